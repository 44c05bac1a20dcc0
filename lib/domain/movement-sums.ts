/** Sums of movement cells over lists of accounts, period by period (metrics.md sections 3 and 4). */
import { listPlaces, NO_LIST } from './account-mask';
import type { Cells } from './cells';
import { cellsByPeriod } from './cells-by-period';
import { movementTypes } from './movement-type';
import { eachShare, MIXED, type Shares } from './shares';
import { sources } from './source';

export const TYPES = movementTypes.length;
export const SOURCES = sources.length;
const EXPANSION = movementTypes.indexOf('expansion');

/**
 * What moved, by row: list after list, each with its periods. A row's `TYPES` (or `SOURCES`) numbers lie one after the
 * other.
 */
export interface MovementSums {
  amounts: Float64Array;
  counts: Int32Array;
  /** Expansion by source. */
  up: Float64Array;
  /** Contraction by source. */
  down: Float64Array;
  /** What each list began with. */
  openings: { arr: number; accounts: number }[];
}

/** Room for every kind of share in four bits: the sources, and `MIXED` and `UNSHARED`, which end in 14 and 15. */
const KINDS = 16;

/** Some of the cells' periods, by their numbers. */
export interface PeriodRange {
  first: number;
  last: number;
}

/**
 * Sums the cells of each of the lists, which have no account in common, over a range of periods. `startMinor` is what
 * the accounts began it with. Of all periods each account's cells are read one after the other, of a range each period's.
 */
export function sumCells(
  cells: Cells,
  shares: Shares,
  startMinor: Float64Array,
  lists: readonly Int32Array[],
  range: PeriodRange,
): MovementSums {
  const periods = range.last - range.first + 1;
  const slots = new Slots(lists.length * periods);
  const sums = emptySums(lists.length * periods);
  sums.openings = lists.map((list) => openingOf(startMinor, list));
  if (periods < cells.periods.length) addRange(slots, sums, cells, shares, lists, range);
  else
    lists.forEach((list, place) => {
      addAll(slots, sums, cells, shares, list, place * periods);
    });
  addSlots(sums, slots);
  return sums;
}

function openingOf(startMinor: Float64Array, accounts: Int32Array): { arr: number; accounts: number } {
  let arr = 0;
  let active = 0;
  for (let index = 0; index < accounts.length; index += 1) {
    const start = startMinor[accounts[index]!]!;
    arr += start;
    active += start > 0 ? 1 : 0;
  }
  return { arr, accounts: active };
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
  accounts: Int32Array,
  firstRow: number,
): void {
  const { offset, period, type, changeMinor } = cells;
  const { kind } = shares;
  for (let index = 0; index < accounts.length; index += 1) {
    const end = offset[accounts[index]! + 1]!;
    for (let cell = offset[accounts[index]!]!; cell < end; cell += 1) {
      const row = firstRow + period[cell]!;
      const slot = (row * TYPES + type[cell]!) * KINDS + (kind[cell]! & (KINDS - 1));
      minor[slot]! += Math.abs(changeMinor[cell]!);
      count[slot]! += 1;
      if (kind[cell] === MIXED) addMixed(sums, cells, shares, cell, row);
    }
  }
}

function addRange(
  { minor, count }: Slots,
  sums: MovementSums,
  cells: Cells,
  shares: Shares,
  lists: readonly Int32Array[],
  { first, last }: PeriodRange,
): void {
  const { start, cell, account, kind, changeMinor } = cellsByPeriod(cells, shares);
  const places = listPlaces(cells.offset.length - 1, lists);
  const periods = last - first + 1;
  for (let sort = first * TYPES; sort < (last + 1) * TYPES; sort += 1)
    for (let at = start[sort]!; at < start[sort + 1]!; at += 1) {
      const place = places[account[at]!]!;
      if (place === NO_LIST) continue;
      const slot = (place * periods * TYPES + sort - first * TYPES) * KINDS + (kind[at]! & (KINDS - 1));
      minor[slot]! += Math.abs(changeMinor[at]!);
      count[slot]! += 1;
      if (kind[at] === MIXED) addMixed(sums, cells, shares, cell[at]!, Math.floor(slot / KINDS / TYPES));
    }
}

const emptySums = (rows: number): MovementSums => ({
  amounts: new Float64Array(rows * TYPES),
  counts: new Int32Array(rows * TYPES),
  up: new Float64Array(rows * SOURCES),
  down: new Float64Array(rows * SOURCES),
  openings: [],
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
