'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { FigureButton } from '@/components/drill/figure-button';
import { Failure } from '@/components/import/failure';
import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import { reportQuery } from '@/lib/api/queries';
import { prepareOpen } from '@/lib/view/plans';
import { type SellingStrip, stripOf } from '@/lib/view/plans-closed';
import { ClosedCard } from './closed-card';
import { OpenCard } from './open-card';
import { TouchpointsCard } from './touchpoints-card';
import { usePlanActions } from './use-plan-actions';

interface PlansTabProps {
  owner: string | null;
  onOwner(owner: string | null): void;
}

/** What is open, what is planned, and what came of what was won. */
export function PlansTab({ owner, onOwner }: PlansTabProps) {
  const list = useQuery(reportQuery('plan-list', {}));
  const coverage = useQuery(reportQuery('coverage', {}));
  const plans = useQuery(reportQuery('plans', {}));
  const open = useMemo(() => list.data && prepareOpen(list.data, owner), [list.data, owner]);
  const actions = usePlanActions(list.data?.currency ?? 'USD');
  const failed = [list, coverage, plans].find(({ error, data }) => error && !data);
  if (failed?.error)
    return <Failure title="The plans could not be loaded" error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!list.data || !coverage.data || !plans.data || !open) return <Skeleton className="h-96" />;
  const strip = stripOf(list.data, { coverage: coverage.data, total: plans.data.total });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Strip figures={strip} day={list.data.data_through} />
      <OpenCard model={open} owner={owner} onOwner={onOwner} actions={actions} />
      <div
        className={cn(
          'grid grid-cols-[minmax(0,1fr)] items-start gap-4',
          list.data.closed.length > 0 && 'xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]',
        )}
      >
        <ClosedCard list={list.data} actions={actions} />
        <TouchpointsCard ahead={list.data.ahead} actions={actions} />
      </div>
    </div>
  );
}

const Strip = ({ figures, day }: { figures: readonly SellingStrip[]; day: string | null }) => (
  <dl className="num grid grid-cols-2 gap-x-6 gap-y-4 rounded-lg border border-line bg-surface px-5 py-4 lg:grid-cols-4">
    {figures.map(({ key, name, value, note, metric }) => (
      <div key={key} className="min-w-0" data-figure={key}>
        <dt className="text-xs text-ink-2">{name}</dt>
        <dd>
          <FigureButton
            figure={metric === null || day === null ? null : { metric, period: day }}
            label={`What makes ${value}, ${name}`}
            className="block min-h-[24px] text-xl font-semibold tracking-tight text-ink"
          >
            {value}
          </FigureButton>
          <p className="mt-0.5 text-2xs text-pretty text-ink-3">{note}</p>
        </dd>
      </div>
    ))}
  </dl>
);
