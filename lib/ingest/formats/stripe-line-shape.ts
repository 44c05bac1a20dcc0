/**
 * What a line of an invoice says of its price, in either of the shapes that Stripe's API has had: until 2025 with the
 * price (or plan) inside, since then with the ids of price and product alone (`pricing`) and what it is of (`parent`).
 */
import type { IntervalUnit } from '../../domain/records';
import { isObject, type Json, objectIn, own, textIn, wholeIn } from './stripe-json';

export interface Terms {
  unitMinor: number | null;
  interval: { unit: IntervalUnit; count: number } | null;
  isMetered: boolean;
}

export interface LineShape {
  terms: Terms;
  /** It is of a subscription: also where the interval of its price is not in the line. */
  recurs: boolean;
  isProration: boolean;
  product: string | null;
  plan: string | null;
  /** Cents of tax that are in the amount. */
  taxIncluded: number;
}

const units: Readonly<Record<string, IntervalUnit>> = { day: 'day', week: 'week', month: 'month', year: 'year' };

function termsOf(price: Json, plan: Json): Terms {
  const recurring = objectIn(price, 'recurring');
  const unit = units[textIn(recurring, 'interval') ?? textIn(plan, 'interval') ?? ''];
  const count = wholeIn(recurring, 'interval_count') ?? wholeIn(plan, 'interval_count') ?? 1;
  return {
    unitMinor: wholeIn(price, 'unit_amount') ?? wholeIn(plan, 'amount'),
    interval: unit === undefined || count < 1 ? null : { unit, count },
    isMetered:
      (textIn(recurring, 'usage_type') ?? textIn(plan, 'usage_type')) === 'metered' ||
      (textIn(recurring, 'meter') ?? textIn(plan, 'meter')) !== null,
  };
}

export function sumOf(line: Json, list: string, counts: (entry: Json) => boolean): number {
  const entries = own(line, list);
  if (!Array.isArray(entries)) return 0;
  return entries
    .filter(isObject)
    .reduce((sum, entry) => sum + (counts(entry) ? (wholeIn(entry, 'amount') ?? 0) : 0), 0);
}

/** Named, or known by its id. */
function nameOf(value: unknown): string | null {
  const named = isObject(value) ? (textIn(value, 'name') ?? textIn(value, 'id')) : value;
  return typeof named === 'string' && named !== '' ? named : null;
}

export function shapeOf(line: Json): LineShape {
  const details = objectIn(objectIn(line, 'pricing'), 'price_details');
  const expanded = objectIn(details, 'price');
  const price = Object.keys(expanded).length > 0 ? expanded : objectIn(line, 'price');
  const plan = objectIn(line, 'plan');
  const parent = objectIn(line, 'parent');
  const ofItem = objectIn(parent, 'subscription_item_details');
  const ofInvoiceItem = objectIn(parent, 'invoice_item_details');
  const terms = termsOf(price, plan);
  const isProration = [line, ofItem, ofInvoiceItem].some((each) => own(each, 'proration') === true);
  const taxed = sumOf(line, 'taxes', (tax) => textIn(tax, 'tax_behavior') === 'inclusive');
  return {
    terms,
    recurs: terms.interval !== null || isProration || textIn(ofItem, 'subscription_item') !== null,
    isProration,
    product:
      nameOf(own(price, 'product') ?? own(plan, 'product') ?? own(details, 'product')) ?? textIn(line, 'description'),
    plan:
      textIn(price, 'nickname') ??
      textIn(plan, 'nickname') ??
      textIn(price, 'id') ??
      textIn(plan, 'id') ??
      textIn(details, 'price'),
    taxIncluded: taxed + sumOf(line, 'tax_amounts', (tax) => own(tax, 'inclusive') === true),
  };
}
