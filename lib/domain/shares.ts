/**
 * How expansion and contraction are shared (metrics.md section 4): per account and period the components are summed by
 * kind (source, or motion); those whose sign is that of the account's net change share it in proportion, by largest
 * remainder, ties in the order of the kinds; the other sign is netted off. Most cells have one kind.
 */
import type { Cells } from './cells';

export interface Shares {
  /** For each cell: the one kind that has all of it; `MIXED` where several share it; `UNSHARED` for other types of cells. */
  kind: Uint8Array;
  /** Place of a mixed cell among the mixed ones, −1 for others; empty while no cell is mixed. */
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
