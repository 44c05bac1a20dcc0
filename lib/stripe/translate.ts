/**
 * One customer's objects as the ledger's records. Nothing is remembered between two calls: the same objects give the
 * same records under the same ids, so that reading again changes nothing.
 */
import type { AccountRecord, ChangeRecord, InvoiceLineRecord } from '@/lib/domain/records';
import { daysIn } from './instants';
import type {
  KeptCoupon,
  KeptCustomer,
  KeptDiscount,
  KeptInvoice,
  KeptInvoiceItem,
  KeptPrice,
  KeptProduct,
  KeptSubscription,
} from './objects';
import { DEFAULT_OPTIONS, type StripeOptions } from './options';
import { accountOf } from './translate-account';
import { isOneTime, oneTimeLines } from './translate-one-time';
import { subscriptionChanges } from './translate-subscription';

/** What is one for all customers. */
export interface Catalogue {
  products: ReadonlyMap<string, KeptProduct>;
  prices: ReadonlyMap<string, KeptPrice>;
  coupons: ReadonlyMap<string, KeptCoupon>;
}

export interface CustomerObjects {
  customer: KeptCustomer;
  subscriptions: readonly KeptSubscription[];
  invoices: readonly KeptInvoice[];
  invoiceItems: readonly KeptInvoiceItem[];
}

export interface Reading {
  catalogue: Catalogue;
  options?: StripeOptions;
  /** IANA name; null: UTC. */
  timeZone: string | null;
  /** The moment of reading, seconds since 1970 UTC. */
  now: number;
}

export interface Translation {
  account: AccountRecord;
  changes: ChangeRecord[];
  oneTime: InvoiceLineRecord[];
  /** Prices that lines name and that could not be read: what they charge is left out. */
  unknownPrices: string[];
}

/** Everything that the translation of one customer looks things up in. */
export interface Context {
  customer: KeptCustomer;
  options: StripeOptions;
  now: number;
  dayOf(seconds: number): number;
  product(id: string): KeptProduct | null;
  price(id: string): KeptPrice | null;
  coupon(id: string): KeptCoupon | null;
  discount(id: string): KeptDiscount | null;
}

function contextOf(objects: CustomerObjects, reading: Reading): Context {
  const { catalogue, options = DEFAULT_OPTIONS, now, timeZone } = reading;
  const { subscriptions, invoices } = objects;
  // A price that an item carries along needs no list of prices to be known.
  const carried = new Map(subscriptions.flatMap(({ items }) => items.map(({ price }) => [price.id, price] as const)));
  const discounts = new Map(
    [...subscriptions, ...invoices].flatMap((each) =>
      each.discounts.map((discount) => [discount.id, discount] as const),
    ),
  );
  return {
    customer: objects.customer,
    options,
    now,
    dayOf: daysIn(timeZone),
    product: (id) => catalogue.products.get(id) ?? null,
    price: (id) => catalogue.prices.get(id) ?? carried.get(id) ?? null,
    coupon: (id) => catalogue.coupons.get(id) ?? null,
    discount: (id) => discounts.get(id) ?? null,
  };
}

export function translateCustomer(objects: CustomerObjects, reading: Reading): Translation {
  const context = contextOf(objects, reading);
  const changes = objects.subscriptions.flatMap((subscription) => subscriptionChanges(subscription, objects, context));
  const named = objects.invoices.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.price === null || isOneTime(line, context) ? [] : [line.price])),
  );
  return {
    account: accountOf(objects, context),
    changes,
    oneTime: oneTimeLines(objects, context),
    unknownPrices: [...new Set(named.filter((id) => context.price(id) === null))],
  };
}
