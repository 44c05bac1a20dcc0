/** Charges beside subscriptions: kept, shown as one-time, in no recurring figure. */
import type { InvoiceLineRecord } from '@/lib/domain/records';
import { ledgerAmount } from './amounts';
import { namesOf } from './naming';
import type { KeptInvoice, KeptLine } from './objects';
import type { Context, CustomerObjects } from './translate';

const stands = ({ status }: KeptInvoice): boolean => status === 'paid' || status === 'open';

function recordOf(line: KeptLine, invoice: KeptInvoice, context: Context): InvoiceLineRecord {
  const price = line.price === null ? null : context.price(line.price);
  const product = context.product(line.product ?? price?.product ?? '');
  const near = { item: line.metadata, subscription: null };
  const name = price === null ? null : namesOf(price, product, near, context.options).product;
  const taken = line.discounts.reduce((sum, { amount }) => sum + amount, 0);
  const startDay = context.dayOf(line.start);
  return {
    accountId: context.customer.id,
    lineId: line.id,
    product: name ?? product?.name ?? line.description ?? 'One-time charge',
    plan: null,
    kind: 'one_time',
    startDay,
    endDay: Math.max(startDay + 1, context.dayOf(line.end)),
    amountMinor: ledgerAmount(line.amount - taken, line.currency),
    quantityMicro: null,
    currency: line.currency,
    invoicedDay: context.dayOf(invoice.created),
    recordedAt: null,
    row: 0,
  };
}

/** Lines of no subscription, and what is charged once beside one. */
export const oneTimeLines = ({ invoices }: CustomerObjects, context: Context): InvoiceLineRecord[] =>
  invoices
    .filter(stands)
    .flatMap((invoice) =>
      invoice.lines.filter((line) => isOneTime(line, context)).map((line) => recordOf(line, invoice, context)),
    );

/** A line that is of no recurring price and no proration. */
export function isOneTime(line: KeptLine, context: Context): boolean {
  if (line.isProration || line.item !== null) return false;
  const price = line.price === null ? null : context.price(line.price);
  return price?.recurring == null;
}
