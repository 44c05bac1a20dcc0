/** Invoice lines (formats.md section 1): an amount for a period whose end is the first day not covered. */
import type { DayNumber } from '../domain/day';
import { formatDay } from '../domain/day';
import type { InvoiceLineRecord } from '../domain/records';
import { NumberColumn } from './amounts';
import { kindChoice } from './choices';
import { type Currency, choiceColumn, currencyColumn, DateColumn, defaultCurrencyOf, placeOf } from './columns';
import { DEFAULT_PRODUCT, type Format, type FormatContext, type Hints, type RecordSink } from './format';
import { distinctTextColumn, KNOWN_ACCOUNTS, type Row, required, textColumn } from './row';

/** More than any line's amount is multiplied by to be annual: by days, or by months of at least 28 days. */
const MOST_PER_YEAR = { short: 366, month: 14 };
const SHORTEST_MONTH_DAYS = 28;

function columnsOf({ plan, conventions }: FormatContext) {
  const place = (field: string) => placeOf(plan, field);
  const date = (field: string) => new DateColumn(place(field), conventions.dates(field));
  return {
    account: textColumn(place('account_id'), KNOWN_ACCOUNTS),
    start: date('period_start'),
    end: date('period_end'),
    amount: new NumberColumn(place('amount'), conventions.decimal('amount'), 'allowed'),
    lineId: distinctTextColumn(place('line_id')),
    invoiced: date('invoiced_on'),
    product: textColumn(place('product')),
    plan: textColumn(place('plan')),
    quantity: new NumberColumn(place('quantity'), conventions.decimal('quantity'), 'allowed'),
    kind: choiceColumn(place('kind'), kindChoice),
    currency: currencyColumn(place('currency')),
  };
}

export class InvoicesFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns: ReturnType<typeof columnsOf>;
  private readonly defaultCurrency: Currency;
  private latestInvoiced: DayNumber | null = null;
  private latestStart: DayNumber | null = null;
  /** From the end date to the first day that is not covered. */
  private readonly daysToEnd: 0 | 1;
  private record: InvoiceLineRecord | null = null;

  constructor(context: FormatContext) {
    this.columns = columnsOf(context);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
    this.daysToEnd = context.plan.endDay === 'last' ? 1 : 0;
  }

  read(row: Row): boolean {
    const { columns } = this;
    const accountId = required(row, columns.account);
    const startDay = required(row, columns.start);
    const statedEnd = required(row, columns.end);
    const endDay = statedEnd === null ? null : statedEnd + this.daysToEnd;
    const currency = columns.currency.get(row) ?? this.defaultCurrency;
    const amountMinor = this.amount(row, currency);
    if (startDay !== null && endDay !== null) this.checkPeriod(row, startDay, endDay, amountMinor ?? 0);
    const record = {
      lineId: columns.lineId.get(row),
      product: columns.product.get(row) ?? DEFAULT_PRODUCT,
      plan: columns.plan.get(row),
      kind: columns.kind.get(row) ?? 'core',
      quantityMicro: columns.quantity.quantityMicro(row),
      invoicedDay: columns.invoiced.get(row),
    };
    if (row.failed || row.unsettled !== null) return false;
    if (accountId === null || startDay === null || endDay === null || amountMinor === null) return false;
    this.record = {
      accountId,
      startDay,
      endDay,
      amountMinor,
      currency: currency.code,
      recordedAt: null,
      row: row.number,
      ...record,
    };
    return true;
  }

  emit(sink: RecordSink): void | Promise<void> {
    const { record } = this;
    if (record === null) return;
    this.latestStart = Math.max(this.latestStart ?? record.startDay, record.startDay);
    if (record.invoicedDay !== null) {
      this.latestInvoiced = Math.max(this.latestInvoiced ?? record.invoicedDay, record.invoicedDay);
    }
    this.currencies.add(record.currency);
    return sink.invoiceLine?.(record);
  }

  async finish(): Promise<void> {}

  hints(): Hints {
    return { dataThrough: this.latestInvoiced ?? this.latestStart, historyFrom: null };
  }

  private amount(row: Row, currency: Currency): number | null {
    const faults = row.drafts.length;
    const { amount } = this.columns;
    const minor = amount.minor(row, currency);
    if (minor === null && row.drafts.length === faults && row.unsettled === null) {
      row.fail('missing_value', amount.place.header);
    }
    return minor;
  }

  private checkPeriod(row: Row, startDay: DayNumber, endDay: DayNumber, amountMinor: number): void {
    const { end, amount } = this.columns;
    if (endDay <= startDay) {
      row.fail('period_not_positive', end.place.header, { found: formatDay(endDay), other: formatDay(startDay) });
    }
    const perYear = endDay - startDay < SHORTEST_MONTH_DAYS ? MOST_PER_YEAR.short : MOST_PER_YEAR.month;
    if (Math.abs(amountMinor) * perYear > Number.MAX_SAFE_INTEGER) {
      row.fail('amount_too_large', amount.place.header, { found: row.cells[amount.place.index] ?? '' });
    }
  }
}
