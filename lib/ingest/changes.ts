/** Subscription changes (formats.md section 1): each row states the whole new state of one line from its day on. */
import { type ChangeRecord, QUANTITY_SCALE } from '../domain/records';
import { type ChangeFileColumns, changeFileColumns } from './change-columns';
import { isCountable, MONTHLY } from './change-terms';
import { type Currency, defaultCurrencyOf } from './columns';
import type { Format, FormatContext, RecordSink } from './format';
import { NO_HINTS, NO_KEY } from './format';
import { LinesWithQuantity } from './lines-with-quantity';
import { PlainChanges } from './plain-changes';
import { TrialRow } from './plain-column';
import type { PlainLine } from './plain-line';
import { type Row, required } from './row';
import { Seen, TextHash } from './seen';

export class ChangesFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns: ChangeFileColumns;
  private readonly plain: PlainChanges;
  private readonly trial = new TrialRow();
  private readonly defaultCurrency: Currency;
  private readonly ownerOfId = new Seen();
  private readonly linesWithQuantity = new LinesWithQuantity();
  private readonly id = new TextHash();
  private readonly owner = new TextHash();
  /** From the date of a row that ends a line to the first day without it. */
  private readonly daysToEnd: 0 | 1;
  private record: ChangeRecord | null = null;
  private accountKey = NO_KEY;
  private productKey = NO_KEY;

  constructor(context: FormatContext) {
    this.columns = changeFileColumns(context);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
    this.daysToEnd = context.plan.endDay === 'last' ? 1 : 0;
    this.plain = new PlainChanges(this.columns, context.conventions, this.trial, this.defaultCurrency);
  }

  knownCells(): number[] {
    return this.plain.knownCells();
  }

  readPlain(line: PlainLine, row: number): boolean {
    const { trial } = this;
    this.record = this.plain.read(line, row);
    if (this.record === null) return false;
    if (this.record.status === 'ended') this.record.effectiveDay += this.daysToEnd;
    this.accountKey = this.plain.accountKey;
    this.productKey = this.plain.productKey;
    trial.restart();
    return this.checkAgainstEarlier(trial, this.record) && !trial.failed;
  }

  read(row: Row): boolean {
    this.accountKey = NO_KEY;
    const { columns } = this;
    const accountId = required(row, columns.account);
    const statedDay = required(row, columns.effective);
    const product = required(row, columns.product);
    const currency = columns.currency.get(row) ?? this.defaultCurrency;
    const interval = columns.interval.get(row) ?? MONTHLY;
    const status = columns.status.get(row) ?? 'active';
    const effectiveDay = statedDay !== null && status === 'ended' ? statedDay + this.daysToEnd : statedDay;
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
    if (record.quantityMicro !== null) this.linesWithQuantity.add(record, this.accountKey, this.productKey);
    this.currencies.add(record.currency);
    return sink.change?.(record, this.accountKey);
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
    const isBlank = quantity.place.index >= 0 && record.quantityMicro === null && record.status === 'active';
    if (isBlank && this.linesWithQuantity.has(record)) row.say('quantity_blank', quantity.place.header);
    return true;
  }
}

/** Never 0: that would mean nobody. */
const ownerNumber = (owner: TextHash): number => owner.high || 1;
