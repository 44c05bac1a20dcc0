'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { drawn } from '@/components/charts/drawn';
import { Failure } from '@/components/import/failure';
import { MetricName } from '@/components/metrics/metric-name';
import { Empty } from '@/components/overview/empty-later';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { ForecastReport } from '@/lib/domain/forecast/shape';
import { type ForecastFigure, forecastFigures, forecastSentence, NO_FORECAST, prepareFan } from '@/lib/view/forecast';
import { backTestSentence, prepareBackTest } from '@/lib/view/forecast-back-test';
import type { ForecastChoices } from '@/lib/view/forecast-question';
import { wholeNumber } from '@/lib/view/format';
import { useForecast } from './use-forecast';
import { WhatIfCard } from './what-if-card';

const FanChart = drawn(() => import('./fan-chart').then((module) => module.FanChart));
const BackTestChart = drawn(() => import('./back-test-chart').then((module) => module.BackTestChart));

const FAN_PX = 320;
const TEST_PX = 240;
const NOTHING_FILLED: readonly string[] = [];
const tones = { good: 'text-good', bad: 'text-bad', flat: 'text-ink-2' } as const;

function Figure({ figure: { key, slug, when, value, band, change } }: { figure: ForecastFigure }) {
  return (
    <div data-figure={key} className="-mt-px -ml-px min-w-0 border-t border-l border-line px-4.5 py-3.5 max-md:px-4">
      <p className="flex flex-wrap items-baseline gap-x-1.5 text-xs text-ink-3">
        <MetricName slug={slug} filled={NOTHING_FILLED} />
        {when}
      </p>
      <p className="mt-1.5 text-xl font-semibold tracking-tight text-ink">{value}</p>
      <p className="text-xs text-ink-3">{band}</p>
      <p className={cn('min-h-[18px] text-xs font-medium', change && tones[change.tone])}>{change?.text}</p>
    </div>
  );
}

interface PartProps {
  report: ForecastReport;
  choices: ForecastChoices;
  setChoices(changed: Partial<ForecastChoices>): void;
}

function Fan({ report, choices, setChoices }: PartProps) {
  const model = prepareFan(report, choices);
  if (!model) return null;
  return (
    <ChartCard
      model={model}
      heightPx={FAN_PX}
      exhibit="forecast"
      controls={
        <>
          <Segmented
            label="Figure"
            options={[
              { value: 'nrr', label: 'NRR' },
              { value: 'arr', label: 'ARR' },
            ]}
            value={choices.show}
            onValue={(show) => setChoices({ show })}
          />
          <Segmented
            label="Months ahead"
            options={[
              { value: '12', label: '12 mo' },
              { value: '24', label: '24 mo' },
            ]}
            value={choices.months}
            onValue={(months) => setChoices({ months })}
          />
        </>
      }
    >
      {({ onSpeak }) => <FanChart model={model} isOfRate={choices.show === 'nrr'} onSpeak={onSpeak} />}
    </ChartCard>
  );
}

function BackTest({ report }: { report: ForecastReport }) {
  const model = prepareBackTest(report);
  if (!model)
    return (
      <Card title="How such forecasts held">
        <p className="text-ink-2">{backTestSentence(report)}</p>
      </Card>
    );
  return (
    <ChartCard model={model} heightPx={TEST_PX}>
      {({ onSpeak }) => <BackTestChart model={model} onSpeak={onSpeak} />}
    </ChartCard>
  );
}

function Method({ report: { draws, drawn_accounts, drawn_groups, seed } }: { report: ForecastReport }) {
  const dealt =
    drawn_groups < drawn_accounts ? `, dealt by chance into ${wholeNumber(drawn_groups)} groups that are drawn` : '';
  return (
    <Card title="How it is made">
      <p className="max-w-[90ch] text-pretty text-ink-2">
        {wholeNumber(draws)} draws. Each takes {wholeNumber(drawn_accounts)} accounts with replacement from as many that
        were there in the past twelve months{dealt}, and replays their year month by month: expansion, contraction,
        churn and returns as shares of what a month began with, new business in the amounts of that year; after twelve
        months the year begins again. The band is what 8 of 10 draws lie in. It knows nothing of what has never happened
        yet: a new product, a crisis, a price rise that is planned. Seed {seed}: the same seed draws the same.
      </p>
    </Card>
  );
}

/** Where NRR and ARR would go if the past year repeated itself, or if it did but for something. */
export function Forecast() {
  const { choices, setChoices, query, isEmpty } = useForecast();
  if (isEmpty) return <Empty />;
  if (query.error)
    return <Failure title="The forecast could not be made" error={query.error} onRetry={() => void query.refetch()} />;
  const report = query.data;
  if (!report) return <Skeleton className="h-[720px]" />;
  if (report.month === null)
    return (
      <Card title="There is too little history for a forecast">
        <p className="max-w-[70ch] text-pretty text-ink-2">{NO_FORECAST}</p>
      </Card>
    );
  const change = (changed: Partial<ForecastChoices>) => void setChoices(changed);
  return (
    <div className="grid gap-4">
      <p className="text-md text-pretty text-ink" data-testid="forecast-sentence">
        {forecastSentence(report)}
      </p>
      <section
        aria-label="In 12 and 24 months"
        className="num grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface xl:grid-cols-4"
      >
        {forecastFigures(report).map((figure) => (
          <Figure key={figure.key} figure={figure} />
        ))}
      </section>
      <WhatIfCard report={report} choices={choices} onChange={change} />
      <Fan report={report} choices={choices} setChoices={change} />
      <BackTest report={report} />
      <Method report={report} />
    </div>
  );
}
