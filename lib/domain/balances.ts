/** Balances on a day: each account's ARR at its end. */
import { type DayNumber, monthOf } from './day';
import type { Facts } from './facts';
import { BLOCK_ACCOUNTS, columnAt } from './month-ends';

/** ARR of every account at the end of the day, by account number; no day after data-through is spoken of. */
export function balancesOn(facts: Facts, day: DayNumber): Float64Array {
  const { dataThrough, firstMonth, months } = facts;
  const until = Math.min(day, dataThrough);
  const column = monthOf(until + 1) - firstMonth;
  const isMonthEnd = monthOf(until) !== monthOf(until + 1);
  return months > 0 && isMonthEnd && column >= 0 ? monthEndBalances(facts, column) : balancesInLedger(facts, day);
}

/** The same without the month ends, where these are not worth working out. */
export function balancesInLedger(facts: Facts, day: DayNumber): Float64Array {
  const { ledger, accounts, dataThrough, firstMonth } = facts;
  const until = Math.min(day, dataThrough);
  const balances = new Float64Array(accounts);
  // Before the ledger's first month there is nothing.
  if (monthOf(until + 1) < firstMonth) return balances;
  for (let account = 0; account < accounts; account += 1) {
    const first = ledger.offset[account]!;
    let step = ledger.offset[account + 1]! - 1;
    while (step >= first && ledger.day[step]! > until) step -= 1;
    if (step >= first) balances[account] = ledger.arrMinor[step]!;
  }
  return balances;
}

/** A column of the month ends, its blocks one after the other. */
function monthEndBalances({ accounts, monthEnds }: Facts, column: number): Float64Array {
  const balances = new Float64Array(accounts);
  for (let block = 0; block * BLOCK_ACCOUNTS < accounts; block += 1) {
    const from = columnAt(monthEnds.columns, block, column);
    const length = Math.min(BLOCK_ACCOUNTS, accounts - block * BLOCK_ACCOUNTS);
    balances.set(monthEnds.values.subarray(from, from + length), block * BLOCK_ACCOUNTS);
  }
  return balances;
}
