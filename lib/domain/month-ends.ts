/**
 * Balances at month ends, dense: what a retention window reads. Blocks of 2,048 accounts, month by month inside a
 * block, so that a window's two months of a block lie in the processor's cache together.
 */
import type { Cells } from './cells';

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

/** Spreads monthly cells over their month ends. */
export function buildMonthEnds(cells: Cells, openingMinor: Float64Array, largestMinor: number): MonthEnds {
  const accounts = openingMinor.length;
  const columns = cells.periods.length + 1;
  const blocks = Math.ceil(accounts / BLOCK_ACCOUNTS);
  const values = balancesFor(largestMinor, blocks * columns * COLUMN_STEP);
  for (let account = 0; account < accounts; account += 1) {
    // Memory that nobody writes to costs nothing: who never had anything leaves it alone.
    if (openingMinor[account] === 0 && cells.offset[account] === cells.offset[account + 1]) continue;
    const first = columnAt(columns, Math.floor(account / BLOCK_ACCOUNTS), 0) + (account % BLOCK_ACCOUNTS);
    let balance = openingMinor[account]!;
    let column = 0;
    for (let cell = cells.offset[account]!; cell < cells.offset[account + 1]!; cell += 1) {
      for (; column <= cells.period[cell]!; column += 1) values[first + column * COLUMN_STEP] = balance;
      balance += cells.changeMinor[cell]!;
    }
    for (; column < columns; column += 1) values[first + column * COLUMN_STEP] = balance;
  }
  return { columns, values };
}
