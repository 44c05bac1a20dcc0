/** The fields of every foreign kind: one line each. */
import type { ForeignKind } from '../../domain/foreign-kinds';
import { baremetrics } from './baremetrics-fields';
import { chargebeeMrr } from './chargebee-fields';
import { chartmogulCustomers, chartmogulInvoices, chartmogulMovements } from './chartmogul-fields';
import { chartmogulIntervals, chartmogulSubscriptions } from './chartmogul-state-fields';
import type { ForeignFields } from './foreign';
import { mrrMovements } from './mrr-movements-fields';
import { openpay } from './openpay-fields';
import { recurlyAddOns, recurlySubscriptions } from './recurly-fields';
import { stripeInvoices } from './stripe-invoices-fields';
import { stripeItemChanges } from './stripe-item-changes-fields';
import { stripeSubscriptions } from './stripe-subscriptions-fields';

export const foreignFields: Readonly<Record<ForeignKind, ForeignFields>> = {
  stripe_subscriptions: stripeSubscriptions,
  stripe_item_changes: stripeItemChanges,
  stripe_invoices: stripeInvoices,
  mrr_movements: mrrMovements,
  baremetrics,
  openpay,
  chartmogul_movements: chartmogulMovements,
  chartmogul_customers: chartmogulCustomers,
  chartmogul_invoices: chartmogulInvoices,
  chartmogul_intervals: chartmogulIntervals,
  chartmogul_subscriptions: chartmogulSubscriptions,
  chargebee_mrr: chargebeeMrr,
  recurly_subscriptions: recurlySubscriptions,
  recurly_add_ons: recurlyAddOns,
};
