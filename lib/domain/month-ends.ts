/**
 * Balances at month ends, dense: what a retention window reads. Blocks of 2,048 accounts, month by month inside a
 * block, so that a window's two months of a block lie in the processor's cache together.
 */
import { type DayNumber, firstDayOf, type MonthNumber, monthOf } from './day';
import type { Ledger } from './ledger';

export const BLOCK_ACCOUNTS = 2048;

/**
 * From one column of a block to the next: a cache line more than its accounts take, since columns that lie whole pages
 * apart all want the same few lines of the processor's cache, and drive out each other while an account is written.
 */
export const COLUMN_STEP = BLOCK_ACCOUNTS + 16;

const LARGEST_INT32 = 0x7fff_ffff;

/** Balances, in 32 bits where every balance of the ledger fits, else in doubles. */
export type Balances = Int32Array | Float64Array;

export interface MonthEnds {
  /** Column 0 stands before the first month, column `m` at the end of month `m`, the last on data-through. */
  columns: number;
  /** Column `c` of block `b` begins at `(b × columns + c) × COLUMN_STEP`. */
  values: Balances;
}

/** Where a column of a block begins. */
export const columnAt = (columns: number, block: number, column: number): number =>
  (block * columns + column) * COLUMN_STEP;

/** Room for balances, none of which is above `largestMinor`. */
export const balancesFor = (largestMinor: number, length: number): Balances =>
  largestMinor <= LARGEST_INT32 ? new Int32Array(length) : new Float64Array(length);

/** The columns of days, counted from the first day of the first month: that of the month's end. */
export function columnsByDay(firstMonth: MonthNumber, dataThrough: DayNumber): Int32Array {
  const firstDay = firstDayOf(firstMonth);
  const length = Math.max(dataThrough - firstDay + 1, 0);
  return Int32Array.from({ length }, (_, days) => monthOf(firstDay + days) - firstMonth + 1);
}

/** Spreads a ledger's steps over its month ends. `largestMinor`: no balance is above it. */
export function buildMonthEnds(
  { accounts, offset, day, arrMinor }: Pick<Ledger, 'accounts' | 'offset' | 'day' | 'arrMinor'>,
  firstMonth: MonthNumber,
  months: number,
  dataThrough: DayNumber,
  largestMinor: number,
): MonthEnds {
  const columns = months + 1;
  const blocks = Math.ceil(accounts / BLOCK_ACCOUNTS);
  const values = balancesFor(largestMinor, blocks * columns * COLUMN_STEP);
  const columnOf = columnsByDay(firstMonth, dataThrough);
  const firstDay = firstDayOf(firstMonth);
  for (let account = 0; account < accounts; account += 1) {
    const first = columnAt(columns, Math.floor(account / BLOCK_ACCOUNTS), 0) + (account % BLOCK_ACCOUNTS);
    const end = offset[account + 1]!;
    let balance = 0;
    let column = 0;
    for (let step = offset[account]!; step < end && day[step]! <= dataThrough; step += 1) {
      // The opening balance stands from before the first month on.
      const next = day[step]! < firstDay ? 0 : columnOf[day[step]! - firstDay]!;
      // Memory that nobody writes to is 0, and costs nothing.
      if (balance === 0) column = next;
      for (; column < next; column += 1) values[first + column * COLUMN_STEP] = balance;
      balance = arrMinor[step]!;
    }
    for (; balance !== 0 && column < columns; column += 1) values[first + column * COLUMN_STEP] = balance;
  }
  return { columns, values };
}
