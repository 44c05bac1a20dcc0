'use client';

import type { ReactNode } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { drawn } from '@/components/charts/drawn';
import { showFigure } from '@/components/drill/drill-desk';
import type { ColumnsModel } from '@/lib/view/expansion-columns';
import { CHART_HEIGHT_PX, EMPTY_HEIGHT_PX } from './heights';
import { Legend } from './legend';

const ColumnsChart = drawn(() => import('./columns-chart').then((module) => module.ColumnsChart));

interface ColumnCardProps {
  model: ColumnsModel;
  heightPx?: number;
  controls?: ReactNode;
  /** What Enter opens of a column, as `explain` knows it. */
  whole?: string | null;
  /** What it is called on a slide. */
  exhibit?: string | undefined;
  className?: string;
}

export const Nothing = ({ children }: { children: ReactNode }) => (
  <p className="mx-auto grid h-full max-w-[46ch] place-content-center text-center text-pretty text-ink-2">{children}</p>
);

/** Columns side by side, each a stack; a segment opens the accounts that make it. */
export function ColumnCard({
  model,
  heightPx = CHART_HEIGHT_PX,
  controls,
  whole = null,
  exhibit,
  className,
}: ColumnCardProps) {
  return (
    <ChartCard
      model={model}
      exhibit={exhibit}
      heightPx={model.empty === null ? heightPx : EMPTY_HEIGHT_PX}
      controls={controls}
      legend={model.empty === null && <Legend series={model.series} />}
      className={className}
    >
      {({ onSpeak }) =>
        model.empty === null ? (
          <ColumnsChart
            model={model}
            label={model.finding}
            onSpeak={onSpeak}
            onOpen={(metric, period) => showFigure({ metric, period })}
            whole={whole}
          />
        ) : (
          <Nothing>{model.empty}</Nothing>
        )
      }
    </ChartCard>
  );
}
