/** The metrics of the Overview: name, what it is in words, and the formula with today's figures filled in. */
import type { RetentionReport } from '@/lib/domain/report';
import { arrMoney, percent, wholeNumber } from '../format';

export type MetricSlug = 'nrr' | 'grr' | 'logo_retention' | 'arr' | 'active_accounts';

export interface Metric {
  slug: MetricSlug;
  name: string;
  /** The formula in words. */
  meaning: string;
}

export const catalogue: Readonly<Record<MetricSlug, Metric>> = {
  nrr: {
    slug: 'nrr',
    name: 'Net revenue retention',
    meaning:
      'What the accounts active at the start of the window pay now, over what they paid then. Expansion, contraction and churn count; customers won since do not.',
  },
  grr: {
    slug: 'grr',
    name: 'Gross retention',
    meaning:
      'The same accounts and the same start, but each counts with no more than it paid then: what would be kept if nobody expanded.',
  },
  logo_retention: {
    slug: 'logo_retention',
    name: 'Logo retention',
    meaning:
      'Of the accounts active at the start of the window, the share still active at its end, large and small alike.',
  },
  arr: {
    slug: 'arr',
    name: 'ARR',
    meaning: 'The annual run rate of everything that recurs on that day. One-time charges are in no figure.',
  },
  active_accounts: {
    slug: 'active_accounts',
    name: 'Active accounts',
    meaning: 'Accounts whose ARR is above zero on that day. A free plan, a trial or a pause is not active.',
  },
};

/** The formula with the numbers of the current window; null where there are none, or nothing to divide. */
export function filledIn(slug: MetricSlug, report: RetentionReport): string | null {
  const current = report.current;
  if (!current || current.nrr === null || current.grr === null) return null;
  const start = arrMoney(current.start_arr, report.currency);
  if (slug === 'nrr') return `${arrMoney(current.end_arr, report.currency)} ÷ ${start} = ${percent(current.nrr)}`;
  if (slug === 'grr')
    return `${arrMoney(Math.round(current.grr * current.start_arr), report.currency)} ÷ ${start} = ${percent(current.grr)}`;
  if (slug !== 'logo_retention' || current.logo === null) return null;
  const kept = wholeNumber(Math.round(current.logo * current.accounts));
  return `${kept} ÷ ${wholeNumber(current.accounts)} accounts = ${percent(current.logo)}`;
}
