/** Orders rows of columns without making objects of them: an account's rows are few, so they are sorted in place. */

/** Row numbers by account: those of account `a` are `rows[offset[a]]` up to, not including, `rows[offset[a + 1]]`. */
export interface RowsByAccount {
  offset: Int32Array;
  rows: Int32Array;
}

/** How rows are ordered: by a number each of them has, and where those are equal by comparing the two rows. */
export interface RowOrder {
  key: (row: number) => number;
  /** Negative: row `a` comes before row `b`. */
  tie: (a: number, b: number) => number;
}

/** Groups the rows that `accept` takes by account: one counting sort, rows ascending within an account. */
export function groupByAccount(
  account: Int32Array,
  length: number,
  accounts: number,
  accept: (row: number) => boolean,
): RowsByAccount {
  const offset = new Int32Array(accounts + 1);
  for (let row = 0; row < length; row += 1) if (accept(row)) offset[account[row]! + 1]! += 1;
  for (let index = 0; index < accounts; index += 1) offset[index + 1]! += offset[index]!;
  const next = offset.slice(0, accounts);
  const rows = new Int32Array(offset[accounts]!);
  for (let row = 0; row < length; row += 1) {
    if (!accept(row)) continue;
    rows[next[account[row]!]!++] = row;
  }
  return { offset, rows };
}

/** Beyond this many rows insertion is dearer than the engine's sort. */
const INSERTION_LIMIT = 64;
const keys = new Float64Array(INSERTION_LIMIT);

/** Sorts `rows[from … to)`. Keys are read once and moved along: reading columns here and there is what costs. */
export function sortRows(rows: Int32Array, from: number, to: number, { key, tie }: RowOrder): void {
  if (to - from > INSERTION_LIMIT) {
    rows.subarray(from, to).sort((a, b) => key(a) - key(b) || tie(a, b));
    return;
  }
  for (let index = from; index < to; index += 1) {
    const row = rows[index]!;
    const own = key(row);
    let place = index;
    for (; place > from; place -= 1) {
      const before = keys[place - 1 - from]!;
      if (before < own || (before === own && tie(rows[place - 1]!, row) <= 0)) break;
      keys[place - from] = before;
      rows[place] = rows[place - 1]!;
    }
    keys[place - from] = own;
    rows[place] = row;
  }
}
