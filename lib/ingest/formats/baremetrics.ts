/** Baremetrics' import sheet: a subscription runs at its plan's price times its quantity from its start to its end. */
import type { DayNumber } from '../../domain/day';
import { formatDay } from '../../domain/day';
import { type AccountRecord, type ChangeRecord, QUANTITY_SCALE } from '../../domain/records';
import { NumberColumn } from '../amounts';
import { isCountable, MONTHLY } from '../change-terms';
import type { Interval } from '../choices';
import { type Currency, currencyColumn, DateColumn, defaultCurrencyOf, intervalColumn, placeOf } from '../columns';
import { DEFAULT_PRODUCT, type Format, type FormatContext, type Hints, NO_KEY, type RecordSink } from '../format';
import { attributeColumn, type Row, required, textColumn } from '../row';
import { Customers, changeOf } from './foreign-change';
import { statedInterval } from './interval-columns';
import { CentsColumn } from './whole-cents';

function columnsOf({ plan, conventions }: FormatContext) {
  const place = (field: string) => placeOf(plan, field);
  const date = (field: string) => new DateColumn(place(field), conventions.dates(field), 'expected');
  const number = (field: string) => new NumberColumn(place(field), conventions.decimal(field));
  return {
    account: textColumn(place('customer_oid')),
    name: attributeColumn(place('customer_name')),
    email: attributeColumn(place('customer_email')),
    subscription: textColumn(place('subscription_oid')),
    plan: textColumn(place('plan_oid')),
    planName: attributeColumn(place('plan_name')),
    currency: currencyColumn(place('plan_currency')),
    amount: new CentsColumn(place('plan_amount')),
    interval: intervalColumn(place('plan_interval')),
    intervalCount: number('plan_interval_count'),
    quantity: number('subscription_quantity'),
    started: date('subscription_started_at'),
    canceled: date('subscription_canceled_at'),
  };
}

export class BaremetricsFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns: ReturnType<typeof columnsOf>;
  private readonly defaultCurrency: Currency;
  private readonly customers = new Customers();
  private latest: DayNumber | null = null;
  private changes: ChangeRecord[] = [];
  private account: AccountRecord | null = null;

  constructor(context: FormatContext) {
    this.columns = columnsOf(context);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
  }

  read(row: Row): boolean {
    const { columns } = this;
    const accountId = required(row, columns.account);
    const itemId = required(row, columns.subscription);
    const startedDay = required(row, columns.started);
    const canceledDay = columns.canceled.get(row);
    const currency = columns.currency.get(row) ?? this.defaultCurrency;
    const interval = statedInterval(row, columns.interval, columns.intervalCount) ?? MONTHLY;
    const cents = columns.amount.required(row);
    const quantityMicro = columns.quantity.quantityMicro(row);
    const plan = columns.plan.get(row);
    const product = columns.planName.get(row) ?? plan ?? DEFAULT_PRODUCT;
    const name = columns.name.get(row);
    const email = columns.email.get(row);
    const amountMinor = this.amount(row, cents, quantityMicro, interval);
    if (startedDay !== null && canceledDay !== null && canceledDay < startedDay) {
      const details = { found: formatDay(canceledDay), other: formatDay(startedDay) };
      row.fail('period_not_positive', columns.canceled.place.header, details);
    }
    if (row.failed || row.unsettled !== null || accountId === null || itemId === null) return false;
    if (startedDay === null || amountMinor === null) return false;
    const attributes: Record<string, string> = email === null ? {} : { email };
    this.account = { accountId, name, effectiveDay: null, startedDay, attributes, row: row.number };
    const own = { accountId, itemId, product, plan, currency: currency.code, row: row.number };
    const terms = { intervalUnit: interval.unit, intervalCount: interval.count };
    const begun = changeOf({ ...own, ...terms, quantityMicro, effectiveDay: startedDay, amountMinor });
    this.changes = canceledDay === startedDay ? [] : [begun];
    if (canceledDay !== null) this.changes.push(changeOf({ ...own, effectiveDay: canceledDay, amountMinor: 0 }));
    return true;
  }

  async emit(sink: RecordSink): Promise<void> {
    const { account } = this;
    if (account !== null) this.customers.add(account, account.startedDay ?? 0, this.changes[0]?.itemId ?? '');
    for (const change of this.changes) {
      this.currencies.add(change.currency);
      this.latest = Math.max(this.latest ?? change.effectiveDay, change.effectiveDay);
      await sink.change?.(change, NO_KEY);
    }
  }

  async finish(sink: RecordSink): Promise<void> {
    for (const account of this.customers.accounts()) await sink.account?.(account);
  }

  hints(): Hints {
    return { dataThrough: this.latest, historyFrom: null };
  }

  private amount(row: Row, cents: number | null, quantityMicro: number | null, interval: Interval): number | null {
    if (cents === null) return null;
    const { header } = this.columns.amount.place;
    const amount = Math.round((cents * (quantityMicro ?? QUANTITY_SCALE)) / QUANTITY_SCALE);
    if (Number.isSafeInteger(amount) && isCountable(amount, interval)) return amount;
    row.fail('amount_too_large', header, { found: String(amount) });
    return null;
  }
}
