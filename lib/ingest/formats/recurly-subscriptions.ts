/**
 * Recurly's subscriptions export: every row is the state of one subscription on the day of the export, and is stated as
 * such. A canceled one is charged until its term is over. A later export states the next day; what differs between the
 * two is the change.
 */
import type { DayNumber } from '../../domain/day';
import { type ChangeRecord, QUANTITY_SCALE } from '../../domain/records';
import { NumberColumn } from '../amounts';
import { isCountable, MONTHLY } from '../change-terms';
import type { Interval } from '../choices';
import { type Currency, choiceColumn, currencyColumn, DateColumn, defaultCurrencyOf, placeOf } from '../columns';
import { DEFAULT_PRODUCT, type Format, type FormatContext, type Hints, NO_KEY, type RecordSink } from '../format';
import { distinctTextColumn, KNOWN_ACCOUNTS, type Row, required, textColumn } from '../row';
import { changeOf } from './foreign-change';
import { exportDayOf, intervalOfPeriod, type RecurlyState, recurlyStates, statedInterval } from './recurly-terms';
import { CentsColumn } from './whole-cents';

function columnsOf({ plan, conventions }: FormatContext) {
  const place = (name: string) => placeOf(plan, name);
  const date = (name: string) => new DateColumn(place(name), conventions.dates(name), 'expected');
  const number = (name: string) => new NumberColumn(place(name), conventions.decimal(name));
  return {
    account: textColumn(place('account_id'), KNOWN_ACCOUNTS),
    item: distinctTextColumn(place('item_id')),
    state: choiceColumn(place('state'), recurlyStates),
    activated: date('activated_at'),
    canceled: date('canceled_at'),
    expires: date('expires_at'),
    paused: date('paused_at'),
    trialEnds: date('trial_ends_at'),
    periodStart: date('period_start'),
    periodEnd: date('period_end'),
    unitAmount: number('unit_amount'),
    unitCents: new CentsColumn(place('unit_amount_in_cents')),
    quantity: number('quantity'),
    currency: currencyColumn(place('currency')),
    plan: textColumn(place('plan')),
    product: textColumn(place('product')),
    length: number('interval_length'),
    unit: textColumn(place('interval_unit')),
  };
}

export class RecurlySubscriptionsFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns: ReturnType<typeof columnsOf>;
  private readonly defaultCurrency: Currency;
  /** The day of which it is the state. */
  private readonly day: DayNumber;
  private readonly seen = new Set<string>();
  private changes: ChangeRecord[] = [];

  constructor(context: FormatContext) {
    this.columns = columnsOf(context);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
    this.day = exportDayOf(context.plan);
  }

  read(row: Row): boolean {
    const { columns } = this;
    const account = required(row, columns.account);
    const item = required(row, columns.item);
    const state = required(row, columns.state);
    const activated = required(row, columns.activated);
    const currency = columns.currency.get(row) ?? this.defaultCurrency;
    const quantityMicro = columns.quantity.quantityMicro(row);
    const amountMinor = this.amount(row, quantityMicro, currency);
    const interval = this.interval(row);
    const trialEnds = columns.trialEnds.get(row);
    const plan = columns.plan.get(row);
    const product = columns.product.get(row) ?? plan ?? DEFAULT_PRODUCT;
    const end = state === null ? null : this.endOf(row, state);
    const renewsDay = columns.periodEnd.get(row);
    if (amountMinor !== null && !isCountable(amountMinor, interval))
      row.fail('amount_too_large', this.amountHeader(), { found: String(amountMinor) });
    if (item !== null && this.seen.has(item))
      row.fail('duplicate_subscription', columns.item.place.header, { found: item });
    if (row.failed || row.unsettled !== null) return false;
    if (account === null || item === null || state === null || activated === null || amountMinor === null) return false;
    const line = { accountId: account, itemId: item, product, plan, currency: currency.code, row: row.number };
    const ended = (effectiveDay: DayNumber, cause: string | null) =>
      changeOf({ ...line, changeId: `${item}/end`, effectiveDay, amountMinor: 0, cause });
    const isPaying = activated <= this.day && (trialEnds ?? activated) <= this.day;
    if (end !== null && end <= this.day) this.changes = [ended(end, state === 'paused' ? 'pause' : null)];
    else {
      const terms = { intervalUnit: interval.unit, intervalCount: interval.count, renewsDay };
      // Not paid for yet: it is from the day on that its payment is to begin.
      const effectiveDay = isPaying ? this.day : Math.max(activated, trialEnds ?? activated);
      const now = changeOf({
        ...line,
        ...terms,
        effectiveDay,
        amountMinor,
        quantityMicro,
        autoRenew: state === 'live' ? true : null,
      });
      // An end that an earlier export announced is taken back by one that names none.
      this.changes = [now, end === null ? { ...ended(this.day, null), status: 'void' } : ended(end, null)];
    }
    return true;
  }

  async emit(sink: RecordSink): Promise<void> {
    for (const change of this.changes) {
      this.seen.add(change.itemId ?? '');
      this.currencies.add(change.currency);
      await sink.change?.(change, NO_KEY);
    }
  }

  async finish(): Promise<void> {}

  hints(): Hints {
    return { dataThrough: this.day, historyFrom: this.day };
  }

  private amount(row: Row, quantityMicro: number | null, currency: Currency): number | null {
    const { unitAmount, unitCents } = this.columns;
    const faults = row.drafts.length;
    const quantity = quantityMicro ?? QUANTITY_SCALE;
    const unit = unitAmount.decimal(row, currency);
    if (unit !== null) return unitAmount.product(row, unit, quantity, currency);
    const cents = unitCents.get(row);
    if (cents !== null) return unitCents.times(row, cents, quantity);
    if (row.drafts.length === faults && row.unsettled === null) row.fail('missing_value', this.amountHeader());
    return null;
  }

  private amountHeader(): string {
    const { unitAmount, unitCents } = this.columns;
    return unitAmount.place.index >= 0 ? unitAmount.place.header : unitCents.place.header;
  }

  /** As the plan states it, else what the current period covers, else a month. */
  private interval(row: Row): Interval {
    const { columns } = this;
    const length = columns.length.quantityMicro(row);
    const unit = columns.unit.get(row);
    const [start, end] = [columns.periodStart.get(row), columns.periodEnd.get(row)];
    const stated = statedInterval(length === null ? null : length / QUANTITY_SCALE, unit);
    if (unit !== null && stated === null) row.fail('unknown_interval', columns.unit.place.header, { found: unit });
    const interval = stated ?? intervalOfPeriod(start, end);
    if (interval === null) row.say('interval_assumed', null);
    return interval ?? MONTHLY;
  }

  /** The first day without the service; null: none is in sight. A missing day of an end is a fault. */
  private endOf(row: Row, state: RecurlyState): DayNumber | null {
    const { columns } = this;
    const expires = columns.expires.get(row);
    const canceled = columns.canceled.get(row);
    const periodEnd = columns.periodEnd.get(row);
    const paused = columns.paused.get(row);
    if (state === 'live') return null;
    const end =
      state === 'paused'
        ? (paused ?? columns.periodStart.get(row))
        : (expires ?? (state === 'canceled' ? periodEnd : canceled));
    if (end === null && row.unsettled === null)
      row.fail('missing_value', state === 'paused' ? columns.paused.place.header : columns.expires.place.header);
    return end;
  }
}
