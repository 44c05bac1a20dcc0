/** Which period a cell of the cohort table is of: every row ends with the last period that has begun. */
import type { CohortGrid } from '@/lib/domain/cohort-sums';
import { firstDayOf, monthOf, parseDay, parseMonth } from '@/lib/domain/day';
import { GRID_MONTHS, periodOf, yearStartOf } from '@/lib/domain/grid';

interface CohortsOfReport {
  grid: CohortGrid;
  data_through: string | null;
  rows: readonly { cohort: string }[];
}

/**
 * Gives the label of the period that a row's cell lies in. `to`: the last month asked for. Whether years are fiscal is
 * told by the names of cohorts; where all there are began before the ledger, they are read as calendar years.
 */
export function cohortPeriods({ grid, data_through, rows }: CohortsOfReport, to: string | undefined) {
  const yearStart = yearStartOf(rows.at(-1)?.cohort ?? '');
  const months = GRID_MONTHS[grid];
  const shift = (yearStart - 1) % months;
  const through = parseDay(data_through ?? '') ?? 0;
  const asked = parseMonth(to ?? '');
  const lastMonth = asked === null ? monthOf(through) : Math.min(asked, monthOf(through));
  const last = Math.floor((lastMonth - shift) / months);
  return ({ cells }: { cells: readonly unknown[] }, age: number): string =>
    periodOf(firstDayOf((last - (cells.length - 1) + age) * months + shift), grid, yearStart).label;
}
