'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useRef } from 'react';
import { Failure } from '@/components/import/failure';
import { PlanDesk } from '@/components/plans/desk';
import { PageMessage } from '@/components/shell/page-message';
import { UnknownSignals } from '@/components/signals/unknown-signals';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { useFocusKept } from '@/components/ui/focus-kept';
import { MoreRows } from '@/components/ui/more-rows';
import { Skeleton } from '@/components/ui/skeleton';
import type { PriorityQueueAnswer, WorkRowAnswer } from '@/lib/api/contract/queue';
import { queueGroups, queueSentence, queueSub } from '@/lib/view/queue';
import { QueueBar } from './queue-bar';
import { QueueRow, rowColumns } from './queue-row';
import { useRowSteps } from './row-steps';
import { useQueue } from './use-queue';

const NoSignals = dynamic(() => import('./no-signals').then((module) => module.NoSignals));
const WeightsPanel = dynamic(() => import('./weights-panel').then((module) => module.WeightsPanel));

/** Accounts in the order in which something is to be done about them. */
export function Queue() {
  const { choices, setChoices, answer, rows, query } = useQueue();
  if (query.error && !answer)
    return <Failure title="The queue could not be read" error={query.error} onRetry={() => void query.refetch()} />;
  if (!answer) return <Skeleton className="h-96" />;
  if (answer.data_through === null) return <NoLedger />;
  return (
    <PlanDesk>
      {answer.zones.grow.accounts === 0 && <NoSignals />}
      <QueueBar answer={answer} choices={choices} setChoices={setChoices} />
      <Card
        title={queueSentence(answer)}
        sub={<span className="num">{queueSub(answer)}</span>}
        actions={
          <>
            <UnknownSignals accounts={answer.unknown_accounts} />
            <Button aria-haspopup="dialog" onClick={() => void setChoices({ weights: true })}>
              Weights
            </Button>
          </>
        }
      >
        {rows.length === 0 ? (
          <p className="py-6 text-ink-2">No account answers to this choice.</p>
        ) : (
          <Rows rows={rows} answer={answer} open={choices.row} onOpen={(row) => void setChoices({ row })} />
        )}
        {query.hasNextPage && (
          <div className="mt-3 text-xs text-ink-3">
            <MoreRows
              words={`${rows.length} of ${answer.total}`}
              isLoading={query.isFetchingNextPage}
              onMore={() => void query.fetchNextPage()}
            />
          </div>
        )}
        <p className="mt-3 text-xs text-ink-3 max-md:hidden print:hidden">
          j and k go from row to row, Enter opens one. Done comes back after 30 days, or when something else is
          recommended.
        </p>
      </Card>
      {choices.weights && (
        <WeightsPanel settings={answer.settings} onClose={() => void setChoices({ weights: false })} />
      )}
    </PlanDesk>
  );
}

interface RowsProps {
  rows: WorkRowAnswer[];
  answer: PriorityQueueAnswer;
  /** The account that is opened. */
  open: string | null;
  onOpen(account: string | null): void;
}

function Rows({ rows, answer, open, onOpen }: RowsProps) {
  const list = useRef<HTMLDivElement>(null);
  useRowSteps(list);
  useFocusKept(list, '[data-account]');
  const rowOf = new Map(rows.map((row) => [row.account, row]));
  return (
    <div ref={list}>
      <div
        aria-hidden
        className="flex gap-1 border-b border-line-strong pr-26 print:pr-0 text-2xs font-medium text-ink-3 max-md:hidden"
      >
        <div className={cn(rowColumns, 'flex-1 px-1 pb-1.5')}>
          <span />
          <span>Account and why</span>
          <span className="text-right">ARR</span>
          <span className="pl-9">Readiness</span>
          <span className="pl-9">Churn risk</span>
          <span>Recommended</span>
          <span className="max-xl:hidden">Owner</span>
        </div>
      </div>
      {queueGroups(rows, answer).map(({ zone, name, why, lines }) => (
        <section key={zone} aria-label={name}>
          <h3 className="flex flex-wrap items-baseline gap-x-2 border-b border-line px-1 pt-4 pb-1 font-medium text-ink">
            {name} <span className="text-xs font-normal text-ink-3">{why}</span>
          </h3>
          <ul>
            {lines.map(({ account }) => {
              const row = rowOf.get(account);
              return (
                row && (
                  <QueueRow
                    key={account}
                    row={row}
                    currency={answer.currency}
                    riskLine={answer.settings.risk_line}
                    today={answer.today}
                    isOpen={open === account}
                    onOpen={(isOpen) => onOpen(isOpen ? account : null)}
                  />
                )
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

const NoLedger = () => (
  <PageMessage
    title="There are no accounts to put in order yet"
    actions={
      <Button needs="write" asChild variant="primary">
        <Link href="/import">Import a file</Link>
      </Button>
    }
  >
    <p>
      Once there is a ledger, accounts at risk come first, then those that are ready to grow, each with the signals that
      say so. Usage and signals are files or calls of their own.
    </p>
  </PageMessage>
);
