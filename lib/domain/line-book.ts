/**
 * The line book: every state of every line, kept in columns once it has been walked. Reports that look below accounts
 * (a retention of subscriptions, the changes behind a figure) read it again and again.
 */
import { type DayNumber, firstDayOf, monthOf, parseDay } from './day';
import { type LedgerQuery, type LineStates, walkLines } from './lines';
import type { SourceRecords } from './records';
import type { LedgerSettings } from './settings';

export interface LineBook {
  /** States of account `a` are from `offset[a]` up to, not including, `offset[a + 1]`; those of a line lie together, by day. */
  offset: Int32Array;
  /** The line's number within its account, from 0. */
  line: Int32Array;
  day: Int32Array;
  /** ARR from that day on, in the reporting currency. */
  arrMinor: Float64Array;
  /** Index into `SourceRecords.products`. */
  product: Int32Array;
  /** Index into `sources` as stated, or `NONE` of line-states.ts. */
  source: Uint8Array;
  /** Row of the changes (with `isInvoice`: of the invoices) that stated it, or `LAPSE` of line-states.ts. */
  row: Int32Array;
  isInvoice: Uint8Array;
  /** Where history begins: on days from `openingDay` up to `historyFrom` what stood on `historyFrom` is the opening balance. */
  history: { openingDay: DayNumber; historyFrom: DayNumber } | null;
  dataThrough: DayNumber;
}

/** Throws as `walkLines` does. */
export function buildLineBook(records: SourceRecords, settings: LedgerSettings, query: LedgerQuery): LineBook {
  const book = new Columns(records.accounts.length);
  walkLines(records, settings, query, (account, states) => book.add(account, states));
  const dataThrough = parseDay(settings.dataThrough)!;
  const stated = settings.historyFrom === null ? null : parseDay(settings.historyFrom);
  const historyFrom = stated === null ? null : Math.min(stated, dataThrough);
  const history = historyFrom === null ? null : { historyFrom, openingDay: firstDayOf(monthOf(historyFrom)) - 1 };
  return { ...book.cut(), history, dataThrough };
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

const FIRST_CAPACITY = 1024;

class Columns {
  private length = 0;
  private readonly offset: Int32Array;
  private line = new Int32Array(FIRST_CAPACITY);
  private day = new Int32Array(FIRST_CAPACITY);
  private arrMinor = new Float64Array(FIRST_CAPACITY);
  private product = new Int32Array(FIRST_CAPACITY);
  private source = new Uint8Array(FIRST_CAPACITY);
  private row = new Int32Array(FIRST_CAPACITY);
  private isInvoice = new Uint8Array(FIRST_CAPACITY);

  constructor(accounts: number) {
    this.offset = new Int32Array(accounts + 1);
  }

  add(account: number, states: LineStates): void {
    const { length } = this;
    const end = length + states.length;
    if (end > this.line.length) this.grow(end);
    this.line.set(states.line.subarray(0, states.length), length);
    this.day.set(states.day.subarray(0, states.length), length);
    this.arrMinor.set(states.arrMinor.subarray(0, states.length), length);
    this.product.set(states.product.subarray(0, states.length), length);
    this.source.set(states.source.subarray(0, states.length), length);
    this.row.set(states.row.subarray(0, states.length), length);
    this.isInvoice.set(states.isInvoice.subarray(0, states.length), length);
    this.length = end;
    this.offset[account + 1] = end;
  }

  private grow(least: number): void {
    const capacity = Math.max(least, this.line.length * 2);
    this.line = grown(this.line, new Int32Array(capacity));
    this.day = grown(this.day, new Int32Array(capacity));
    this.arrMinor = grown(this.arrMinor, new Float64Array(capacity));
    this.product = grown(this.product, new Int32Array(capacity));
    this.source = grown(this.source, new Uint8Array(capacity));
    this.row = grown(this.row, new Int32Array(capacity));
    this.isInvoice = grown(this.isInvoice, new Uint8Array(capacity));
  }

  cut(): Omit<LineBook, 'history' | 'dataThrough'> {
    const { length, offset } = this;
    return {
      offset,
      line: this.line.slice(0, length),
      day: this.day.slice(0, length),
      arrMinor: this.arrMinor.slice(0, length),
      product: this.product.slice(0, length),
      source: this.source.slice(0, length),
      row: this.row.slice(0, length),
      isInvoice: this.isInvoice.slice(0, length),
    };
  }
}

function grown<Column extends Int32Array | Float64Array | Uint8Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
