/**
 * Chargebee's monthly summary of MRR (`subscription_mrr_monthly_summary`): the MRR of each subscription in each month.
 * A subscription without a row in a month that others have is at 0 there; so is one whose status is no longer paid for,
 * whatever MRR its row repeats.
 */
import { firstDayOf, lastDayOf, type MonthNumber } from '../../domain/day';
import { NumberColumn } from '../amounts';
import { normalWord } from '../choices';
import { type Currency, currencyColumn, defaultCurrencyOf, placeOf } from '../columns';
import { type Format, type FormatContext, type Hints, NO_KEY, type RecordSink } from '../format';
import { monthColumn, mrrChange } from '../mrr-cells';
import { type Column, KNOWN_ACCOUNTS, type Row, required, textColumn } from '../row';

/** In none of these does Chargebee charge for the subscription. */
const UNPAID = new Set(['cancelled', 'canceled', 'intrial', 'future', 'paused', 'transferred']);

interface Cell {
  arrMinor: number;
  currency: string;
  row: number;
}

interface Subscription {
  accountId: string;
  id: string;
  cells: Map<MonthNumber, Cell>;
}

export class ChargebeeMrrFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly account: Column<string>;
  private readonly subscription: Column<string>;
  private readonly month: Column<MonthNumber>;
  private readonly currency: Column<Currency>;
  private readonly status: Column<string>;
  private readonly mrr: NumberColumn;
  private readonly defaultCurrency: Currency;
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly months = new Set<MonthNumber>();
  private pending: { account: string; id: string; month: MonthNumber; cell: Cell } | null = null;

  constructor({ plan, conventions }: FormatContext) {
    this.account = textColumn(placeOf(plan, 'account_id'), KNOWN_ACCOUNTS);
    this.subscription = textColumn(placeOf(plan, 'subscription_id'), KNOWN_ACCOUNTS);
    this.month = monthColumn(placeOf(plan, 'month'));
    this.currency = currencyColumn(placeOf(plan, 'currency'));
    this.status = textColumn(placeOf(plan, 'status'));
    this.mrr = new NumberColumn(placeOf(plan, 'mrr'), conventions.decimal('mrr'));
    this.defaultCurrency = defaultCurrencyOf(plan);
  }

  read(row: Row): boolean {
    const account = required(row, this.account);
    const id = required(row, this.subscription);
    const month = required(row, this.month);
    const currency = this.currency.get(row) ?? this.defaultCurrency;
    const { index, header } = this.mrr.place;
    const stated = this.mrr.annual(row, index, header, currency);
    const status = this.status.get(row);
    if (row.unsettled !== null) return false;
    if (
      account !== null &&
      id !== null &&
      month !== null &&
      this.subscriptions.get(keyOf(account, id))?.cells.has(month)
    )
      row.fail('duplicate_month', this.month.place.header, { found: id });
    if (row.failed || account === null || id === null || month === null || stated === null) return false;
    const isUnpaid = status !== null && UNPAID.has(normalWord(status));
    if (isUnpaid && stated > 0) row.say('mrr_not_paid', header, { found: status }, 'status');
    this.pending = {
      account,
      id,
      month,
      cell: { arrMinor: isUnpaid ? 0 : stated, currency: currency.code, row: row.number },
    };
    return true;
  }

  emit(): void {
    if (this.pending === null) return;
    const { account, id, month, cell } = this.pending;
    const key = keyOf(account, id);
    const known = this.subscriptions.get(key);
    if (known) known.cells.set(month, cell);
    else this.subscriptions.set(key, { accountId: account, id, cells: new Map([[month, cell]]) });
    this.months.add(month);
    this.currencies.add(cell.currency);
  }

  async finish(sink: RecordSink): Promise<void> {
    const months = [...this.months].sort((a, b) => a - b);
    for (const { accountId: account, id, cells } of this.subscriptions.values()) {
      // Before its first month it has the currency of that month, whatever order the rows have.
      let last = cells.get(Math.min(...cells.keys()));
      for (const month of months) {
        const cell = cells.get(month);
        last = cell ?? last;
        if (last === undefined) continue;
        const change = mrrChange(account, month, cell?.arrMinor ?? 0, last.currency, last.row);
        await sink.change?.({ ...change, itemId: id }, NO_KEY);
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

const keyOf = (account: string, id: string): string => `${account}\0${id}`;
