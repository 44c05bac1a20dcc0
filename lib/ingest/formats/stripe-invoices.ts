/** Stripe's invoices: each line with its own period, after discounts and before tax; drafts and void ones left out. */
import type { DayNumber } from '../../domain/day';
import { type AccountRecord, type InvoiceLineRecord, QUANTITY_SCALE } from '../../domain/records';
import { type Currency, currencyColumn, currencyOf, defaultCurrencyOf, placeOf } from '../columns';
import { DEFAULT_PRODUCT, type Format, type FormatContext, type Hints, type RecordSink } from '../format';
import { attributeColumn, distinctTextColumn, type Row, required, textColumn } from '../row';
import { Customers } from './foreign-change';
import { dayOfMoment, isOnce, linesOf, type OfInvoice, type StripeLine, stripeLineOf } from './stripe-invoice-line';
import type { Json as StripeJson } from './stripe-json';
import { StripePriceBook } from './stripe-price-book';

const notCharged = ['draft', 'void', 'deleted'];

interface ReadLine {
  record: InvoiceLineRecord;
  line: StripeLine;
  json: StripeJson;
  ofInvoice: OfInvoice;
}

export class StripeInvoicesFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns;
  private readonly defaultCurrency: Currency;
  private readonly customers = new Customers();
  private latest: DayNumber | null = null;
  private records: ReadLine[] = [];
  private readonly prices = new StripePriceBook();
  /** Changes within a period whose price may be known by the end of the file. */
  private readonly waiting: ReadLine[] = [];
  private account: AccountRecord | null = null;

  constructor({ plan }: FormatContext) {
    const place = (field: string) => placeOf(plan, field);
    this.columns = {
      account: textColumn(place('account_id')),
      invoice: distinctTextColumn(place('invoice_id')),
      name: attributeColumn(place('name')),
      currency: currencyColumn(place('currency')),
      status: textColumn(place('status')),
      lines: place('lines'),
      invoiced: place('invoiced_on'),
      discount: place('discount'),
    };
    this.defaultCurrency = defaultCurrencyOf(plan);
  }

  read(row: Row): boolean {
    const { columns } = this;
    const accountId = required(row, columns.account);
    const invoice = columns.invoice.get(row);
    const currency = columns.currency.get(row) ?? this.defaultCurrency;
    const status = columns.status.get(row)?.toLowerCase() ?? '';
    const name = columns.name.get(row);
    const invoicedDay = this.invoicedDay(row);
    const text = row.cells[columns.lines.index]?.trim() ?? '';
    const lines = linesOf(text);
    if (text === '') row.fail('missing_value', columns.lines.header);
    else if (lines === null) row.fail('bad_lines', columns.lines.header, { found: text });
    if (row.failed || row.unsettled !== null || accountId === null || lines === null) return false;
    this.account = { accountId, name, effectiveDay: null, startedDay: null, attributes: {}, row: row.number };
    this.records = [];
    if (notCharged.includes(status)) {
      row.say('not_charged', columns.status.place.header, { found: status }, status);
      this.account = null;
      return true;
    }
    const known = { accountId, invoicedDay, recordedAt: null, row: row.number };
    this.readLines(row, lines, invoice, currency, known);
    return !row.failed;
  }

  private readLines(
    row: Row,
    lines: NonNullable<ReturnType<typeof linesOf>>,
    invoice: string | null,
    currency: Currency,
    known: Pick<InvoiceLineRecord, 'accountId' | 'invoicedDay' | 'recordedAt' | 'row'>,
  ): void {
    const { lines: place, discount } = this.columns;
    const ofInvoice = {
      takesDiscount: !isOnce(row.cells[discount.index]?.trim() || null),
      invoicedDay: known.invoicedDay,
    };
    for (const [i, json] of lines.entries()) {
      const line = stripeLineOf(json, ofInvoice);
      if (line === null) continue;
      if (typeof line === 'string') {
        row.fail(line, place.header, { count: String(i + 1) });
        continue;
      }
      const { currency: code, lineId, product, plan, kind, startDay, endDay, amountMinor, quantityMicro } = line;
      if (line.isDiscounted) row.say('discounts_taken_off', place.header);
      if (line.kind === 'usage' && line.barePrice !== null) row.say('usage_in_arrears', place.header);
      const own = code === null ? currency : currencyOf(code);
      if (own === null) {
        row.fail('unknown_currency', place.header, { found: code ?? '' });
        continue;
      }
      // Without an id of its own a line is known by its place in its invoice.
      const id = lineId ?? (invoice === null ? null : `${invoice}/${i + 1}`);
      const stated = { plan, kind, startDay, endDay, amountMinor, quantityMicro, currency: own.code };
      const record = { ...known, ...stated, lineId: id, product: product ?? DEFAULT_PRODUCT };
      this.records.push({ record, line, json, ofInvoice });
    }
  }

  async emit(sink: RecordSink): Promise<void> {
    const { account } = this;
    if (account !== null && account.name !== null)
      this.customers.add(account, this.records[0]?.record.startDay ?? 0, '');
    for (const read of this.records) {
      const { record, line } = read;
      this.currencies.add(record.currency);
      this.latest = Math.max(this.latest ?? 0, record.invoicedDay ?? record.startDay);
      if (line.barePrice !== null && line.isProration) this.waiting.push(read);
      else {
        this.learn(line);
        await sink.invoiceLine?.(record);
      }
    }
  }

  private learn({ barePrice, statedMinor, quantityMicro, startDay, endDay }: StripeLine): void {
    const quantity = quantityMicro === null ? 1 : quantityMicro / QUANTITY_SCALE;
    if (barePrice !== null) this.prices.learn(barePrice, statedMinor, quantity, startDay, endDay);
  }

  async finish(sink: RecordSink): Promise<void> {
    for (const { record, json, ofInvoice } of this.waiting) {
      const priced = stripeLineOf(json, ofInvoice, (price) => this.prices.termsOf(price));
      const isRead = priced !== null && typeof priced !== 'string';
      await sink.invoiceLine?.({ ...record, amountMinor: isRead ? priced.amountMinor : record.amountMinor });
    }
    for (const account of this.customers.accounts()) await sink.account?.(account);
  }

  hints(): Hints {
    return { dataThrough: this.latest, historyFrom: null };
  }

  private invoicedDay(row: Row): DayNumber | null {
    const { invoiced } = this.columns;
    const text = row.cells[invoiced.index]?.trim() ?? '';
    if (text === '') return null;
    const day = dayOfMoment(text);
    if (day === null) row.fail('bad_date', invoiced.header, { found: text });
    return day;
  }
}
