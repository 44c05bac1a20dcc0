/**
 * Stripe's subscriptions export: every row is the state of one subscription on the day of the export, and is stated as
 * such. What was before is not in it. A later export states the next day; what differs between the two is the change.
 */
import type { DayNumber } from '../../domain/day';
import { formatDay } from '../../domain/day';
import { type ChangeRecord, QUANTITY_SCALE } from '../../domain/records';
import { type AttributeReader, attributeReaders, attributesOf } from '../accounts';
import { NumberColumn } from '../amounts';
import { isCountable, MONTHLY } from '../change-terms';
import { normalWord, yesChoice } from '../choices';
import {
  type Currency,
  choiceColumn,
  currencyColumn,
  DateColumn,
  defaultCurrencyOf,
  intervalColumn,
  placeOf,
} from '../columns';
import { DEFAULT_PRODUCT, type Format, type FormatContext, type Hints, NO_KEY, type RecordSink } from '../format';
import { attributeColumn, distinctTextColumn, type Row, required, textColumn } from '../row';
import { Seen, TextHash } from '../seen';
import { Customers, changeOf } from './foreign-change';
import { statedInterval } from './interval-columns';
import { stripeCauses, stripeStateChoice } from './stripe-states';

function columnsOf({ plan, conventions }: FormatContext) {
  const place = (field: string) => placeOf(plan, field);
  const text = (field: string) => textColumn(place(field));
  const date = (field: string) => new DateColumn(place(field), conventions.dates(field), 'expected');
  const number = (field: string) => new NumberColumn(place(field), conventions.decimal(field));
  return {
    subscription: distinctTextColumn(place('subscription_id')),
    account: text('account_id'),
    name: attributeColumn(place('name')),
    status: text('status'),
    state: choiceColumn(place('status'), stripeStateChoice),
    amount: number('amount'),
    unitAmount: number('unit_amount'),
    interval: intervalColumn(place('interval')),
    intervalCount: number('interval_count'),
    quantity: number('quantity'),
    currency: currencyColumn(place('currency')),
    product: text('product'),
    plan: text('plan'),
    coupon: text('coupon'),
    cause: text('cause'),
    cancels: choiceColumn(place('cancel_at_period_end'), yesChoice),
    started: date('started_on'),
    created: date('created_on'),
    periodStart: date('period_start'),
    periodEnd: date('period_end'),
    canceled: date('canceled_on'),
    ended: date('ended_on'),
  };
}

/** All a row holds, read before it is judged, so that every faulty cell is told. */
const cellsOf = (row: Row, columns: ReturnType<typeof columnsOf>) => ({
  name: columns.name.get(row),
  product: columns.product.get(row),
  plan: columns.plan.get(row),
  cause: columns.cause.get(row),
  cancels: columns.cancels.get(row) ?? false,
  startedDay: columns.started.get(row) ?? columns.created.get(row),
  createdDay: columns.created.get(row),
  periodStart: columns.periodStart.get(row),
  periodEnd: columns.periodEnd.get(row),
  canceledDay: columns.canceled.get(row),
  endedDay: columns.ended.get(row),
  quantityMicro: columns.quantity.quantityMicro(row),
});

export class StripeSubscriptionsFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns: ReturnType<typeof columnsOf>;
  private readonly attributes: AttributeReader[];
  private readonly defaultCurrency: Currency;
  /** The day of which it is the state. */
  private readonly day: DayNumber;
  private readonly customers = new Customers();
  private readonly seen = new Seen();
  private readonly id = new TextHash();
  private changes: ChangeRecord[] = [];
  private customer: Parameters<Customers['add']> | null = null;

  constructor(context: FormatContext) {
    this.columns = columnsOf(context);
    this.attributes = attributeReaders(context.plan);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
    const { exportedOn } = context.plan;
    if (exportedOn === undefined) throw new Error('a file that is the state of one day needs that day');
    this.day = exportedOn;
  }

  read(row: Row): boolean {
    const { columns, day } = this;
    const subscription = required(row, columns.subscription);
    const accountId = required(row, columns.account);
    const state = required(row, columns.state);
    const word = normalWord(columns.status.get(row) ?? '');
    const currency = columns.currency.get(row) ?? this.defaultCurrency;
    const interval = statedInterval(row, columns.interval, columns.intervalCount) ?? MONTHLY;
    const cells = cellsOf(row, columns);
    const attributes = attributesOf(row, this.attributes);
    const amountMinor = state === 'running' ? this.amount(row, cells.quantityMicro, currency) : 0;
    if (amountMinor !== null && !isCountable(amountMinor, interval)) {
      row.fail('amount_too_large', columns.amount.place.header, { found: String(amountMinor) });
    }
    if (cells.createdDay !== null && cells.createdDay > day) {
      const details = { found: formatDay(cells.createdDay), other: formatDay(day) };
      row.fail('after_the_export', columns.created.place.header, details);
    }
    if (subscription !== null && this.seen.get(this.id.of(subscription)) !== 0) {
      row.fail('duplicate_subscription', columns.subscription.place.header, { found: subscription });
    }
    if (row.failed || row.unsettled !== null || subscription === null || accountId === null) return false;
    if (amountMinor === null || state === null) return false;
    this.sayWhatIsLeftOut(row, cells.quantityMicro);
    const account = { accountId, name: cells.name, effectiveDay: null, startedDay: cells.startedDay, attributes };
    this.customer = [{ ...account, row: row.number }, cells.startedDay ?? 0, subscription];
    const own = { accountId, currency: currency.code, row: row.number, itemId: subscription };
    const line = { ...own, product: cells.product ?? cells.plan ?? DEFAULT_PRODUCT, plan: cells.plan };
    const ended = (changeId: string | null, effectiveDay: DayNumber, cause: string | null): ChangeRecord =>
      changeOf({ ...line, changeId, effectiveDay, amountMinor: 0, cause });
    const endId = `${subscription}/end`;
    if (state === 'waiting') this.changes = [ended(null, day, stripeCauses[word] ?? null)];
    else if (state !== 'running') {
      const endDay = state === 'over' ? (cells.endedDay ?? cells.canceledDay) : cells.periodStart;
      this.changes = [ended(endId, Math.min(endDay ?? day, day), cells.cause ?? stripeCauses[word] ?? null)];
    } else {
      const terms = { intervalUnit: interval.unit, intervalCount: interval.count, renewsDay: cells.periodEnd };
      const { quantityMicro } = cells;
      const cause = stripeCauses[word] ?? null;
      const now = changeOf({ ...line, ...terms, effectiveDay: day, amountMinor, quantityMicro, cause });
      this.changes = [now, ...this.endAhead(cells, ended, endId)];
    }
    return true;
  }

  emit(sink: RecordSink): void | Promise<void> {
    if (this.customer !== null) this.customers.add(...this.customer);
    for (const change of this.changes) this.currencies.add(change.currency);
    // The hash is that of the row that was just read.
    this.seen.put(this.id, 1);
    return this.handOn(sink);
  }

  async finish(sink: RecordSink): Promise<void> {
    for (const account of this.customers.accounts()) await sink.account?.(account);
  }

  hints(): Hints {
    return { dataThrough: this.day, historyFrom: this.day };
  }

  private async handOn(sink: RecordSink): Promise<void> {
    for (const change of this.changes) await sink.change?.(change, NO_KEY);
  }

  /**
   * The end that is scheduled, or that none is: an earlier export may have announced one that was taken back since, and
   * a subscription has one end, so that every export states it under the same id.
   */
  private endAhead(
    { cancels, periodEnd, canceledDay }: ReturnType<typeof cellsOf>,
    ended: (changeId: string, effectiveDay: DayNumber, cause: string | null) => ChangeRecord,
    endId: string,
  ): ChangeRecord[] {
    const { cancels: column, canceled } = this.columns;
    const tells = column.place.index >= 0 || canceled.place.index >= 0;
    // A subscription that runs although it was cancelled ends with its period.
    const endDay = cancels || (column.place.index < 0 && canceledDay !== null) ? periodEnd : null;
    if (endDay !== null && endDay > this.day) return [ended(endId, endDay, null)];
    return tells ? [{ ...ended(endId, this.day, null), status: 'void' }] : [];
  }

  private amount(row: Row, quantityMicro: number | null, currency: Currency): number | null {
    const { amount, unitAmount } = this.columns;
    const faults = row.drafts.length;
    const stated = amount.minor(row, currency);
    if (stated !== null) return stated;
    const unit = unitAmount.decimal(row, currency);
    if (unit !== null) return unitAmount.product(row, unit, quantityMicro ?? QUANTITY_SCALE, currency);
    if (row.drafts.length === faults && row.unsettled === null) row.fail('missing_value', amount.place.header);
    return null;
  }

  private sayWhatIsLeftOut(row: Row, quantityMicro: number | null): void {
    const { coupon, amount } = this.columns;
    const found = coupon.get(row);
    if (found !== null) row.say('coupon_not_in_amount', coupon.place.header, { found });
    const isSeveral = quantityMicro !== null && quantityMicro > QUANTITY_SCALE;
    if (isSeveral && amount.place.index >= 0) row.say('amount_of_all', amount.place.header);
  }
}
