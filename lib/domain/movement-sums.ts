/** Sums of movement cells over accounts, period by period (metrics.md sections 3 and 4). */
import type { Cells } from './cells';
import { movementTypes } from './movement-type';
import { eachShare, MIXED, type Shares } from './shares';
import { sources } from './source';

export const TYPES = movementTypes.length;
export const SOURCES = sources.length;
const EXPANSION = movementTypes.indexOf('expansion');
const CONTRACTION = movementTypes.indexOf('contraction');

/** What moved, by period: sums of cells, each period's `TYPES` (or `SOURCES`) numbers one after the other. */
export interface MovementSums {
  amounts: Float64Array;
  counts: Int32Array;
  /** Expansion by source. */
  up: Float64Array;
  /** Contraction by source. */
  down: Float64Array;
  opening: { arr: number; accounts: number };
}

/** Sums the cells of the accounts. */
export function sumCells(cells: Cells, shares: Shares, openingMinor: Float64Array, accounts: Int32Array): MovementSums {
  const { offset, period, type, changeMinor } = cells;
  const { kind } = shares;
  const amounts = new Float64Array(cells.periods.length * TYPES);
  const counts = new Int32Array(cells.periods.length * TYPES);
  const up = new Float64Array(cells.periods.length * SOURCES);
  const down = new Float64Array(cells.periods.length * SOURCES);
  const opening = { arr: 0, accounts: 0 };
  for (let index = 0; index < accounts.length; index += 1) {
    const account = accounts[index]!;
    const minor = openingMinor[account]!;
    if (minor > 0) {
      opening.arr += minor;
      opening.accounts += 1;
    }
    const end = offset[account + 1]!;
    for (let cell = offset[account]!; cell < end; cell += 1) {
      const moved = type[cell]!;
      const within = period[cell]!;
      const size = Math.abs(changeMinor[cell]!);
      amounts[within * TYPES + moved]! += size;
      counts[within * TYPES + moved]! += 1;
      if (moved !== EXPANSION && moved !== CONTRACTION) continue;
      const bySource = moved === EXPANSION ? up : down;
      const source = kind[cell]!;
      if (source !== MIXED) bySource[within * SOURCES + source]! += size;
      else
        eachShare(cells, shares, cell, (shared, part) => {
          bySource[within * SOURCES + shared]! += part;
        });
    }
  }
  return { amounts, counts, up, down, opening };
}
