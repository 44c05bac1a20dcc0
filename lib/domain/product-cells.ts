/**
 * Movement cells of some products: every account's, as large as the products' shares of them, with the sources of those
 * shares. An account without a share in a period has no cell there. Their sums are movements by product.
 */
import type { Cells } from './cells';
import { cutToLength } from './cut-to-length';
import { NO_SOURCE, type ProductShares } from './product-shares';
import { MIXED, type Shares, UNSHARED } from './shares';
import { sources } from './source';

export interface ProductCells {
  cells: Cells;
  /** Sources, aligned to the cells. */
  shares: Shares;
}

/** `wanted`: 1 for the products to take, by their code. */
export function buildProductCells(all: Cells, byProduct: ProductShares, wanted: Uint8Array): ProductCells {
  const offset = new Int32Array(all.offset.length);
  const kept = new CellColumns(all.period.length);
  for (let account = 0; account + 1 < offset.length; account += 1) {
    for (let cell = all.offset[account]!; cell < all.offset[account + 1]!; cell += 1) {
      let total = 0;
      let taken = 0;
      let last = 0;
      for (let share = byProduct.offset[cell]!; share < byProduct.offset[cell + 1]!; share += 1) {
        if (wanted[byProduct.product[share]!] !== 1) continue;
        total += byProduct.minor[share]!;
        taken += 1;
        last = share;
      }
      if (taken === 0) continue;
      // Most cells are of one product and one source.
      const kind = taken === 1 ? kindOf(byProduct.source[last]!) : kept.kindOf(sumSources(byProduct, cell, wanted));
      kept.add(all.period[cell]!, all.type[cell]!, all.changeMinor[cell]! < 0 ? -total : total, kind);
    }
    offset[account + 1] = kept.length;
  }
  return kept.close(all.periods, offset);
}

const kindOf = (source: number): number => (source === NO_SOURCE ? UNSHARED : source);

/** The wanted shares of a cell by source. */
function sumSources({ offset, product, source, minor }: ProductShares, cell: number, wanted: Uint8Array): Float64Array {
  const sums = new Float64Array(sources.length);
  for (let share = offset[cell]!; share < offset[cell + 1]!; share += 1)
    if (wanted[product[share]!] === 1 && source[share] !== NO_SOURCE) sums[source[share]!]! += minor[share]!;
  return sums;
}

/** Cells and their shares being written: no more than there are cells of whole accounts. */
class CellColumns {
  length = 0;
  private readonly period: Uint16Array;
  private readonly type: Uint8Array;
  private readonly changeMinor: Float64Array;
  private readonly kind: Uint8Array;
  private readonly mixedAt: Int32Array;
  private readonly mixedOffset: number[] = [0];
  private readonly mixedKind: number[] = [];
  private readonly mixedMinor: number[] = [];

  constructor(most: number) {
    this.period = new Uint16Array(most);
    this.type = new Uint8Array(most);
    this.changeMinor = new Float64Array(most);
    this.kind = new Uint8Array(most);
    this.mixedAt = new Int32Array(most);
  }

  add(period: number, type: number, changeMinor: number, kind: number): void {
    this.period[this.length] = period;
    this.type[this.length] = type;
    this.changeMinor[this.length] = changeMinor;
    this.kind[this.length] = kind;
    this.length += 1;
  }

  /** The one source of the cell to be added next, `MIXED` where there are several. */
  kindOf(sums: Float64Array): number {
    let only = UNSHARED;
    let several = false;
    for (let kind = 0; kind < sums.length; kind += 1) {
      if (sums[kind]! <= 0) continue;
      several = only !== UNSHARED;
      if (several) break;
      only = kind;
    }
    if (!several) return only;
    this.mixedAt[this.length] = this.mixedOffset.length - 1;
    for (let kind = 0; kind < sums.length; kind += 1) {
      if (sums[kind]! <= 0) continue;
      this.mixedKind.push(kind);
      this.mixedMinor.push(sums[kind]!);
    }
    this.mixedOffset.push(this.mixedKind.length);
    return MIXED;
  }

  close(periods: Cells['periods'], offset: Int32Array): ProductCells {
    const { length } = this;
    return {
      cells: {
        periods,
        offset,
        period: cutToLength(this.period, length),
        type: cutToLength(this.type, length),
        changeMinor: cutToLength(this.changeMinor, length),
      },
      shares: {
        kind: cutToLength(this.kind, length),
        mixedAt: cutToLength(this.mixedAt, length),
        mixedOffset: Int32Array.from(this.mixedOffset),
        mixedKind: Uint8Array.from(this.mixedKind),
        mixedMinor: Float64Array.from(this.mixedMinor),
      },
    };
  }
}
