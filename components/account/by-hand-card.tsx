'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { StickyNote, Undo2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { useUndo } from '@/components/adjust/use-adjustment';
import { useTimeZone } from '@/components/adjust/use-time-zone';
import { useQuestion } from '@/components/filters/use-question';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { adjustmentsQuery } from '@/lib/api/adjustment-queries';
import { type ByHandLine, prepareByHand } from '@/lib/view/account-by-hand';
import { joinedAdjustments } from '@/lib/view/adjustments';
import { adjustmentsHref } from '@/lib/view/adjustments-question';

const AccountDialog = dynamic(
  () => import('@/components/adjust/account-dialog').then((module) => module.AccountDialog),
  { ssr: false },
);

interface ByHandCardProps {
  account: string;
  name: string;
  className?: string;
}

/** Notes, and what was stated by hand: each with its effect, undone at will. */
export function ByHandCard({ account, name, className }: ByHandCardProps) {
  const [{ as_of }] = useQuestion();
  const timeZone = useTimeZone();
  const { data, error } = useInfiniteQuery(adjustmentsQuery({ account }));
  const [isWriting, setIsWriting] = useState(false);
  const undo = useUndo();
  const list = joinedAdjustments(data?.pages ?? []);
  if (error && !list) return null;
  if (!list) return <Skeleton className={`h-32 ${className}`} />;
  const model = prepareByHand(list, { asOf: as_of, timeZone });
  return (
    <Card
      title={<span className="num">{model.title}</span>}
      sub={model.sub}
      className={className}
      actions={
        <Button needs="act" onClick={() => setIsWriting(true)}>
          <StickyNote aria-hidden />
          Write a note
        </Button>
      }
    >
      {model.lines.length > 0 && (
        <ul className="-my-2 divide-y divide-line">
          {model.lines.map((line) => (
            <Line key={line.id} line={line} isBusy={undo.isPending} onUndo={() => undo.mutate(line.id)} />
          ))}
        </ul>
      )}
      {model.more && (
        <p className="num mt-3 text-xs text-ink-3">
          {model.more}:{' '}
          <Link
            href={adjustmentsHref(account)}
            className="inline-flex min-h-[24px] items-center rounded-xs font-medium text-ink-2 underline decoration-line-strong underline-offset-4 hover:text-ink"
          >
            all under Adjustments
          </Link>
        </p>
      )}
      {isWriting && <AccountDialog action="note" account={account} name={name} onClose={() => setIsWriting(false)} />}
    </Card>
  );
}

const Line = ({ line, isBusy, onUndo }: { line: ByHandLine; isBusy: boolean; onUndo(): void }) => (
  <li className="num grid grid-cols-[88px_minmax(0,1fr)_auto] gap-x-3 py-2">
    <span className="text-ink-3">{line.day}</span>
    <div className="min-w-0">
      {line.what && <p className="text-pretty wrap-anywhere text-ink">{line.what}</p>}
      {line.why && (
        <p
          className={
            line.what ? 'text-xs text-pretty wrap-anywhere text-ink-2' : 'whitespace-pre-line wrap-anywhere text-ink'
          }
        >
          {line.why}
        </p>
      )}
      {line.effect && <p className="text-xs text-ink-2">{line.effect}</p>}
      <p className="text-xs text-ink-3">
        {line.kind} by {line.by}
      </p>
    </div>
    {line.canUndo && (
      <Button
        needs="act"
        variant="quiet"
        disabled={isBusy}
        aria-label={`Undo ${line.description}`}
        className="-mt-1 -mr-2.5 print:hidden"
        onClick={onUndo}
      >
        <Undo2 aria-hidden />
        Undo
      </Button>
    )}
  </li>
);
