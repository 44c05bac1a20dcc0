/**
 * Rules of thumb (metrics.md section 10): bands that people in the field repeat, without a measurement behind them. They
 * stand apart from what was measured and from the stage's target.
 */

export interface RuleOfThumb {
  /** As the benchmarks report names it. */
  metric: string;
  population: string;
  /** In the metric's unit; null: no lower, or no upper end. */
  low: number | null;
  high: number | null;
  note: string;
}

export const rulesOfThumb: readonly RuleOfThumb[] = [
  {
    metric: 'nrr_12m',
    population: 'B2B SaaS, breakeven to top decile',
    low: 1,
    high: 1.2,
    note: '100 % breakeven, 110 % strong, 120 % top decile',
  },
  {
    metric: 'nrr_12m',
    population: 'B2B SaaS median',
    low: 1,
    high: 1.05,
    note: 'top quartile above 120 %; enterprise land-and-expand often 130 %',
  },
  { metric: 'nrr_12m', population: 'SMB-focused', low: 0.9, high: 1, note: 'higher churn' },
  { metric: 'nrr_12m', population: 'consumer subscriptions', low: null, high: 1, note: 'rarely above 100 %' },
  { metric: 'expansion_rate', population: 'healthy SaaS', low: 0.03, high: 0.05, note: 'of starting MRR a month' },
  {
    metric: 'expansion_share_of_new',
    population: 'strong SaaS',
    low: 0.3,
    high: 0.4,
    note: 'of total new MRR (new and expansion)',
  },
  {
    metric: 'expansion_share_of_net_new',
    population: 'mature SaaS and subscription',
    low: 0.3,
    high: 0.5,
    note: 'of net new ARR',
  },
  {
    metric: 'expansion_cost_ratio',
    population: 'any',
    low: 0.1,
    high: 0.3,
    note: 'what a dollar of expansion costs, of what a dollar of new business costs',
  },
  {
    metric: 'expansion_payback_months',
    population: 'any',
    low: null,
    high: 3,
    note: 'months; new business 12 to 18',
  },
  {
    metric: 'win_rate',
    population: 'any',
    low: 0.4,
    high: 0.6,
    note: 'of expansion; new sales 20 to 30 %, and a cycle of weeks instead of months',
  },
];
