/** One cohort account by account (metrics.md section 7): who started together, and the day on which its age 0 ends. */
import type { CohortGrid } from './cohort-sums';
import { type DayNumber, firstDayOf } from './day';
import type { Facts } from './facts';
import { type Period, periodOf, yearStartOf } from './grid';
import { NEVER } from './ledger';

const cohortGrids: readonly CohortGrid[] = ['month', 'quarter', 'year'];

/** The grid whose period this is; null for weeks and days, by which there are no cohorts. */
export const cohortGridOf = ({ start, label }: Period): CohortGrid | null =>
  cohortGrids.find((grid) => periodOf(start, grid, yearStartOf(label)).label === label) ?? null;

export interface CohortMembers {
  /** Ascending. */
  members: Int32Array;
  /** The last day of the period in which they started. */
  startDay: DayNumber;
}

/** Those of the list who started in the period, or (null) were there when the ledger began, as seen by the grid. */
export function cohortMembers(facts: Facts, list: Int32Array, started: Period | null, grid: CohortGrid): CohortMembers {
  const { firstActiveDay } = facts;
  if (started !== null) {
    const members = list.filter(
      (account) =>
        !facts.isOpening(account) &&
        firstActiveDay[account]! >= started.start &&
        firstActiveDay[account]! <= Math.min(started.end, facts.dataThrough),
    );
    // Nobody saw what came before the ledger's first month.
    return { members, startDay: Math.max(started.end, firstDayOf(facts.firstMonth) - 1) };
  }
  const members = list.filter((account) => facts.isOpening(account) && firstActiveDay[account] !== NEVER);
  const opened = members[0] === undefined ? firstDayOf(facts.firstMonth) : firstActiveDay[members[0]]!;
  return { members, startDay: periodOf(opened, grid, facts.yearStart).end };
}
