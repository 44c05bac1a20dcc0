/** Stripe's objects for tests: Stripe's published fixtures (see `fixtures.json`) with what a test says of them. */
import type Stripe from 'stripe';
import {
  keptCoupon,
  keptCustomer,
  keptInvoice,
  keptInvoiceItem,
  keptPrice,
  keptProduct,
  keptSubscription,
} from '../keep';
import type { Reading, Translation } from '../translate';
import { translateCustomer } from '../translate';
import fixtures from './fixtures.json' with { type: 'json' };

const { resources } = fixtures;

/** A fixture with other fields. */
const like = <Kind>(fixture: object, said: object): Kind => ({ ...structuredClone(fixture), ...said }) as Kind;

/** Noon, UTC: '2025-01-10' → seconds since 1970; a text with a time is that moment. */
export const at = (moment: string): number =>
  Date.parse(moment.length === 10 ? `${moment}T12:00:00Z` : `${moment}Z`) / 1000;

export const customer = (id: string, said: Partial<Stripe.Customer> = {}): Stripe.Customer =>
  like(resources.customer, { id, name: `Customer ${id}`, created: at('2025-01-01'), ...said });

export const product = (id: string, name: string, metadata: Stripe.Metadata = {}): Stripe.Product =>
  like(resources.product, { id, name, metadata });

export interface PriceSaid {
  product?: string;
  /** Cents a unit; null where tiers say it. */
  unit?: number | null;
  every?: 'month' | 'year';
  currency?: string;
  metered?: boolean;
  nickname?: string;
  metadata?: Stripe.Metadata;
  tiers?: { up_to: number | null; unit_amount: number; flat_amount?: number }[];
}

export function price(id: string, said: PriceSaid = {}): Stripe.Price {
  const { unit = 1000, every = 'month', metered = false, tiers } = said;
  return like(resources.price, {
    id,
    product: said.product ?? 'prod_basic',
    currency: said.currency ?? 'usd',
    nickname: said.nickname ?? null,
    metadata: said.metadata ?? {},
    unit_amount: unit,
    unit_amount_decimal: unit === null ? null : String(unit),
    transform_quantity: null,
    billing_scheme: tiers ? 'tiered' : 'per_unit',
    tiers_mode: tiers ? 'graduated' : null,
    tiers,
    recurring: {
      ...resources.price.recurring,
      interval: every,
      interval_count: 1,
      usage_type: metered ? 'metered' : 'licensed',
    },
  });
}

export const coupon = (id: string, said: Partial<Stripe.Coupon>): Stripe.Coupon =>
  like(resources.coupon, { id, duration: 'forever', percent_off: null, duration_in_months: null, ...said });

export const discount = (id: string, of: string, from: string, until: string | null = null): Stripe.Discount =>
  like(resources.discount, {
    id,
    source: { type: 'coupon', coupon: of },
    start: at(from),
    end: until === null ? null : at(until),
  });

export interface LineSaid {
  item?: string;
  price: Stripe.Price;
  from: string;
  until: string;
  /** Cents before discounts; default: unit price × quantity. */
  amount?: number;
  quantity?: number;
  proration?: boolean;
  subscription?: string;
  taken?: { by: Stripe.Discount; amount: number }[];
  /** Cents of tax that are in the amount. */
  taxIncluded?: number;
}

let lines = 0;

export function line(said: LineSaid): Stripe.InvoiceLineItem {
  const { item = 'si_1', quantity = 1, proration = false, subscription = 'sub_1', taken = [] } = said;
  const amount = said.amount ?? (said.price.unit_amount ?? 0) * quantity;
  lines += 1;
  return like(resources.line_item, {
    id: `il_${lines}`,
    amount,
    quantity,
    currency: said.price.currency,
    subscription,
    period: { start: at(said.from), end: at(said.until) },
    discount_amounts: taken.map(({ by, amount: off }) => ({ amount: off, discount: by.id })),
    discounts: taken.map(({ by }) => by),
    taxes: said.taxIncluded === undefined ? [] : [{ amount: said.taxIncluded, tax_behavior: 'inclusive' }],
    pricing: {
      type: 'price_details',
      price_details: { price: said.price.id, product: said.price.product },
      unit_amount_decimal: said.price.unit_amount_decimal,
    },
    parent: {
      type: 'subscription_item_details',
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration,
        proration_details: { credited_items: null },
        subscription,
        subscription_item: item,
      },
    },
  });
}

/** The two lines of a change in mid-period: what is given back of the old price, what is charged of the new. */
export const changed = (
  said: { before: LineSaid['price']; after: LineSaid['price'] } & Omit<LineSaid, 'price'> & { was?: number },
) => {
  const { before, after, was = 1, ...rest } = said;
  return [
    line({ ...rest, price: before, quantity: was, amount: -500, proration: true }),
    line({ ...rest, price: after, amount: 1234, proration: true }),
  ];
};

let invoices = 0;

export function invoice(on: string, own: Stripe.InvoiceLineItem[], said: Partial<Stripe.Invoice> = {}): Stripe.Invoice {
  invoices += 1;
  return like(resources.invoice, {
    id: `in_${invoices}`,
    customer: 'cus_1',
    status: 'paid',
    billing_reason: 'subscription_cycle',
    created: at(on),
    effective_at: at(on),
    attempt_count: 1,
    currency: own[0]?.currency ?? 'usd',
    lines: { object: 'list', data: own, has_more: false, url: '' },
    parent: { type: 'subscription_details', subscription_details: { subscription: own[0]?.subscription ?? null } },
    status_transitions: { finalized_at: at(on), marked_uncollectible_at: null, paid_at: null, voided_at: null },
    ...said,
  });
}

export interface ItemSaid {
  id?: string;
  price: Stripe.Price;
  quantity?: number;
  /** The end of its current period. */
  until: string;
  since?: string;
}

export function subscription(items: ItemSaid[], said: Partial<Stripe.Subscription> = {}): Stripe.Subscription {
  const id = said.id ?? 'sub_1';
  const since = said.start_date ?? at('2025-01-10');
  const data = items.map((item) =>
    like<Stripe.SubscriptionItem>(resources.subscription_item, {
      id: item.id ?? 'si_1',
      price: item.price,
      quantity: item.price.recurring?.usage_type === 'metered' ? undefined : (item.quantity ?? 1),
      created: item.since ? at(item.since) : since,
      current_period_end: at(item.until),
      subscription: id,
    }),
  );
  return like(resources.subscription, {
    id,
    customer: 'cus_1',
    status: 'active',
    start_date: since,
    created: since,
    trial_start: null,
    trial_end: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    ended_at: null,
    pause_collection: null,
    discounts: [],
    items: { object: 'list', data, has_more: false, url: '' },
    ...said,
  });
}

export interface StripeAccount {
  customers?: Stripe.Customer[];
  products?: Stripe.Product[];
  prices: Stripe.Price[];
  coupons?: Stripe.Coupon[];
  subscriptions: Stripe.Subscription[];
  invoices: Stripe.Invoice[];
  invoiceItems?: Stripe.InvoiceItem[];
}

/** The translation of one customer of an account. */
export function translated(account: StripeAccount, said: Partial<Reading> = {}): Translation {
  const own = account.customers?.[0] ?? customer('cus_1');
  const byId = <Kept extends { id: string }>(kept: Kept[]): Map<string, Kept> =>
    new Map(kept.map((each) => [each.id, each]));
  return translateCustomer(
    {
      customer: keptCustomer(own),
      subscriptions: account.subscriptions.map(keptSubscription),
      invoices: account.invoices.map((each) => keptInvoice(each, each.lines.data)),
      invoiceItems: (account.invoiceItems ?? []).map(keptInvoiceItem),
    },
    {
      catalogue: {
        products: byId((account.products ?? [product('prod_basic', 'Basic')]).map(keptProduct)),
        prices: byId(account.prices.map(keptPrice)),
        coupons: byId((account.coupons ?? []).map(keptCoupon)),
      },
      timeZone: null,
      now: at('2025-12-31'),
      ...said,
    },
  );
}
