'use client';

import Link from 'next/link';
import { AccountLink } from '@/components/account/account-link';
import { Failure } from '@/components/import/failure';
import { ScoreBar } from '@/components/queue/score-bar';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import type { PriorityQueueAnswer } from '@/lib/api/contract/queue';
import { queueLine, queueSentence } from '@/lib/view/queue';
import { zoneWords } from '@/lib/view/signal-words';
import { useBookQueue } from './use-book';

const FIRST = 6;

/** The first accounts of the queue that are theirs. */
export function QueueTop({ owner }: { owner: string }) {
  const { data, error, refetch } = useBookQueue(owner);
  const answer = data?.pages[0];
  if (error && !answer)
    return <Failure title="The queue could not be read" error={error} onRetry={() => void refetch()} />;
  if (!answer) return <Skeleton className="h-80" />;
  return (
    <Card
      title={<span className="num">{queueSentence(answer)}</span>}
      sub="The top of their queue; what waits or is done is left out"
      actions={
        <Button asChild>
          <Link href={`/queue?owner=${encodeURIComponent(owner)}`} prefetch={false}>
            Whole queue
          </Link>
        </Button>
      }
    >
      <Lines answer={answer} />
    </Card>
  );
}

function Lines({ answer }: { answer: PriorityQueueAnswer }) {
  if (answer.rows.length === 0) return <p className="text-ink-2">Nothing is open.</p>;
  return (
    <ol className="num" aria-label="Top of the queue">
      {answer.rows.slice(0, FIRST).map((row) => {
        const line = queueLine(row, answer.currency);
        return (
          <li
            key={line.account}
            className="grid grid-cols-[minmax(0,1fr)_92px_112px_112px_minmax(0,176px)] items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0 max-md:grid-cols-2"
          >
            <span className="min-w-0 max-md:col-span-2">
              <AccountLink account={line.account} className="font-medium text-ink">
                {line.name}
              </AccountLink>
              <span className="ml-2 text-xs text-ink-3">{zoneWords[line.zone]}</span>
              <span className="line-clamp-2 text-xs text-pretty text-ink-2">{line.reason}</span>
            </span>
            <span className="text-right text-ink max-md:text-left">{line.arr}</span>
            <span className="max-md:order-last">
              <span aria-hidden className="block text-2xs text-ink-3">
                Readiness
              </span>
              <ScoreBar label="Readiness" score={line.readiness} tone="good" />
            </span>
            <span className="max-md:order-last">
              <span aria-hidden className="block text-2xs text-ink-3">
                Churn risk
              </span>
              <ScoreBar label="Churn risk" score={line.risk} tone="bad" line={answer.settings.risk_line / 100} />
            </span>
            <span className="text-pretty text-ink max-md:text-right">{line.action}</span>
          </li>
        );
      })}
    </ol>
  );
}
