/** Subscription changes (formats.md section 1): each row states the whole new state of one line from its day on. */
import type { ChangeRecord, IntervalUnit } from '../domain/records';
import { QUANTITY_SCALE } from '../domain/records';
import { NumberColumn } from './amounts';
import { type Interval, kindChoice, statusChoice, yesChoice } from './choices';
import {
  type Currency,
  choiceColumn,
  currencyColumn,
  DateColumn,
  defaultCurrencyOf,
  instantColumn,
  intervalColumn,
  placeOf,
} from './columns';
import type { Format, FormatContext, RecordSink } from './format';
import { NO_HINTS } from './format';
import { distinctTextColumn, KNOWN_ACCOUNTS, type Row, required, textColumn } from './row';
import { Seen, TextHash } from './seen';

const MONTHLY: Interval = { unit: 'month', count: 1 };

const perYear: Record<IntervalUnit, number> = { day: 365, week: 52, month: 12, quarter: 4, half_year: 2, year: 1 };

/** Whether the annual amount is counted exactly. */
const isCountable = (amountMinor: number, { unit, count }: Interval): boolean =>
  (amountMinor * perYear[unit]) / count <= Number.MAX_SAFE_INTEGER;

function columnsOf({ plan, conventions }: FormatContext) {
  const place = (field: string) => placeOf(plan, field);
  const text = (field: string) => textColumn(place(field));
  const number = (field: string) => new NumberColumn(place(field), conventions.decimal(field));
  return {
    account: textColumn(place('account_id'), KNOWN_ACCOUNTS),
    effective: new DateColumn(place('effective_on'), conventions.dates('effective_on')),
    product: text('product'),
    amount: number('amount'),
    unitAmount: number('unit_amount'),
    quantity: number('quantity'),
    changeId: distinctTextColumn(place('change_id')),
    item: textColumn(place('item_id'), KNOWN_ACCOUNTS),
    kind: choiceColumn(place('kind'), kindChoice),
    plan: text('plan'),
    interval: intervalColumn(place('interval')),
    currency: currencyColumn(place('currency')),
    status: choiceColumn(place('status'), statusChoice),
    source: text('source'),
    cause: text('cause'),
    motion: text('motion'),
    renews: new DateColumn(place('renews_on'), conventions.dates('renews_on')),
    autoRenew: choiceColumn(place('auto_renew'), yesChoice),
    recorded: instantColumn(place('recorded_at'), conventions.dates('recorded_at')),
  };
}

export class ChangesFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns: ReturnType<typeof columnsOf>;
  private readonly defaultCurrency: Currency;
  private readonly ownerOfId = new Seen();
  private readonly linesWithQuantity = new Seen();
  private readonly id = new TextHash();
  private readonly line = new TextHash();
  private readonly owner = new TextHash();
  private record: ChangeRecord | null = null;

  constructor(context: FormatContext) {
    this.columns = columnsOf(context);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
  }

  read(row: Row): boolean {
    const { columns } = this;
    const accountId = required(row, columns.account);
    const effectiveDay = required(row, columns.effective);
    const product = required(row, columns.product);
    const currency = columns.currency.get(row) ?? this.defaultCurrency;
    const interval = columns.interval.get(row) ?? MONTHLY;
    const status = columns.status.get(row) ?? 'active';
    const quantityMicro = columns.quantity.quantityMicro(row);
    const isActive = status === 'active';
    const unitAmount = isActive ? columns.unitAmount.decimal(row, currency) : null;
    const amountMinor = isActive ? this.amount(row, unitAmount, quantityMicro, currency) : 0;
    if (amountMinor !== null && !isCountable(amountMinor, interval)) {
      row.fail('amount_too_large', this.amountHeader(), { found: String(amountMinor) });
    }
    const changeId = columns.changeId.get(row);
    const itemId = columns.item.get(row);
    const kind = columns.kind.get(row) ?? 'core';
    const plan = columns.plan.get(row);
    const source = columns.source.get(row);
    const cause = columns.cause.get(row);
    const motion = columns.motion.get(row);
    const renewsDay = columns.renews.get(row);
    const autoRenew = columns.autoRenew.get(row);
    const recordedAt = columns.recorded.get(row);
    if (row.failed || row.unsettled !== null) return false;
    if (accountId === null || effectiveDay === null || product === null || amountMinor === null) return false;
    this.record = {
      accountId,
      changeId,
      effectiveDay,
      itemId,
      product,
      kind,
      plan,
      quantityMicro,
      amountMinor,
      unitAmount,
      intervalUnit: interval.unit,
      intervalCount: interval.count,
      currency: currency.code,
      status,
      source,
      cause,
      motion,
      renewsDay,
      autoRenew,
      recordedAt,
      row: row.number,
    };
    return this.checkAgainstEarlier(row, this.record);
  }

  emit(sink: RecordSink): void | Promise<void> {
    const { record } = this;
    if (record === null) return;
    // The hashes are those of the row that was just read.
    if (record.changeId !== null) this.ownerOfId.put(this.id, ownerNumber(this.owner));
    if (record.quantityMicro !== null) this.linesWithQuantity.put(this.line, 1);
    this.currencies.add(record.currency);
    return sink.change?.(record);
  }

  async finish(): Promise<void> {}

  hints() {
    return NO_HINTS;
  }

  private amount(row: Row, unit: string | null, quantityMicro: number | null, currency: Currency): number | null {
    const { columns } = this;
    const faults = row.drafts.length;
    const stated = columns.amount.minor(row, currency);
    if (stated !== null) return stated;
    if (unit !== null && row.drafts.length === faults) {
      return columns.unitAmount.product(row, unit, quantityMicro ?? QUANTITY_SCALE, currency);
    }
    if (!row.failed && row.unsettled === null) row.fail('missing_value', this.amountHeader());
    return null;
  }

  private amountHeader(): string {
    const { amount, unitAmount } = this.columns;
    return amount.place.index >= 0 ? amount.place.header : unitAmount.place.header;
  }

  private checkAgainstEarlier(row: Row, record: ChangeRecord): boolean {
    const { quantity, changeId } = this.columns;
    if (record.changeId !== null) {
      const known = this.ownerOfId.get(this.id.of(record.changeId));
      const own = ownerNumber(this.owner.of(record.accountId));
      if (known !== 0 && known !== own) {
        row.fail('change_id_on_two_accounts', changeId.place.header, { found: record.changeId });
        return false;
      }
    }
    if (quantity.place.index >= 0) {
      this.line.of(record.accountId, record.itemId ?? record.product);
      const isBlank = record.quantityMicro === null && record.status === 'active';
      if (isBlank && this.linesWithQuantity.get(this.line) !== 0) row.say('quantity_blank', quantity.place.header);
    }
    return true;
  }
}

/** Never 0: that would mean nobody. */
const ownerNumber = (owner: TextHash): number => owner.high || 1;
