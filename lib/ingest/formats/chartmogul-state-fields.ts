/** The columns of ChartMogul’s exports of states: of each subscription over time, and on the day of the export. */
import { accountId, field } from '../field';
import type { ForeignFields } from './foreign';

export const chartmogulIntervals: ForeignFields = {
  source: 'chartmogul',
  states: 'revenue',
  dataThrough: 'first',
  signature: {
    headers: [
      'START_DATE',
      'END_DATE',
      'PLAN_UUID',
      'SUBSCRIPTION_UUID',
      'SUBSCRIPTION_SET_UUID',
      'SUB_SET_PLAN_UUIDS',
      'IS_FREE',
      'IS_TRIAL',
    ],
    least: 5,
  },
  meanings: {
    account_id: 'the customer',
    item_id: 'the subscription',
    start: 'the first day of this MRR',
    end: 'the first day after it, or its last (asked); empty: it goes on',
    mrr: 'in cents a month',
    plan: 'its plan',
    quantity: 'seats or units',
    currency: 'of the MRR',
    is_free: 'true: nothing is charged',
    is_trial: 'true: nothing is charged yet',
  },
  says: ['mrr_rounded', 'plans_are_products', 'ids_of_chartmogul'],
  needs: [['account_id'], ['item_id'], ['start'], ['mrr']],
  fields: [
    { ...accountId, names: { ...accountId.names, same: [...accountId.names.same, 'customeruuid'] } },
    field('item_id', 'text', ['subscription uuid'], ['subscription id']),
    field('start', 'date', ['start date'], []),
    field('end', 'date', ['end date'], []),
    field('mrr', 'text', [], []),
    field('plan', 'text', ['plan uuid'], ['plan name']),
    field('quantity', 'text', [], []),
    field('currency', 'choice', ['currency code'], []),
    field('is_free', 'text', [], []),
    field('is_trial', 'text', [], []),
  ],
};

export const chartmogulSubscriptions: ForeignFields = {
  source: 'chartmogul',
  states: 'revenue',
  dataThrough: 'always',
  signature: {
    headers: [
      'CUSTOMER_EXTERNAL_IDS',
      'CUSTOMER_SUBSCRIPTION_ID',
      'BILLING_SYSTEM',
      'PLAN_NAME',
      'BILLING_CURRENCY',
      'INTERVAL_UNIT',
      'INTERVAL_COUNT',
    ],
    least: 4,
  },
  meanings: {
    account_id: 'the customer’s external id; of several, apart by |, the first',
    item_id: 'the subscription',
    status: 'active, cancelled, trial, …: an MRR that is no longer charged is the last one',
    mrr: 'in cents a month',
    plan: 'its plan',
    quantity: 'seats or units',
    currency: 'of the MRR',
    name: 'the customer’s name',
  },
  says: ['todays_state', 'columns_at_second_hand', 'mrr_rounded', 'plans_are_products'],
  needs: [['account_id'], ['item_id'], ['status'], ['mrr']],
  fields: [
    {
      ...accountId,
      names: {
        ...accountId.names,
        same: ['customerexternalids', ...accountId.names.same],
        near: ['customeruuid', ...accountId.names.near],
      },
    },
    field('item_id', 'text', ['customer subscription id', 'subscription external id'], ['subscription id']),
    field('status', 'choice', ['subscription status'], ['state']),
    field('mrr', 'text', [], []),
    field('plan', 'text', ['plan name'], ['plan uuid', 'plan external id']),
    field('quantity', 'text', [], []),
    field('currency', 'choice', [], ['billing currency']),
    field('name', 'text', ['customer name'], []),
  ],
};
