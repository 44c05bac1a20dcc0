'use client';

import { ChevronDown, Ellipsis } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useId } from 'react';
import { useDesk } from '@/components/plans/desk';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { OnDemand } from '@/components/ui/on-demand';
import { Skeleton } from '@/components/ui/skeleton';
import type { WorkRowAnswer } from '@/lib/api/contract/queue';
import { queueLine } from '@/lib/view/queue';
import { ScoreBar } from './score-bar';

const QueueParts = dynamic(() => import('./queue-parts').then((module) => module.QueueParts), {
  loading: () => <Skeleton className="h-56" />,
});

const loadMenu = async () => (await import('./row-menu')).RowMenu;

/** The columns of a row, and of the heads above them. */
export const rowColumns =
  'grid grid-cols-[28px_minmax(0,1fr)_92px_120px_120px_minmax(0,176px)_minmax(0,104px)_16px] items-center gap-x-4 max-xl:grid-cols-[28px_minmax(0,1fr)_92px_104px_104px_minmax(0,150px)_16px] max-md:grid-cols-2 max-md:gap-y-1';

interface QueueRowProps {
  row: WorkRowAnswer;
  currency: string;
  riskLine: number;
  today: string;
  isOpen: boolean;
  onOpen(isOpen: boolean): void;
}

/** An account of the queue: why it stands there and what to do; opened, every part of its scores. */
export function QueueRow({ row, currency, riskLine, today, isOpen, onOpen }: QueueRowProps) {
  const id = useId();
  const line = queueLine(row, currency);
  const desk = useDesk();
  const plan = () => desk({ kind: 'plan', of: { account: row.account, name: line.name, record: null } });
  return (
    <li className="border-b border-line last:border-b-0" data-account={row.account}>
      <div className="flex items-center gap-1 max-md:items-start">
        <button
          type="button"
          data-queue-row=""
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => onOpen(!isOpen)}
          className={cn(rowColumns, 'num min-w-0 flex-1 rounded-sm px-1 py-2 text-left hover:bg-sunken')}
        >
          <span className="text-right text-xs text-ink-3 max-md:hidden">{line.place}</span>
          <span className="min-w-0 max-md:col-span-2">
            <span className="block truncate font-medium text-ink">{line.name}</span>
            <span className="line-clamp-2 text-xs text-pretty text-ink-2">{line.reason}</span>
            {line.note && <span className="block truncate text-xs text-ink-3">Note: {line.note}</span>}
          </span>
          <span className="text-right text-ink max-md:order-last max-md:text-left max-md:text-xs">
            <span className="text-ink-3 md:sr-only">ARR </span>
            {line.arr}
          </span>
          <span className="max-md:grid max-md:grid-cols-[auto_1fr] max-md:items-center max-md:gap-2 max-md:text-xs">
            <span aria-hidden className="text-ink-3 md:hidden">
              Ready
            </span>
            <ScoreBar label="Readiness" score={line.readiness} tone="good" />
          </span>
          <span className="max-md:grid max-md:grid-cols-[auto_1fr] max-md:items-center max-md:gap-2 max-md:text-xs">
            <span aria-hidden className="text-ink-3 md:hidden">
              Risk
            </span>
            <ScoreBar label="Churn risk" score={line.risk} tone="bad" line={riskLine / 100} />
          </span>
          <span className="text-pretty text-ink max-md:order-last max-md:text-right max-md:text-xs">
            {line.action}
            {line.standing && <span className="block text-xs text-ink-3">{line.standing}</span>}
            {line.owner && <span className="hidden text-xs text-ink-3 max-xl:print:block">{line.owner}</span>}
          </span>
          <span className="truncate text-ink-2 max-xl:hidden">
            {line.owner ?? <span className="text-ink-3">–</span>}
          </span>
          <ChevronDown
            aria-hidden
            className={cn('size-4 text-ink-3 max-md:hidden print:hidden', isOpen && 'rotate-180')}
          />
        </button>
        <span className="flex shrink-0 items-center gap-0.5 py-2 print:hidden">
          <Button
            needs="act"
            className="max-md:hidden"
            aria-haspopup="dialog"
            aria-label={`Plan for ${line.name}`}
            onClick={plan}
          >
            Plan
          </Button>
          <OnDemand
            haspopup="menu"
            load={loadMenu}
            props={{ row, today, onPlan: plan }}
            trigger={
              <Button needs="act" variant="quiet" size="small" aria-label={`Actions of ${line.name}`}>
                <Ellipsis aria-hidden />
              </Button>
            }
          />
        </span>
      </div>
      <div id={id} className={cn('px-1 pt-1 pb-5', !isOpen && 'hidden')}>
        {isOpen && <QueueParts row={row} currency={currency} onPlan={plan} />}
      </div>
    </li>
  );
}
