/** Sums of movement cells over groups of accounts, period by period (metrics.md sections 3 and 4). */
import { type AccountGroups, addTotal, NO_GROUP } from './account-groups';
import type { Cells } from './cells';
import { movementTypes } from './movement-type';
import { eachShare, MIXED, type Shares } from './shares';
import { sources } from './source';

export const TYPES = movementTypes.length;
export const SOURCES = sources.length;
const EXPANSION = movementTypes.indexOf('expansion');

/**
 * What moved, by row: group after group and then their total, each with the cells' periods. A row's `TYPES` (or `SOURCES`) numbers lie one
 * after the other.
 */
export interface MovementSums {
  amounts: Float64Array;
  counts: Int32Array;
  /** Expansion by source. */
  up: Float64Array;
  /** Contraction by source. */
  down: Float64Array;
}

/** Room for every kind of share in four bits: the sources, and `MIXED` and `UNSHARED`, which end in 14 and 15. */
const KINDS = 16;

/** Sums the cells over groups; `periodOf`: the place of the cells' periods among those asked for, −1 where it has none. */
export function sumCells(cells: Cells, shares: Shares, groups: AccountGroups, periodOf: Int32Array): MovementSums {
  const rows = (groups.count + 1) * periodOf.length;
  const slots = new Slots(rows);
  const sums = emptySums(rows);
  addAll(slots, sums, cells, shares, groups, periodOf);
  for (const numbers of [slots.minor, slots.count, sums.up, sums.down]) addTotal(numbers, groups.count);
  addSlots(sums, slots);
  return sums;
}

/** One slot a row, type and kind, so that the loop over all cells does not ask of which sort each one is. */
class Slots {
  readonly minor: Float64Array;
  readonly count: Int32Array;

  constructor(rows: number) {
    this.minor = new Float64Array(rows * TYPES * KINDS);
    this.count = new Int32Array(rows * TYPES * KINDS);
  }
}

function addAll(
  { minor, count }: Slots,
  sums: MovementSums,
  cells: Cells,
  shares: Shares,
  { accounts, places, perAccount, perPeriod }: AccountGroups,
  periodOf: Int32Array,
): void {
  const { offset, period, type, changeMinor } = cells;
  const { kind } = shares;
  const periods = periodOf.length;
  for (let index = 0; index < accounts.length; index += 1) {
    const account = accounts[index]!;
    const end = offset[account + 1]!;
    for (let cell = offset[account]!; cell < end; cell += 1) {
      const asked = periodOf[period[cell]!]!;
      if (asked < 0) continue;
      const place = places[account * perAccount + asked * perPeriod]!;
      if (place === NO_GROUP) continue;
      const row = place * periods + period[cell]!;
      const slot = (row * TYPES + type[cell]!) * KINDS + (kind[cell]! & (KINDS - 1));
      minor[slot]! += Math.abs(changeMinor[cell]!);
      count[slot]! += 1;
      if (kind[cell] === MIXED) addMixed(sums, cells, shares, cell, row);
    }
  }
}

const emptySums = (rows: number): MovementSums => ({
  amounts: new Float64Array(rows * TYPES),
  counts: new Int32Array(rows * TYPES),
  up: new Float64Array(rows * SOURCES),
  down: new Float64Array(rows * SOURCES),
});

function addMixed({ up, down }: MovementSums, cells: Cells, shares: Shares, cell: number, row: number): void {
  const bySource = cells.type[cell] === EXPANSION ? up : down;
  eachShare(cells, shares, cell, (source, minor) => {
    bySource[row * SOURCES + source]! += minor;
  });
}

/** Adds the slots to the sums of their types, and those of one source alone to that source. */
function addSlots({ amounts, counts, up, down }: MovementSums, { minor, count }: Slots): void {
  for (let slot = 0; slot < minor.length; slot += 1) {
    const place = Math.floor(slot / KINDS);
    const source = slot % KINDS;
    amounts[place]! += minor[slot]!;
    counts[place]! += count[slot]!;
    if (source >= SOURCES) continue;
    const bySource = place % TYPES === EXPANSION ? up : down;
    bySource[Math.floor(place / TYPES) * SOURCES + source]! += minor[slot]!;
  }
}
