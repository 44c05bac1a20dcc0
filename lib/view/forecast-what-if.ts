/** What can be tried out of the forecast, each beside what the past year says. */
import type { ForecastReport } from '@/lib/domain/forecast/shape';
import type { ForecastChoices } from './forecast-question';
import { percent, signedPoints, wholeNumber } from './format';

const PERCENT = 100;

export interface WhatIfField {
  key: 'churn' | 'expansion' | 't2e';
  name: string;
  /** What the past year says. */
  now: string;
  /** What it would be. */
  tried: string;
  least: number;
  most: number;
  step: number;
}

const POINTS = 3;

/** What can be tried out, each beside what the past year says. */
export function whatIfFields(
  { churn_rate, expansion_rate, t2e_median }: ForecastReport,
  { churn, expansion, t2e }: Pick<ForecastChoices, 'churn' | 'expansion' | 't2e'>,
): WhatIfField[] {
  const rate = (now: number | null, by: number): string =>
    now === null ? '–' : `${percent(Math.max(now + by / PERCENT, 0))} a month`;
  const months = (value: number): string => `${wholeNumber(value)} ${Math.abs(value) === 1 ? 'month' : 'months'}`;
  return [
    {
      ...{ key: 'churn', name: 'Churn', least: -POINTS, most: POINTS, step: 0.1 },
      now: rate(churn_rate, 0),
      tried: rate(churn_rate, churn),
    },
    {
      ...{ key: 'expansion', name: 'Expansion rate', least: -POINTS, most: POINTS, step: 0.1 },
      now: rate(expansion_rate, 0),
      tried: rate(expansion_rate, expansion),
    },
    {
      ...{ key: 't2e', name: 'Time to first expansion', least: -6, most: 6, step: 1 },
      now: t2e_median === null ? 'less than half have expanded' : months(t2e_median),
      tried:
        t2e_median === null
          ? t2e === 0
            ? 'as it is'
            : `${months(Math.abs(t2e))} ${t2e < 0 ? 'sooner' : 'later'}`
          : months(Math.max(t2e_median + t2e, 0)),
    },
  ];
}

/** '−1.0 pt', '+2 months', 'as it was' */
export function triedText(key: WhatIfField['key'], value: number): string {
  if (value === 0) return 'as it was';
  if (key !== 't2e') return `${signedPoints(value / PERCENT)} pt`;
  return `${value > 0 ? '+' : '−'}${Math.abs(value)} ${Math.abs(value) === 1 ? 'month' : 'months'}`;
}
