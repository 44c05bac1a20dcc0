/** How a row of every foreign kind becomes records: one line each. */
import type { ForeignKind } from '../../domain/foreign-kinds';
import type { Format, FormatContext } from '../format';
import { BaremetricsFormat } from './baremetrics';
import { ChargebeeMrrFormat } from './chargebee-mrr';
import { ChartmogulCustomersFormat } from './chartmogul-customers';
import { ChartmogulIntervalsFormat } from './chartmogul-intervals';
import { ChartmogulInvoicesFormat } from './chartmogul-invoices';
import { ChartmogulSubscriptionsFormat } from './chartmogul-subscriptions';
import { MrrMovementsFormat } from './mrr-movements';
import { OpenpayFormat } from './openpay';
import { RecurlyAddOnsFormat } from './recurly-add-ons';
import { RecurlySubscriptionsFormat } from './recurly-subscriptions';
import { StripeInvoicesFormat } from './stripe-invoices';
import { StripeItemChangesFormat } from './stripe-item-changes';
import { StripeSubscriptionsFormat } from './stripe-subscriptions';

/** Of the others the whole file is looked at before a row is read (`read.ts`). */
type RowByRow = Exclude<ForeignKind, 'chartmogul_movements'>;

export const foreignFormats: Readonly<Record<RowByRow, new (context: FormatContext) => Format>> = {
  stripe_subscriptions: StripeSubscriptionsFormat,
  stripe_item_changes: StripeItemChangesFormat,
  stripe_invoices: StripeInvoicesFormat,
  mrr_movements: MrrMovementsFormat,
  baremetrics: BaremetricsFormat,
  openpay: OpenpayFormat,
  chartmogul_customers: ChartmogulCustomersFormat,
  chartmogul_invoices: ChartmogulInvoicesFormat,
  chartmogul_intervals: ChartmogulIntervalsFormat,
  chartmogul_subscriptions: ChartmogulSubscriptionsFormat,
  chargebee_mrr: ChargebeeMrrFormat,
  recurly_subscriptions: RecurlySubscriptionsFormat,
  recurly_add_ons: RecurlyAddOnsFormat,
};
