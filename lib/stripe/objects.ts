/**
 * What is kept of Stripe's objects: what the ledger is made of, and nothing that identifies a card, a person or an
 * address. Instants are seconds since 1970 UTC, as Stripe states them; amounts are Stripe's own smallest units.
 */
/** The objects that are read, in the order in which a backfill reads them. */
export const objectTypes = [
  'product',
  'price',
  'coupon',
  'customer',
  'subscription',
  'invoice',
  'invoice_item',
] as const;
export type ObjectType = (typeof objectTypes)[number];

export type Metadata = Record<string, string>;

export interface KeptCustomer {
  id: string;
  name: string | null;
  /** The part of the e-mail address behind the @. */
  domain: string | null;
  country: string | null;
  created: number;
  metadata: Metadata;
}

export interface KeptProduct {
  id: string;
  name: string;
  metadata: Metadata;
}

export interface Tier {
  /** Null: without an end. */
  upTo: number | null;
  /** Decimals of the smallest unit, as text. */
  unit: string;
  flat: string;
}

export interface KeptPrice {
  id: string;
  product: string;
  nickname: string | null;
  lookupKey: string | null;
  currency: string;
  /** Null: it does not recur. */
  recurring: { interval: string; count: number; isMetered: boolean } | null;
  /** A decimal of the smallest unit; null where tiers state it. */
  unit: string | null;
  tiers: { mode: 'graduated' | 'volume'; list: Tier[] } | null;
  divideBy: { by: number; roundsUp: boolean } | null;
  metadata: Metadata;
}

export interface KeptCoupon {
  id: string;
  duration: string;
  percentOff: number | null;
}

export interface KeptDiscount {
  id: string;
  coupon: string | null;
  start: number;
  end: number | null;
}

export interface KeptItem {
  id: string;
  price: KeptPrice;
  quantity: number | null;
  created: number;
  periodEnd: number;
  metadata: Metadata;
}

export interface KeptSubscription {
  id: string;
  customer: string;
  status: string;
  startedAt: number;
  trialEnd: number | null;
  canceledAt: number | null;
  cancelAt: number | null;
  cancelsAtPeriodEnd: boolean;
  endedAt: number | null;
  /** Why it is ended, in Stripe's word; null where none is stated. */
  reason: string | null;
  /** How collection is paused; null: it is not. */
  pause: string | null;
  items: KeptItem[];
  discounts: KeptDiscount[];
  metadata: Metadata;
}

/** A line of an invoice, or an invoice item that waits for its invoice. */
export interface KeptLine {
  id: string;
  subscription: string | null;
  item: string | null;
  price: string | null;
  product: string | null;
  description: string | null;
  currency: string;
  /** Before discounts and before tax. */
  amount: number;
  quantity: number | null;
  start: number;
  end: number;
  isProration: boolean;
  /** It takes back what an earlier line charged. */
  isCredit: boolean;
  discounts: { id: string; amount: number }[];
  metadata: Metadata;
}

export interface KeptInvoice {
  id: string;
  customer: string | null;
  subscription: string | null;
  status: string;
  reason: string | null;
  created: number;
  /** When it was voided or given up, null: it was not. */
  givenUpAt: number | null;
  attempts: number;
  lines: KeptLine[];
  discounts: KeptDiscount[];
}

export interface KeptInvoiceItem {
  id: string;
  customer: string | null;
  invoice: string | null;
  line: KeptLine;
}
