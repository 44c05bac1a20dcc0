/**
 * Stripe's changes of subscription items. They are signed and in no order; an item's state is the sum of its changes up
 * to a day. One action of a user can end an item and begin another of the same subscription: both fall on one day, on
 * which the ledger takes an account's changes together, so that it is a change of plan, and neither churn nor new.
 */
import type { DayNumber } from '../../domain/day';
import { NumberColumn } from '../amounts';
import { type Currency, currencyColumn, DateColumn, defaultCurrencyOf, instantColumn, placeOf } from '../columns';
import { type Format, type FormatContext, type Hints, NO_KEY, type RecordSink } from '../format';
import { type Row, required, textColumn } from '../row';
import { type Difference, SignedLog } from './signed-log';

function columnsOf({ plan, conventions }: FormatContext) {
  const place = (field: string) => placeOf(plan, field);
  const number = (field: string) => new NumberColumn(place(field), conventions.decimal(field), 'allowed');
  const [event, local] = ['event_timestamp', 'local_event_timestamp'];
  return {
    account: textColumn(place('account_id')),
    moment: instantColumn(place(event), conventions.dates(event)),
    eventDay: new DateColumn(place(event), conventions.dates(event), 'expected'),
    localDay: new DateColumn(place(local), conventions.dates(local), 'expected'),
    item: textColumn(place('subscription_item_id')),
    change: number('mrr_change'),
    quantity: number('quantity_change'),
    currency: currencyColumn(place('currency')),
    product: textColumn(place('product_id')),
    price: textColumn(place('price_id')),
  };
}

export class StripeItemChangesFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns: ReturnType<typeof columnsOf>;
  private readonly defaultCurrency: Currency;
  private readonly log: SignedLog;
  private latest: DayNumber | null = null;
  private difference: Difference | null = null;

  constructor(context: FormatContext) {
    this.columns = columnsOf(context);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
    const { header } = this.columns.change.place;
    this.log = new SignedLog((row) =>
      context.problems.add(row, { code: 'earlier_missing', column: header, details: {} }),
    );
  }

  read(row: Row): boolean {
    const { columns } = this;
    const accountId = required(row, columns.account);
    const itemId = required(row, columns.item);
    const currency = columns.currency.get(row) ?? this.defaultCurrency;
    const { index, header } = columns.change.place;
    // Smallest units already; twelve times the month's is the year's.
    const arrMinor = columns.change.annual(row, index, header, { ...currency, exponent: 0 });
    const states = {
      quantityMicro: columns.quantity.place.index < 0 ? null : (columns.quantity.quantityMicro(row) ?? 0),
      product: columns.product.get(row),
      plan: columns.price.get(row),
    };
    const day = columns.localDay.get(row) ?? this.dayOfEvent(row);
    const moment = columns.moment.get(row) ?? 0;
    if (row.failed || row.unsettled !== null) return false;
    if (accountId === null || itemId === null || arrMinor === null || day === null) return false;
    const own = { accountId, itemId, day, moment, arrMinor, currency: currency.code, row: row.number };
    this.difference = { ...own, ...states };
    return true;
  }

  emit(): void {
    const { difference } = this;
    if (difference === null) return;
    this.log.add(difference);
    this.currencies.add(difference.currency);
    this.latest = Math.max(this.latest ?? difference.day, difference.day);
  }

  async finish(sink: RecordSink): Promise<void> {
    for (const change of this.log.changes()) await sink.change?.(change, NO_KEY);
  }

  hints(): Hints {
    return { dataThrough: this.latest, historyFrom: null };
  }

  private dayOfEvent(row: Row): DayNumber | null {
    const { eventDay, localDay } = this.columns;
    return required(row, eventDay.place.index >= 0 ? eventDay : localDay);
  }
}
