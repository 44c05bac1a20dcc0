/** Balances on a day: each account's ARR at its end. */
import { type DayNumber, monthOf } from './day';
import type { Facts } from './facts';
import { type Balances, BLOCK_ACCOUNTS, balancesFor, columnAt } from './month-ends';

/** ARR of every account at the end of the day, by account number; no day after data-through is spoken of. */
export const balancesOn = (facts: Facts, day: DayNumber): Float64Array =>
  fillOn(facts, day, new Float64Array(facts.accounts));

/** The same in 32 bits where every balance of the ledger fits: half the memory, for who reads many days. */
export const narrowBalancesOn = (facts: Facts, day: DayNumber): Balances =>
  fillOn(facts, day, balancesFor(facts.largestMinor, facts.accounts));

function fillOn<Kind extends Balances>(facts: Facts, day: DayNumber, balances: Kind): Kind {
  if (isBeforeLedger(facts, day)) return balances;
  const column = monthEndOn(facts, day);
  if (column === null) fillFromLedger(facts, day, balances);
  else fillFromMonthEnd(facts, column, balances);
  return balances;
}

/** The same without the month ends, where these are not worth working out. */
export function balancesInLedger(facts: Facts, day: DayNumber): Float64Array {
  const balances = new Float64Array(facts.accounts);
  fillFromLedger(facts, day, balances);
  return balances;
}

function fillFromLedger(facts: Facts, day: DayNumber, balances: Balances): void {
  for (let account = 0; account < facts.accounts; account += 1) balances[account] = lastStep(facts, account, day);
}

/** Whether the month before the ledger's first, which an opening balance is of, had not begun either. */
const isBeforeLedger = ({ firstMonth }: Facts, day: DayNumber): boolean => monthOf(day) < firstMonth - 1;

/** The column of the month ends that has the balances of a day; null where none has. */
export function monthEndOn({ dataThrough, firstMonth, months }: Facts, day: DayNumber): number | null {
  const until = Math.min(day, dataThrough);
  const column = monthOf(until + 1) - firstMonth;
  const isMonthEnd = monthOf(until) !== monthOf(until + 1);
  return months > 0 && isMonthEnd && column >= 0 ? column : null;
}

function lastStep({ ledger, dataThrough }: Facts, account: number, day: DayNumber): number {
  const until = Math.min(day, dataThrough);
  const first = ledger.offset[account]!;
  let step = ledger.offset[account + 1]! - 1;
  while (step >= first && ledger.day[step]! > until) step -= 1;
  return step < first ? 0 : ledger.arrMinor[step]!;
}

/** A column of the month ends, its blocks one after the other. */
function fillFromMonthEnd({ accounts, monthEnds }: Facts, column: number, balances: Balances): void {
  for (let block = 0; block * BLOCK_ACCOUNTS < accounts; block += 1) {
    const from = columnAt(monthEnds.columns, block, column);
    const length = Math.min(BLOCK_ACCOUNTS, accounts - block * BLOCK_ACCOUNTS);
    balances.set(monthEnds.values.subarray(from, from + length), block * BLOCK_ACCOUNTS);
  }
}
