/**
 * ChartMogul's invoice line items (structured CSV, or `line_items` of a bulk JSON document joined to their invoices):
 * cents for a service period, after discounts and with tax, which is taken off. A line without a period is one-time.
 */
import type { DayNumber } from '../../domain/day';
import { formatDay } from '../../domain/day';
import type { ChangeKind, InvoiceLineRecord } from '../../domain/records';
import { type Choice, yesChoice } from '../choices';
import { type Currency, choiceColumn, currencyColumn, DateColumn, defaultCurrencyOf, placeOf } from '../columns';
import { DEFAULT_PRODUCT, type Format, type FormatContext, type Hints, type RecordSink } from '../format';
import { distinctTextColumn, KNOWN_ACCOUNTS, type Row, required, textColumn } from '../row';
import { CentsColumn } from './whole-cents';

const types: Choice<ChangeKind> = {
  offered: 'subscription, one_time, trial',
  words: { subscription: 'core', onetime: 'one_time', trial: 'core' },
};

const DIFFERENTIAL = 'differential';
const MICRO = 1_000_000;

function columnsOf({ plan, conventions }: FormatContext) {
  const place = (name: string) => placeOf(plan, name);
  const date = (name: string) => new DateColumn(place(name), conventions.dates(name), 'expected');
  return {
    account: textColumn(place('account_id'), KNOWN_ACCOUNTS),
    amount: new CentsColumn(place('amount_in_cents'), 'allowed'),
    tax: new CentsColumn(place('tax_amount_in_cents'), 'allowed'),
    start: date('period_start'),
    end: date('period_end'),
    invoiced: date('invoiced_on'),
    type: choiceColumn(place('type'), types),
    currency: currencyColumn(place('currency')),
    lineId: distinctTextColumn(place('line_id')),
    plan: textColumn(place('plan')),
    description: textColumn(place('description')),
    quantity: new CentsColumn(place('quantity'), 'allowed'),
    prorated: choiceColumn(place('prorated'), yesChoice),
    prorationType: textColumn(place('proration_type')),
  };
}

interface Period {
  startDay: DayNumber;
  endDay: DayNumber;
}

export class ChartmogulInvoicesFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns: ReturnType<typeof columnsOf>;
  private readonly defaultCurrency: Currency;
  private latestInvoiced: DayNumber | null = null;
  private latestStart: DayNumber | null = null;
  private record: InvoiceLineRecord | null = null;

  constructor(context: FormatContext) {
    this.columns = columnsOf(context);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
  }

  read(row: Row): boolean {
    const { columns } = this;
    const account = required(row, columns.account);
    const amount = columns.amount.required(row);
    const tax = columns.tax.get(row) ?? 0;
    const currency = columns.currency.get(row) ?? this.defaultCurrency;
    const kind = columns.type.get(row) ?? 'core';
    const invoicedDay = columns.invoiced.get(row);
    const period = kind === 'one_time' ? this.oneTime(row, invoicedDay) : this.period(row);
    const isProrated = this.isProrated(row);
    const quantity = columns.quantity.get(row);
    const plan = columns.plan.get(row);
    const lineId = columns.lineId.get(row);
    const description = kind === 'one_time' ? columns.description.get(row) : null;
    if (tax !== 0) row.say('tax_taken_off', columns.tax.place.header);
    if (row.failed || row.unsettled !== null || account === null || amount === null || period === null) return false;
    this.record = {
      accountId: account,
      lineId,
      product: plan ?? description ?? DEFAULT_PRODUCT,
      plan,
      kind,
      ...period,
      amountMinor: amount - tax,
      // A difference in price says nothing of how many there are then.
      quantityMicro: quantity === null || isProrated ? null : quantity * MICRO,
      currency: currency.code,
      invoicedDay,
      recordedAt: null,
      row: row.number,
    };
    return true;
  }

  emit(sink: RecordSink): void | Promise<void> {
    const { record } = this;
    if (record === null) return;
    this.latestStart = Math.max(this.latestStart ?? record.startDay, record.startDay);
    const invoiced = record.invoicedDay;
    if (invoiced !== null) this.latestInvoiced = Math.max(this.latestInvoiced ?? invoiced, invoiced);
    this.currencies.add(record.currency);
    return sink.invoiceLine?.(record);
  }

  async finish(): Promise<void> {}

  hints(): Hints {
    return { dataThrough: this.latestInvoiced ?? this.latestStart, historyFrom: null };
  }

  private period(row: Row): Period | null {
    const startDay = required(row, this.columns.start);
    const endDay = required(row, this.columns.end);
    if (startDay === null || endDay === null) return null;
    if (endDay > startDay) return { startDay, endDay };
    const { header } = this.columns.end.place;
    row.fail('period_not_positive', header, { found: formatDay(endDay), other: formatDay(startDay) });
    return null;
  }

  /** It stands on the day of its invoice; without one, on the day it is said to begin. */
  private oneTime(row: Row, invoicedDay: DayNumber | null): Period | null {
    const startDay = invoicedDay ?? required(row, this.columns.start);
    return startDay === null ? null : { startDay, endDay: startDay + 1 };
  }

  private isProrated(row: Row): boolean {
    const { prorated, prorationType } = this.columns;
    if (prorated.get(row) !== true) return false;
    const type = prorationType.get(row) ?? DIFFERENTIAL;
    if (type !== DIFFERENTIAL) row.fail('proration_not_a_difference', prorationType.place.header, { found: type });
    return true;
  }
}
