/** From the package's objects to what is kept of them. */
import type Stripe from 'stripe';
import type {
  KeptCoupon,
  KeptCustomer,
  KeptDiscount,
  KeptInvoice,
  KeptInvoiceItem,
  KeptLine,
  KeptPrice,
  KeptProduct,
  KeptSubscription,
} from './objects';

type Named = string | { id: string } | null | undefined;
const idOf = (value: Named): string | null => (typeof value === 'string' ? value : (value?.id ?? null));

/** A decimal that the package reads into an object of its own, as text; null where there is none. */
const decimalOf = (value: unknown, whole: number | null): string | null =>
  value === null || value === undefined ? (whole === null ? null : String(whole)) : String(value);

export function keptCustomer(customer: Stripe.Customer): KeptCustomer {
  const { id, name, email, description, created, address, metadata } = customer;
  return {
    id,
    name: name ?? description ?? email ?? null,
    domain: email?.split('@')[1]?.toLowerCase() ?? null,
    country: address?.country ?? null,
    created,
    metadata: metadata ?? {},
  };
}

export const keptProduct = ({ id, name, metadata }: Stripe.Product): KeptProduct => ({ id, name, metadata });

export const keptCoupon = ({ id, duration, percent_off }: Stripe.Coupon): KeptCoupon => ({
  id,
  duration,
  percentOff: percent_off,
});

export function keptPrice(price: Stripe.Price): KeptPrice {
  const { recurring, transform_quantity: transform, tiers, tiers_mode: mode } = price;
  return {
    id: price.id,
    product: idOf(price.product) ?? '',
    nickname: price.nickname,
    lookupKey: price.lookup_key,
    currency: price.currency.toUpperCase(),
    recurring: recurring && {
      interval: recurring.interval,
      count: recurring.interval_count,
      isMetered: recurring.usage_type === 'metered',
    },
    unit: decimalOf(price.unit_amount_decimal, price.unit_amount),
    tiers:
      (tiers && {
        mode: mode === 'volume' ? 'volume' : 'graduated',
        list: tiers.map((tier) => ({
          upTo: tier.up_to,
          unit: decimalOf(tier.unit_amount_decimal, tier.unit_amount) ?? '0',
          flat: decimalOf(tier.flat_amount_decimal, tier.flat_amount) ?? '0',
        })),
      }) ||
      null,
    divideBy: transform && { by: transform.divide_by, roundsUp: transform.round === 'up' },
    metadata: price.metadata ?? {},
  };
}

/** Discounts that came along whole; of the others only the id is known. */
const keptDiscounts = (discounts: readonly (string | Stripe.Discount | Stripe.DeletedDiscount)[]): KeptDiscount[] =>
  discounts.flatMap((each) =>
    typeof each === 'string'
      ? []
      : [
          {
            id: each.id,
            coupon: idOf(each.source.coupon),
            start: each.start,
            end: 'end' in each ? each.end : null,
          },
        ],
  );

export function keptSubscription(subscription: Stripe.Subscription): KeptSubscription {
  const { cancellation_details: details, items, discounts } = subscription;
  return {
    id: subscription.id,
    customer: idOf(subscription.customer) ?? '',
    status: subscription.status,
    startedAt: subscription.start_date,
    trialEnd: subscription.trial_end,
    canceledAt: subscription.canceled_at,
    cancelAt: subscription.cancel_at,
    cancelsAtPeriodEnd: subscription.cancel_at_period_end,
    endedAt: subscription.ended_at,
    reason: details?.feedback ?? details?.reason ?? null,
    pause: subscription.pause_collection?.behavior ?? null,
    items: items.data.map((item) => ({
      id: item.id,
      price: keptPrice(item.price),
      quantity: item.quantity ?? null,
      created: item.created,
      periodEnd: item.current_period_end,
      metadata: item.metadata ?? {},
    })),
    discounts: keptDiscounts([...discounts, ...items.data.flatMap((item) => item.discounts)]),
    metadata: subscription.metadata ?? {},
  };
}

export function keptLine(line: Stripe.InvoiceLineItem): KeptLine {
  const ofItem = line.parent?.subscription_item_details ?? null;
  const ofInvoiceItem = line.parent?.invoice_item_details ?? null;
  const details = ofItem ?? ofInvoiceItem;
  const price = line.pricing?.price_details;
  const tax = (line.taxes ?? []).filter((each) => each.tax_behavior === 'inclusive');
  return {
    id: line.id,
    subscription: idOf(line.subscription) ?? details?.subscription ?? null,
    item: ofItem?.subscription_item ?? null,
    price: idOf(price?.price),
    product: price?.product ?? null,
    description: line.description,
    currency: line.currency.toUpperCase(),
    amount: line.amount - tax.reduce((sum, each) => sum + each.amount, 0),
    quantity: line.quantity,
    start: line.period.start,
    end: line.period.end,
    isProration: details?.proration ?? false,
    isCredit: line.amount < 0 || Boolean(details?.proration_details?.credited_items),
    discounts: (line.discount_amounts ?? []).map(({ discount, amount }) => ({ id: idOf(discount) ?? '', amount })),
    metadata: line.metadata ?? {},
  };
}

export function keptInvoice(invoice: Stripe.Invoice, lines: readonly Stripe.InvoiceLineItem[]): KeptInvoice {
  const { status_transitions: moments } = invoice;
  return {
    id: invoice.id,
    customer: idOf(invoice.customer),
    subscription: idOf(invoice.parent?.subscription_details?.subscription),
    status: invoice.status ?? 'draft',
    reason: invoice.billing_reason,
    created: invoice.effective_at ?? invoice.created,
    givenUpAt: moments.voided_at ?? moments.marked_uncollectible_at,
    attempts: invoice.attempt_count,
    lines: lines.map(keptLine),
    discounts: keptDiscounts([...invoice.discounts, ...lines.flatMap((line) => line.discounts)]),
  };
}

export function keptInvoiceItem(item: Stripe.InvoiceItem): KeptInvoiceItem {
  const details = item.parent?.subscription_details ?? null;
  const price = item.pricing?.price_details;
  return {
    id: item.id,
    customer: idOf(item.customer),
    invoice: idOf(item.invoice),
    line: {
      id: item.id,
      subscription: details?.subscription ?? null,
      item: details?.subscription_item ?? null,
      price: idOf(price?.price),
      product: price?.product ?? null,
      description: item.description,
      currency: item.currency.toUpperCase(),
      amount: item.amount,
      quantity: item.quantity,
      start: item.period.start,
      end: item.period.end,
      isProration: item.proration,
      isCredit: item.amount < 0 || Boolean(item.proration_details?.credited_items),
      discounts: [],
      metadata: item.metadata ?? {},
    },
  };
}
