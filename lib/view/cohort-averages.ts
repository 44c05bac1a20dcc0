/** Averages over some rows of the cohort table, each row by the weight that its cells divide by. */
import type { CohortMetric } from '@/lib/domain/cohort-metric';
import type { CohortGrid } from '@/lib/domain/cohort-sums';
import type { CohortRow, CohortTable } from '@/lib/domain/cohorts';

/** Ages that cohorts are compared at, the first that there are enough of: a year where it can be. */
const LONG_AGES: Readonly<Record<CohortGrid, readonly number[]>> = {
  month: [12, 6, 3, 1],
  quarter: [4, 2, 1],
  year: [1],
};
/** Younger, so that the newest are among them. */
const YOUNG_AGES: Readonly<Record<CohortGrid, readonly number[]>> = { month: [6, 3, 1], quarter: [2, 1], year: [1] };

/** The cell of an age that is over and has a figure; else null. */
export const completed = ({ cells, partial_age }: CohortRow, age: number): number | null =>
  age === partial_age ? null : (cells[age] ?? null);

export const completedAny = (rows: readonly CohortRow[], age: number): boolean =>
  rows.some((row) => completed(row, age) !== null);

/** An average of fewer cohorts says little of its age: no line and no finding goes that far. */
export const FEWEST_COHORTS = 3;

/** The averages of enough cohorts; null elsewhere. */
export const soundMean = ({ mean, mean_cohorts }: Pick<CohortTable, 'mean' | 'mean_cohorts'>): (number | null)[] =>
  mean.map((rate, age) => ((mean_cohorts[age] ?? 0) >= FEWEST_COHORTS ? rate : null));

export interface Pool {
  rate: number;
  /** That started in these cohorts. */
  accounts: number;
  rows: CohortRow[];
}

/** Rows that have completed the age, taken together; null where none has. Rates alone can be taken together. */
export function pooled(rows: readonly CohortRow[], metric: CohortMetric, age: number): Pool | null {
  const those = rows.filter((row) => completed(row, age) !== null);
  const weightOf = (row: CohortRow): number => (metric === 'logo' ? row.accounts : row.start_arr);
  const whole = those.reduce((sum, row) => sum + weightOf(row), 0);
  if (whole === 0) return null;
  const part = those.reduce((sum, row) => sum + (completed(row, age) ?? 0) * weightOf(row), 0);
  return { rate: part / whole, accounts: those.reduce((sum, row) => sum + row.accounts, 0), rows: those };
}

/** The age that all are compared at; null while no period is over. */
export const longAge = (rows: readonly CohortRow[], grid: CohortGrid): number | null =>
  LONG_AGES[grid].find((age) => completedAny(rows, age)) ?? null;

/** How many of the newest cohorts make "the newest". */
const NEWEST: Readonly<Record<CohortGrid, number>> = { month: 6, quarter: 2, year: 1 };

export interface NewestCompared {
  age: number;
  newest: Pool;
  older: Pool;
}

/** The newest cohorts against those before, at one age; null where either has fewer than `fewest` accounts. */
export function newestCompared(
  rows: readonly CohortRow[],
  metric: CohortMetric,
  grid: CohortGrid,
  fewest: number,
): NewestCompared | null {
  for (const age of YOUNG_AGES[grid]) {
    const those = rows.filter((row) => !row.opening && completed(row, age) !== null);
    const newest = pooled(those.slice(-NEWEST[grid]), metric, age);
    const older = pooled(those.slice(0, -NEWEST[grid]), metric, age);
    if (newest && older && newest.accounts >= fewest && older.accounts >= fewest) return { age, newest, older };
  }
  return null;
}
