/**
 * MRR as rows of customer, month and amount. A customer without a row in a month that others have is at 0 there, so
 * the changes are known only after the last row.
 */
import { firstDayOf, lastDayOf, type MonthNumber } from '../domain/day';
import type { AccountRecord } from '../domain/records';
import { type AttributeReader, attributeReaders, attributesOf } from './accounts';
import { NumberColumn } from './amounts';
import { type Currency, currencyColumn, defaultCurrencyOf, placeOf } from './columns';
import { type Format, type FormatContext, type Hints, NO_KEY, type RecordSink } from './format';
import { monthColumn, mrrChange } from './mrr-cells';
import { attributeColumn, type Column, type Row, required, textColumn } from './row';
import { firstText, isTotals, leaveOut } from './totals';

interface MonthlyCell {
  month: MonthNumber;
  arrMinor: number;
  currency: string;
  row: number;
}

interface Customer {
  account: AccountRecord;
  cells: Map<MonthNumber, MonthlyCell>;
}

export class MrrLongFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly account: Column<string>;
  private readonly name: Column<string>;
  private readonly month: Column<MonthNumber>;
  private readonly currency: Column<Currency>;
  private readonly cell: NumberColumn;
  private readonly attributes: AttributeReader[];
  private readonly defaultCurrency: Currency;
  private readonly customers = new Map<string, Customer>();
  private readonly months = new Set<MonthNumber>();
  private sum = 0;
  private pending: { account: AccountRecord; cell: MonthlyCell } | null = null;

  constructor({ plan, conventions }: FormatContext) {
    this.account = textColumn(placeOf(plan, 'account_id'));
    this.name = attributeColumn(placeOf(plan, 'name'));
    this.month = monthColumn(placeOf(plan, 'month'));
    this.currency = currencyColumn(placeOf(plan, 'currency'));
    this.cell = new NumberColumn(placeOf(plan, 'mrr'), conventions.decimal('mrr'));
    this.attributes = attributeReaders(plan);
    this.defaultCurrency = defaultCurrencyOf(plan);
  }

  read(row: Row): boolean {
    const label = this.account.get(row) ?? firstText(row.cells);
    if (isTotals(label)) return leaveOut(row, label);
    const currency = this.currency.get(row) ?? this.defaultCurrency;
    const { index, header } = this.cell.place;
    const arrMinor = this.cell.annual(row, index, header, currency);
    if (row.unsettled !== null) return false;
    if (arrMinor !== null && arrMinor === this.sum && this.account.get(row) === null && this.month.get(row) === null)
      return leaveOut(row, label);
    const accountId = required(row, this.account);
    const month = required(row, this.month);
    if (accountId !== null && month !== null && this.customers.get(accountId)?.cells.has(month)) {
      row.fail('duplicate_month', this.month.place.header, { found: accountId });
    }
    const name = this.name.get(row);
    const attributes = attributesOf(row, this.attributes);
    if (row.failed || accountId === null || month === null || arrMinor === null) return false;
    this.pending = {
      account: { accountId, name, effectiveDay: null, startedDay: null, attributes, row: row.number },
      cell: { month, arrMinor, currency: currency.code, row: row.number },
    };
    return true;
  }

  emit(): void {
    if (this.pending === null) return;
    const { account, cell } = this.pending;
    const customer = this.customers.get(account.accountId) ?? { account, cells: new Map() };
    customer.cells.set(cell.month, cell);
    this.customers.set(account.accountId, customer);
    this.months.add(cell.month);
    this.currencies.add(cell.currency);
    this.sum += cell.arrMinor;
  }

  async finish(sink: RecordSink): Promise<void> {
    const months = [...this.months].sort((a, b) => a - b);
    for (const { account, cells } of this.customers.values()) {
      await sink.account?.(account);
      let [last] = cells.values();
      for (const month of months) {
        const cell = cells.get(month);
        last = cell ?? last;
        if (last)
          await sink.change?.(
            mrrChange(account.accountId, month, cell?.arrMinor ?? 0, last.currency, last.row),
            NO_KEY,
          );
      }
    }
  }

  hints(): Hints {
    if (this.months.size === 0) return { dataThrough: null, historyFrom: null };
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const month of this.months) [first, last] = [Math.min(first, month), Math.max(last, month)];
    return { dataThrough: lastDayOf(last), historyFrom: firstDayOf(first) };
  }
}
