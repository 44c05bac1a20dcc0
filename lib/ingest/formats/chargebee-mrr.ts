/**
 * Chargebee's monthly summary of MRR (`subscription_mrr_monthly_summary`): the MRR of each subscription in each month.
 * A subscription without a row in a month that others have is at 0 there; so is one whose status is no longer paid for,
 * whatever MRR its row repeats.
 */
import { firstDayOf, lastDayOf, type MonthNumber } from '../../domain/day';
import type { ChangeRecord } from '../../domain/records';
import { NumberColumn } from '../amounts';
import { normalWord } from '../choices';
import { type Currency, currencyColumn, defaultCurrencyOf, placeOf } from '../columns';
import { type Format, type FormatContext, type Hints, NO_KEY, type RecordSink } from '../format';
import { monthColumn, mrrChange } from '../mrr-cells';
import { type Column, type Row, required, textColumn } from '../row';
import { Seen, TextHash } from '../seen';
import { RowSet, RowsByKey } from './rows-by-key';

/** In none of these does Chargebee charge for the subscription. */
const UNPAID = new Set(['cancelled', 'canceled', 'intrial', 'future', 'paused', 'transferred']);

interface Cell {
  accountId: string;
  id: string;
  month: MonthNumber;
  arrMinor: number;
  currency: string;
  row: number;
}

const FIELDS = ['accountId', 'id', 'month', 'arrMinor', 'currency', 'row'] as const;

const keyOf = ({ accountId, id }: Cell): string => `${accountId}\0${id}`;

/** Which months of which subscriptions were met: a number for each subscription, a bit for each of its months. */
class Met {
  readonly months = new Map<MonthNumber, RowSet>();
  private readonly numbers = new Seen();
  private readonly hash = new TextHash();
  private last = 0;

  has({ accountId, id, month }: Cell): boolean {
    const number = this.numbers.get(this.hash.of(accountId, id));
    return number !== 0 && (this.months.get(month)?.has(number) ?? false);
  }

  add({ accountId, id, month }: Cell): void {
    const hash = this.hash.of(accountId, id);
    let number = this.numbers.get(hash);
    if (number === 0) {
      this.last += 1;
      number = this.last;
      this.numbers.put(hash, number);
    }
    const met = this.months.get(month) ?? new RowSet();
    met.add(number);
    this.months.set(month, met);
  }
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
  private readonly cells = new RowsByKey<Cell>(FIELDS, keyOf);
  private readonly met = new Met();
  private pending: Cell | null = null;

  constructor({ plan, conventions }: FormatContext) {
    this.account = textColumn(placeOf(plan, 'account_id'));
    this.subscription = textColumn(placeOf(plan, 'subscription_id'));
    this.month = monthColumn(placeOf(plan, 'month'));
    this.currency = currencyColumn(placeOf(plan, 'currency'));
    this.status = textColumn(placeOf(plan, 'status'));
    this.mrr = new NumberColumn(placeOf(plan, 'mrr'), conventions.decimal('mrr'));
    this.defaultCurrency = defaultCurrencyOf(plan);
  }

  read(row: Row): boolean {
    const accountId = required(row, this.account);
    const id = required(row, this.subscription);
    const month = required(row, this.month);
    const currency = this.currency.get(row) ?? this.defaultCurrency;
    const { index, header } = this.mrr.place;
    const stated = this.mrr.annual(row, index, header, currency);
    const status = this.status.get(row);
    if (row.unsettled !== null) return false;
    if (accountId === null || id === null || month === null) return false;
    const isUnpaid = status !== null && UNPAID.has(normalWord(status));
    const arrMinor = isUnpaid ? 0 : (stated ?? 0);
    const cell = { accountId, id, month, arrMinor, currency: currency.code, row: row.number };
    if (this.met.has(cell)) row.fail('duplicate_month', this.month.place.header, { found: id });
    if (row.failed || stated === null) return false;
    if (isUnpaid && stated > 0) row.say('mrr_not_paid', header, { found: status }, 'status');
    this.pending = cell;
    return true;
  }

  emit(): void {
    if (this.pending === null) return;
    this.cells.add(this.pending);
    this.met.add(this.pending);
    this.currencies.add(this.pending.currency);
  }

  async finish(sink: RecordSink): Promise<void> {
    const months = [...this.met.months.keys()].sort((a, b) => a - b);
    try {
      for (const part of this.cells.parts()) {
        for (const subscription of bySubscription(part)) {
          for (const change of changesOf(subscription, months)) await sink.change?.(change, NO_KEY);
        }
      }
    } finally {
      this.cells.close();
    }
  }

  hints(): Hints {
    const months = [...this.met.months.keys()];
    if (months.length === 0) return { dataThrough: null, historyFrom: null };
    return { dataThrough: lastDayOf(Math.max(...months)), historyFrom: firstDayOf(Math.min(...months)) };
  }
}

function bySubscription(cells: readonly Cell[]): Iterable<Map<MonthNumber, Cell>> {
  const subscriptions = new Map<string, Map<MonthNumber, Cell>>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const own = subscriptions.get(key);
    if (own) own.set(cell.month, cell);
    else subscriptions.set(key, new Map([[cell.month, cell]]));
  }
  return subscriptions.values();
}

/** `months`: all that the file has. */
function* changesOf(cells: ReadonlyMap<MonthNumber, Cell>, months: readonly MonthNumber[]): Generator<ChangeRecord> {
  // Before its first month it has the currency of that month, whatever order the rows have.
  let last = cells.get(Math.min(...cells.keys()));
  for (const month of months) {
    const cell = cells.get(month);
    last = cell ?? last;
    if (last === undefined) continue;
    const change = mrrChange(last.accountId, month, cell?.arrMinor ?? 0, last.currency, last.row);
    yield { ...change, itemId: last.id };
  }
}
