'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { AccountLink } from '@/components/account/account-link';
import { DataActions } from '@/components/charts/data-actions';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody } from '@/components/ui/table';
import { tieOutQuery } from '@/lib/api/closed-queries';
import { prepareTieOut, type TieOutModel, tieOutTable } from '@/lib/view/tie-out';
import { CauseForm } from './cause-form';
import { SignOffForm } from './sign-off-form';
import { useRemoveCause, useTakeBack } from './use-closed';

const TotalsDialog = dynamic(() => import('./totals-dialog').then((module) => module.TotalsDialog));

/** The month's MRR beside the general ledger's, what explains the difference, and who signed it off. */
export function TieOut({ period }: { period: string }) {
  const { data, error, refetch } = useQuery(tieOutQuery(period));
  const [form, setForm] = useState<'cause' | 'sign' | 'totals' | null>(null);
  if (error && !data)
    return <Failure title="The tie-out could not be loaded" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-80" />;
  const model = prepareTieOut(data);
  const close = () => setForm(null);
  return (
    <>
      <div className="mb-2 flex items-start justify-between gap-3">
        <div>
          <h3 className="num font-semibold text-balance">{model.finding}</h3>
          <p className="num text-xs text-ink-3">{model.sub}</p>
        </div>
        <DataActions table={tieOutTable(data)} exhibit="tie-out" says={{ month: data.period }} />
      </div>
      <Lines model={model} onState={() => setForm('totals')} />
      <Signed model={model} />
      {form === null && (
        <div className="mt-4 flex flex-wrap gap-2 print:hidden">
          {model.canExplain && (
            <Button needs="write" onClick={() => setForm('cause')}>
              Explain a part
            </Button>
          )}
          {model.canSign && (
            <Button needs="write" onClick={() => setForm('sign')}>
              Sign off
            </Button>
          )}
          <Button asChild variant="quiet">
            <Link href="/health/differences" prefetch={false}>
              Compare an export by account
            </Link>
          </Button>
        </div>
      )}
      {form === 'cause' && <CauseForm period={period} amount={model.left} currency={data.currency} onClose={close} />}
      {form === 'sign' && <SignOffForm period={period} needsNote={model.needsNote} onClose={close} />}
      {form === 'totals' && <TotalsDialog text={data.ledger ? '' : `${period} `} onClose={close} />}
    </>
  );
}

const cell = 'h-(--row) border-b border-line py-1.5 align-top';

function Lines({ model, onState }: { model: TieOutModel; onState(): void }) {
  const remove = useRemoveCause();
  return (
    <Table aria-label="Tie-out">
      <TableBody>
        <Line name="General ledger" amount={model.ledger} note={model.ledgerFrom}>
          <Button needs="write" variant="quiet" onClick={onState}>
            {model.ledgerFrom === null ? 'State it' : 'Change'}
          </Button>
        </Line>
        <Line name="Ratchet" amount={model.ours} note={null} />
        <Line name="Difference" amount={model.difference} note={null} isSum />
        {model.causes.map((cause) => (
          <tr key={cause.id}>
            <th scope="row" className={cn(cell, 'pl-4 text-left font-normal')}>
              {cause.text}
              {(cause.account ?? cause.note) !== null && (
                <span className="block text-xs text-pretty text-ink-3 wrap-anywhere">
                  {cause.account && <AccountLink account={cause.account.id}>{cause.account.name}</AccountLink>}
                  {cause.account && cause.note && ': '}
                  {cause.note}
                </span>
              )}
            </th>
            <td className={cn(cell, 'text-right whitespace-nowrap')}>{cause.amount}</td>
            <td className={cn(cell, 'w-0 py-0 pl-2 text-right print:hidden')}>
              <Button
                needs="write"
                variant="quiet"
                size="small"
                aria-label={`Remove ${cause.text}, ${cause.amount}`}
                disabled={remove.isPending}
                onClick={() => remove.mutate(cause.id)}
              >
                <X aria-hidden />
              </Button>
            </td>
          </tr>
        ))}
        <Line name="Not explained" amount={model.unexplained} note={null} isSum />
      </TableBody>
    </Table>
  );
}

interface LineProps {
  name: string;
  amount: string;
  note: string | null;
  isSum?: boolean;
  children?: React.ReactNode;
}

const Line = ({ name, amount, note, isSum = false, children }: LineProps) => (
  <tr className={cn(isSum && 'font-semibold')}>
    <th
      scope="row"
      className={cn(cell, 'text-left', isSum ? 'border-t border-t-line-strong font-semibold' : 'font-normal')}
    >
      {name}
      {note !== null && <span className="block text-xs text-ink-3 wrap-anywhere">{note}</span>}
    </th>
    <td className={cn(cell, 'text-right whitespace-nowrap', isSum && 'border-t border-t-line-strong')}>{amount}</td>
    <td
      className={cn(
        cell,
        'w-0 py-0 pl-2 text-right whitespace-nowrap print:hidden',
        isSum && 'border-t border-t-line-strong',
      )}
    >
      {children}
    </td>
  </tr>
);

function Signed({ model: { signed } }: { model: TieOutModel }) {
  const takeBack = useTakeBack();
  if (signed === null) return null;
  return (
    <Callout
      tone={signed.outdated === null ? 'good' : 'caution'}
      title={signed.text}
      className="mt-4"
      action={
        <Button needs="write" disabled={takeBack.isPending} onClick={() => takeBack.mutate(signed.id)}>
          Take back
        </Button>
      }
    >
      {signed.note !== null && <p className="wrap-anywhere">“{signed.note}”</p>}
      {signed.outdated !== null && <p className="num">{signed.outdated}.</p>}
    </Callout>
  );
}
