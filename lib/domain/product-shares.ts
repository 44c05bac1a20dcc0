/**
 * Movements by product (metrics.md section 9): each keeps the account's type, and its amount is shared among the
 * account's products. What starts or comes back is shared as the products' balances at the period's end, churn as those
 * at its start. Expansion and contraction are shared in proportion among the products whose own net change has the sign
 * of the account's, by largest remainder, ties by name; the other sign is netted off.
 *
 * A product's share of expansion or contraction is of the sources that its own components of the period have, those of
 * the sign, again in proportion. Where it has none (a swap is said of the product that came) they are the account's. What is netted off within a product is not what
 * is netted off within the account, so sources summed over products need not be those of the whole; the movements are.
 */

import type { Cells } from './cells';
import type { Components } from './components';
import type { DayNumber } from './day';
import { largestRemainder } from './largest-remainder';
import { movementTypes } from './movement-type';
import { AccountProducts, ALL_PRODUCTS } from './product-balances';
import type { ProductSteps } from './product-steps';

const CHURN = movementTypes.indexOf('churn');
const EXPANSION = movementTypes.indexOf('expansion');
const CONTRACTION = movementTypes.indexOf('contraction');

/** Stands for "no source" in columns of sources: the cell neither expands nor contracts. */
export const NO_SOURCE = 255;

export interface ProductShares {
  /** Shares of cell `c` are those from `offset[c]` up to, not including, `offset[c + 1]`. */
  offset: Int32Array;
  /** Index into `SourceRecords.products`. */
  product: Int32Array;
  /** Index into `sources`, or `NO_SOURCE`. */
  source: Uint8Array;
  /** Always positive; those of one cell sum to its change. */
  minor: Float64Array;
}

/** `rank`: each product's place by name. */
export function buildProductShares(
  cells: Cells,
  steps: ProductSteps,
  components: Components,
  dataThrough: DayNumber,
  rank: Int32Array,
): ProductShares {
  const offset = new Int32Array(cells.type.length + 1);
  const shares = new ShareColumns();
  for (let account = 0; account + 1 < cells.offset.length; account += 1) {
    const own = new AccountProducts(account, steps, components, rank);
    for (let cell = cells.offset[account]!; cell < cells.offset[account + 1]!; cell += 1) {
      const within = cells.periods[cells.period[cell]!]!;
      own.moveTo(within.start, Math.min(within.end, dataThrough));
      const type = cells.type[cell]!;
      if (type === EXPANSION || type === CONTRACTION) shareNet(shares, own, cells.changeMinor[cell]!);
      else shareBalance(shares, own, type === CHURN ? own.before : own.after);
      offset[cell + 1] = shares.length;
    }
  }
  return { offset, ...shares.close() };
}

function shareBalance(shares: ShareColumns, { products }: AccountProducts, balances: readonly number[]): void {
  products.forEach((product, place) => {
    shares.add(product, NO_SOURCE, balances[place]!);
  });
}

const nets: number[] = [];
const bySource: number[] = [];

function shareNet(shares: ShareColumns, own: AccountProducts, netMinor: number): void {
  const sign = Math.sign(netMinor);
  const { products, before, after } = own;
  nets.length = products.length;
  for (let place = 0; place < products.length; place += 1) nets[place] = (after[place]! - before[place]!) * sign;
  eachPart(Math.abs(netMinor), nets, (place, part) => {
    const product = products[place]!;
    if (!own.sumSources(product, sign, bySource)) own.sumSources(ALL_PRODUCTS, sign, bySource);
    eachPart(part, bySource, (source, minor) => shares.add(product, source, minor));
  });
}

/** Shares a total in proportion to those weights that are above 0; most often there is one. */
function eachPart(total: number, weights: readonly number[], found: (index: number, part: number) => void): void {
  const first = weights.findIndex((weight) => weight > 0);
  const last = weights.findLastIndex((weight) => weight > 0);
  if (first === last) {
    found(first, total);
    return;
  }
  const sharing = [...weights.keys()].filter((index) => weights[index]! > 0);
  const parts = largestRemainder(
    total,
    sharing.map((index) => weights[index]!),
  );
  sharing.forEach((index, at) => {
    found(index, parts[at]!);
  });
}

/** Shares being written. */
class ShareColumns {
  private readonly product: number[] = [];
  private readonly source: number[] = [];
  private readonly minor: number[] = [];

  get length(): number {
    return this.product.length;
  }

  /** A share of 0 is none. */
  add(product: number, source: number, minor: number): void {
    if (minor === 0) return;
    this.product.push(product);
    this.source.push(source);
    this.minor.push(minor);
  }

  close(): Omit<ProductShares, 'offset'> {
    return {
      product: Int32Array.from(this.product),
      source: Uint8Array.from(this.source),
      minor: Float64Array.from(this.minor),
    };
  }
}
