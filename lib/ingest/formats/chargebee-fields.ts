/** The columns of Chargebee’s exports, and what their files cannot tell. */
import { accountId, field } from '../field';
import type { ForeignFields } from './foreign';

export const chargebeeMrr: ForeignFields = {
  source: 'chargebee',
  states: 'revenue',
  dataThrough: 'file',
  signature: {
    headers: [
      'reporting_month',
      'mrr_billing_currency',
      'billing_currency_code',
      'mrr_previous_billing_currency',
      'status_previous',
    ],
    least: 2,
  },
  meanings: {
    account_id: 'the customer’s id',
    subscription_id: 'the subscription',
    month: 'the month of the row',
    mrr: 'what it is at the month’s end, in whole currency units (49.00)',
    currency: 'of the amount',
    status: 'cancelled, paused or in_trial count as 0',
  },
  says: ['months_only', 'major_units_assumed'],
  needs: [['account_id'], ['subscription_id'], ['month'], ['mrr']],
  fields: [
    accountId,
    field('subscription_id', 'text', [], []),
    field('month', 'month', ['reporting month'], []),
    field('mrr', 'number', ['mrr billing currency'], []),
    field('currency', 'choice', ['billing currency code'], ['currency code', 'billing currency']),
    field('status', 'text', ['subscription status'], []),
  ],
};
