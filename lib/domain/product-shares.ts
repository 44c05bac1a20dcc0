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
import { cutToLength } from './cut-to-length';
import type { DayNumber } from './day';
import { largestRemainder } from './largest-remainder';
import { movementTypes } from './movement-type';
import { AccountProducts, ALL_PRODUCTS } from './product-balances';
import type { ProductSteps } from './product-steps';
import { sources } from './source';

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
  const shares = new ShareColumns(cells.type.length);
  const own = new AccountProducts(steps, components, rank);
  for (let account = 0; account + 1 < cells.offset.length; account += 1) {
    own.begin(account);
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

function shareBalance(shares: ShareColumns, { products, length }: AccountProducts, balances: readonly number[]): void {
  for (let place = 0; place < length; place += 1) shares.add(products[place]!, NO_SOURCE, balances[place]!);
}

const nets: number[] = [];
const bySource = new Float64Array(sources.length);

function shareNet(shares: ShareColumns, own: AccountProducts, netMinor: number): void {
  const sign = Math.sign(netMinor);
  const { products, before, after, length } = own;
  for (let place = 0; place < length; place += 1) nets[place] = (after[place]! - before[place]!) * sign;
  eachPart(Math.abs(netMinor), nets, length, (place, part) => {
    const product = products[place]!;
    const only = own.onlySource(product, sign);
    if (only !== null) shares.add(product, only, part);
    else shareSources(shares, own, product, sign, part);
  });
}

function shareSources(shares: ShareColumns, own: AccountProducts, product: number, sign: number, part: number): void {
  if (!own.sumSources(product, sign, bySource)) own.sumSources(ALL_PRODUCTS, sign, bySource);
  eachPart(part, bySource, bySource.length, (source, minor) => shares.add(product, source, minor));
}

/** Shares a total in proportion to those of the first `count` weights that are above 0; most often there is one. */
function eachPart(
  total: number,
  weights: ArrayLike<number>,
  count: number,
  found: (index: number, part: number) => void,
): void {
  let first = -1;
  let last = -1;
  for (let index = 0; index < count; index += 1) {
    if (weights[index]! <= 0) continue;
    if (first < 0) first = index;
    last = index;
  }
  if (first === last) {
    found(first, total);
    return;
  }
  const sharing: number[] = [];
  for (let index = first; index <= last; index += 1) if (weights[index]! > 0) sharing.push(index);
  const parts = largestRemainder(
    total,
    sharing.map((index) => weights[index]!),
  );
  sharing.forEach((index, at) => {
    found(index, parts[at]!);
  });
}

const allocate = (capacity: number) => ({
  product: new Int32Array(capacity),
  source: new Uint8Array(capacity),
  minor: new Float64Array(capacity),
});

/** Of the cells, shares that there is room for at first: most cells have one. */
const FIRST_ROOM = 1.25;

/** Shares being written. */
class ShareColumns {
  length = 0;
  private columns: ReturnType<typeof allocate>;

  constructor(cells: number) {
    this.columns = allocate(Math.ceil(cells * FIRST_ROOM) + 1);
  }

  /** A share of 0 is none. */
  add(product: number, source: number, minor: number): void {
    if (minor === 0) return;
    if (this.length === this.columns.minor.length) this.grow();
    const { columns, length } = this;
    columns.product[length] = product;
    columns.source[length] = source;
    columns.minor[length] = minor;
    this.length = length + 1;
  }

  close(): Omit<ProductShares, 'offset'> {
    const { product, source, minor } = this.columns;
    return {
      product: cutToLength(product, this.length),
      source: cutToLength(source, this.length),
      minor: cutToLength(minor, this.length),
    };
  }

  private grow(): void {
    const wider = allocate(this.columns.minor.length * 2);
    for (const name of Object.keys(wider) as (keyof typeof wider)[]) wider[name].set(this.columns[name]);
    this.columns = wider;
  }
}
