/**
 * States of subscription lines: what a line (an item, or an invoiced product in one currency) was from a day on, until
 * its next state. Columns that grow and are used again for account after account, so that no state is an object.
 */
import { motions } from './source';

/** Stands for "no source is stated" in columns of sources. */
export const NONE = 255;

/** `row` of a state that no record states: a usage line lapsed, an invoiced product ran out. */
export const LAPSE = -1;

/** What is kept of states beside the ledger: everything but what only attribution reads. */
export interface KeptStates {
  /** Number of the line within its account. */
  line: Int32Array;
  day: Int32Array;
  /** ARR from that day on, in the line's own currency. */
  nativeMinor: Float64Array;
  /** Index into `currencies`. */
  currency: Uint16Array;
  currencies: readonly string[];
  /** The same ARR in the reporting currency, at plan rates. */
  arrMinor: Float64Array;
  /** Index into `changeKinds`; a one-time row is its line at 0. */
  kind: Uint8Array;
  /** Index into `SourceRecords.products`. */
  product: Int32Array;
  /** Index into `SourceRecords.plans`; −1 where none is stated. */
  plan: Int32Array;
  /** Index into `sources`, as stated; `NONE` where none is. */
  source: Uint8Array;
  /** The record that stated it: a row of the changes, or, with `isInvoice`, of the invoices; `LAPSE` for none. */
  row: Int32Array;
  isInvoice: Uint8Array;
}

/**
 * The states of one account: those from `from` up to, not including, `to`. Those of a line lie together, ascending by
 * day. Scheduled ones too.
 */
export interface AccountStates extends KeptStates {
  from: number;
  to: number;
  /** The account's lines are numbered from 0, without gaps. */
  lines: number;
}

/** The states of one account while it is walked, from 0 on. */
export interface LineStates extends AccountStates {
  /** Millionths; NaN where not stated. */
  quantityMicro: Float64Array;
  /** 1 where a unit price is stated. */
  statesUnit: Uint8Array;
  /** Index into `motions`, as stated; unknown where none is. */
  motion: Uint8Array;
}

const UNKNOWN = motions.indexOf('unknown');
const FIRST_CAPACITY = 64;

const allocate = (capacity: number) => ({
  line: new Int32Array(capacity),
  day: new Int32Array(capacity),
  nativeMinor: new Float64Array(capacity),
  currency: new Uint16Array(capacity),
  arrMinor: new Float64Array(capacity),
  quantityMicro: new Float64Array(capacity),
  kind: new Uint8Array(capacity),
  product: new Int32Array(capacity),
  plan: new Int32Array(capacity),
  statesUnit: new Uint8Array(capacity),
  source: new Uint8Array(capacity),
  motion: new Uint8Array(capacity),
  row: new Int32Array(capacity),
  isInvoice: new Uint8Array(capacity),
});

type Columns = ReturnType<typeof allocate>;
type ColumnName = keyof Columns;

/** Line states being written. */
export class StateColumns implements LineStates {
  readonly from = 0;
  to = 0;
  lines = 0;
  line!: Int32Array;
  day!: Int32Array;
  nativeMinor!: Float64Array;
  currency!: Uint16Array;
  arrMinor!: Float64Array;
  quantityMicro!: Float64Array;
  kind!: Uint8Array;
  product!: Int32Array;
  plan!: Int32Array;
  statesUnit!: Uint8Array;
  source!: Uint8Array;
  motion!: Uint8Array;
  row!: Int32Array;
  isInvoice!: Uint8Array;

  constructor(readonly currencies: readonly string[]) {
    Object.assign(this, allocate(FIRST_CAPACITY));
  }

  clear(): void {
    this.to = 0;
    this.lines = 0;
  }

  /** The number of a further line of the account. */
  nextLine(): number {
    this.lines += 1;
    return this.lines - 1;
  }

  /** The place of a further state of the line, whose other columns are the caller's to write. */
  add(line: number, day: number): number {
    if (this.to === this.line.length) this.grow();
    const at = this.to;
    this.to += 1;
    this.line[at] = line;
    this.day[at] = day;
    return at;
  }

  /** A line at 0 from that day on, else as it was: its last state, that no record states again. */
  addLapse(line: number, day: number): void {
    const before = this.to - 1;
    const at = this.add(line, day);
    this.currency[at] = this.currency[before]!;
    this.kind[at] = this.kind[before]!;
    this.product[at] = this.product[before]!;
    this.isInvoice[at] = this.isInvoice[before]!;
    this.nativeMinor[at] = 0;
    this.arrMinor[at] = 0;
    this.quantityMicro[at] = Number.NaN;
    this.plan[at] = -1;
    this.statesUnit[at] = 0;
    this.source[at] = NONE;
    this.motion[at] = UNKNOWN;
    this.row[at] = LAPSE;
  }

  private grow(): void {
    const wider = allocate(this.line.length * 2);
    for (const name of Object.keys(wider) as ColumnName[]) wider[name].set(this[name]);
    Object.assign(this, wider);
  }
}
