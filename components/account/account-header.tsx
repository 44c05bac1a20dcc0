'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { accountHref, accountsHref } from '@/lib/view/accounts';
import { wholeNumber } from '@/lib/view/format';
import { AccountActions } from './account-actions';
import { useAccount, useNeighbours } from './use-account';

interface StepProps {
  to: { account: string; name: string } | null;
  label: string;
  hrefOf(account: string): string;
  Icon: typeof ChevronLeft;
}

function Step({ to, label, hrefOf, Icon }: StepProps) {
  if (to === null)
    return (
      <Button variant="quiet" size="icon" disabled aria-label={label}>
        <Icon aria-hidden />
      </Button>
    );
  return (
    <Button asChild variant="quiet" size="icon">
      <Link href={hrefOf(to.account)} title={to.name} aria-label={`${label}: ${to.name}`}>
        <Icon aria-hidden />
      </Link>
    </Button>
  );
}

/** The account's name between the list it came from and what can be done to it. */
export function AccountHeader({ account }: { account: string }) {
  const { data } = useAccount(account);
  const { around, total, place } = useNeighbours(data?.account ?? account);
  const hrefOf = (id: string) => accountHref(id, place);
  return (
    <header className="flex h-13 items-center gap-2 border-b border-line bg-canvas px-7 max-md:px-4 print:mb-4 print:px-0">
      <Link
        href={accountsHref(place)}
        className="inline-flex min-h-[24px] items-center rounded-xs text-md font-medium tracking-snug text-ink-2 hover:text-ink max-md:hidden"
      >
        Accounts
      </Link>
      <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-3 max-md:hidden" />
      <h1 className="min-w-0 truncate text-md font-semibold tracking-snug text-ink">
        {data?.name ?? account}
        {data && data.account !== data.name && (
          <span className="ml-2 text-xs font-normal text-ink-3 max-md:hidden">{data.account}</span>
        )}
      </h1>
      <div className="ml-auto flex items-center gap-1 print:hidden">
        {around && (
          <nav aria-label="In the list" className="flex items-center">
            <Step to={around.before} label="Account before" hrefOf={hrefOf} Icon={ChevronLeft} />
            <span className="num px-1 text-xs whitespace-nowrap text-ink-3 max-md:hidden">
              {wholeNumber(around.position + 1)} of {wholeNumber(total)}
            </span>
            <Step to={around.after} label="Account after" hrefOf={hrefOf} Icon={ChevronRight} />
          </nav>
        )}
        {data && <AccountActions account={data.account} name={data.name} isExcluded={data.excluded !== null} />}
      </div>
    </header>
  );
}
