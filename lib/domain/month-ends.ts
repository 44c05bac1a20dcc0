/**
 * Balances at month ends, dense: what a retention window reads. Blocks of 2,048 accounts, month by month inside a
 * block, so that a window's two months of a block lie in the processor's cache together.
 */
import type { Cells } from './cells';

export const BLOCK_ACCOUNTS = 2048;

const LARGEST_INT32 = 0x7fff_ffff;

export interface MonthEnds {
  /** Column 0 stands before the first month, column `m` at the end of month `m`, the last on data-through. */
  columns: number;
  /** The balance of account `a` in column `c` is at `place(c, block) + a`, where `block` is the block of `a`. */
  values: Int32Array | Float64Array;
}

/** Where a column of a block begins, less the block's first account: add an account number to it. */
export const place = (columns: number, column: number, block: number): number =>
  (block * columns + column - block) * BLOCK_ACCOUNTS;

/** Spreads monthly cells over their month ends; 32 bits where every balance fits, else doubles. */
export function buildMonthEnds(cells: Cells, openingMinor: Float64Array): MonthEnds {
  const accounts = openingMinor.length;
  const columns = cells.periods.length + 1;
  const size = Math.ceil(accounts / BLOCK_ACCOUNTS) * BLOCK_ACCOUNTS * columns;
  const largest = largestBalance(cells, openingMinor);
  const values = largest <= LARGEST_INT32 ? new Int32Array(size) : new Float64Array(size);
  for (let account = 0; account < accounts; account += 1) {
    const first = place(columns, 0, Math.floor(account / BLOCK_ACCOUNTS)) + account;
    let balance = openingMinor[account]!;
    let column = 0;
    for (let cell = cells.offset[account]!; cell < cells.offset[account + 1]!; cell += 1) {
      for (; column <= cells.period[cell]!; column += 1) values[first + column * BLOCK_ACCOUNTS] = balance;
      balance += cells.changeMinor[cell]!;
    }
    for (; column < columns; column += 1) values[first + column * BLOCK_ACCOUNTS] = balance;
  }
  return { columns, values };
}

/** The largest balance at any month end. */
function largestBalance({ offset, changeMinor }: Cells, openingMinor: Float64Array): number {
  let largest = 0;
  for (let account = 0; account < openingMinor.length; account += 1) {
    let balance = openingMinor[account]!;
    if (balance > largest) largest = balance;
    for (let cell = offset[account]!; cell < offset[account + 1]!; cell += 1) {
      balance += changeMinor[cell]!;
      if (balance > largest) largest = balance;
    }
  }
  return largest;
}
