/**
 * How expansion and contraction are shared (metrics.md section 4): per account and period the components are summed by
 * kind (source, or motion); those whose sign is that of the account's net change share it in proportion, by largest
 * remainder, ties in the order of the kinds; the other sign is netted off. Most cells have one kind.
 */
import type { Cells } from './cells';
import type { Components } from './components';
import type { DayNumber } from './day';
import { largestRemainder } from './largest-remainder';
import { movementTypes } from './movement-type';

const EXPANSION = movementTypes.indexOf('expansion');
const CONTRACTION = movementTypes.indexOf('contraction');

export interface Shares {
  /** For each cell: the one kind that has all of it; `MIXED` where several share it; `UNSHARED` for other types of cells. */
  kind: Uint8Array;
  /** Place of a mixed cell among the mixed ones, of no meaning for others; empty while no cell is mixed. */
  mixedAt: Int32Array;
  /** The shares of the mixed cell at place `m` are from `mixedOffset[m]` up to, not including, `mixedOffset[m + 1]`. */
  mixedOffset: Int32Array;
  mixedKind: Uint8Array;
  /** Always positive. */
  mixedMinor: Float64Array;
}

export const MIXED = 254;
export const UNSHARED = 255;

/** Calls back with each share of a cell: its kind and its positive amount. Does nothing for cells of other types. */
export function eachShare(
  cells: Cells,
  shares: Shares,
  cell: number,
  found: (kind: number, minor: number) => void,
): void {
  const kind = shares.kind[cell]!;
  if (kind === UNSHARED) return;
  if (kind !== MIXED) {
    found(kind, Math.abs(cells.changeMinor[cell]!));
    return;
  }
  const at = shares.mixedAt[cell]!;
  for (let share = shares.mixedOffset[at]!; share < shares.mixedOffset[at + 1]!; share += 1)
    found(shares.mixedKind[share]!, shares.mixedMinor[share]!);
}

/**
 * Shares each expansion and contraction of the cells among the components that lie in its period, by `kindOf` (the
 * components' sources, or motions), numbers below `kinds`.
 */
export function buildShares(
  cells: Cells,
  components: Components,
  kindOf: Uint8Array,
  kinds: number,
  dataThrough: DayNumber,
): Shares {
  const { offset, period, type, periods, changeMinor } = cells;
  const { day, arrMinor } = components;
  const kind = new Uint8Array(period.length).fill(UNSHARED);
  const mixed = new MixedCells(period.length);
  const sums = new Float64Array(kinds);
  for (let account = 0; account + 1 < offset.length; account += 1) {
    let component = components.offset[account]!;
    const end = components.offset[account + 1]!;
    for (let cell = offset[account]!; cell < offset[account + 1]!; cell += 1) {
      if (type[cell] !== EXPANSION && type[cell] !== CONTRACTION) continue;
      const within = periods[period[cell]!]!;
      const until = Math.min(within.end, dataThrough);
      // What expands or contracts has components in the period: the search ends there.
      while (day[component]! < within.start) component += 1;
      const first = kindOf[component]!;
      let alike = true;
      for (let at = component; at < end && day[at]! <= until; at += 1) alike &&= kindOf[at] === first;
      if (alike) {
        kind[cell] = first;
        continue;
      }
      sums.fill(0);
      for (; component < end && day[component]! <= until; component += 1)
        sums[kindOf[component]!]! += arrMinor[component]!;
      kind[cell] = mixed.enter(cell, changeMinor[cell]!, sums);
    }
  }
  return { kind, ...mixed.close() };
}

/** Collects the cells that several kinds share. */
class MixedCells {
  private mixedAt = new Int32Array(0);
  private readonly offset = [0];
  private readonly kind: number[] = [];
  private readonly minor: number[] = [];

  constructor(private readonly cells: number) {}

  /** The kind that has all of the cell, or `MIXED`. */
  enter(cell: number, netMinor: number, sums: Float64Array): number {
    const sign = Math.sign(netMinor);
    const sharing: number[] = [];
    for (let kind = 0; kind < sums.length; kind += 1) if (sums[kind]! * sign > 0) sharing.push(kind);
    if (sharing.length === 1) return sharing[0]!;
    const weights = sharing.map((kind) => Math.abs(sums[kind]!));
    largestRemainder(Math.abs(netMinor), weights).forEach((minor, index) => {
      if (minor === 0) return;
      this.kind.push(sharing[index]!);
      this.minor.push(minor);
    });
    if (this.mixedAt.length === 0) this.mixedAt = new Int32Array(this.cells);
    this.mixedAt[cell] = this.offset.length - 1;
    this.offset.push(this.kind.length);
    return MIXED;
  }

  close(): Omit<Shares, 'kind'> {
    return {
      mixedAt: this.mixedAt,
      mixedOffset: Int32Array.from(this.offset),
      mixedKind: Uint8Array.from(this.kind),
      mixedMinor: Float64Array.from(this.minor),
    };
  }
}
