/** The words of the kinds of file that other systems export. */
import type { ForeignKind } from '../domain/foreign-kinds';
import type { KindWords } from './import-words';

export const foreignKindWords: Readonly<Record<ForeignKind, KindWords>> = {
  stripe_subscriptions: {
    label: 'Stripe subscriptions',
    noun: 'a Stripe subscriptions export',
    row: 'One row per subscription as it is on the day of the export. No history: that day is the opening balance.',
    needs: 'id, customer, status, amount, and the day of the export',
    statesRevenue: true,
  },
  chartmogul_movements: {
    label: 'ChartMogul MRR movements',
    noun: 'a ChartMogul MRR movements export',
    row: 'One row per movement, in cents a month. All movements together, from the first on: they are added up.',
    needs: 'date, MRR movement, MRR, customer',
    statesRevenue: true,
  },
  chartmogul_customers: {
    label: 'ChartMogul customers',
    noun: 'a ChartMogul customers export',
    row: 'One row per customer. Every further column becomes an attribute.',
    needs: 'external id',
    statesRevenue: false,
  },
  chartmogul_invoices: {
    label: 'ChartMogul invoice lines',
    noun: 'a ChartMogul invoice lines export',
    row: 'One row per line item, in cents for its service period. Invoices and line items together in one archive.',
    needs: 'customer, amount in cents, service period start and end',
    statesRevenue: true,
  },
  chargebee_mrr: {
    label: 'Chargebee monthly MRR',
    noun: 'a Chargebee monthly MRR summary',
    row: 'One row per subscription and month. The first month is the opening balance.',
    needs: 'customer, subscription, reporting month, MRR',
    statesRevenue: true,
  },
  recurly_subscriptions: {
    label: 'Recurly subscriptions',
    noun: 'a Recurly subscriptions export',
    row: 'One row per subscription as it is on the day of the export. No history: that day is the opening balance.',
    needs: 'account, id, state, activated at, unit amount, and the day of the export',
    statesRevenue: true,
  },
  recurly_add_ons: {
    label: 'Recurly add-ons',
    noun: 'a Recurly subscription add-ons export',
    row: 'One row per add-on of a subscription on the day of the export. Removed ones are not in it.',
    needs: 'account, subscription, add-on, unit amount, created at, and the day of the export',
    statesRevenue: true,
  },
};
