'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useRememberedAccount } from '@/components/command/use-remembered-account';
import { Failure } from '@/components/import/failure';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import { ApiError } from '@/lib/api/client';
import { accountNotice, relations } from '@/lib/view/account-facts';
import { standingWords } from '@/lib/view/account-figures';
import { accountsHref } from '@/lib/view/accounts';
import { AccountStrip } from './account-strip';
import { ByHandCard } from './by-hand-card';
import { CourseCard } from './course-card';
import { AttributesCard, LinesCard } from './fact-cards';
import { LedgerCard } from './ledger-card';
import { RelationsCard } from './relations-card';
import { useAccount, useNeighbours } from './use-account';

// Their code comes apart from the page's: their place and words come with it.
const SignalsCard = dynamic(() => import('./signals-card').then((module) => module.SignalsCard));
const AccountPlans = dynamic(() => import('@/components/plans/account-plans').then((module) => module.AccountPlans));

const UNANSWERABLE = 422;

const Loading = () => (
  <div className="grid gap-4">
    <Skeleton className="h-32" />
    <div className="grid gap-4 xl:grid-cols-12">
      <Skeleton className="h-90 xl:col-span-8" />
      <Skeleton className="h-90 xl:col-span-4" />
    </div>
  </div>
);

function Unknown({ words, account }: { words: string; account: string }) {
  const { place } = useNeighbours(account);
  return (
    <PageMessage
      title={`There is no account ${account} here`}
      actions={
        <Button asChild variant="primary">
          <Link href={accountsHref(place)}>All accounts</Link>
        </Button>
      }
    >
      <p>{words}</p>
      <p>It may be of an import that was withdrawn, or not yet known on the day that the page is as of.</p>
    </PageMessage>
  );
}

/** One account's whole story. */
export function Account({ account }: { account: string }) {
  const { data, error, refetch } = useAccount(account);
  useRememberedAccount(account, data?.name);
  if (error instanceof ApiError && error.status === UNANSWERABLE && !data)
    return <Unknown words={error.message} account={account} />;
  if (error && !data)
    return <Failure title="The account could not be loaded" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const notice = accountNotice(data);
  const hasMore = data.lines.length > 0 || relations(data).length > 0;
  return (
    <div className="grid gap-4">
      {notice && <Callout>{notice}</Callout>}
      {data.day !== null && (
        <>
          <p className="sr-only">{standingWords(data)}</p>
          <AccountStrip report={data} />
        </>
      )}
      <div className="grid gap-4 xl:grid-cols-12">
        <CourseCard report={data} className={hasMore ? 'self-start xl:col-span-8' : 'col-span-full'} />
        <div className={cn('grid min-w-0 content-start gap-4 xl:col-span-4', !hasMore && 'hidden')}>
          <LinesCard facts={data} />
          <RelationsCard facts={data} />
        </div>
        {data.day !== null && <LedgerCard report={data} className="col-span-full" />}
        <div className="col-span-full -mb-4 gap-4 xl:columns-2 [&>*]:mb-4 [&>*]:break-inside-avoid">
          <AttributesCard facts={data} />
          <ByHandCard account={data.account} name={data.name} />
          <SignalsCard facts={data} />
          <AccountPlans facts={data} />
        </div>
      </div>
    </div>
  );
}
