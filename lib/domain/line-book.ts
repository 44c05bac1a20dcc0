/**
 * The line book: every state of every line, in columns. Reports that look below accounts (a retention of subscriptions,
 * the changes behind a figure, products, terms) read it instead of walking the records once more. It is kept on the way
 * as the ledger is derived, or made when it is first asked for.
 */
import { cutToLength } from './cut-to-length';
import { type DayNumber, parseDay } from './day';
import { type History, historyOf } from './history';
import type { KeptStates } from './line-states';
import { type AccountStates, type LedgerBasis, type LedgerQuery, walkLines } from './lines';
import type { SourceRecords } from './records';
import type { LedgerSettings } from './settings';

export interface LineBook extends KeptStates {
  /** States of account `a` are from `offset[a]` up to, not including, `offset[a + 1]`; those of a line lie together, by day. */
  offset: Int32Array;
  /** Where history begins: on days from `openingDay` up to `historyFrom` what stood on `historyFrom` is the opening balance. */
  history: History | null;
  dataThrough: DayNumber;
}

/** Throws as `walkLines` does. */
export function buildLineBook(records: SourceRecords, settings: LedgerSettings, query: LedgerQuery): LineBook {
  const book = new LineBookColumns(records, settings);
  walkLines(records, settings, query, (account, states) => book.add(account, states));
  return book.close();
}

/** Calls back with the states of each account, accounts ascending: those of the basis' line book, else walked. */
export function eachAccount(
  { records, settings, query, lines }: LedgerBasis,
  found: (account: number, states: AccountStates) => void,
): void {
  if (!lines) {
    walkLines(records, settings, query, found);
    return;
  }
  const { offset, line } = lines;
  const states = { ...lines, from: 0, to: 0, lines: 0 };
  for (let account = 0; account + 1 < offset.length; account += 1) {
    states.from = offset[account]!;
    states.to = offset[account + 1]!;
    states.lines = states.from === states.to ? 0 : line[states.to - 1]! + 1;
    found(account, states);
  }
}

/**
 * The day whose states are a day's balances: no later than data-through, and within the opening balance the day it was
 * taken on. Null before the ledger began.
 */
export function standingDay({ history, dataThrough }: LineBook, day: DayNumber): DayNumber | null {
  const until = Math.min(day, dataThrough);
  if (history === null) return until;
  return until < history.openingDay ? null : Math.max(until, history.historyFrom);
}

const allocate = (capacity: number, isForeign: boolean) => {
  const arrMinor = new Float64Array(capacity);
  return {
    line: new Int32Array(capacity),
    day: new Int32Array(capacity),
    arrMinor,
    // Where all is in the reporting currency the two are one.
    nativeMinor: isForeign ? new Float64Array(capacity) : arrMinor,
    currency: new Uint16Array(capacity),
    kind: new Uint8Array(capacity),
    product: new Int32Array(capacity),
    plan: new Int32Array(capacity),
    source: new Uint8Array(capacity),
    row: new Int32Array(capacity),
    isInvoice: new Uint8Array(capacity),
  };
};

/** A line book being written, account after account. */
export class LineBookColumns {
  private readonly offset: Int32Array;
  private readonly isForeign: boolean;
  private columns: ReturnType<typeof allocate>;
  private currencies: readonly string[] = [];
  private length = 0;

  constructor(
    { accounts, changes, invoices }: SourceRecords,
    private readonly settings: LedgerSettings,
  ) {
    this.offset = new Int32Array(accounts.length + 1);
    this.isForeign = [...changes.currencies, ...invoices.currencies].some((name) => name !== settings.currency);
    // Most records are one state.
    this.columns = allocate(changes.length + invoices.length + 1, this.isForeign);
  }

  add(account: number, states: AccountStates): void {
    const { from, to } = states;
    if (this.length + to - from > this.columns.line.length) this.grow(to - from);
    const { line, day, arrMinor, nativeMinor, currency, kind, product, plan, source, row, isInvoice } = states;
    const { columns, length } = this;
    for (let at = from, place = length; at < to; at += 1, place += 1) {
      columns.line[place] = line[at]!;
      columns.day[place] = day[at]!;
      columns.arrMinor[place] = arrMinor[at]!;
      columns.currency[place] = currency[at]!;
      columns.kind[place] = kind[at]!;
      columns.product[place] = product[at]!;
      columns.plan[place] = plan[at]!;
      columns.source[place] = source[at]!;
      columns.row[place] = row[at]!;
      columns.isInvoice[place] = isInvoice[at]!;
    }
    if (this.isForeign) columns.nativeMinor.set(nativeMinor.subarray(from, to), length);
    this.currencies = states.currencies;
    this.length = length + to - from;
    this.offset[account + 1] = this.length;
  }

  close(): LineBook {
    const { columns, length, offset, currencies, settings } = this;
    const dataThrough = parseDay(settings.dataThrough)!;
    const arrMinor = cutToLength(columns.arrMinor, length);
    return {
      offset,
      line: cutToLength(columns.line, length),
      day: cutToLength(columns.day, length),
      arrMinor,
      nativeMinor: this.isForeign ? cutToLength(columns.nativeMinor, length) : arrMinor,
      currency: cutToLength(columns.currency, length),
      currencies,
      kind: cutToLength(columns.kind, length),
      product: cutToLength(columns.product, length),
      plan: cutToLength(columns.plan, length),
      source: cutToLength(columns.source, length),
      row: cutToLength(columns.row, length),
      isInvoice: cutToLength(columns.isInvoice, length),
      history: historyOf(settings),
      dataThrough,
    };
  }

  private grow(by: number): void {
    const wider = allocate(this.columns.line.length * 2 + by, this.isForeign);
    for (const name of Object.keys(wider) as (keyof typeof wider)[]) wider[name].set(this.columns[name]);
    this.columns = wider;
  }
}
