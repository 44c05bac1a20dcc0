/** MRR spreadsheet with a row for each customer and a column for each month. */
import { firstDayOf, formatMonth, lastDayOf, type MonthNumber } from '../domain/day';
import type { AccountRecord, ChangeRecord } from '../domain/records';
import { type AttributeReader, attributeReaders, attributesOf } from './accounts';
import { NumberColumn } from './amounts';
import { type Currency, currencyColumn, defaultCurrencyOf, placeOf } from './columns';
import { recordBatches, type TableFormat } from './csv';
import { type Format, type FormatContext, type Hints, NO_KEY, type RecordSink } from './format';
import { mrrChange } from './mrr-cells';
import type { ReadPlan } from './plan';
import { attributeColumn, type Column, type Row, textColumn } from './row';
import { Seen, TextHash } from './seen';
import { firstText, isTotals, leaveOut } from './totals';

interface MonthColumn {
  index: number;
  header: string;
  month: MonthNumber;
}

/**
 * How many of the month columns are filled: a sheet prepared for the rest of the year ends in columns that are blank
 * or 0 for everyone, which is no churn. Reads the file once. Throws what the file system throws.
 */
export async function filledMonths(table: TableFormat, plan: ReadPlan): Promise<number> {
  let filled = 0;
  for await (const { records, firstRow } of recordBatches(table)) {
    for (let i = Math.max(0, plan.headerRow - firstRow + 1); i < records.length; i++) {
      for (let m = plan.months.length - 1; m >= filled; m--) {
        if (/[1-9]/.test(records[i]?.[plan.months[m]?.index ?? -1] ?? '')) filled = m + 1;
      }
    }
    if (filled === plan.months.length) break;
  }
  return filled === 0 ? plan.months.length : filled;
}

/** A row with a name adds up the others only where it does so for this many customers and months. */
const SUMMED_CUSTOMERS = 3;
const SUMMED_MONTHS = 2;
const MONTHS_PER_YEAR = 12;

export class MrrWideFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly account: Column<string>;
  private readonly name: Column<string>;
  private readonly currency: Column<Currency>;
  private readonly cells: NumberColumn;
  private readonly attributes: AttributeReader[];
  private readonly defaultCurrency: Currency;
  private readonly months: MonthColumn[];
  private readonly seen = new Seen();
  private readonly hash = new TextHash();
  private readonly sums: Float64Array;
  private readonly arrMinor: Float64Array;
  private customers = 0;
  /** Months in which a rejected row holds what could not be read. */
  private readonly unknown = new Set<number>();
  private countedRow = 0;
  private pending: { account: AccountRecord; currency: string } | null = null;

  constructor({ plan, conventions, problems }: FormatContext, filled: number) {
    this.account = textColumn(placeOf(plan, 'account_id'));
    this.name = attributeColumn(placeOf(plan, 'name'));
    this.currency = currencyColumn(placeOf(plan, 'currency'));
    this.cells = new NumberColumn(placeOf(plan, 'mrr'), conventions.decimal('mrr'));
    this.attributes = attributeReaders(plan);
    this.defaultCurrency = defaultCurrencyOf(plan);
    this.months = plan.months
      .slice(0, filled)
      .map((column) => ({ ...column, header: plan.headers[column.index] ?? '' }));
    this.sums = new Float64Array(this.months.length);
    this.arrMinor = new Float64Array(this.months.length);
    const [firstEmpty, lastEmpty] = [plan.months[filled]?.month, plan.months.at(-1)?.month];
    if (firstEmpty === undefined || lastEmpty === undefined) return;
    const details = { found: formatMonth(firstEmpty), other: formatMonth(lastEmpty) };
    problems.notice(null, { code: 'empty_months', column: null, details });
  }

  read(row: Row): boolean {
    const accountId = this.account.get(row);
    const label = accountId ?? firstText(row.cells);
    if (isTotals(label)) return leaveOut(row, label);
    const currency = this.currency.get(row) ?? this.defaultCurrency;
    for (const [m, { index, header }] of this.months.entries()) {
      this.arrMinor[m] = this.cells.annual(row, index, header, currency) ?? 0;
    }
    if (row.unsettled !== null) return false;
    if (this.addsUp(accountId !== null)) return leaveOut(row, label);
    if (accountId === null) row.fail('missing_value', this.account.place.header);
    else if (this.seen.get(this.hash.of(accountId)) !== 0) {
      row.fail('duplicate_account', this.account.place.header, { found: accountId });
    }
    const name = this.name.get(row);
    const attributes = attributesOf(row, this.attributes);
    if (row.failed || accountId === null) {
      this.countRejected(row);
      return false;
    }
    this.pending = {
      account: { accountId, name, effectiveDay: null, startedDay: null, attributes, row: row.number },
      currency: currency.code,
    };
    return true;
  }

  async emit(sink: RecordSink): Promise<void> {
    if (this.pending === null) return;
    const { account, currency } = this.pending;
    this.seen.put(this.hash.of(account.accountId), 1);
    this.currencies.add(currency);
    this.customers++;
    await sink.account?.(account);
    for (const change of this.changesOf(account, currency)) await sink.change?.(change, NO_KEY);
  }

  async finish(): Promise<void> {}

  hints(): Hints {
    const [first, last] = [this.months[0], this.months.at(-1)];
    if (first === undefined || last === undefined) return { dataThrough: null, historyFrom: null };
    return { dataThrough: lastDayOf(last.month), historyFrom: firstDayOf(first.month) };
  }

  private *changesOf(account: AccountRecord, currency: string): Generator<ChangeRecord> {
    for (const [m, { month }] of this.months.entries()) {
      const arr = this.arrMinor[m] ?? 0;
      this.sums[m] = (this.sums[m] ?? 0) + arr;
      yield mrrChange(account.accountId, month, arr, currency, account.row);
    }
  }

  /** A total further down includes a rejected customer all the same; in a month that could not be read, nobody knows. */
  private countRejected(row: Row): void {
    if (row.number <= this.countedRow) return;
    this.countedRow = row.number;
    this.customers++;
    for (const [m, { index }] of this.months.entries()) {
      const arr = this.arrMinor[m] ?? 0;
      this.sums[m] = (this.sums[m] ?? 0) + arr;
      if (arr === 0 && /[1-9#]/.test(row.cells[index] ?? '')) this.unknown.add(m);
    }
  }

  /**
   * Every cell is the sum of those above: of a row without a name beyond doubt; of one with a name where so many
   * customers and months are above it that no customer would be so by chance.
   */
  private addsUp(isNamed: boolean): boolean {
    if (isNamed && this.customers < SUMMED_CUSTOMERS) return false;
    // Each customer's cell, and the sum itself, may have been rounded.
    const near = Math.max(MONTHS_PER_YEAR, this.customers);
    let months = 0;
    for (const [m, sum] of this.sums.entries()) {
      if (this.unknown.has(m)) continue;
      if (Math.abs(sum - (this.arrMinor[m] ?? 0)) > near) return false;
      if (sum > 0) months++;
    }
    return months >= (isNamed ? SUMMED_MONTHS : 1);
  }
}
