'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { drawn } from '@/components/charts/drawn';
import type { LinesModel } from '@/lib/view/expansion-lines';
import { Nothing } from './column-card';
import { CHART_HEIGHT_PX } from './heights';

const LinesChart = drawn(() => import('./lines-chart').then((module) => module.LinesChart));

export function LineCard({ model, className }: { model: LinesModel; className?: string }) {
  return (
    <ChartCard model={model} heightPx={CHART_HEIGHT_PX} className={className}>
      {({ onSpeak }) =>
        model.empty === null ? (
          <LinesChart model={model} label={model.finding} onSpeak={onSpeak} />
        ) : (
          <Nothing>{model.empty}</Nothing>
        )
      }
    </ChartCard>
  );
}
