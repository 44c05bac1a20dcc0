/** The figures of the queue, of rules and of signals, by the end of their path. */
import type { CatalogueSlug } from '../catalogue';

type Figures = Readonly<Record<string, CatalogueSlug | null>>;

/** What a reading of a meter says is the company's own figure, not the ledger's. */
const reading: Figures = {
  reading: null,
  'reading.used': null,
  'reading.limit': null,
  'reading.before': null,
  'reading.before_on': null,
  'reading.change': null,
};

const settings: Figures = {
  'settings.signals.weight': 'signal_weight',
  'settings.signals.default_weight': 'signal_weight',
  'settings.signals.half_life_days': null,
  'settings.signals.default_half_life_days': null,
  'settings.caps.cap': 'signal_points',
  'settings.caps.default_cap': 'signal_points',
  'settings.risks.points': 'risk_points',
  'settings.risks.default_points': 'risk_points',
  'settings.risk_line': 'churn_risk',
  'settings.default_risk_line': 'churn_risk',
  'settings.ready_line': 'readiness',
  'settings.default_ready_line': 'readiness',
};

/** One account's scores with their parts: a row of the queue, and of an account's own page. */
export const scoreFigures: Figures = {
  score: 'signal_score',
  'categories.sum': 'signal_points',
  'categories.cap': 'signal_points',
  'categories.points': 'signal_points',
  'signals.age_days': null,
  'signals.weight': 'signal_weight',
  'signals.half_life_days': null,
  'signals.points': 'signal_points',
  'signals.note': null,
  churn_risk: 'churn_risk',
  'risks.points': 'risk_points',
  'risks.on': null,
  'risks.arr': 'arr',
  'risks.count': null,
  'risks.note': null,
  readiness: 'readiness',
  expanded_on: null,
  'reasons.on': null,
  'reasons.points': 'signal_points',
  ...reading,
};

export const signalFigures = {
  queue: {
    day: null,
    offset: null,
    total: 'listed_accounts',
    owner: null,
    'zones.*.accounts': 'listed_accounts',
    unknown_accounts: null,
    ...scoreFigures,
    ...settings,
  },
  rules: {
    day: null,
    'conditions.meter': null,
    'conditions.at_least': null,
    'conditions.within_days': null,
    'conditions.value': null,
    changed_at: null,
    changed_by: null,
    'preview.from': null,
    'preview.to': null,
    fired: 'rule_fired',
    followed: 'rule_fired',
    expanded: 'rule_fired',
    precision: 'rule_precision',
    'base.account_months': null,
    'base.expanded': null,
    'base.rate': 'rule_base',
    base_rate: 'rule_base',
    lift: 'rule_lift',
    holds_now: 'listed_accounts',
    'never.condition': null,
    expanded_on: null,
    'firings.source': null,
  },
  signals: {
    day: null,
    count: null,
    accounts: 'listed_accounts',
    last_on: null,
    'rows.category': null,
    with_limit: null,
  },
} satisfies Readonly<Record<string, Figures>>;
