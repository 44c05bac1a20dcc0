/** An account's products from period to period: their revenue at both ends, and the components in between. */
import type { Components } from './components';
import type { DayNumber } from './day';
import type { ProductSteps } from './product-steps';
import { sources } from './source';

export const ALL_PRODUCTS = -1;

/** Asked period by period, in ascending order. */
export class AccountProducts {
  /** By name. */
  readonly products: number[];
  /** ARR by product at the start and at the end of the period. */
  readonly before: number[];
  readonly after: number[];
  private step: number;
  private readonly stepsEnd: number;
  private component: number;
  private componentsTo: number;
  private readonly componentsEnd: number;

  constructor(
    account: number,
    private readonly steps: ProductSteps,
    private readonly components: Components,
    rank: Int32Array,
  ) {
    this.step = steps.offset[account]!;
    this.stepsEnd = steps.offset[account + 1]!;
    this.component = components.offset[account]!;
    this.componentsTo = this.component;
    this.componentsEnd = components.offset[account + 1]!;
    this.products = [];
    for (let step = this.step; step < this.stepsEnd; step += 1)
      if (!this.products.includes(steps.product[step]!)) this.products.push(steps.product[step]!);
    this.products.sort((a, b) => rank[a]! - rank[b]!);
    this.before = this.products.map(() => 0);
    this.after = this.products.map(() => 0);
  }

  moveTo(start: DayNumber, end: DayNumber): void {
    // The first week may begin before the ledger does.
    this.addSteps(Math.max(start - 1, this.steps.openingDay ?? Number.NEGATIVE_INFINITY));
    this.after.forEach((balance, place) => {
      this.before[place] = balance;
    });
    this.addSteps(end);
    const { day } = this.components;
    this.component = this.componentsTo;
    while (this.component < this.componentsEnd && day[this.component]! < start) this.component += 1;
    this.componentsTo = this.component;
    while (this.componentsTo < this.componentsEnd && day[this.componentsTo]! <= end) this.componentsTo += 1;
  }

  /**
   * The period's components of a product, times `sign`, summed by source; false where no source has a sum above 0.
   * Revenue that lies before history-from has left components, but no product.
   */
  sumSources(ofProduct: number, sign: number, sums: number[]): boolean {
    const { product, source, arrMinor } = this.components;
    sums.length = sources.length;
    sums.fill(0);
    for (let at = this.component; at < this.componentsTo; at += 1)
      if (ofProduct === ALL_PRODUCTS || product[at] === ofProduct) sums[source[at]!]! += arrMinor[at]! * sign;
    return sums.some((sum) => sum > 0);
  }

  private addSteps(until: DayNumber): void {
    const { day, product, changeMinor } = this.steps;
    for (; this.step < this.stepsEnd && day[this.step]! <= until; this.step += 1)
      this.after[this.products.indexOf(product[this.step]!)]! += changeMinor[this.step]!;
  }
}
