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

/** Places of the components of price, product after product: product `p`'s are those from `offset[p]` on, ascending. */
interface PricePlaces {
  offset: Int32Array;
  places: Int32Array;
}

/** Found once for each ledger: prices are few of its components, and each product asks for its own. */
export function pricePlaces({ components, products }: Pick<Facts, 'components' | 'products'>): PricePlaces {
  const { source, product } = components;
  const known = placesOf.get(source);
  if (known !== undefined) return known;
  const offset = new Int32Array(products.length + 1);
  for (let at = 0; at < source.length; at += 1) if (source[at] === PRICE) offset[product[at]! + 1]! += 1;
  for (let code = 0; code < products.length; code += 1) offset[code + 1]! += offset[code]!;
  const next = offset.slice();
  const places = new Int32Array(offset[products.length]!);
  for (let at = 0; at < source.length; at += 1) if (source[at] === PRICE) places[next[product[at]!]!++] = at;
  placesOf.set(source, { offset, places });
  return { offset, places };
}

const placesOf = new WeakMap<object, PricePlaces>();

/** Ascending. */
function placesOfWanted(facts: Facts, wanted: Uint8Array): Int32Array {
  const { offset, places } = pricePlaces(facts);
  const lists = [...wanted.keys()]
    .filter((code) => wanted[code] === 1)
    .map((code) => places.subarray(offset[code], offset[code + 1]));
  if (lists.length === 1) return lists[0]!;
  const all = new Int32Array(lists.reduce((length, list) => length + list.length, 0));
  let length = 0;
  for (const list of lists) {
    all.set(list, length);
    length += list.length;
  }
  return all.sort();
}

function pricesOf(facts: Facts, wanted: Uint8Array): Components {
  const all = facts.components;
  const places = placesOfWanted(facts, wanted);
  const { length } = places;
  const offset = new Int32Array(all.offset.length);
  for (let account = 0, next = 0; account + 1 < offset.length; account += 1) {
    while (next < length && places[next]! < all.offset[account + 1]!) next += 1;
    offset[account + 1] = next;
  }
  const picked = <Column extends Int32Array | Uint8Array | Float64Array>(from: Column, to: Column): Column => {
    for (let index = 0; index < length; index += 1) to[index] = from[places[index]!]!;
    return to;
  };
  return {
    offset,
    day: picked(all.day, new Int32Array(length)),
    source: picked(all.source, new Uint8Array(length)),
    motion: picked(all.motion, new Uint8Array(length)),
    product: picked(all.product, new Int32Array(length)),
    arrMinor: picked(all.arrMinor, new Float64Array(length)),
  };
}
