/**
 * Cells in the order of their periods, what is summed of each beside the next one's: who asks for one period of many
 * segments reads those of that period and no others. Made when a period is first asked for by itself.
 */
import type { Cells } from './cells';
import type { Shares } from './shares';

export interface CellsByPeriod {
  /** Cells of period `p` are from `start[p]` up to, not including, `start[p + 1]`, accounts ascending. */
  start: Int32Array;
  /** The place among the cells. */
  cell: Int32Array;
  account: Int32Array;
  type: Uint8Array;
  /** Of the shares. */
  kind: Uint8Array;
  changeMinor: Float64Array;
}

const known = new WeakMap<Shares, CellsByPeriod>();

/** `shares`: those of the cells. */
export function cellsByPeriod(cells: Cells, shares: Shares): CellsByPeriod {
  const sorted = known.get(shares) ?? sortCells(cells, shares);
  known.set(shares, sorted);
  return sorted;
}

/** One counting sort. */
function sortCells({ offset, period, periods, type, changeMinor }: Cells, { kind }: Shares): CellsByPeriod {
  const start = new Int32Array(periods.length + 1);
  for (let cell = 0; cell < period.length; cell += 1) start[period[cell]! + 1]! += 1;
  for (let index = 0; index < periods.length; index += 1) start[index + 1]! += start[index]!;
  const next = start.slice();
  const sorted: CellsByPeriod = {
    start,
    cell: new Int32Array(period.length),
    account: new Int32Array(period.length),
    type: new Uint8Array(period.length),
    kind: new Uint8Array(period.length),
    changeMinor: new Float64Array(period.length),
  };
  for (let account = 0; account + 1 < offset.length; account += 1)
    for (let cell = offset[account]!; cell < offset[account + 1]!; cell += 1) {
      const place = next[period[cell]!]!;
      next[period[cell]!] = place + 1;
      sorted.cell[place] = cell;
      sorted.account[place] = account;
      sorted.type[place] = type[cell]!;
      sorted.kind[place] = kind[cell]!;
      sorted.changeMinor[place] = changeMinor[cell]!;
    }
  return sorted;
}
