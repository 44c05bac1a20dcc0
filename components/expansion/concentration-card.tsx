'use client';

import { memo, useMemo } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { drawn } from '@/components/charts/drawn';
import type { RetentionReport } from '@/lib/domain/report';
import type { ExpansionFigures } from '@/lib/view/expansion';
import { prepareConcentration } from '@/lib/view/expansion-concentration';
import { Nothing } from './column-card';
import { CHART_HEIGHT_PX } from './heights';

const ConcentrationChart = drawn(() => import('./concentration-chart').then((module) => module.ConcentrationChart));

/** From how few accounts expansion comes, and what that means in one line. */
interface ConcentrationCardProps {
  figures: ExpansionFigures;
  /** Twelve-month windows: whether a high NRR rests on few. */
  retention: RetentionReport;
  className?: string;
}

export const ConcentrationCard = memo(function ConcentrationCard(props: ConcentrationCardProps) {
  const { figures, retention, className } = props;
  const model = useMemo(() => prepareConcentration(figures, retention), [figures, retention]);
  return (
    <ChartCard
      model={{ ...model, summary: `${model.summary} ${model.diagnosis}` }}
      heightPx={CHART_HEIGHT_PX}
      exhibit="concentration"
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
});
