/**
 * Changes of MRR as any billing tool lists them, its columns chosen by the user: who, when, and either what came or went
 * or what the MRR is after it. Stripe's "Customer MRR changes" and whatever has no format of its own come this way.
 */
import { accountId, field, withNames } from '../field';
import type { ForeignFields } from './foreign';

export const mrrMovements: ForeignFields = {
  source: 'files',
  states: 'revenue',
  dataThrough: 'first',
  says: [],
  signature: {
    headers: [
      ...['mrr change', 'change in mrr', 'mrr delta', 'mrr movement', 'mrr difference', 'change of mrr'],
      ...['mrr after', 'new mrr', 'mrr before', 'previous mrr', 'ending mrr'],
    ],
    least: 1,
    certainty: 0.8,
  },
  needs: [['account_id'], ['on'], ['change', 'mrr_after']],
  fields: [
    withNames(accountId),
    field('on', 'date', ['date', 'change date', 'event date', 'effective date', 'occurred at'], ['day', 'timestamp']),
    field('change', 'number', [
      'mrr change',
      'change in mrr',
      'change of mrr',
      'mrr delta',
      'mrr movement',
      'mrr difference',
    ]),
    field('mrr_after', 'number', ['new mrr', 'ending mrr', 'mrr after change'], ['mrr']),
    field(
      'movement',
      'choice',
      ['movement type', 'change type', 'mrr movement type', 'event type'],
      ['type', 'category'],
    ),
    field('currency', 'choice', ['currency code']),
    field('item_id', 'text', ['subscription id', 'subscription item id'], ['subscription']),
    field('product', 'text', ['product name', 'product id']),
    field('plan', 'text', ['plan name', 'plan id', 'price id']),
  ],
  meanings: {
    account_id: 'who pays: the customer’s id, or its name where there is none',
    on: 'the day of the change',
    change: 'what came or went of the MRR, in major units; a loss is negative, or told by the movement',
    mrr_after: 'the MRR after the change, in major units; read where no column holds the change itself',
    movement:
      'new, expansion, upgrade, reactivation; contraction, downgrade, churn: the sign where the change has none',
    currency: 'ISO code, such as USD',
    item_id: 'the subscription, where a customer has several',
    product: 'what is sold',
    plan: 'the plan or tier',
  },
};
