'use client';

import { memo, useMemo } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { drawn } from '@/components/charts/drawn';
import { useNarrow } from '@/components/charts/use-narrow';
import { useClosedMarks } from '@/components/closed/use-closed-marks';
import { showFigure } from '@/components/drill/drill-desk';
import { useAsked, useQuestion } from '@/components/filters/use-question';
import { Segmented } from '@/components/ui/segmented';
import type { RetentionReport } from '@/lib/domain/report';
import { ratesWithClosed } from '@/lib/view/closed-marks';
import { compareRates, ratioIn } from '@/lib/view/compared-models';
import { comparisonOf } from '@/lib/view/comparison';
import { HEADLINE_WINDOW_MONTHS, windowOptions } from '@/lib/view/overview';
import type { Months } from '@/lib/view/question';
import type { extraLines } from '@/lib/view/retention';
import { prepareRates } from '@/lib/view/retention-trend';
import { RATES_HEIGHT_PX } from './heights';
import { Toggles } from './toggles';
import { useRateChoices } from './use-retention';

const RatesChart = drawn(() => import('./rates-chart').then((module) => module.RatesChart));

const extras = [
  { value: 'top', label: 'Without the top account' },
  { value: 'price', label: 'Without price increases' },
] as const satisfies readonly { value: (typeof extraLines)[number]; label: string }[];

interface RatesCardProps {
  report: RetentionReport;
  months: Months;
  /** Every month of the report, also those that are not shown. */
  all?: RetentionReport['rows'];
  className?: string;
}

/** NRR, GRR and logo retention over time. */
export const RatesCard = memo(function RatesCard({ report, months, all = report.rows, className }: RatesCardProps) {
  const [{ window, lines }, setChoices] = useRateChoices();
  const narrow = useNarrow();
  const [question] = useQuestion();
  const closed = useClosedMarks(useAsked());
  const { model, further } = useMemo(() => {
    const against = { comparison: comparisonOf(question), ratioIn: ratioIn(all, ({ nrr }) => nrr) };
    const rates = prepareRates(report, lines, months);
    return compareRates(report.window === HEADLINE_WINDOW_MONTHS ? ratesWithClosed(rates, closed) : rates, against);
  }, [report, lines, months, all, question, closed]);
  return (
    <ChartCard
      model={model}
      exhibit="rates"
      heightPx={RATES_HEIGHT_PX}
      metrics={['nrr', 'grr', 'logo_retention']}
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
        <Toggles
          label="Further lines of NRR"
          options={extras}
          values={lines}
          onValues={(chosen) => void setChoices({ lines: chosen })}
        />
      }
    >
      {({ onSpeak }) =>
        model.empty ? (
          <p className="grid h-full place-content-center text-center text-pretty text-ink-2">{model.empty}</p>
        ) : (
          <RatesChart
            model={model}
            further={further}
            narrow={narrow}
            label={model.finding}
            onSpeak={onSpeak}
            onOpen={showFigure}
          />
        )
      }
    </ChartCard>
  );
});
