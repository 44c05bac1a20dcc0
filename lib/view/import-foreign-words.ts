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
  stripe_item_changes: {
    label: 'Stripe item changes',
    noun: 'Stripe’s changes of subscription items',
    row: 'One row per change of an item’s MRR, from Sigma’s subscription_item_change_events. From the first event on.',
    needs: 'customer, event timestamp, subscription item, MRR change',
    statesRevenue: true,
  },
  stripe_invoices: {
    label: 'Stripe invoices',
    noun: 'Stripe invoices',
    row: 'One row per invoice, its lines as JSON in one column.',
    needs: 'customer, lines',
    statesRevenue: true,
  },
  mrr_movements: {
    label: 'MRR changes',
    noun: 'a list of MRR changes',
    row: 'One row per change of a customer’s MRR: what came or went, or the MRR after it. Choose the columns yourself.',
    needs: 'customer, date, and the change or the MRR after it',
    statesRevenue: true,
  },
  baremetrics: {
    label: 'Baremetrics sheet',
    noun: 'a Baremetrics import sheet',
    row: 'One row per subscription, with its plan, start and cancellation.',
    needs: 'customer, subscription, plan amount in cents, started at',
    statesRevenue: true,
  },
  openpay: {
    label: 'OpenPay invoices',
    noun: 'an OpenPay invoice template',
    row: 'One row per invoice line, with its total, tax and period.',
    needs: 'invoice, customer e-mail, total amount, period start',
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
  chartmogul_intervals: {
    label: 'ChartMogul MRR intervals',
    noun: 'a ChartMogul MRR intervals export',
    row: 'One row per time in which a subscription’s MRR was the same, in cents a month.',
    needs: 'customer, subscription, MRR, start date',
    statesRevenue: true,
  },
  chartmogul_subscriptions: {
    label: 'ChartMogul subscriptions',
    noun: 'a ChartMogul subscriptions export',
    row: 'One row per subscription as it is on the day of the export. No history: that day is the opening balance.',
    needs: 'customer, subscription, status, MRR, and the day of the export',
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

/** Exports that are the state of the day they were made on: that day is asked for each time. */
export const statesOneDay: ReadonlySet<string> = new Set<ForeignKind>([
  'stripe_subscriptions',
  'chartmogul_subscriptions',
  'recurly_subscriptions',
  'recurly_add_ons',
]);

/** Those whose further columns are kept as attributes of the account. */
export const keepsForeignAttributes: readonly ForeignKind[] = [
  'stripe_subscriptions',
  'chartmogul_customers',
  'openpay',
];

/** Those of which a row states several things, or says what several rows come to: changes are counted, and not rows. */
export const countsChanges: ReadonlySet<string> = new Set<ForeignKind>([
  ...(['stripe_subscriptions', 'stripe_item_changes', 'stripe_invoices', 'mrr_movements', 'baremetrics'] as const),
  'chartmogul_intervals',
]);
