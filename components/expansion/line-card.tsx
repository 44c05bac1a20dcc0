'use client';

import { memo } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { drawn } from '@/components/charts/drawn';
import type { FurtherLine } from '@/lib/view/comparison';
import type { LinesModel } from '@/lib/view/expansion-lines';
import { Nothing } from './column-card';
import { CHART_HEIGHT_PX, EMPTY_HEIGHT_PX } from './heights';

const LinesChart = drawn(() => import('./lines-chart').then((module) => module.LinesChart));

const NONE: readonly FurtherLine[] = [];

interface LineCardProps {
  model: LinesModel;
  further?: readonly FurtherLine[];
  /** What it is called on a slide. */
  exhibit?: string | undefined;
  className?: string;
}

export const LineCard = memo(function LineCard({ model, further = NONE, exhibit, className }: LineCardProps) {
  return (
    <ChartCard
      model={model}
      exhibit={exhibit}
      heightPx={model.empty === null ? CHART_HEIGHT_PX : EMPTY_HEIGHT_PX}
      className={className}
    >
      {({ onSpeak }) =>
        model.empty === null ? (
          <LinesChart model={model} further={further} label={model.finding} onSpeak={onSpeak} />
        ) : (
          <Nothing>{model.empty}</Nothing>
        )
      }
    </ChartCard>
  );
});
