'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { drawn } from '@/components/charts/drawn';
import { useNarrow } from '@/components/charts/use-narrow';
import { useDrill } from '@/components/drill/use-drill';
import { Segmented } from '@/components/ui/segmented';
import type { Goals } from '@/lib/view/goals';
import type { HeadlineReports } from '@/lib/view/headline';
import { windowOptions } from '@/lib/view/overview';
import { prepareTrend } from '@/lib/view/trend';
import { TREND_HEIGHT_PX } from './heights';
import { useChoices } from './use-choices';

const TrendChart = drawn(() => import('@/components/charts/trend-chart').then((module) => module.TrendChart));

const METRICS = ['nrr', 'grr'] as const;
const reportOf = { 1: 1, 3: 3, 12: 12 } as const;

interface TrendCardProps {
  retention: HeadlineReports['retention'];
  goals: Goals | null;
  className?: string;
}

/** NRR and GRR over time, for windows of one, three or twelve months. */
export function TrendCard({ retention, goals, className }: TrendCardProps) {
  const { show } = useDrill();
  const [{ window }, setChoices] = useChoices();
  const narrow = useNarrow();
  const model = prepareTrend(retention[reportOf[window]], goals);
  return (
    <ChartCard
      model={model}
      heightPx={TREND_HEIGHT_PX}
      metrics={METRICS}
      className={className}
      controls={
        <Segmented
          label="Window of retention"
          options={windowOptions}
          value={window}
          onValue={(chosen) => void setChoices({ window: chosen })}
          className="text-xs"
        />
      }
    >
      {({ onSpeak }) =>
        model.empty ? (
          <p className="grid h-full place-content-center text-center text-pretty text-ink-2">{model.empty}</p>
        ) : (
          <TrendChart
            model={model}
            narrow={narrow}
            label={model.finding}
            onSpeak={onSpeak}
            onOpen={(period) => show({ metric: `nrr_${window}m`, period })}
          />
        )
      }
    </ChartCard>
  );
}
