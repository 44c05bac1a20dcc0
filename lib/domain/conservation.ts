/**
 * Conservation (metrics.md section 3): start + movements = end. Month ends are summed here straight from the ledger's
 * steps, without the cells that movements are made of, so that the two can disagree, and a report of both can tell.
 */
import { type DayNumber, firstDayOf, monthOf } from './day';
import type { Facts } from './facts';
import { movements } from './movements';

/** ARR of all accounts at the end of each month of the ledger, the last on data-through. */
export function monthEndTotals({ ledger, firstMonth, months, dataThrough }: Facts): Float64Array {
  const totals = new Float64Array(months);
  const start = firstDayOf(firstMonth);
  for (let account = 0; account < ledger.accounts; account += 1) {
    let before = 0;
    for (let step = ledger.offset[account]!; step < ledger.offset[account + 1]!; step += 1) {
      const day: DayNumber = ledger.day[step]!;
      if (day > dataThrough) break;
      const month = day < start ? 0 : monthOf(day) - firstMonth;
      totals[month]! += ledger.arrMinor[step]! - before;
      before = ledger.arrMinor[step]!;
    }
  }
  for (let month = 1; month < months; month += 1) totals[month]! += totals[month - 1]!;
  return totals;
}

/** The months whose movements do not lead from one month end to the next; empty where the ledger adds up. */
export function brokenMonths(facts: Facts): string[] {
  const totals = monthEndTotals(facts);
  const rows = movements(facts, { grid: 'month', from: null, to: null, accounts: null });
  return rows
    .filter((row, index) => {
      const sum = row.start_arr + row.new + row.reactivation + row.expansion - row.contraction - row.churn + row.fx;
      const before = rows[index - 1];
      const follows = before === undefined || before.end_arr === row.start_arr;
      return sum !== row.end_arr || row.end_arr !== totals[index] || !follows;
    })
    .map((row) => row.period);
}
