/**
 * ChartMogul's Subscriptions (a dataset of its destinations): every row is the state of one subscription on the day of
 * the export. What is no longer charged keeps its last MRR in the file, so that the status decides.
 */
import type { DayNumber } from '../../domain/day';
import { type AccountRecord, type ChangeRecord, QUANTITY_SCALE } from '../../domain/records';
import { normalWord } from '../choices';
import { type Currency, choiceColumn, currencyColumn, defaultCurrencyOf, placeOf } from '../columns';
import { DEFAULT_PRODUCT, type Format, type FormatContext, type Hints, NO_KEY, type RecordSink } from '../format';
import { attributeColumn, distinctTextColumn, type Row, required, textColumn } from '../row';
import { Customers, changeOf } from './foreign-change';
import { exportDayOf } from './recurly-terms';
import { stripeCauses, stripeStateChoice } from './stripe-states';
import { CentsColumn } from './whole-cents';

function columnsOf({ plan }: FormatContext) {
  const place = (name: string) => placeOf(plan, name);
  return {
    account: textColumn(place('account_id')),
    item: distinctTextColumn(place('item_id')),
    status: choiceColumn(place('status'), stripeStateChoice),
    stated: textColumn(place('status')),
    mrr: new CentsColumn(place('mrr')),
    plan: textColumn(place('plan')),
    quantity: new CentsColumn(place('quantity')),
    currency: currencyColumn(place('currency')),
    name: attributeColumn(place('name')),
  };
}

/** Of ids that several billing systems have given, the first. */
const firstId = (ids: string | null): string | null => ids?.split('|')[0]?.trim() || null;

export class ChartmogulSubscriptionsFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns: ReturnType<typeof columnsOf>;
  private readonly defaultCurrency: Currency;
  /** The day of which it is the state. */
  private readonly day: DayNumber;
  private readonly seen = new Set<string>();
  private readonly customers = new Customers();
  private change: ChangeRecord | null = null;
  private account: AccountRecord | null = null;

  constructor(context: FormatContext) {
    this.columns = columnsOf(context);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
    this.day = exportDayOf(context.plan);
  }

  read(row: Row): boolean {
    const { columns, day } = this;
    const accountId = firstId(required(row, columns.account));
    const itemId = required(row, columns.item);
    const status = required(row, columns.status);
    const mrr = columns.mrr.required(row);
    const quantity = columns.quantity.get(row);
    const plan = columns.plan.get(row);
    const currency = columns.currency.get(row) ?? this.defaultCurrency;
    const name = columns.name.get(row);
    if (itemId !== null && this.seen.has(itemId))
      row.fail('duplicate_subscription', columns.item.place.header, { found: itemId });
    if (accountId === null && row.drafts.length === 0) row.fail('missing_value', columns.account.place.header);
    if (row.failed || row.unsettled !== null) return false;
    if (accountId === null || itemId === null || status === null || mrr === null) return false;
    const isCharged = status === 'running' && mrr > 0;
    const line = { accountId, itemId, effectiveDay: day, product: plan ?? DEFAULT_PRODUCT, plan };
    this.change = changeOf({
      ...line,
      ...{ currency: currency.code, row: row.number, amountMinor: isCharged ? mrr : 0 },
      quantityMicro: isCharged && quantity ? quantity * QUANTITY_SCALE : null,
      cause: isCharged ? null : (stripeCauses[normalWord(columns.stated.get(row) ?? '')] ?? null),
    });
    this.account = { accountId, name, effectiveDay: null, startedDay: null, attributes: {}, row: row.number };
    return true;
  }

  async emit(sink: RecordSink): Promise<void> {
    const { change, account } = this;
    if (change === null || account === null) return;
    this.seen.add(change.itemId ?? '');
    this.currencies.add(change.currency);
    if (account.name !== null) this.customers.add(account, this.day, change.itemId ?? '');
    await sink.change?.(change, NO_KEY);
  }

  async finish(sink: RecordSink): Promise<void> {
    for (const account of this.customers.accounts()) await sink.account?.(account);
  }

  hints(): Hints {
    return { dataThrough: this.day, historyFrom: this.day };
  }
}
