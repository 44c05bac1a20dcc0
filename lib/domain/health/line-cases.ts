/**
 * Cases of a finding that are of lines: what a line was before and is after, and the records that say so. Columns, since
 * a careless export has as many of them as rows. What a case's `size` counts is each finding's own.
 */
import { cutToLength } from '../cut-to-length';
import type { DayNumber } from '../day';
import type { LineBook } from '../line-book';
import type { SourceRecords } from '../records';

/** Stands for "no record says so" in columns of rows. */
export const NO_ROW = -1;

export interface LineCase {
  account: number;
  /** Index into `SourceRecords.products`. */
  product: number;
  day: DayNumber;
  /** The first day on which it is over; `NO_DAY`: it goes on. */
  untilDay: DayNumber;
  /** Days, a factor, or millionths of a quantity. */
  size: number;
  /** ARR of the line before and after, and the ARR that is in doubt. */
  startMinor: number;
  endMinor: number;
  arrMinor: number;
  /** The records it is told from: rows of the changes, or, with `isInvoice`, of the invoices. */
  rowBefore: number;
  row: number;
  isInvoice: boolean;
}

const allocate = (capacity: number) => ({
  account: new Int32Array(capacity),
  product: new Int32Array(capacity),
  day: new Int32Array(capacity),
  untilDay: new Int32Array(capacity),
  size: new Float64Array(capacity),
  startMinor: new Float64Array(capacity),
  endMinor: new Float64Array(capacity),
  arrMinor: new Float64Array(capacity),
  rowBefore: new Int32Array(capacity),
  row: new Int32Array(capacity),
  isInvoice: new Uint8Array(capacity),
});

type Columns = ReturnType<typeof allocate>;
const names = Object.keys(allocate(0)) as (keyof Columns)[];

export interface LineCases extends Columns {
  length: number;
}

/** Cases being found, account after account. */
export class FoundCases {
  private columns = allocate(16);
  private length = 0;

  add(found: LineCase): void {
    if (this.length === this.columns.day.length) {
      const wider = allocate(this.length * 2);
      for (const name of names) wider[name].set(this.columns[name]);
      this.columns = wider;
    }
    for (const name of names) this.columns[name][this.length] = Number(found[name]);
    this.length += 1;
  }

  close(): LineCases {
    const { length, columns } = this;
    const cut = allocate(0);
    for (const name of names) Object.assign(cut, { [name]: cutToLength(columns[name], length) });
    return { ...cut, length };
  }
}

/** What a finding looks at: the records, and every state of every line that they make. */
export interface LinesLookedAt {
  records: SourceRecords;
  book: LineBook;
}

/** Looks at the states of one account, from `from` up to, not including, `to`. */
export type LookAt = (account: number, from: number, to: number, found: FoundCases) => void;

/** Figures begin after this day: what was over by then is in none of them. */
export const beginsAfter = ({ history }: LineBook): DayNumber => history?.historyFrom ?? Number.NEGATIVE_INFINITY;
