/**
 * Which metric each figure of a report's JSON is (design.md, convention 6). A figure is known by the end of its path, the
 * keys that lead to it without the places in lists: 'rows.nrr', 'rows.expansion_by_source.seats'.
 */
import type { CatalogueSlug } from '../catalogue';
import { motions, sources } from '../source';
import { accountFigures } from './account-figures';
import { ownFigures } from './own-figures';
import { planningFigures } from './planning-figures';
import { signalFigures } from './signal-figures';

/** `null`: no figure but what a row is of, or a count of what was looked at. `*` stands for any one key. */
type Figures = Readonly<Record<string, CatalogueSlug | null>>;

const parts = <Of extends 'expansion' | 'contraction', Kind extends string>(
  key: string,
  of: Of,
  kinds: readonly Kind[],
) => Object.fromEntries(kinds.map((kind) => [`${key}.${kind}`, `${of}.${kind}`])) as Record<string, `${Of}.${Kind}`>;

/** What others have published is no figure of the ledger. */
const published = (key: string): Figures =>
  Object.fromEntries(
    ['size', 'size.from', 'size.below', 'p25', 'median', 'p75', 'n', 'url'].map((name) => [`${key}.${name}`, null]),
  );

const common: Figures = {
  as_of: null,
  began_on: null,
  ledger_version: null,
  window: null,
  accounts: 'active_accounts',
  arr: 'arr',
  mrr: 'mrr',
  start_arr: 'start_arr',
  end_arr: 'end_arr',
  nrr: 'nrr',
  new: 'new',
  reactivation: 'reactivation',
  expansion: 'expansion',
  contraction: 'contraction',
  churn: 'churn',
  'moved_in.accounts': 'moved_accounts',
  'moved_in.arr': 'moved_arr',
  'moved_out.accounts': 'moved_accounts',
  'moved_out.arr': 'moved_arr',
  'started.accounts': 'active_accounts',
  'started.arr': 'started_arr',
};

const byReport: Readonly<Record<string, Figures>> = {
  movements: {
    fx: 'fx',
    between_products: 'between_products',
    'accounts.start': 'active_accounts',
    'accounts.end': 'active_accounts',
    'accounts.*': 'moving_accounts',
    ...parts('expansion_by_source', 'expansion', sources),
    ...parts('contraction_by_source', 'contraction', sources),
  },
  retention: {
    grr: 'grr',
    logo: 'logo_retention',
    nrr_low: 'nrr_interval',
    nrr_high: 'nrr_interval',
    grr_low: 'grr_interval',
    grr_high: 'grr_interval',
    logo_low: 'logo_interval',
    logo_high: 'logo_interval',
    nrr_without_top: 'nrr_without_top',
    nrr_without_price: 'nrr_without_price',
    nrr_without_increases: 'nrr_without_increases',
    grr_without_increases: 'grr_without_increases',
    doubling_years: 'doubling_years',
    half_life_years: 'half_life_years',
  },
  expansion: {
    rate: 'expansion_rate',
    genuine: 'genuine',
    genuine_rate: 'genuine_rate',
    accounts_at_start: 'active_accounts',
    accounts_expanding: 'moving_accounts',
    expanding_accounts: 'expanding_accounts',
    share_of_new: 'share_of_new',
    share_of_net_new: 'share_of_net_new',
    expansion_to_new_3m: 'expansion_to_new_3m',
    quick_ratio: 'quick_ratio',
    top1: 'expansion_concentration',
    top5: 'expansion_concentration',
    top10: 'expansion_concentration',
    share_unclassified: 'unclassified_share',
    arpa_mrr: 'arpa',
    arpa_growth: 'arpa_growth',
    'by_source_rates.*.accounts': 'moving_accounts',
    account_rate: 'source_account_rate',
    arr_rate: 'source_amount_rate',
    ...parts('by_source', 'expansion', sources),
    ...parts('by_motion', 'expansion', motions),
    't2e.accounts': 't2e_accounts',
    't2e_by.*.accounts': 't2e_accounts',
    expanded: 't2e_accounts',
    mean_months: 't2e_mean',
    median_months: 't2e_median',
    'share_by.*': 't2e_share_by',
    'curve.t': null,
    'curve.at_risk': null,
    'curve.events': null,
    'curve.*': 't2e_survival',
    months: null,
    account_months: null,
    churned: 'expansion_then_churn',
    contracted: 'expansion_then_contraction',
    either: 'expansion_then_loss',
    'price_increases.percent': 'price_increase',
    'price_increases.accounts': null,
    'price_increases.arr': 'expansion',
  },
  cohorts: {
    'rows.accounts': 'cohort_accounts',
    'rows.start_arr': 'cohort_revenue',
    // Net, unless another metric of the table was asked for: then `cohort_` and its name.
    'rows.cells': 'cohort_net',
    mean: 'cohort_net',
    partial_age: null,
    mean_cohorts: null,
  },
  ...accountFigures,
  ...signalFigures,
  bridge: {
    points: 'bridge_points',
    contribution: 'bridge_contribution',
    change_arr: 'bridge_change_arr',
  },
  definitions: {
    value: 'definition_value',
    against: null,
    base_arr: 'start_arr',
    difference_arr: 'definition_difference',
    'differs_by.arr': 'definition_difference',
  },
  renewals: {
    'due.within': null,
    'due.accounts': 'due_accounts',
    'due.arr': 'due_arr',
    'awaiting.accounts': 'due_accounts',
    'awaiting.arr': 'due_arr',
    lines: null,
    due_arr: 'due_arr',
    renewed: 'renewal_outcome',
    expanded: 'renewal_outcome',
    contracted: 'renewal_outcome',
    lost: 'renewal_outcome',
    rate: 'renewal_rate',
    from_days: null,
    to_days: null,
    events: 'moving_accounts',
    share: 'expansion_by_distance',
  },
  ...planningFigures,
  ...ownFigures,
  scheduled: {
    current_arr: 'arr',
    contracted_arr: 'contracted_arr',
    'ahead.*': 'scheduled_change',
    'rows.*': 'scheduled_change',
  },
  benchmarks: {
    'stage.arr_usd': null,
    'stage.nrr_low': null,
    'stage.nrr_high': null,
    'stage.to_next_arr': 'to_next_stage',
    // Of the metric that the row or the condition names, and what others say of it.
    value: null,
    low: null,
    high: null,
    needed: null,
    'bands.verdict': null,
    'bands.gap': 'benchmark_gap',
    'bands.gap_arr': 'benchmark_gap_arr',
    'bands.reaches': null,
    'bands.toward': null,
    ...published('like'),
    ...published('all'),
    ...published('others'),
    ...published('own'),
    'own.id': null,
    'own.verdict': null,
    'own.gap': 'benchmark_gap',
    'own.gap_arr': 'benchmark_gap_arr',
    'own.reaches': null,
    'own.toward': null,
    stated: null,
    part: null,
  },
  playbook: {
    stage: null,
    from_usd: null,
    below_usd: null,
    nrr_low: null,
    nrr_high: null,
    period: null,
    // Of the figure that the row names.
    value: null,
    before: null,
    arr: 'expansion',
    accounts: 'moving_accounts',
  },
  targets: {
    // What investors look for at the company's stage: no figure of its own.
    ...{ 'stage.nrr_low': null, 'stage.nrr_high': null },
    // Of the metric that the target is of.
    ...{ target: null, actual: null, gap: null },
    attainment: 'target_attainment',
  },
  'one-time': { charges: null, amount: 'one_time', reporting_amount: 'one_time' },
};

/** The metric of a figure; null where it is no figure; undefined where the catalogue does not know it. */
export function figureOf(report: string, path: string): CatalogueSlug | null | undefined {
  const own = endOf(byReport[report] ?? {}, path);
  return own === undefined ? endOf(common, path) : own;
}

/** What the longest known end of a path stands for; of two as long, the one without `*`. */
function endOf(figures: Figures, path: string): CatalogueSlug | null | undefined {
  const keys = path.split('.');
  for (let from = 0; from < keys.length; from += 1) {
    const end = keys.slice(from);
    const exact = figures[end.join('.')];
    if (exact !== undefined) return exact;
    for (let any = end.length - 1; any >= 0; any -= 1) {
      const like = figures[end.with(any, '*').join('.')];
      if (like !== undefined) return like;
    }
  }
  return undefined;
}
