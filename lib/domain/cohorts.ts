/**
 * Cohorts (metrics.md section 7): an account's cohort is the period of its first active day; age 0 is that period's
 * end. Net = ΣE ÷ age-0 revenue, gross = Σ min(age 0, E) ÷ age-0 revenue, logo = active ÷ accounts of the cohort.
 * Accounts of the opening balance are the cohort "before", whose ages are counted from history-from. Cells of periods
 * to come are absent; the period that is not over is marked and left out of the foot.
 */
import { arpaMrr } from './arpa';
import type { CohortMetric } from './cohort-metric';
import { type CohortSpan, type CohortSums, cohortSums } from './cohort-sums';
import type { Facts } from './facts';

export interface CohortsQuery extends CohortSpan {
  metric: CohortMetric;
  /** Ascending account list; null: all. */
  accounts: Int32Array | null;
}

export interface CohortRow {
  /** The period's label, or "before". */
  cohort: string;
  /** The row of the opening balance: survivors, since those who left before history-from are not among them. */
  opening: boolean;
  /** All that started in the period, also those gone by its end. */
  accounts: number;
  /** Age-0 revenue, ARR. */
  start_arr: number;
  /** By age. `accounts` counts, `revenue` is ARR, `arpa` the MRR of an active account, the others are ratios. */
  cells: (number | null)[];
  /** The age whose period is not over by data-through. */
  partial_age: number | null;
}

export interface CohortTable {
  /** Cohorts with accounts, "before" first, then by period. */
  rows: CohortRow[];
  /** Means by age over the cohorts that have completed it and have a rate; empty for metrics without a foot. */
  mean: (number | null)[];
  /** How many cohorts each mean is of. */
  mean_cohorts: number[];
}

/** The table of one metric; without rows where nobody of the list has been active. */
export function cohorts(facts: Facts, { metric, accounts, ...span }: CohortsQuery): CohortTable {
  const sums = cohortSums(facts, accounts ?? facts.everyAccount, span);
  const rows = sums.map((cohort) => ({
    cohort: cohort.cohort,
    opening: cohort.opening,
    accounts: cohort.accounts,
    start_arr: cohort.revenueMinor[0]!,
    cells: Array.from(cohort.active, (_, age) => (age < cohort.firstSeenAge ? null : cellOf(metric, cohort, age))),
    partial_age: cohort.partialAge,
  }));
  return { rows, ...foot(metric, sums) };
}

function cellOf(metric: CohortMetric, cohort: CohortSums, age: number): number | null {
  const weighed = ratios[metric]?.(cohort, age);
  if (weighed) return weighed.whole === 0 ? null : weighed.part / weighed.whole;
  const active = cohort.active[age]!;
  const revenueMinor = cohort.revenueMinor[age]!;
  if (metric === 'accounts') return active;
  if (metric === 'revenue') return revenueMinor;
  return arpaMrr(revenueMinor, active);
}

type Ratio = (cohort: CohortSums, age: number) => { part: number; whole: number };

/** The metrics whose cells are ratios, as what they divide; the others have no foot. */
const ratios: Partial<Record<CohortMetric, Ratio>> = {
  net: ({ revenueMinor }, age) => ({ part: revenueMinor[age]!, whole: revenueMinor[0]! }),
  gross: ({ keptMinor, revenueMinor }, age) => ({ part: keptMinor[age]!, whole: revenueMinor[0]! }),
  logo: ({ active, accounts }, age) => ({ part: active[age]!, whole: accounts }),
};

/** Weighted by age-0 revenue, or by accounts: the sum of what the cells divide, over the cohorts that have the cell. */
function foot(metric: CohortMetric, sums: CohortSums[]): Pick<CohortTable, 'mean' | 'mean_cohorts'> {
  const table: Pick<CohortTable, 'mean' | 'mean_cohorts'> = { mean: [], mean_cohorts: [] };
  const ratio = ratios[metric];
  if (!ratio) return table;
  const ages = Math.max(0, ...sums.map(({ active }) => active.length));
  for (let age = 0; age < ages; age += 1) {
    const completed = sums
      .filter(({ active, firstSeenAge, partialAge }) => age >= firstSeenAge && age < (partialAge ?? active.length))
      .map((cohort) => ratio(cohort, age))
      .filter(({ whole }) => whole > 0);
    const whole = completed.reduce((sum, cell) => sum + cell.whole, 0);
    const part = completed.reduce((sum, cell) => sum + cell.part, 0);
    table.mean.push(completed.length === 0 ? null : part / whole);
    table.mean_cohorts.push(completed.length);
  }
  return table;
}
