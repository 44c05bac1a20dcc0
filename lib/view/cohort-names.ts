/** The words that cohorts, their ages and their figures go by. */
import type { CohortMetric } from '@/lib/domain/cohort-metric';
import type { CohortGrid } from '@/lib/domain/cohort-sums';
import { currencyExponent } from '@/lib/domain/money';
import {
  compactMoney,
  fiscalText,
  formatExactMoney,
  monthText,
  NO_FIGURE,
  percent,
  percentNumber,
  wholeNumber,
} from './format';

export const cohortMetricNames: Readonly<Record<CohortMetric, string>> = {
  net: 'Net retention',
  gross: 'Gross retention',
  logo: 'Logo retention',
  accounts: 'Accounts',
  revenue: 'ARR',
  arpa: 'ARPA',
};

/** Metrics that are shares of where a cohort began: they have an average, and at 100% nothing is lost or gained. */
export type CohortRate = 'net' | 'gross' | 'logo';
export const isRate = (metric: CohortMetric): metric is CohortRate =>
  metric === 'net' || metric === 'gross' || metric === 'logo';

/** '2025-03' is 'Mar 2025', '2025-Q1' is 'Q1 2025', 'before' the accounts that were there when the ledger began. */
export function cohortName(cohort: string): string {
  if (cohort === 'before') return 'Before';
  const fiscal = fiscalText(cohort);
  if (fiscal !== null) return fiscal;
  const [year = '', part = ''] = cohort.split('-');
  if (part.startsWith('Q')) return `${part} ${year}`;
  return part === '' ? year : monthText(cohort);
}

/** '1 month', '7 quarters' */
export const ageText = (age: number, grid: CohortGrid): string => `${age} ${grid}${age === 1 ? '' : 's'}`;

/** A figure to the last digit that is known of it. */
export function exactCohortFigure(metric: CohortMetric, value: number | null, currency: string): string {
  if (value === null) return NO_FIGURE;
  if (metric === 'accounts') return wholeNumber(value);
  return isRate(metric) ? percent(value) : formatExactMoney(value, currency);
}

/** A figure as it is read in a sentence or beside a line: money in three figures. */
export function readCohortFigure(metric: CohortMetric, value: number | null, currency: string): string {
  if (value === null) return NO_FIGURE;
  if (metric === 'accounts') return wholeNumber(value);
  return isRate(metric) ? percent(value) : compactMoney(value, currency);
}

/** As short as a cell of the table is wide: its unit stands above the table. */
export function shortCohortFigure(metric: CohortMetric, value: number | null, currency: string): string {
  if (value === null) return NO_FIGURE;
  if (metric === 'accounts') return wholeNumber(value);
  if (isRate(metric)) return percentNumber(value, 0);
  const major = value / 10 ** (currencyExponent(currency) ?? 2);
  const decimals = major >= 1e6 || (major >= 1e3 && major < 1e4) ? 1 : 0;
  const format = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: decimals });
  return format.format(major).replace('K', 'k');
}

/** What a figure is of, in words that follow it: '103% of the ARR they started with'. */
export const startWords: Readonly<Record<CohortRate, string>> = {
  net: 'of the ARR they started with',
  gross: 'of the ARR they started with, growth left aside',
  logo: 'of their accounts',
};
