/** Stripe Sigma and Data Pipeline, table `subscription_item_change_events`: every change of MRR of every item, signed. */
import { field } from '../field';
import type { ForeignFields } from './foreign';

export const stripeItemChanges: ForeignFields = {
  source: 'stripe',
  states: 'revenue',
  dataThrough: 'first',
  says: ['one_of_stripes_files', 'mrr_rounded'],
  signature: {
    headers: [
      ...['event_timestamp', 'local_event_timestamp', 'event_type', 'subscription_item_id', 'mrr_change'],
      ...['quantity_change', 'price_id'],
    ],
    least: 4,
  },
  needs: [['account_id'], ['event_timestamp', 'local_event_timestamp'], ['subscription_item_id'], ['mrr_change']],
  fields: [
    field('account_id', 'text', ['customer id'], ['customer']),
    field('event_timestamp', 'date'),
    field('local_event_timestamp', 'date'),
    field('event_type', 'text'),
    field('subscription_item_id', 'text', ['item id']),
    field('subscription_id', 'text', ['subscription']),
    field('mrr_change', 'number', ['mrr delta']),
    field('quantity_change', 'number'),
    field('currency', 'choice'),
    field('product_id', 'text', ['product', 'product name']),
    field('price_id', 'text', ['price', 'plan id']),
  ],
  meanings: {
    account_id: 'the customer’s id (cus_…)',
    event_timestamp: 'the moment of the event, in UTC: their order',
    local_event_timestamp: 'the same moment in your account’s time zone: its day',
    event_type: 'ACTIVE_START, ACTIVE_END, …',
    subscription_item_id: 'the subscription item (si_…)',
    subscription_id: 'the subscription (sub_…)',
    mrr_change: 'the change of MRR in smallest units, signed: 4900 is 49.00',
    quantity_change: 'the change of quantity, signed',
    currency: 'the settlement currency, such as usd',
    product_id: 'the product (prod_…)',
    price_id: 'the price (price_…)',
  },
};
