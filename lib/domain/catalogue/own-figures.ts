/** The figures of reports with questions of their own, by the end of their path: books, plays, comparisons, matches. */
import type { CatalogueSlug } from '../catalogue';

type Figures = Readonly<Record<string, CatalogueSlug | null>>;

export const ownFigures: Readonly<Record<string, Figures>> = {
  book: {
    grr: 'grr',
    coverage: 'coverage',
    'due.accounts': 'due_accounts',
    'due.arr': 'due_arr',
    'renewals.arr': 'due_arr',
    // Of the metric that the target is of.
    ...{ 'targets.target': null, 'targets.actual': null, 'targets.gap': null },
    'targets.attainment': 'target_attainment',
  },
  plays: {
    play: null,
    'runs.id': null,
    base_rate: 'rule_base',
    'outcome.*': 'play_runs',
    'outcome.share': 'play_share',
    'outcome.interval.*': 'play_interval',
    'differences.*': 'play_difference',
  },
  differences: {
    // How many accounts they list, and what the cause is of: days, a share, a rate.
    ...{ accounts: null, offset: null, 'cases.size': null },
    'months.causes.accounts': 'differing_accounts',
    'causes.accounts': 'differing_accounts',
    found: 'differing_accounts',
    theirs: 'their_mrr',
    ours: 'mrr',
    difference: 'mrr_difference',
    unexplained: 'unexplained_difference',
  },
  matches: {
    accounts: null,
    offset: null,
    total: 'match_offers',
    sure: 'match_offers',
    sure_from: 'match_confidence',
    'by_sources.offers': 'match_offers',
    'offers.confidence': 'match_confidence',
  },
};
