/** Cohort reports written by hand: small, whole, and with averages that can be checked on paper. */
import type { CohortRow } from '@/lib/domain/cohorts';
import { completed } from '../cohort-averages';
import type { CohortsAnswer } from '../cohorts';

/** Of `accounts` that started with $1,000 each, in cents; the last cell is not over. */
export const cohortRow = (cohort: string, accounts: number, cells: (number | null)[]): CohortRow => ({
  cohort,
  opening: cohort === 'before',
  accounts,
  start_arr: accounts * 100_000,
  cells,
  partial_age: cells.length - 1,
});

/** With the averages of its rows, weighted by accounts, which here is by start ARR too. */
export function cohortsAnswer(rows: CohortRow[], more: Partial<CohortsAnswer> = {}): CohortsAnswer {
  const ages = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const done = Array.from({ length: ages }, (_, age) => rows.filter((row) => completed(row, age) !== null));
  const mean = done.map((those, age) => {
    const whole = those.reduce((sum, row) => sum + row.accounts, 0);
    return whole === 0 ? null : those.reduce((sum, row) => sum + (row.cells[age] ?? 0) * row.accounts, 0) / whole;
  });
  return {
    currency: 'USD',
    data_through: '2026-11-15',
    as_of: null,
    began_on: null,
    ledger_version: 1,
    grid: 'quarter',
    metric: 'net',
    rows,
    mean,
    mean_cohorts: done.map((those) => those.length),
    ...more,
  };
}

/** Six quarters to the running one: the first grows to 120 %, the second falls to 80 %, the third is small. */
export const sixQuarters = (): CohortsAnswer =>
  cohortsAnswer([
    cohortRow('2025-Q3', 40, [1, 1.1, 1.1, 1.2, 1.2, 1.25]),
    cohortRow('2025-Q4', 20, [1, 0.9, 0.8, 0.8, 0.8]),
    cohortRow('2026-Q1', 4, [1, 1, 0.5, 0.5]),
    cohortRow('2026-Q2', 30, [1, 1.3, 1.3]),
    cohortRow('2026-Q3', 10, [1, 1]),
    cohortRow('2026-Q4', 1, [1]),
  ]);
