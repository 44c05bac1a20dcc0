/** The figures that can be explained account by account, by name (metrics.md sections 3 to 5 and 7). */
import { type CohortMetric, cohortMetrics } from './cohort-metric';
import { type Period, parsePeriod } from './grid';
import { type MovementType, movementTypes } from './movement-type';
import { type Source, sources } from './source';

const rates = ['nrr', 'grr', 'logo'] as const;
const windowsMonths = [1, 3, 12] as const;
const shared = ['expansion', 'contraction'] as const;

/** A figure of the whole company or a part of it. */
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

/** ARR of the accounts that have been there three months or more: what readiness counts. */
export interface SettledMetric {
  kind: 'settled';
}

export type ExplainedMetric = CompanyMetric | CohortCellMetric | SettledMetric;

const SETTLED = 'arr_settled';

const byName = new Map<string, CompanyMetric>([
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

/** Every name but those of cohorts: `nrr_12m`, `arr`, `expansion`, `expansion.seats` … */
export const explainedMetricNames: readonly string[] = [...byName.keys()];

/** The figure of a name, cohorts left aside; null where none has it. */
export const companyMetric = (name: string): CompanyMetric | null => byName.get(name) ?? null;

const COHORT = /^cohort_([a-z]+)\.(before|\d{4}(?:-\d{2}|-Q[1-4])?|FY\d{4}(?:-Q[1-4])?-\d{2})$/;

/** `cohort_net.2025-03`, `cohort_logo.2025-Q1`, `cohort_revenue.before`. */
function cohortMetric(name: string): CohortCellMetric | null {
  const [, word, label = ''] = COHORT.exec(name) ?? [];
  const metric = cohortMetrics.find((each) => each === word);
  const started = parsePeriod(label);
  return metric === undefined || (started === null && label !== 'before') ? null : { kind: 'cohort', metric, started };
}

/** The figure of a name; null where none has it. */
export const explainedMetric = (name: string): ExplainedMetric | null =>
  name === SETTLED ? { kind: 'settled' } : (companyMetric(name) ?? cohortMetric(name));
