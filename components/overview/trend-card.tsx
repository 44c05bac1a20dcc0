'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { ChartCard } from '@/components/charts/chart-card';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import { retentionQuery } from '@/lib/api/queries';
import { prepareTrend } from '@/lib/view/monday/trend';
import { useCompact, useOverviewChoices } from './use-overview';

const TrendChart = dynamic(() => import('@/components/charts/trend-chart').then((module) => module.TrendChart), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full" />,
});

const HEIGHT = 300;

const options = [
  { value: '1', label: '1 mo' },
  { value: '3', label: '3 mo' },
  { value: '12', label: '12 mo' },
] as const;

export function TrendCard({ className }: { className?: string }) {
  const { window, setWindow } = useOverviewChoices();
  const compact = useCompact();
  const { data } = useQuery(retentionQuery({ window: Number(window) }));
  if (!data) return <Skeleton className={`h-96 ${className ?? ''}`} />;
  const model = prepareTrend(data);
  return (
    <ChartCard
      title={model.finding}
      description={[model.description, model.axisNote && `${model.axisNote}.`].filter(Boolean).join(' ')}
      summary={model.summary}
      table={model.table}
      fileName={`retention-${window}-months`}
      height={HEIGHT}
      controls={<Segmented label="Window" options={options} value={window} onValue={setWindow} />}
      className={className}
    >
      {model.points.length === 0 ? (
        <p className="grid h-full place-content-center text-center text-ink-2">
          No window of {window} months has an account at its start yet.
        </p>
      ) : (
        <TrendChart model={model} compact={compact} />
      )}
    </ChartCard>
  );
}
