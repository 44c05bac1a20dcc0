/**
 * Stripe's dashboard, "Export subscriptions": one row a subscription, the state of the day it was exported. Which columns
 * there are, and in which order, is chosen when it is exported.
 */
import { field } from '../field';
import type { ForeignFields } from './foreign';

export const stripeSubscriptions: ForeignFields = {
  source: 'stripe',
  states: 'revenue',
  dataThrough: 'always',
  says: ['state_of_one_day', 'columns_at_second_hand'],
  signature: {
    headers: [
      ...['Created (UTC)', 'Start (UTC)', 'Start Date (UTC)', 'Current Period Start (UTC)'],
      ...['Current Period End (UTC)', 'Trial Start (UTC)', 'Trial End (UTC)', 'Canceled At (UTC)', 'Ended At (UTC)'],
    ],
    least: 2,
  },
  attributes: {
    except: [
      ...[
        'Customer Description',
        'Application Fee Percent',
        'Tax Percent',
        'Start (UTC)',
        'Trial Start (UTC)',
        'Trial End (UTC)',
      ],
      'Cancellation Reason Details',
    ],
  },
  needs: [['subscription_id'], ['account_id'], ['status'], ['amount', 'unit_amount']],
  fields: [
    field('subscription_id', 'text', ['id', 'subscription']),
    field('account_id', 'text', ['customer id'], ['customer']),
    field('name', 'text', ['customer name']),
    field('status', 'text', ['subscription status']),
    field('amount', 'number', []),
    field('unit_amount', 'number', ['unit price', 'price per unit']),
    field('interval', 'choice', ['plan interval', 'billing interval']),
    field('interval_count', 'number', ['plan interval count']),
    field('quantity', 'number', ['qty']),
    field('currency', 'choice', ['plan currency']),
    field('product', 'text', ['product name', 'product id']),
    field('plan', 'text', ['plan name', 'plan id', 'price id', 'price']),
    field('coupon', 'text', ['coupon id', 'discount']),
    field('cause', 'text', ['cancellation reason']),
    field('cancel_at_period_end', 'choice', []),
    field('started_on', 'date', ['start date utc', 'start date'], ['start utc']),
    field('created_on', 'date', ['created utc', 'created']),
    field('period_start', 'date', ['current period start utc', 'current period start']),
    field('period_end', 'date', ['current period end utc', 'current period end']),
    field('canceled_on', 'date', ['canceled at utc', 'canceled at', 'cancelled at']),
    field('ended_on', 'date', ['ended at utc', 'ended at']),
  ],
  meanings: {
    subscription_id: 'the subscription’s id (sub_…)',
    account_id: 'the customer’s id (cus_…)',
    name: 'the customer’s name',
    status: 'active, past_due, trialing, canceled, …',
    amount: 'what recurs each interval, for the whole quantity',
    unit_amount: 'the price of one unit, times quantity',
    interval: 'month, year, …',
    interval_count: 'how many of them, such as 3 months',
    quantity: 'seats or units',
    currency: 'ISO code, such as usd',
    product: 'what is sold',
    plan: 'the plan or price',
    coupon: 'the coupon, of which the export does not give the amount',
    cause: 'why it was cancelled',
    cancel_at_period_end: 'whether it ends with the current period',
    started_on: 'the day the subscription began',
    created_on: 'the day it was created',
    period_start: 'the first day of the current period',
    period_end: 'the first day after the current period',
    canceled_on: 'the day it was cancelled',
    ended_on: 'the first day without it',
  },
};
