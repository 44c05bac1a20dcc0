'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { drawn } from '@/components/charts/drawn';
import { showFigure } from '@/components/drill/drill-desk';
import type { MovementRow } from '@/lib/domain/report';
import type { Unit } from '@/lib/view/overview';
import { prepareWaterfall } from '@/lib/view/waterfall';
import { MOVEMENTS_HEIGHT_PX } from './heights';

const WaterfallChart = drawn(() =>
  import('@/components/charts/waterfall-chart').then((module) => module.WaterfallChart),
);

interface WaterfallCardProps {
  row: MovementRow;
  currency: string;
  unit: Unit;
  className?: string;
}

export function WaterfallCard({ row, currency, unit, className }: WaterfallCardProps) {
  const model = prepareWaterfall(row, currency, unit);
  return (
    <ChartCard
      model={model}
      heightPx={MOVEMENTS_HEIGHT_PX}
      metrics={['movements']}
      exhibit="movements"
      className={className}
    >
      {({ onSpeak }) => <WaterfallChart model={model} label={model.finding} onSpeak={onSpeak} onOpen={showFigure} />}
    </ChartCard>
  );
}
