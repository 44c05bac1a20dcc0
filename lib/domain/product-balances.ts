/** An account's products from period to period: their revenue at both ends, and the components in between. */
import type { Components } from './components';
import type { DayNumber } from './day';
import type { ProductSteps } from './product-steps';

export const ALL_PRODUCTS = -1;

const FIRST_CAPACITY = 8;

/** Asked account by account, and of each period by period in ascending order. */
export class AccountProducts {
  /** How many there are; the arrays, which are used again for account after account, hold more. */
  length = 0;
  products = new Int32Array(FIRST_CAPACITY);
  /** ARR by product at the start and at the end of the period. */
  before = new Float64Array(FIRST_CAPACITY);
  after = new Float64Array(FIRST_CAPACITY);
  /** By product: the next of its steps, and where they end. */
  private step = new Int32Array(FIRST_CAPACITY);
  private stepsEnd = new Int32Array(FIRST_CAPACITY);
  private component = 0;
  private componentsTo = 0;
  private componentsEnd = 0;

  constructor(
    private readonly steps: ProductSteps,
    private readonly components: Components,
  ) {}

  begin(account: number): void {
    const { steps, components } = this;
    const first = steps.offset[account]!;
    this.length = steps.offset[account + 1]! - first;
    if (this.length > this.products.length) this.widen();
    for (let place = 0; place < this.length; place += 1) {
      this.products[place] = steps.product[first + place]!;
      this.after[place] = 0;
      this.step[place] = steps.from[first + place]!;
      this.stepsEnd[place] = steps.from[first + place + 1]!;
    }
    this.component = components.offset[account]!;
    this.componentsTo = this.component;
    this.componentsEnd = components.offset[account + 1]!;
  }

  moveTo(start: DayNumber, end: DayNumber): void {
    const { before, after, step, stepsEnd } = this;
    const { day: stepDay, arrMinor, openingDay } = this.steps;
    // The first week may begin before the ledger does.
    const dayBefore = Math.max(start - 1, openingDay ?? Number.NEGATIVE_INFINITY);
    for (let place = 0; place < this.length; place += 1) {
      const until = stepsEnd[place]!;
      let next = step[place]!;
      let balance = after[place]!;
      for (; next < until && stepDay[next]! <= dayBefore; next += 1) balance = arrMinor[next]!;
      before[place] = balance;
      for (; next < until && stepDay[next]! <= end; next += 1) balance = arrMinor[next]!;
      after[place] = balance;
      step[place] = next;
    }
    const { day } = this.components;
    this.component = this.componentsTo;
    while (this.component < this.componentsEnd && day[this.component]! < start) this.component += 1;
    this.componentsTo = this.component;
    while (this.componentsTo < this.componentsEnd && day[this.componentsTo]! <= end) this.componentsTo += 1;
  }

  /** The source of all of the period's components of a product, where it has any and they add up to the sign; else null. */
  onlySource(ofProduct: number, sign: number): number | null {
    const { product, source, arrMinor } = this.components;
    let only: number | null = null;
    let sum = 0;
    for (let at = this.component; at < this.componentsTo; at += 1) {
      if (product[at] !== ofProduct) continue;
      if (only !== null && source[at] !== only) return null;
      only = source[at]!;
      sum += arrMinor[at]! * sign;
    }
    return sum > 0 ? only : null;
  }

  /**
   * The period's components of a product, times `sign`, summed by source; false where no source has a sum above 0.
   * Revenue that lies before history-from has left components, but no product.
   */
  sumSources(ofProduct: number, sign: number, sums: Float64Array): boolean {
    const { product, source, arrMinor } = this.components;
    sums.fill(0);
    for (let at = this.component; at < this.componentsTo; at += 1)
      if (ofProduct === ALL_PRODUCTS || product[at] === ofProduct) sums[source[at]!]! += arrMinor[at]! * sign;
    for (let kind = 0; kind < sums.length; kind += 1) if (sums[kind]! > 0) return true;
    return false;
  }

  private widen(): void {
    const capacity = this.length * 2;
    for (const name of ['products', 'step', 'stepsEnd'] as const) this[name] = new Int32Array(capacity);
    for (const name of ['before', 'after'] as const) this[name] = new Float64Array(capacity);
  }
}
