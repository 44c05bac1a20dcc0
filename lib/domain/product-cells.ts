/**
 * Movement cells of some products: every account's, as large as the products' shares of them, with the sources of those
 * shares. An account without a share in a period has no cell there. Their sums are movements by product.
 */
import type { Cells } from './cells';
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
  const kept = new CellColumns();
  const sums = new Float64Array(sources.length);
  for (let account = 0; account + 1 < offset.length; account += 1) {
    for (let cell = all.offset[account]!; cell < all.offset[account + 1]!; cell += 1) {
      let total = 0;
      sums.fill(0);
      for (let share = byProduct.offset[cell]!; share < byProduct.offset[cell + 1]!; share += 1) {
        if (wanted[byProduct.product[share]!] !== 1) continue;
        total += byProduct.minor[share]!;
        if (byProduct.source[share] !== NO_SOURCE) sums[byProduct.source[share]!]! += byProduct.minor[share]!;
      }
      if (total === 0) continue;
      kept.add(all.period[cell]!, all.type[cell]!, all.changeMinor[cell]! < 0 ? -total : total);
      kept.share(sums);
    }
    offset[account + 1] = kept.period.length;
  }
  return kept.close(all.periods, offset);
}

/** Cells and their shares being written. */
class CellColumns {
  readonly period: number[] = [];
  private readonly type: number[] = [];
  private readonly changeMinor: number[] = [];
  private readonly kind: number[] = [];
  private readonly mixedAt: number[] = [];
  private readonly mixedOffset: number[] = [0];
  private readonly mixedKind: number[] = [];
  private readonly mixedMinor: number[] = [];

  add(period: number, type: number, changeMinor: number): void {
    this.period.push(period);
    this.type.push(type);
    this.changeMinor.push(changeMinor);
  }

  /** The sources of the cell last added. */
  share(sums: Float64Array): void {
    const kinds = [...sums.keys()].filter((kind) => sums[kind]! > 0);
    this.kind.push(kinds.length > 1 ? MIXED : (kinds[0] ?? UNSHARED));
    this.mixedAt.push(kinds.length > 1 ? this.mixedOffset.length - 1 : -1);
    if (kinds.length < 2) return;
    for (const kind of kinds) {
      this.mixedKind.push(kind);
      this.mixedMinor.push(sums[kind]!);
    }
    this.mixedOffset.push(this.mixedKind.length);
  }

  close(periods: Cells['periods'], offset: Int32Array): ProductCells {
    return {
      cells: {
        periods,
        offset,
        period: Uint16Array.from(this.period),
        type: Uint8Array.from(this.type),
        changeMinor: Float64Array.from(this.changeMinor),
      },
      shares: {
        kind: Uint8Array.from(this.kind),
        mixedAt: Int32Array.from(this.mixedAt),
        mixedOffset: Int32Array.from(this.mixedOffset),
        mixedKind: Uint8Array.from(this.mixedKind),
        mixedMinor: Float64Array.from(this.mixedMinor),
      },
    };
  }
}
