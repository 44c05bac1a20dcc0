'use client';

import dynamic from 'next/dynamic';
import { ChartCard } from '@/components/charts/chart-card';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { MovementsReport } from '@/lib/domain/report';
import { movementNames, movementTypes, prepareStacks, prepareWaterfall } from '@/lib/view/monday/movement-bars';
import { useCompact, useOverviewChoices } from './use-overview';

const loading = () => <Skeleton className="h-full w-full" />;
const WaterfallChart = dynamic(
  () => import('@/components/charts/waterfall-chart').then((module) => module.WaterfallChart),
  { ssr: false, loading },
);
const StackChart = dynamic(() => import('@/components/charts/stack-chart').then((module) => module.StackChart), {
  ssr: false,
  loading,
});

const HEIGHT = 280;

const units = [
  { value: 'mrr', label: 'MRR' },
  { value: 'arr', label: 'ARR' },
] as const;

/** The colours' names, next to the one chart that has no room for direct labels. */
function Key() {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-3.5 gap-y-1 text-ink-2 text-xs">
      {movementTypes.map((type) => (
        <li key={type} className="flex items-center gap-1.5">
          <span aria-hidden="true" className="size-2 rounded-xs" style={{ background: `var(--mv-${type})` }} />
          {movementNames[type]}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-2 rounded-full bg-ink" />
        Net
      </li>
    </ul>
  );
}

/** The last closed month step by step, and the months side by side. */
export function MovementCards({ report }: { report: MovementsReport }) {
  const { unit, setUnit } = useOverviewChoices();
  const compact = useCompact();
  const month = report.rows.filter((row) => !row.partial).at(-1) ?? report.rows.at(-1);
  if (!month) return null;
  const waterfall = prepareWaterfall(month, report.currency, unit);
  const stacks = prepareStacks(report, unit);
  return (
    <>
      <ChartCard
        title={waterfall.finding}
        description={waterfall.description}
        summary={waterfall.summary}
        table={waterfall.table}
        fileName={`movements-${month.period}-${unit}`}
        height={HEIGHT}
        controls={<Segmented label="Unit" options={units} value={unit} onValue={setUnit} />}
        className="lg:col-span-6"
      >
        <WaterfallChart model={waterfall} currency={report.currency} compact={compact} />
      </ChartCard>
      <ChartCard
        title={stacks.finding}
        description={stacks.description}
        summary={stacks.summary}
        table={stacks.table}
        fileName={`movements-by-month-${unit}`}
        height={HEIGHT}
        className="lg:col-span-6"
      >
        <div className="flex h-full flex-col">
          <div className="min-h-0 flex-1">
            <StackChart model={stacks} currency={report.currency} compact={compact} />
          </div>
          <Key />
        </div>
      </ChartCard>
    </>
  );
}
