/** Stripe's invoices as its API and programs that copy it have them: one row an invoice, its lines as JSON in one column. */
import { field } from '../field';
import type { ForeignFields } from './foreign';

export const stripeInvoices: ForeignFields = {
  source: 'stripe',
  states: 'revenue',
  dataThrough: 'file',
  says: ['one_of_stripes_files', 'credits_of_unused_time'],
  signature: {
    headers: [
      ...['lines', 'lines.data', 'billing_reason', 'amount_paid', 'subtotal', 'period_start_at', 'period_end_at'],
      ...['charge', 'subscription', 'customer', 'created', 'number'],
    ],
    least: 4,
  },
  needs: [['account_id'], ['lines']],
  fields: [
    field('account_id', 'text', ['customer', 'customer id', 'customer.id']),
    field('lines', 'text', ['lines data', 'invoice lines', 'line items']),
    field('invoice_id', 'text', ['id', 'invoice']),
    field('name', 'text', ['customer name']),
    field('invoiced_on', 'text', ['created', 'created at', 'finalized at'], ['date']),
    field('currency', 'choice'),
    field('status', 'text', ['invoice status']),
    field('discount', 'text', ['discounts', 'discount.coupon.duration']),
  ],
  meanings: {
    account_id: 'the customer’s id (cus_…)',
    lines: 'the invoice’s lines as JSON',
    invoice_id: 'the invoice’s id (in_…)',
    name: 'the customer’s name',
    invoiced_on: 'when it was made: a date, or seconds since 1970',
    currency: 'ISO code, such as usd',
    status: 'paid, open, uncollectible; drafts and void ones are left out',
    discount: 'the invoice’s discount as JSON: of a coupon for one invoice nothing is taken off',
  },
};
