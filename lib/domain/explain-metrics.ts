/** The figures that can be explained account by account, by name (metrics.md sections 3 to 7 and 9). */
import { type CohortMetric, cohortMetrics } from './cohort-metric';
import { DUE_WITHIN_DAYS } from './due-within';
import { type Period, parsePeriod } from './grid';
import { type MovementType, movementTypes } from './movement-type';
import { type Motion, motions, type Source, sources } from './source';

const rates = ['nrr', 'grr', 'logo'] as const;
const windowsMonths = [1, 3, 12] as const;
const shared = ['expansion', 'contraction'] as const;
const outcomes = ['renewed', 'expanded', 'contracted', 'lost'] as const;

/** A figure of the whole company or a part of it, for which a target may be set. */
export type CompanyMetric =
  | { kind: 'retention'; rate: (typeof rates)[number]; windowMonths: number }
  | { kind: 'arr' }
  | { kind: 'movement'; type: MovementType; source: Source | null };

/** A cell of the cohort table: the age is that which the cohort has in the period explained. */
export interface CohortCellMetric {
  kind: 'cohort';
  metric: CohortMetric;
  /** The month, quarter or year in which its accounts started; null: those of the opening balance. */
  started: Period | null;
}

/** Expansion of one kind, by itself or as a share of what, or who, was there at the period's start. */
export interface ExpansionMetric {
  kind: 'expansion';
  part: 'all' | 'genuine' | Source | Motion;
  of: 'arr' | 'accounts' | null;
}

/** Of the terms that ended in the period: what was due, what became of it, or the share of it that was renewed. */
export interface RenewalMetric {
  kind: 'renewal';
  figure: 'due_arr' | 'rate' | (typeof outcomes)[number];
}

export type ExplainedMetric =
  | CompanyMetric
  | CohortCellMetric
  | ExpansionMetric
  | RenewalMetric
  /** ARR of the accounts that have been there three months or more: what readiness counts. */
  | { kind: 'settled' }
  /** What moved between products asked for and other products of the same accounts. */
  | { kind: 'between_products' }
  /** ARR whose term ends within so many days after the data ends; null: whose term has ended, and nobody knows what of it. */
  | { kind: 'due'; withinDays: number | null }
  /** What is scheduled: by how much it changes ARR, or what ARR becomes by it. */
  | { kind: 'scheduled'; figure: 'change' | 'contracted' }
  /** Of the active accounts those somebody is at work on. */
  | { kind: 'coverage' }
  /** A quarter's expansion of the accounts with a business review in it, or of the others. */
  | { kind: 'reviewed'; isReviewed: boolean }
  /** Opportunities to expand that were won, of those closed. */
  | { kind: 'won' };

const companyByName = new Map<string, CompanyMetric>([
  ...rates.flatMap((rate) =>
    windowsMonths.map((windowMonths): [string, CompanyMetric] => [
      `${rate}_${windowMonths}m`,
      { kind: 'retention', rate, windowMonths },
    ]),
  ),
  ['arr', { kind: 'arr' }],
  ...movementTypes.map((type): [string, CompanyMetric] => [type, { kind: 'movement', type, source: null }]),
  ...shared.flatMap((type) =>
    sources.map((source): [string, CompanyMetric] => [`${type}.${source}`, { kind: 'movement', type, source }]),
  ),
]);

const expansion = (part: ExpansionMetric['part'], of: ExpansionMetric['of']): ExpansionMetric => ({
  kind: 'expansion',
  part,
  of,
});

const byName = new Map<string, ExplainedMetric>([
  ...companyByName,
  ['arr_settled', { kind: 'settled' }],
  ['between_products', { kind: 'between_products' }],
  ['genuine', expansion('genuine', null)],
  ...motions.map((motion): [string, ExplainedMetric] => [`expansion.${motion}`, expansion(motion, null)]),
  ['expansion_rate', expansion('all', 'arr')],
  ['genuine_rate', expansion('genuine', 'arr')],
  ['expanding_accounts', expansion('genuine', 'accounts')],
  ...sources.map((source): [string, ExplainedMetric] => [
    `source_account_rate.${source}`,
    expansion(source, 'accounts'),
  ]),
  ...sources.map((source): [string, ExplainedMetric] => [`source_amount_rate.${source}`, expansion(source, 'arr')]),
  ['renewal_rate', { kind: 'renewal', figure: 'rate' }],
  ...outcomes.map((figure): [string, ExplainedMetric] => [`renewal_outcome.${figure}`, { kind: 'renewal', figure }]),
  ['due_arr', { kind: 'renewal', figure: 'due_arr' }],
  ...DUE_WITHIN_DAYS.map((withinDays): [string, ExplainedMetric] => [
    `due_arr.${withinDays}d`,
    { kind: 'due', withinDays },
  ]),
  ['due_arr.past', { kind: 'due', withinDays: null }],
  ['scheduled_change', { kind: 'scheduled', figure: 'change' }],
  ['contracted_arr', { kind: 'scheduled', figure: 'contracted' }],
  ['coverage', { kind: 'coverage' }],
  ['qbr_rate.with', { kind: 'reviewed', isReviewed: true }],
  ['qbr_rate.without', { kind: 'reviewed', isReviewed: false }],
  ['win_rate', { kind: 'won' }],
]);

/** Names of the figures for which a target may be set: `nrr_12m`, `arr`, `expansion`, `expansion.seats` … */
export const companyMetricNames: readonly string[] = [...companyByName.keys()];

/** Every name but those of cohorts: those of the company's, `genuine`, `expansion.sales`, `renewal_rate`, `due_arr.30d` … */
export const explainedMetricNames: readonly string[] = [...byName.keys()];

/** The figure of a name for which a target may be set; null where none has it. */
export const companyMetric = (name: string): CompanyMetric | null => companyByName.get(name) ?? null;

const COHORT = /^cohort_([a-z]+)\.(before|\d{4}(?:-\d{2}|-Q[1-4])?|FY\d{4}(?:-Q[1-4])?-\d{2})$/;

/** `cohort_net.2025-03`, `cohort_logo.2025-Q1`, `cohort_revenue.before`. */
function cohortMetric(name: string): CohortCellMetric | null {
  const [, word, label = ''] = COHORT.exec(name) ?? [];
  const metric = cohortMetrics.find((each) => each === word);
  const started = parsePeriod(label);
  return metric === undefined || (started === null && label !== 'before') ? null : { kind: 'cohort', metric, started };
}

/** The figure of a name; null where none has it. */
export const explainedMetric = (name: string): ExplainedMetric | null => byName.get(name) ?? cohortMetric(name);

/** Whether accounts add themselves to the figure, each 1 or 0, in place of ARR; of what was won, their plans. */
export function countsAccounts(metric: ExplainedMetric): boolean {
  if (metric.kind === 'retention') return metric.rate === 'logo';
  if (metric.kind === 'cohort') return metric.metric === 'logo' || metric.metric === 'accounts';
  if (metric.kind === 'coverage' || metric.kind === 'won') return true;
  return metric.kind === 'expansion' && metric.of === 'accounts';
}

/** Whether the figure is a share of what, or who, was there before. */
export function isShare(metric: ExplainedMetric): boolean {
  if (['retention', 'coverage', 'reviewed', 'won'].includes(metric.kind)) return true;
  if (metric.kind === 'cohort') return ['net', 'gross', 'logo'].includes(metric.metric);
  if (metric.kind === 'renewal') return metric.figure === 'rate';
  return metric.kind === 'expansion' && metric.of !== null;
}
