/**
 * Subscription changes from plain lines: the cells that nearly all rows are made of. It answers only what `changes.ts`
 * would read from the same row without a word to say about it.
 */
import { type ChangeRecord, QUANTITY_SCALE } from '../domain/records';
import { PLAIN_DECIMALS, QUANTITY_EXPONENT } from './amounts';
import type { ChangeFileColumns } from './change-columns';
import { isCountable, MONTHLY } from './change-terms';
import type { Conventions, Currency } from './columns';
import { PlainColumn, type TrialRow, UNSURE } from './plain-column';
import type { PlainLine } from './plain-line';
import { NO_NUMBER, NO_PLAIN_NUMBER, plainNumber } from './plain-numbers';
import { KNOWN_ACCOUNTS } from './row';

const plainColumnsOf = (columns: ChangeFileColumns, conventions: Conventions, trial: TrialRow) => ({
  account: new PlainColumn(columns.account, trial, { known: KNOWN_ACCOUNTS }),
  effective: new PlainColumn(columns.effective, trial, { convention: conventions.dates('effective_on') }),
  product: new PlainColumn(columns.product, trial),
  changeId: new PlainColumn(columns.changeId, trial, { known: 0 }),
  item: new PlainColumn(columns.item, trial, { known: KNOWN_ACCOUNTS }),
  kind: new PlainColumn(columns.kind, trial),
  plan: new PlainColumn(columns.plan, trial),
  interval: new PlainColumn(columns.interval, trial),
  currency: new PlainColumn(columns.currency, trial),
  status: new PlainColumn(columns.status, trial),
  source: new PlainColumn(columns.source, trial),
  cause: new PlainColumn(columns.cause, trial),
  motion: new PlainColumn(columns.motion, trial),
  renews: new PlainColumn(columns.renews, trial, { convention: conventions.dates('renews_on') }),
  autoRenew: new PlainColumn(columns.autoRenew, trial),
  recorded: new PlainColumn(columns.recorded, trial, { convention: conventions.dates('recorded_at') }),
});

export class PlainChanges {
  private readonly plain: ReturnType<typeof plainColumnsOf>;

  constructor(
    private readonly columns: ChangeFileColumns,
    conventions: Conventions,
    private readonly trial: TrialRow,
    private readonly defaultCurrency: Currency,
  ) {
    this.plain = plainColumnsOf(columns, conventions, trial);
  }

  /** Of the account and the product read last: see `RecordSink`. */
  get accountKey(): number {
    return this.plain.account.key;
  }

  get productKey(): number {
    return this.plain.product.key;
  }

  /** By column of the file: how many distinct cells are to be numbered. */
  knownCells(): number[] {
    const known: number[] = [];
    for (const { index, size } of Object.values(this.plain)) if (index >= 0) known[index] = size;
    return Array.from(known, (size) => size ?? 0);
  }

  /** Null: the row must be read in full. */
  read(line: PlainLine, row: number): ChangeRecord | null {
    const { plain } = this;
    const accountId = plain.account.get(line);
    const effectiveDay = plain.effective.get(line);
    const product = plain.product.get(line);
    if (accountId === null || effectiveDay === null || product === null) return null;
    const currency = plain.currency.get(line) ?? this.defaultCurrency;
    const interval = plain.interval.get(line) ?? MONTHLY;
    const status = plain.status.get(line) ?? 'active';
    const changeId = plain.changeId.get(line);
    const itemId = plain.item.get(line);
    const kind = plain.kind.get(line) ?? 'core';
    const planName = plain.plan.get(line);
    if (accountId === UNSURE || effectiveDay === UNSURE || product === UNSURE || currency === UNSURE) return null;
    if (interval === UNSURE || status === UNSURE || changeId === UNSURE || itemId === UNSURE) return null;
    if (kind === UNSURE || planName === UNSURE) return null;
    const source = plain.source.get(line);
    const cause = plain.cause.get(line);
    const motion = plain.motion.get(line);
    const renewsDay = plain.renews.get(line);
    const autoRenew = plain.autoRenew.get(line);
    const recordedAt = plain.recorded.get(line);
    if (source === UNSURE || cause === UNSURE || motion === UNSURE) return null;
    if (renewsDay === UNSURE || autoRenew === UNSURE || recordedAt === UNSURE) return null;

    const quantity = plainNumber(this.columns.quantity, line, QUANTITY_EXPONENT);
    if (quantity === NO_PLAIN_NUMBER) return null;
    const quantityMicro = quantity === NO_NUMBER ? null : quantity;
    const isActive = status === 'active';
    const unitAmount = isActive ? this.unitAmount(line) : null;
    if (unitAmount === UNSURE) return null;
    const amountMinor = isActive ? this.amount(line, unitAmount, quantityMicro, currency) : 0;
    if (amountMinor === NO_PLAIN_NUMBER || !isCountable(amountMinor, interval)) return null;
    return {
      accountId,
      changeId,
      effectiveDay,
      itemId,
      product,
      kind,
      plan: planName,
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
      row,
    };
  }

  private unitAmount(line: PlainLine): string | null | typeof UNSURE {
    const { unitAmount } = this.columns;
    const plain = plainNumber(unitAmount, line, PLAIN_DECIMALS);
    if (plain === NO_NUMBER) return null;
    if (plain === NO_PLAIN_NUMBER) return UNSURE;
    const { index } = unitAmount.place;
    // Digits and a sign: every byte is a character.
    const text = line.bytes.toString('latin1', line.start(index), line.stop(index));
    return unitAmount.sign.value === ',' ? text.replace(',', '.') : text;
  }

  private amount(line: PlainLine, unit: string | null, quantityMicro: number | null, currency: Currency): number {
    const { amount, unitAmount } = this.columns;
    const stated = plainNumber(amount, line, currency.exponent);
    if (stated !== NO_NUMBER) return stated;
    if (unit === null) return NO_PLAIN_NUMBER;
    this.trial.restart();
    const product = unitAmount.product(this.trial, unit, quantityMicro ?? QUANTITY_SCALE, currency);
    return product === null || this.trial.failed ? NO_PLAIN_NUMBER : product;
  }
}
