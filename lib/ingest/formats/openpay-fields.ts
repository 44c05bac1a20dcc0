/** OpenPay's template for invoices entered by hand: one row an invoice line. */
import { field } from '../field';
import type { ForeignFields } from './foreign';

export const openpay: ForeignFields = {
  source: 'openpay',
  states: 'revenue',
  dataThrough: 'file',
  says: [],
  signature: {
    headers: [
      ...['Invoice ID', 'Customer Email', 'First Name', 'Product Name', 'Total Amount', 'Period Start'],
      ...['Billing Interval', 'Billing Interval Count', 'Tax Amount', 'Discount Name', 'Business Name'],
    ],
    least: 5,
  },
  attributes: { except: ['Discount Name'] },
  needs: [['invoice_id'], ['customer_email'], ['total_amount'], ['period_start']],
  fields: [
    field('invoice_id', 'text', ['invoice']),
    field('customer_email', 'text', ['email']),
    field('first_name', 'text'),
    field('last_name', 'text'),
    field('business_name', 'text', ['company']),
    field('currency', 'choice'),
    field('product_name', 'text', ['product']),
    field('total_amount', 'number', ['total']),
    field('tax_amount', 'number', ['tax']),
    field('quantity', 'number'),
    field('subscription_id', 'text', ['subscription']),
    field('period_start', 'date'),
    field('period_end', 'date'),
    field('billing_interval', 'choice', ['interval']),
    field('billing_interval_count', 'number', ['interval count']),
  ],
  meanings: {
    invoice_id: 'the invoice’s id',
    customer_email: 'who pays: the e-mail address is the account’s id',
    first_name: 'the customer’s name, where it has no business name',
    last_name: 'follows the first name',
    business_name: 'the customer’s name',
    currency: 'ISO code, such as USD',
    product_name: 'what is sold',
    total_amount: 'the line’s amount, tax included',
    tax_amount: 'the tax in it, which is taken off',
    quantity: 'seats or units',
    subscription_id: 'the subscription; without one, a period and an interval the line is a charge made once',
    period_start: 'the first day the line covers',
    period_end:
      'the first day it no longer covers, or the last one it does (as its periods show); left out: one interval later',
    billing_interval: 'month, year, …',
    billing_interval_count: 'how many of them',
  },
};
