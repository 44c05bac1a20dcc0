/**
 * What each figure on a page is: its name, its unit, which way is better, and its formula in words (metrics.md
 * sections 3 and 5). Labels, definitions and tables read it here, so that one figure has one name.
 */
export interface Metric {
  slug: string;
  name: string;
  /** For narrow places. */
  shortName: string;
  unit: 'ratio' | 'money' | 'count';
  /** Which direction is better; null: neither is. */
  good: 'up' | 'down' | null;
  formula: string;
  /** What it does not count, or what else to know. */
  note: string;
}

const entries = [
  {
    slug: 'nrr',
    name: 'Net revenue retention',
    shortName: 'NRR',
    unit: 'ratio',
    good: 'up',
    formula: 'ARR today of the accounts that were active when the window began, divided by their ARR then.',
    note: 'Accounts that started later never count, nor does what they expand by. One that left and came back counts with what it pays today.',
  },
  {
    slug: 'grr',
    name: 'Gross retention',
    shortName: 'GRR',
    unit: 'ratio',
    good: 'up',
    formula:
      'The same accounts, each counted with no more than it paid when the window began, divided by their ARR then.',
    note: 'Counted account by account: the growth of one never hides the loss of another. It cannot exceed 100%.',
  },
  {
    slug: 'logo_retention',
    name: 'Logo retention',
    shortName: 'Logo',
    unit: 'ratio',
    good: 'up',
    formula: 'Accounts still active today, divided by the accounts that were active when the window began.',
    note: 'Every account weighs the same, whatever it pays.',
  },
  {
    slug: 'arr',
    name: 'ARR',
    shortName: 'ARR',
    unit: 'money',
    good: 'up',
    formula: 'The annual run rate of all active subscription lines on the day.',
    note: 'Annual plans count as they are, monthly ones twelve times. One-time charges and scheduled changes are not in it. MRR is ARR divided by twelve.',
  },
  {
    slug: 'active_accounts',
    name: 'Active accounts',
    shortName: 'Accounts',
    unit: 'count',
    good: 'up',
    formula: 'Accounts whose ARR on the day is above zero.',
    note: 'Free plans, trials, pauses and full discounts are not active.',
  },
  {
    slug: 'movements',
    name: 'Movements',
    shortName: 'Movements',
    unit: 'money',
    good: null,
    formula: 'Start + new + reactivation + expansion − contraction − churn = end, for every account and month.',
    note: 'A change in the month in which an account starts is new business, not expansion.',
  },
] as const satisfies readonly Metric[];

export type MetricSlug = (typeof entries)[number]['slug'];

const bySlug = new Map<string, Metric>(entries.map((entry) => [entry.slug, entry]));

export function metric(slug: MetricSlug): Metric {
  const found = bySlug.get(slug);
  if (!found) throw new RangeError(`no metric ${slug}`);
  return found;
}

export const metricSlugs: readonly MetricSlug[] = entries.map((entry) => entry.slug);
