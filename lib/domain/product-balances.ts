/** An account's products from period to period: their revenue at both ends, and the components in between. */
import type { Components } from './components';
import type { DayNumber } from './day';
import type { ProductSteps } from './product-steps';

export const ALL_PRODUCTS = -1;

/** Asked account by account, and of each period by period in ascending order. */
export class AccountProducts {
  /** How many have been met so far; the arrays, which are used again for account after account, hold more. */
  length = 0;
  /** Those met so far, by name. */
  readonly products: number[] = [];
  /** ARR by product at the start and at the end of the period. */
  readonly before: number[] = [];
  readonly after: number[] = [];
  private step = 0;
  private stepsEnd = 0;
  private component = 0;
  private componentsTo = 0;
  private componentsEnd = 0;

  constructor(
    private readonly steps: ProductSteps,
    private readonly components: Components,
    private readonly rank: Int32Array,
  ) {}

  begin(account: number): void {
    const { steps, components } = this;
    this.step = steps.offset[account]!;
    this.stepsEnd = steps.offset[account + 1]!;
    this.component = components.offset[account]!;
    this.componentsTo = this.component;
    this.componentsEnd = components.offset[account + 1]!;
    this.length = 0;
  }

  moveTo(start: DayNumber, end: DayNumber): void {
    // The first week may begin before the ledger does.
    this.addSteps(Math.max(start - 1, this.steps.openingDay ?? Number.NEGATIVE_INFINITY));
    for (let place = 0; place < this.length; place += 1) this.before[place] = this.after[place]!;
    this.addSteps(end);
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

  private addSteps(until: DayNumber): void {
    const { day, product, changeMinor } = this.steps;
    for (; this.step < this.stepsEnd && day[this.step]! <= until; this.step += 1)
      this.after[this.placeOf(product[this.step]!)]! += changeMinor[this.step]!;
  }

  /** Where a product is; one that is met for the first time enters with nothing. */
  private placeOf(product: number): number {
    const { products, before, after, rank } = this;
    for (let known = 0; known < this.length; known += 1) if (products[known] === product) return known;
    let place = this.length;
    this.length += 1;
    for (; place > 0 && rank[products[place - 1]!]! > rank[product]!; place -= 1) {
      products[place] = products[place - 1]!;
      before[place] = before[place - 1]!;
      after[place] = after[place - 1]!;
    }
    products[place] = product;
    before[place] = 0;
    after[place] = 0;
    return place;
  }
}
