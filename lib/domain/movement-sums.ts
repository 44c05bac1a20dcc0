/** Sums of movement cells over accounts, period by period (metrics.md sections 3 and 4). */
import { listMask } from './account-mask';
import type { Cells } from './cells';
import { cellsByPeriod } from './cells-by-period';
import { movementTypes } from './movement-type';
import { eachShare, MIXED, type Shares } from './shares';
import { sources } from './source';

export const TYPES = movementTypes.length;
export const SOURCES = sources.length;
const EXPANSION = movementTypes.indexOf('expansion');

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

/** Room for every kind of share in four bits: the sources, and `MIXED` and `UNSHARED`, which end in 14 and 15. */
const KINDS = 16;

/** Some of the cells' periods, by their numbers. */
export interface PeriodRange {
  first: number;
  last: number;
}

/**
 * Sums the cells of the accounts; those of a range of periods alone, where one is given. `openingMinor` is what the
 * accounts began with.
 */
export function sumCells(
  cells: Cells,
  shares: Shares,
  openingMinor: Float64Array,
  accounts: Int32Array,
  range: PeriodRange | null = null,
): MovementSums {
  const slots = new Slots(cells.periods.length);
  const sums = emptySums(cells.periods.length);
  let arr = 0;
  let active = 0;
  for (let index = 0; index < accounts.length; index += 1) {
    const opening = openingMinor[accounts[index]!]!;
    arr += opening;
    active += opening > 0 ? 1 : 0;
  }
  sums.opening = { arr, accounts: active };
  if (range === null) addAll(slots, sums, cells, shares, accounts);
  else addRange(slots, sums, cells, shares, accounts, range);
  addSlots(sums, slots);
  return sums;
}

/** One slot a period, type and kind, so that the loop over all cells does not ask of which sort each one is. */
class Slots {
  readonly minor: Float64Array;
  readonly count: Int32Array;

  constructor(periods: number) {
    this.minor = new Float64Array(periods * TYPES * KINDS);
    this.count = new Int32Array(periods * TYPES * KINDS);
  }
}

function addAll({ minor, count }: Slots, sums: MovementSums, cells: Cells, shares: Shares, accounts: Int32Array): void {
  const { offset, period, type, changeMinor } = cells;
  const { kind } = shares;
  for (let index = 0; index < accounts.length; index += 1) {
    const end = offset[accounts[index]! + 1]!;
    for (let cell = offset[accounts[index]!]!; cell < end; cell += 1) {
      const slot = (period[cell]! * TYPES + type[cell]!) * KINDS + (kind[cell]! & (KINDS - 1));
      minor[slot]! += Math.abs(changeMinor[cell]!);
      count[slot]! += 1;
      if (kind[cell] === MIXED) addMixed(sums, cells, shares, cell);
    }
  }
}

function addRange(
  { minor, count }: Slots,
  sums: MovementSums,
  cells: Cells,
  shares: Shares,
  accounts: Int32Array,
  range: PeriodRange,
): void {
  const { start, cell, account, kind, changeMinor } = cellsByPeriod(cells, shares);
  const counts = listMask(cells.offset.length - 1, accounts);
  for (let place = range.first * TYPES; place < (range.last + 1) * TYPES; place += 1)
    for (let at = start[place]!; at < start[place + 1]!; at += 1) {
      if (counts[account[at]!] === 0) continue;
      const slot = place * KINDS + (kind[at]! & (KINDS - 1));
      minor[slot]! += Math.abs(changeMinor[at]!);
      count[slot]! += 1;
      if (kind[at] === MIXED) addMixed(sums, cells, shares, cell[at]!);
    }
}

const emptySums = (periods: number): MovementSums => ({
  amounts: new Float64Array(periods * TYPES),
  counts: new Int32Array(periods * TYPES),
  up: new Float64Array(periods * SOURCES),
  down: new Float64Array(periods * SOURCES),
  opening: { arr: 0, accounts: 0 },
});

function addMixed({ up, down }: MovementSums, cells: Cells, shares: Shares, cell: number): void {
  const bySource = cells.type[cell] === EXPANSION ? up : down;
  const first = cells.period[cell]! * SOURCES;
  eachShare(cells, shares, cell, (source, minor) => {
    bySource[first + source]! += minor;
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
