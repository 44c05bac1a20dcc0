/** An account's changes by product and day, whichever line they are of. */
import type { DayNumber } from './day';
import { type RowOrder, sortRows } from './row-order';

const FIRST_CAPACITY = 64;
/** More than there are days. */
const PER_PLACE = 2 ** 32;

/** Used again for account after account. */
export class ProductChanges {
  length = 0;
  /** Places of changes, by product in the order in which they were met, then by day. */
  order = new Int32Array(FIRST_CAPACITY);
  /** The products met, each once; `place` is an index into them. */
  readonly products: number[] = [];
  place = new Int32Array(FIRST_CAPACITY);
  day = new Int32Array(FIRST_CAPACITY);
  changeMinor = new Float64Array(FIRST_CAPACITY);
  private last = 0;
  private isSorted = true;
  private readonly byProduct: RowOrder = {
    key: (at) => this.place[at]! * PER_PLACE + this.day[at]!,
    tie: (a, b) => a - b,
  };

  clear(): void {
    this.length = 0;
    this.products.length = 0;
    this.isSorted = true;
  }

  /** A change of 0 is none. */
  add(product: number, day: DayNumber, changeMinor: number): void {
    if (changeMinor === 0) return;
    const { length, last } = this;
    if (length === this.day.length) this.grow();
    const place = this.products[last] === product ? last : this.placeOf(product);
    if (length > 0 && (place < last || (place === last && day < this.day[length - 1]!))) this.isSorted = false;
    this.place[length] = place;
    this.day[length] = day;
    this.changeMinor[length] = changeMinor;
    this.order[length] = length;
    this.length = length + 1;
    this.last = place;
  }

  /** Most accounts have a line for each product: their changes come in order. */
  sort(): void {
    if (!this.isSorted) sortRows(this.order, 0, this.length, this.byProduct);
  }

  private placeOf(product: number): number {
    const known = this.products.indexOf(product);
    return known < 0 ? this.products.push(product) - 1 : known;
  }

  private grow(): void {
    const capacity = this.day.length * 2;
    for (const name of ['order', 'place', 'day'] as const) {
      const wider = new Int32Array(capacity);
      wider.set(this[name]);
      this[name] = wider;
    }
    const wider = new Float64Array(capacity);
    wider.set(this.changeMinor);
    this.changeMinor = wider;
  }
}
