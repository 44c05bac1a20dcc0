'use client';

import { Check } from 'lucide-react';
import { ChartCard } from '@/components/charts/chart-card';
import { drawn } from '@/components/charts/drawn';
import { useNarrow } from '@/components/charts/use-narrow';
import { showFigure } from '@/components/drill/drill-desk';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/segmented';
import { type ClosedMarksInput, noneClosed, trendWithClosed } from '@/lib/view/closed-marks';
import { compareTrend, rateWithoutPrice, ratioIn, trendWithoutPrice } from '@/lib/view/compared-models';
import type { Comparison } from '@/lib/view/comparison';
import type { Goals } from '@/lib/view/goals';
import type { HeadlineReports } from '@/lib/view/headline';
import { HEADLINE_WINDOW_MONTHS, windowOptions } from '@/lib/view/overview';
import { prepareTrend } from '@/lib/view/trend';
import { TREND_HEIGHT_PX } from './heights';
import { useChoices } from './use-choices';

const TrendChart = drawn(() => import('@/components/charts/trend-chart').then((module) => module.TrendChart));

const METRICS = ['nrr', 'grr'] as const;
const reportOf = { 1: 1, 3: 3, 12: 12 } as const;

interface TrendCardProps {
  retention: HeadlineReports['retention'];
  /** The same with every month, also those that are not shown. */
  all?: HeadlineReports['retention'];
  comparison: Comparison | null;
  goals: Goals | null;
  /** What closed months were reported as, over the headline's window. */
  closed?: ClosedMarksInput;
  className?: string;
}

/** NRR and GRR over time, for windows of one, three or twelve months. */
export function TrendCard({
  retention,
  all = retention,
  comparison,
  goals,
  closed = noneClosed,
  className,
}: TrendCardProps) {
  const [{ window, lines }, setChoices] = useChoices();
  const narrow = useNarrow();
  const report = retention[reportOf[window]];
  const isWithout = lines.includes('price');
  const asKnown = prepareTrend(report, goals);
  const isAsClosed = report.window === HEADLINE_WINDOW_MONTHS;
  const plain = { model: isAsClosed ? trendWithClosed(asKnown, closed) : asKnown, further: [] };
  const { model, further } = compareTrend(isWithout ? trendWithoutPrice(plain, rateWithoutPrice(report)) : plain, {
    comparison,
    ratioIn: ratioIn(all[reportOf[window]].rows, ({ nrr }) => nrr),
  });
  return (
    <ChartCard
      model={model}
      exhibit="retention-trend"
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
      legend={
        <div className="mb-2 flex print:hidden">
          <Button
            aria-pressed={isWithout}
            className="border-dashed px-2 text-xs text-ink-2 aria-pressed:border-solid aria-pressed:bg-sunken aria-pressed:text-ink"
            onClick={() => void setChoices({ lines: isWithout ? [] : ['price'] })}
          >
            {isWithout && <Check aria-hidden />}
            Without price increases
          </Button>
        </div>
      }
    >
      {({ onSpeak }) =>
        model.empty ? (
          <p className="grid h-full place-content-center text-center text-pretty text-ink-2">{model.empty}</p>
        ) : (
          <TrendChart
            model={model}
            further={further}
            narrow={narrow}
            label={model.finding}
            onSpeak={onSpeak}
            onOpen={(period) => showFigure({ metric: `nrr_${window}m`, period })}
          />
        )
      }
    </ChartCard>
  );
}
