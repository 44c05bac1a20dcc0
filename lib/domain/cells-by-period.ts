/**
 * Cells in the order of their periods and types, what is summed of each beside the next one's: who asks for one period of
 * many segments reads those of that period and no others. Made when a period is first asked for by itself.
 */
import type { Cells } from './cells';
import { movementTypes } from './movement-type';
import type { Shares } from './shares';

const TYPES = movementTypes.length;

export interface CellsByPeriod {
  /**
   * Cells of a type in a period are from `start[s]` up to, not including, `start[s + 1]`, where `s` is the period × the
   * number of types + the type; accounts ascend.
   */
  start: Int32Array;
  /** The place among the cells. */
  cell: Int32Array;
  account: Int32Array;
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

/** Of other shares of the same cells, the kind of each cell in their order. */
export function kindsByPeriod({ cell }: CellsByPeriod, shares: Shares): Uint8Array {
  const kinds = knownKinds.get(shares) ?? kindsOf(cell, shares.kind);
  knownKinds.set(shares, kinds);
  return kinds;
}

function kindsOf(cell: Int32Array, kind: Uint8Array): Uint8Array {
  const kinds = new Uint8Array(cell.length);
  for (let at = 0; at < cell.length; at += 1) kinds[at] = kind[cell[at]!]!;
  return kinds;
}

const knownKinds = new WeakMap<Shares, Uint8Array>();

/** One counting sort. */
function sortCells({ offset, period, periods, type, changeMinor }: Cells, { kind }: Shares): CellsByPeriod {
  const start = new Int32Array(periods.length * TYPES + 1);
  const slotOf = (cell: number): number => period[cell]! * TYPES + type[cell]!;
  for (let cell = 0; cell < period.length; cell += 1) start[slotOf(cell) + 1]! += 1;
  for (let slot = 0; slot + 1 < start.length; slot += 1) start[slot + 1]! += start[slot]!;
  const next = start.slice();
  const sorted: CellsByPeriod = {
    start,
    cell: new Int32Array(period.length),
    account: new Int32Array(period.length),
    kind: new Uint8Array(period.length),
    changeMinor: new Float64Array(period.length),
  };
  for (let account = 0; account + 1 < offset.length; account += 1)
    for (let cell = offset[account]!; cell < offset[account + 1]!; cell += 1) {
      const slot = slotOf(cell);
      const place = next[slot]!;
      next[slot] = place + 1;
      sorted.cell[place] = cell;
      sorted.account[place] = account;
      sorted.kind[place] = kind[cell]!;
      sorted.changeMinor[place] = changeMinor[cell]!;
    }
  return sorted;
}
