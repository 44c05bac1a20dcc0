/** The words that cohorts, their ages and their figures go by. */

import type { CohortMetric } from '@/lib/domain/cohort-metric';
import { formatExactMoney, monthText, NO_FIGURE, percent, wholeNumber } from './format';

export const cohortMetricNames: Readonly<Record<CohortMetric, string>> = {
  net: 'Net retention',
  gross: 'Gross retention',
  logo: 'Logo retention',
  accounts: 'Accounts',
  revenue: 'ARR',
  arpa: 'ARPA',
};

/** '2025-03' is 'Mar 2025', '2025-Q1' is 'Q1 2025', 'before' the accounts that were there when the ledger began. */
export function cohortName(cohort: string): string {
  if (cohort === 'before') return 'Before';
  const [year = '', part = ''] = cohort.split('-');
  if (part.startsWith('Q')) return `${part} ${year}`;
  return part === '' ? year : monthText(cohort);
}

/** A figure to the last digit that is known of it. */
export function exactCohortFigure(metric: CohortMetric, value: number | null, currency: string): string {
  if (value === null) return NO_FIGURE;
  if (metric === 'accounts') return wholeNumber(value);
  return metric === 'revenue' || metric === 'arpa' ? formatExactMoney(value, currency) : percent(value);
}
