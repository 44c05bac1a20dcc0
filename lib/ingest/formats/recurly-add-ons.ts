/**
 * Recurly's subscription add-ons export: the add-ons that subscriptions have on the day of the export. Removed ones are
 * not in the file, so that a lost add-on shows only where the next export is said to be complete.
 */
import type { DayNumber } from '../../domain/day';
import { type ChangeRecord, QUANTITY_SCALE } from '../../domain/records';
import { NumberColumn } from '../amounts';
import { isCountable, MONTHLY } from '../change-terms';
import type { Interval } from '../choices';
import { type Currency, currencyColumn, DateColumn, defaultCurrencyOf, placeOf } from '../columns';
import { type Format, type FormatContext, type Hints, NO_KEY, type RecordSink } from '../format';
import { KNOWN_ACCOUNTS, type Row, required, textColumn } from '../row';
import { changeOf } from './foreign-change';
import { exportDayOf, intervalOfPeriod, statedInterval } from './recurly-terms';
import { CentsColumn } from './whole-cents';

function columnsOf({ plan, conventions }: FormatContext) {
  const place = (name: string) => placeOf(plan, name);
  const date = (name: string) => new DateColumn(place(name), conventions.dates(name), 'expected');
  const number = (name: string) => new NumberColumn(place(name), conventions.decimal(name));
  return {
    account: textColumn(place('account_id'), KNOWN_ACCOUNTS),
    subscription: textColumn(place('subscription_uuid'), KNOWN_ACCOUNTS),
    code: textColumn(place('add_on_code')),
    name: textColumn(place('add_on_name')),
    quantity: number('quantity'),
    unitCents: new CentsColumn(place('unit_amount_in_cents')),
    created: date('created_at'),
    deleted: date('deleted_at'),
    percentage: textColumn(place('percentage')),
    currency: currencyColumn(place('currency')),
    periodStart: date('period_start'),
    periodEnd: date('period_end'),
    length: number('interval_length'),
    unit: textColumn(place('interval_unit')),
  };
}

export class RecurlyAddOnsFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns: ReturnType<typeof columnsOf>;
  private readonly defaultCurrency: Currency;
  /** The day of which it is the state. */
  private readonly day: DayNumber;
  private change: ChangeRecord | null = null;

  constructor(context: FormatContext) {
    this.columns = columnsOf(context);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
    this.day = exportDayOf(context.plan);
  }

  read(row: Row): boolean {
    const { columns } = this;
    const account = required(row, columns.account);
    const subscription = required(row, columns.subscription);
    const code = required(row, columns.code);
    const created = required(row, columns.created);
    const deleted = columns.deleted.get(row);
    const quantityMicro = columns.quantity.quantityMicro(row);
    const interval = this.interval(row);
    const amountMinor = this.amount(row, quantityMicro ?? QUANTITY_SCALE, interval);
    const currency = columns.currency.get(row) ?? this.defaultCurrency;
    const name = columns.name.get(row);
    if (row.failed || row.unsettled !== null) return false;
    if (account === null || subscription === null || code === null || created === null || amountMinor === null)
      return false;
    const isGone = deleted !== null && deleted <= this.day;
    this.change = changeOf({
      accountId: account,
      effectiveDay: isGone ? deleted : Math.max(created, this.day),
      itemId: `${subscription}/${code}`,
      product: name ?? code,
      kind: 'add_on',
      quantityMicro: isGone ? null : quantityMicro,
      amountMinor: isGone ? 0 : amountMinor,
      intervalUnit: interval.unit,
      intervalCount: interval.count,
      currency: currency.code,
      row: row.number,
    });
    return true;
  }

  emit(sink: RecordSink): void | Promise<void> {
    if (this.change === null) return;
    this.currencies.add(this.change.currency);
    return sink.change?.(this.change, NO_KEY);
  }

  async finish(): Promise<void> {}

  hints(): Hints {
    return { dataThrough: this.day, historyFrom: this.day };
  }

  private amount(row: Row, quantityMicro: number, interval: Interval): number | null {
    const { unitCents, percentage } = this.columns;
    const share = percentage.get(row);
    // A share of other charges is known only once they are made.
    if (share !== null && Number(share) > 0) row.fail('percentage_add_on', percentage.place.header, { found: share });
    const cents = unitCents.required(row);
    const amount = cents === null ? null : unitCents.times(row, cents, quantityMicro);
    if (amount !== null && !isCountable(amount, interval))
      row.fail('amount_too_large', unitCents.place.header, { found: String(amount) });
    return amount;
  }

  private interval(row: Row): Interval {
    const { columns } = this;
    const length = columns.length.quantityMicro(row);
    const unit = columns.unit.get(row);
    const [start, end] = [columns.periodStart.get(row), columns.periodEnd.get(row)];
    const stated = statedInterval(length === null ? null : length / QUANTITY_SCALE, unit);
    const interval = stated ?? intervalOfPeriod(start, end);
    if (interval === null) row.say('interval_assumed', null);
    return interval ?? MONTHLY;
  }
}
