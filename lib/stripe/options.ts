/** How Stripe's objects are read: the choices of import-formats.md, "How Stripe's states count". */

export interface StripeOptions {
  /** The metadata keys that name a product, a plan and a kind, of an item, its price, its product or its subscription. */
  metadata: { product: string; plan: string; kind: string };
  /** A cancelled subscription ends with the period that was paid for, or on the day it was cancelled. */
  endsAt: 'period_end' | 'request';
  /** A subscription that is past due for so many days has ended; null: never. */
  pastDueDays: number | null;
}

export const DEFAULT_OPTIONS: StripeOptions = {
  metadata: { product: 'ratchet_product', plan: 'ratchet_plan', kind: 'ratchet_kind' },
  endsAt: 'period_end',
  pastDueDays: null,
};
