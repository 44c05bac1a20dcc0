'use client';

import dynamic from 'next/dynamic';
import { ChartCard } from '@/components/charts/chart-card';
import { Skeleton } from '@/components/ui/skeleton';
import type { ExpansionReports } from '@/lib/view/expansion';
import { prepareConcentration } from '@/lib/view/expansion-concentration';
import { Nothing } from './column-card';
import { CHART_HEIGHT_PX } from './heights';

const ConcentrationChart = dynamic(() => import('./concentration-chart').then((module) => module.ConcentrationChart), {
  ssr: false,
  loading: () => <Skeleton className="h-full" />,
});

/** From how few accounts expansion comes, and what that means in one line. */
export function ConcentrationCard({ reports, className }: { reports: ExpansionReports; className?: string }) {
  const model = prepareConcentration(reports.expansion, reports.retention);
  return (
    <ChartCard
      model={{ ...model, summary: `${model.summary} ${model.diagnosis}` }}
      heightPx={CHART_HEIGHT_PX}
      legend={model.diagnosis && <p className="num mb-2 text-xs text-pretty text-ink">{model.diagnosis}</p>}
      className={className}
    >
      {({ onSpeak }) =>
        model.empty === null ? (
          <ConcentrationChart model={model} label={model.finding} onSpeak={onSpeak} />
        ) : (
          <Nothing>{model.empty}</Nothing>
        )
      }
    </ChartCard>
  );
}
