/**
 * Prices as a file's own lines show them: a line that names its price by its id alone says neither interval nor unit
 * price, but what is charged for whole months says both. Lines that contradict one another, as of prices with tiers,
 * say nothing.
 */
import type { DayNumber } from '../../domain/day';
import { wholeMonths } from '../../domain/interval';
import type { Terms } from './stripe-line-shape';

export class StripePriceBook {
  /** By the price's id; null: lines of it differ. */
  private readonly prices = new Map<string, Terms | null>();

  /** `amountMinor`: of the whole period, before discounts. */
  learn(price: string, amountMinor: number, quantity: number, startDay: DayNumber, endDay: DayNumber): void {
    const count = wholeMonths(startDay, endDay);
    const unitMinor = amountMinor / quantity;
    if (count === null || quantity <= 0 || amountMinor <= 0 || !Number.isSafeInteger(unitMinor)) return;
    const known = this.prices.get(price);
    const isSame = known === undefined || (known?.unitMinor === unitMinor && known.interval?.count === count);
    this.prices.set(price, isSame ? { unitMinor, interval: { unit: 'month', count }, isMetered: false } : null);
  }

  termsOf(price: string): Terms | null {
    return this.prices.get(price) ?? null;
  }
}
