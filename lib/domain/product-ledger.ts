/**
 * The ledger of some products alone: every account's revenue of them from day to day, and of the components of its changes
 * those of their price. Retention by product reads it: S and E are the products' own revenue, P their own price.
 */
import type { Components } from './components';
import { cutToLength } from './cut-to-length';
import { type DayNumber, firstDayOf } from './day';
import { type Facts, once } from './facts';
import { type Ledger, NEVER } from './ledger';
import type { ProductSteps } from './product-steps';
import { sources } from './source';
import { Steps } from './steps';

/** `wanted`: 1 for the products to take, by their code. The ledger begins where that of all products does. */
export function productLedger(facts: Facts, steps: ProductSteps, wanted: Uint8Array): Ledger {
  const { accounts } = facts;
  const openingDay = facts.ledger.openingDay ?? firstDayOf(facts.firstMonth) - 1;
  const offset = new Int32Array(accounts + 1);
  const opening = new Uint8Array(accounts);
  const firstActiveDay = new Int32Array(accounts).fill(NEVER);
  const all = new Steps(countSteps(steps, wanted) + 1);
  const courses = new WantedCourses(steps, wanted);
  for (let account = 0; account < accounts; account += 1) {
    const first = all.length;
    courses.addTo(all, account);
    offset[account + 1] = all.length;
    // A balance follows another one, so that one of the first two is above 0.
    for (let step = first; step < all.length && firstActiveDay[account] === NEVER; step += 1)
      if (all.arrMinor[step]! > 0) firstActiveDay[account] = all.day[step]!;
    if (first === all.length || all.day[first] !== openingDay) continue;
    opening[account] = 1;
    if (firstActiveDay[account] === openingDay) firstActiveDay[account] = facts.firstActiveDay[account]!;
  }
  const day = cutToLength(all.day, all.length);
  // Retention alone asks for them.
  const components = once(() => pricesOf(facts, wanted));
  return {
    accounts,
    offset,
    day,
    arrMinor: cutToLength(all.arrMinor, all.length),
    firstActiveDay,
    opening,
    openingDay,
    get components() {
      return components();
    },
    products: facts.products,
  };
}

/** How many steps there are of the wanted products. */
function countSteps({ product, from }: ProductSteps, wanted: Uint8Array): number {
  let length = 0;
  for (let course = 0; course < product.length; course += 1)
    if (wanted[product[course]!] === 1) length += from[course + 1]! - from[course]!;
  return length;
}

/** The courses of an account's wanted products, added up. */
class WantedCourses {
  private length = 0;
  /** Of each: its next step, where its steps end, and its balance before the next. */
  private readonly next: number[] = [];
  private readonly end: number[] = [];
  private readonly balance: number[] = [];

  constructor(
    private readonly steps: ProductSteps,
    private readonly wanted: Uint8Array,
  ) {}

  addTo(all: Steps, account: number): void {
    const { offset, product, from, day, arrMinor } = this.steps;
    this.length = 0;
    for (let course = offset[account]!; course < offset[account + 1]!; course += 1) {
      if (this.wanted[product[course]!] !== 1) continue;
      this.next[this.length] = from[course]!;
      this.end[this.length] = from[course + 1]!;
      this.balance[this.length] = 0;
      this.length += 1;
    }
    if (this.length > 1) this.addSums(all);
    else if (this.length === 1)
      for (let step = this.next[0]!; step < this.end[0]!; step += 1) all.push(day[step]!, arrMinor[step]!);
  }

  private addSums(all: Steps): void {
    const { steps, next, end, balance, length } = this;
    let told = 0;
    let sum = 0;
    for (let day = this.nextDay(); day !== NEVER; day = this.nextDay()) {
      for (let at = 0; at < length; at += 1) {
        if (next[at] === end[at] || steps.day[next[at]!] !== day) continue;
        const toMinor = steps.arrMinor[next[at]!]!;
        sum += toMinor - balance[at]!;
        balance[at] = toMinor;
        next[at]! += 1;
      }
      if (sum !== told) all.push(day, sum);
      told = sum;
    }
  }

  /** The next day on which one of them changes; `NEVER` where none does any more. */
  private nextDay(): DayNumber {
    const { steps, next, end, length } = this;
    let day = NEVER;
    for (let at = 0; at < length; at += 1)
      if (next[at] !== end[at] && steps.day[next[at]!]! < day) day = steps.day[next[at]!]!;
    return day;
  }
}

const PRICE = sources.indexOf('price');

/** The components of price, product after product: those of product `p` are from `offset[p]` on, by account and day. */
interface PricesOfProducts {
  offset: Int32Array;
  /** Where each is among all components. */
  place: Int32Array;
  account: Int32Array;
  columns: Omit<Components, 'offset'>;
}

/** Found once for each ledger: prices are few of its components, and each product asks for its own. */
export function pricesOfProducts({ components, products }: Pick<Facts, 'components' | 'products'>): PricesOfProducts {
  const known = knownPrices.get(components);
  if (known !== undefined) return known;
  const { source, product } = components;
  const offset = new Int32Array(products.length + 1);
  for (let at = 0; at < source.length; at += 1) if (source[at] === PRICE) offset[product[at]! + 1]! += 1;
  for (let code = 0; code < products.length; code += 1) offset[code + 1]! += offset[code]!;
  const next = offset.slice();
  const place = new Int32Array(offset[products.length]!);
  const account = new Int32Array(place.length);
  for (let of = 0; of + 1 < components.offset.length; of += 1)
    for (let at = components.offset[of]!; at < components.offset[of + 1]!; at += 1) {
      if (source[at] !== PRICE) continue;
      const row = next[product[at]!]!++;
      place[row] = at;
      account[row] = of;
    }
  const found = { offset, place, account, columns: picked(components, place) };
  knownPrices.set(components, found);
  return found;
}

const knownPrices = new WeakMap<Components, PricesOfProducts>();

function picked({ day, source, motion, product, arrMinor }: Omit<Components, 'offset'>, rows: Int32Array) {
  const { length } = rows;
  const pick = <Column extends Int32Array | Uint8Array | Float64Array>(from: Column, to: Column): Column => {
    for (let index = 0; index < length; index += 1) to[index] = from[rows[index]!]!;
    return to;
  };
  return {
    day: pick(day, new Int32Array(length)),
    source: pick(source, new Uint8Array(length)),
    motion: pick(motion, new Uint8Array(length)),
    product: pick(product, new Int32Array(length)),
    arrMinor: pick(arrMinor, new Float64Array(length)),
  };
}

function pricesOf(facts: Facts, wanted: Uint8Array): Components {
  const prices = pricesOfProducts(facts);
  const codes = [...wanted.keys()].filter((code) => wanted[code] === 1);
  const [code] = codes;
  const cut = <Column extends Int32Array | Uint8Array | Float64Array>(column: Column): Column =>
    column.subarray(prices.offset[code!], prices.offset[code! + 1]) as Column;
  if (codes.length === 1) {
    const { day, source, motion, product, arrMinor } = prices.columns;
    const columns = { day: cut(day), source: cut(source), motion: cut(motion), product: cut(product) };
    return { offset: offsetsOf(facts, cut(prices.account)), ...columns, arrMinor: cut(arrMinor) };
  }
  const rows = Int32Array.from(
    codes.flatMap((each) =>
      Array.from({ length: prices.offset[each + 1]! - prices.offset[each]! }, (_, row) => prices.offset[each]! + row),
    ),
  ).sort((a, b) => prices.place[a]! - prices.place[b]!);
  return {
    offset: offsetsOf(
      facts,
      rows.map((row) => prices.account[row]!),
    ),
    ...picked(prices.columns, rows),
  };
}

/** Where the rows of each account begin; `account`: theirs, ascending. */
function offsetsOf({ accounts }: Facts, account: Int32Array): Int32Array {
  const offset = new Int32Array(accounts + 1);
  for (let row = 0; row < account.length; row += 1) offset[account[row]! + 1]! += 1;
  for (let of = 0; of < accounts; of += 1) offset[of + 1]! += offset[of]!;
  return offset;
}
