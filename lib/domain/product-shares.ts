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
  const own = new AccountProducts(steps, components);
  for (let account = 0; account + 1 < cells.offset.length; account += 1) {
    own.begin(account);
    for (let cell = cells.offset[account]!; cell < cells.offset[account + 1]!; cell += 1) {
      const within = cells.periods[cells.period[cell]!]!;
      own.moveTo(within.start, Math.min(within.end, dataThrough));
      const type = cells.type[cell]!;
      if (type === EXPANSION || type === CONTRACTION) shareNet(shares, own, rank, cells.changeMinor[cell]!);
      else shareBalance(shares, own, type === CHURN ? own.before : own.after);
      offset[cell + 1] = shares.length;
    }
  }
  return { offset, ...shares.close() };
}

function shareBalance(shares: ShareColumns, { products, length }: AccountProducts, balances: Float64Array): void {
  for (let place = 0; place < length; place += 1) shares.add(products[place]!, NO_SOURCE, balances[place]!);
}

function shareNet(shares: ShareColumns, own: AccountProducts, rank: Int32Array, netMinor: number): void {
  const sign = Math.sign(netMinor);
  const { products, before, after, length } = own;
  const total = Math.abs(netMinor);
  let sharing = 0;
  let sum = 0;
  for (let place = 0; place < length; place += 1) {
    const net = (after[place]! - before[place]!) * sign;
    if (net <= 0) continue;
    sharing += 1;
    sum += net;
  }
  if (sharing > 1 && sum !== total) {
    shareAmong(shares, own, rank, netMinor);
    return;
  }
  // Most changes are of one product, or all products change the same way.
  for (let place = 0; place < length; place += 1) {
    const net = (after[place]! - before[place]!) * sign;
    if (net > 0) shareSources(shares, own, products[place]!, sign, sharing === 1 ? total : net);
  }
}

/** In proportion, among several products. */
function shareAmong(shares: ShareColumns, own: AccountProducts, rank: Int32Array, netMinor: number): void {
  const sign = Math.sign(netMinor);
  const { products, before, after, length } = own;
  const net = (place: number): number => (after[place]! - before[place]!) * sign;
  const sharing = Array.from({ length }, (_, place) => place).filter((place) => net(place) > 0);
  sharing.sort((a, b) => rank[products[a]!]! - rank[products[b]!]!);
  const parts = largestRemainder(Math.abs(netMinor), sharing.map(net));
  for (const [index, place] of sharing.entries()) shareSources(shares, own, products[place]!, sign, parts[index]!);
}

const bySource = new Float64Array(sources.length);

function shareSources(shares: ShareColumns, own: AccountProducts, product: number, sign: number, part: number): void {
  const only = own.onlySource(product, sign);
  if (only !== null) {
    shares.add(product, only, part);
    return;
  }
  if (!own.sumSources(product, sign, bySource)) own.sumSources(ALL_PRODUCTS, sign, bySource);
  const sharing: number[] = [];
  for (let source = 0; source < bySource.length; source += 1) if (bySource[source]! > 0) sharing.push(source);
  const weights = sharing.map((source) => bySource[source]!);
  const parts = sharing.length === 1 ? [part] : largestRemainder(part, weights);
  for (const [index, source] of sharing.entries()) shares.add(product, source, parts[index]!);
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
