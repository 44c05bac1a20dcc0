/** What every kind of file does with a row: read it into a record, then hand the record on. */
import type { DayNumber } from '../domain/day';
import type { PlanningRecord } from '../domain/planning';
import type { AccountRecord, ChangeRecord, InvoiceLineRecord, RateRecord } from '../domain/records';
import type { Conventions } from './columns';
import type { PlainLine } from './plain-line';
import type { ReadPlan } from './plan';
import type { ProblemList } from './problem';
import type { Row } from './row';

/** Stands for no key. */
export const NO_KEY = -1;

/** Where records go. A promise holds the reading back until it is fulfilled. */
export interface RecordSink {
  account?(record: AccountRecord): void | Promise<void>;
  /**
   * `accountKey`: a small number from 0 on that stands for the account's id while the file is read, so that whoever
   * looks accounts up need not look at the id again: equal keys, equal ids. `NO_KEY`: this record's account has none.
   */
  change?(record: ChangeRecord, accountKey: number): void | Promise<void>;
  invoiceLine?(record: InvoiceLineRecord): void | Promise<void>;
  rate?(record: RateRecord): void | Promise<void>;
  planning?(record: PlanningRecord): void | Promise<void>;
}

export interface Hints {
  /** The last day the file is complete to, as far as its kind tells (metrics.md section 1). */
  dataThrough: DayNumber | null;
  /** The day whose active accounts are the opening balance; an MRR sheet's first month sets it. */
  historyFrom: DayNumber | null;
}

export interface Format {
  /**
   * Reads the row and keeps the record for `emit`; false where there is none. Reading changes nothing that a second
   * reading of the same row would see, because a row is read again once a convention is settled.
   */
  read(row: Row): boolean;
  /**
   * As `read`, from a line of as many cells as there are columns, where the record is beyond doubt and nothing is to be
   * said about the row; false where the row must be read in full. Left out: every row must.
   */
  readPlain?(line: PlainLine, row: number): boolean;
  /** By column of the file: how many distinct cells of plain lines are to be numbered (`LineShape`). */
  knownCells?(): number[];
  emit(sink: RecordSink): void | Promise<void>;
  /** After the last row. */
  finish(sink: RecordSink): Promise<void>;
  hints(): Hints;
  /** Of the records handed on. */
  currencies: ReadonlySet<string>;
}

export interface FormatContext {
  plan: ReadPlan;
  conventions: Conventions;
  problems: ProblemList;
}

export const NO_HINTS: Hints = { dataThrough: null, historyFrom: null };

/** What a line is called that names no product. */
export const DEFAULT_PRODUCT = 'Subscription';
