/** OpenPay's invoice template: each row is a line with its period, the tax in it taken off. */
import { addMonths, type DayNumber, formatDay } from '../../domain/day';
import type { AccountRecord, InvoiceLineRecord } from '../../domain/records';
import { type AttributeReader, attributeReaders, attributesOf } from '../accounts';
import { NumberColumn } from '../amounts';
import type { Interval } from '../choices';
import { type Currency, currencyColumn, DateColumn, defaultCurrencyOf, intervalColumn, placeOf } from '../columns';
import { DEFAULT_PRODUCT, type Format, type FormatContext, type Hints, type RecordSink } from '../format';
import { attributeColumn, type Row, required, textColumn } from '../row';
import { Customers } from './foreign-change';
import { statedInterval } from './interval-columns';
import { isLineCountable } from './stripe-invoice-line';

const WEEK = 7;
const months = { month: 1, quarter: 3, half_year: 6, year: 12 };

function columnsOf({ plan, conventions }: FormatContext) {
  const place = (field: string) => placeOf(plan, field);
  const date = (field: string) => new DateColumn(place(field), conventions.dates(field), 'expected');
  const number = (field: string) => new NumberColumn(place(field), conventions.decimal(field), 'allowed');
  return {
    invoice: textColumn(place('invoice_id')),
    email: textColumn(place('customer_email')),
    first: attributeColumn(place('first_name')),
    last: attributeColumn(place('last_name')),
    business: attributeColumn(place('business_name')),
    currency: currencyColumn(place('currency')),
    product: textColumn(place('product_name')),
    total: number('total_amount'),
    tax: number('tax_amount'),
    quantity: number('quantity'),
    subscription: textColumn(place('subscription_id')),
    start: date('period_start'),
    end: date('period_end'),
    interval: intervalColumn(place('billing_interval')),
    intervalCount: new NumberColumn(place('billing_interval_count'), conventions.decimal('billing_interval_count')),
  };
}

/** The first day after one interval. */
function endOf(startDay: DayNumber, { unit, count }: Interval): DayNumber {
  if (unit === 'day' || unit === 'week') return startDay + count * (unit === 'week' ? WEEK : 1);
  return addMonths(startDay, months[unit] * count);
}

export class OpenpayFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns: ReturnType<typeof columnsOf>;
  private readonly attributes: AttributeReader[];
  private readonly defaultCurrency: Currency;
  private readonly customers = new Customers();
  private readonly daysToEnd: number;
  private latest: DayNumber | null = null;
  private record: InvoiceLineRecord | null = null;
  private account: AccountRecord | null = null;

  constructor(context: FormatContext) {
    this.columns = columnsOf(context);
    this.attributes = attributeReaders(context.plan);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
    this.daysToEnd = context.plan.endDay === 'last' ? 1 : 0;
  }

  read(row: Row): boolean {
    const { columns } = this;
    required(row, columns.invoice);
    const accountId = required(row, columns.email)?.toLowerCase() ?? null;
    const startDay = required(row, columns.start);
    const end = columns.end.get(row);
    const stated = end === null ? null : end + this.daysToEnd;
    const interval = statedInterval(row, columns.interval, columns.intervalCount);
    const currency = columns.currency.get(row) ?? this.defaultCurrency;
    const amountMinor = this.amount(row, currency);
    const isRecurring = stated !== null || interval !== null || columns.subscription.get(row) !== null;
    const line = {
      product: columns.product.get(row) ?? DEFAULT_PRODUCT,
      quantityMicro: columns.quantity.quantityMicro(row),
      kind: isRecurring ? ('core' as const) : ('one_time' as const),
    };
    const names = [columns.first.get(row), columns.last.get(row)].filter((part) => part !== null).join(' ');
    const name = columns.business.get(row) ?? (names === '' ? null : names);
    const attributes = attributesOf(row, this.attributes);
    if (startDay !== null && stated !== null && stated <= startDay) {
      const details = { found: formatDay(stated), other: formatDay(startDay) };
      row.fail('period_not_positive', columns.end.place.header, details);
    }
    if (row.failed || row.unsettled !== null) return false;
    if (accountId === null || startDay === null || amountMinor === null) return false;
    // A subscription without an interval is monthly; a charge made once is of its day.
    const monthly: Interval = { unit: 'month', count: 1 };
    const endDay = stated ?? (isRecurring ? endOf(startDay, interval ?? monthly) : startDay + 1);
    const account = { accountId, name, effectiveDay: null, startedDay: null, attributes };
    this.account = { ...account, row: row.number };
    const own = { accountId, lineId: null, plan: null, invoicedDay: null, recordedAt: null, row: row.number };
    this.record = { ...own, ...line, startDay, endDay, amountMinor, currency: currency.code };
    return true;
  }

  emit(sink: RecordSink): void | Promise<void> {
    const { account, record } = this;
    if (account === null || record === null) return;
    this.customers.add(account, record.startDay, '');
    this.currencies.add(record.currency);
    this.latest = Math.max(this.latest ?? record.startDay, record.startDay);
    return sink.invoiceLine?.(record);
  }

  async finish(sink: RecordSink): Promise<void> {
    for (const account of this.customers.accounts()) await sink.account?.(account);
  }

  hints(): Hints {
    return { dataThrough: this.latest, historyFrom: null };
  }

  private amount(row: Row, currency: Currency): number | null {
    const { total, tax } = this.columns;
    const faults = row.drafts.length;
    const stated = total.minor(row, currency);
    const taxed = tax.minor(row, currency);
    if (stated === null && row.drafts.length === faults && row.unsettled === null) {
      row.fail('missing_value', total.place.header);
    }
    if (taxed !== null && taxed !== 0) row.say('tax_taken_off', tax.place.header);
    if (stated === null) return null;
    const net = stated - (taxed ?? 0);
    if (isLineCountable(net)) return net;
    row.fail('amount_too_large', total.place.header, { found: String(net) });
    return null;
  }
}
