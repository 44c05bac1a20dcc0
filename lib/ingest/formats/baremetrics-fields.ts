/** Baremetrics' import sheet: one row a subscription, with its plan, its start and its cancellation. */
import { field } from '../field';
import type { ForeignFields } from './foreign';

export const baremetrics: ForeignFields = {
  source: 'baremetrics',
  states: 'revenue',
  dataThrough: 'first',
  says: ['one_amount_a_subscription'],
  signature: {
    headers: ['plan_oid', 'customer_oid', 'subscription_oid', 'plan_amount', 'subscription_started_at'],
    least: 3,
  },
  needs: [['customer_oid'], ['subscription_oid'], ['plan_amount'], ['subscription_started_at']],
  fields: [
    ...['plan_oid', 'plan_name'].map((name) => field(name, 'text')),
    field('plan_currency', 'choice'),
    field('plan_amount', 'text'),
    field('plan_interval', 'choice'),
    field('plan_interval_count', 'number'),
    ...['customer_oid', 'customer_name', 'customer_email', 'subscription_oid'].map((name) => field(name, 'text')),
    field('subscription_started_at', 'date'),
    field('subscription_canceled_at', 'date', ['subscription cancelled at']),
    field('subscription_quantity', 'number'),
  ],
  meanings: {
    plan_oid: 'the plan’s id',
    plan_name: 'the plan’s name',
    plan_currency: 'ISO code, such as USD',
    plan_amount: 'the price of one each interval, in cents: 4900 is 49.00',
    plan_interval: 'week, month or year',
    plan_interval_count: 'how many of them, such as 3 months',
    customer_oid: 'the customer’s id',
    customer_name: 'the customer’s name',
    customer_email: 'its e-mail address',
    subscription_oid: 'the subscription’s id',
    subscription_started_at: 'the day it began',
    subscription_canceled_at: 'the first day without it; empty: it runs',
    subscription_quantity: 'seats or units',
  },
};
