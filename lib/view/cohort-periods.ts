/** Which period a cell of the cohort table is of: every row ends with the last period that has begun. */
import type { CohortGrid } from '@/lib/domain/cohort-sums';
import { firstDayOf, monthOf, parseDay, parseMonth } from '@/lib/domain/day';
import { periodOf } from '@/lib/domain/grid';

const MONTHS: Readonly<Record<CohortGrid, number>> = { month: 1, quarter: 3, year: 12 };

/**
 * Gives the label of the period that a row's cell lies in. `dataThrough`: of the report; `to`: the last month asked for.
 */
export function cohortPeriods(grid: CohortGrid, dataThrough: string | null, to: string | undefined) {
  const through = parseDay(dataThrough ?? '') ?? 0;
  const asked = parseMonth(to ?? '');
  const lastMonth = asked === null ? monthOf(through) : Math.min(asked, monthOf(through));
  const last = Math.floor(lastMonth / MONTHS[grid]);
  return ({ cells }: { cells: readonly unknown[] }, age: number): string =>
    periodOf(firstDayOf((last - (cells.length - 1) + age) * MONTHS[grid]), grid).label;
}
