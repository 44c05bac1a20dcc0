/**
 * Source records: what a file, a live source or a person stated, before anything is derived from it
 * (metrics.md section 2). Two forms of the same thing: a row form for parsers, and columns for the
 * bulk path, where two million rows must never become two million objects.
 */
import type { DayNumber } from './day';

export const changeKinds = ['core', 'add_on', 'usage', 'one_time'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeStatuses = ['active', 'ended', 'void'] as const;
export type ChangeStatus = (typeof changeStatuses)[number];

export const intervalUnits = ['day', 'week', 'month', 'quarter', 'half_year', 'year'] as const;
export type IntervalUnit = (typeof intervalUnits)[number];

/** Quantities are whole millionths, so that 2.5 seats and 0.1 GB are exact. */
export const QUANTITY_SCALE = 1_000_000;

/** The whole new state of one subscription line from its effective day on. */
export interface ChangeRecord {
  /** The account's id in its source. */
  accountId: string;
  /** Null where the file states none: the id is then account/item/effective day. */
  changeId: string | null;
  effectiveDay: DayNumber;
  /** Null where the file states none: the item is then the product. */
  itemId: string | null;
  product: string;
  kind: ChangeKind;
  plan: string | null;
  /** Millionths; null where not stated (it counts as 1). */
  quantityMicro: number | null;
  /** What recurs each interval, in the currency's smallest unit, never negative; 0 for `ended` and `void`. */
  amountMinor: number;
  /** The stated unit price as a decimal in major units; kept as stated, since it may be finer than the currency. */
  unitAmount: string | null;
  intervalUnit: IntervalUnit;
  intervalCount: number;
  /** ISO 4217, upper case. */
  currency: string;
  status: ChangeStatus;
  source: string | null;
  cause: string | null;
  motion: string | null;
  renewsDay: DayNumber | null;
  autoRenew: boolean | null;
  /** Milliseconds since 1970 UTC as the source claims; null: the moment of the import. */
  recordedAt: number | null;
  /** Row in the file, the header being row 1. */
  row: number;
}

/** One line of an invoice; it recurs from `startDay` until `endDay`, the first day not covered. */
export interface InvoiceLineRecord {
  accountId: string;
  /** Null where the file states none: the identity is then the line's whole content and its place among equals in the file. */
  lineId: string | null;
  product: string;
  plan: string | null;
  kind: ChangeKind;
  startDay: DayNumber;
  endDay: DayNumber;
  /** Smallest unit; negative for credits and discounts. */
  amountMinor: number;
  /** Millionths; null where not stated. */
  quantityMicro: number | null;
  currency: string;
  invoicedDay: DayNumber | null;
  recordedAt: number | null;
  row: number;
}

/** One row of an accounts file. A dated row states all attributes: what it leaves out is empty from then on. */
export interface AccountRecord {
  accountId: string;
  name: string | null;
  /** Null: the attributes hold from the start. */
  effectiveDay: DayNumber | null;
  startedDay: DayNumber | null;
  /** Attribute slug (lower case, `_`) to value; empty values are left out. */
  attributes: Record<string, string>;
  row: number;
}

/** Units of the reporting currency for one unit of `currency` in `month` ('2026-03'); a decimal string. */
export interface RateRecord {
  month: string;
  currency: string;
  rate: string;
  row: number;
}

/**
 * Live subscription changes in bulk. Row `i` of every array is one record; `account` counts accounts from 0
 * in the order of the accepted account list (merged accounts already read as one).
 */
export interface ChangeColumns {
  length: number;
  /** Place in the store's order of statements: breaks ties of `recordedAt`. */
  seq: Float64Array;
  account: Int32Array;
  /** Equal for all records of one change id; distinct otherwise. */
  changeNo: Float64Array;
  effectiveDay: Int32Array;
  /** Identity of the subscription line; unique over accounts that are read as one. */
  item: Int32Array;
  /** Index into `changeKinds`. */
  kind: Uint8Array;
  /** Index into `changeStatuses`. */
  status: Uint8Array;
  amountMinor: Float64Array;
  /** Index into `intervals`. */
  interval: Uint16Array;
  /** Index into `currencies`. */
  currency: Uint16Array;
  recordedAt: Float64Array;
  /** Index into `SourceRecords.products`. */
  product: Int32Array;
  /** Index into `SourceRecords.plans`; −1 where none is stated. */
  plan: Int32Array;
  /** Millionths; NaN where none is stated (it counts as 1). */
  quantityMicro: Float64Array;
  /** 1 where a unit price is stated. */
  statesUnit: Uint8Array;
  /** The stated source, cause and motion: indexes into `SourceRecords.words`; −1 where none is stated. */
  source: Int32Array;
  cause: Int32Array;
  motion: Int32Array;
  /** The day a term ends; `NO_DAY` where none is stated. */
  renewsDay: Int32Array;
  /** 0 no, 1 yes, 2 not stated. */
  autoRenew: Uint8Array;
  intervals: { unit: IntervalUnit; count: number }[];
  currencies: string[];
}

/** Stands for "no day is stated" in columns of days: earlier than every day. */
export const NO_DAY = -0x8000_0000;

/** Live invoice lines in bulk; conventions as for `ChangeColumns`. */
export interface InvoiceColumns {
  length: number;
  seq: Float64Array;
  account: Int32Array;
  /** Equal for all records of one line id; distinct otherwise. */
  lineNo: Float64Array;
  /** Identity of the product within the account; unique over accounts that are read as one. */
  product: Int32Array;
  kind: Uint8Array;
  startDay: Int32Array;
  endDay: Int32Array;
  amountMinor: Float64Array;
  currency: Uint16Array;
  recordedAt: Float64Array;
  /** Index into `SourceRecords.products`. */
  productName: Int32Array;
  /** Index into `SourceRecords.plans`; −1 where none is stated. */
  plan: Int32Array;
  /** Millionths as stated, possibly negative; NaN where none is stated. */
  quantityMicro: Float64Array;
  currencies: string[];
}

/** Sources and motions stated by hand, conventions as for `ChangeColumns`. */
export interface OverrideColumns {
  length: number;
  seq: Float64Array;
  account: Int32Array;
  /** The day on which the lines change that they are of. */
  day: Int32Array;
  /** Index into `SourceRecords.products`. */
  product: Int32Array;
  /** Indexes into `SourceRecords.words`; −1: as the records have it. */
  source: Int32Array;
  motion: Int32Array;
  recordedAt: Float64Array;
}

/** An account's attributes, dictionary-coded: `codes[account]` indexes `values`, −1 where it has none. */
export interface AttributeColumn {
  slug: string;
  values: string[];
  /** The value now (by the query's day). */
  codes: Int32Array;
  /** Dated values, ascending by account then day; absent where no row was dated. A row holds from `day` on. */
  dated: { account: Int32Array; day: Int32Array; code: Int32Array } | null;
  /** The ledger says it, not a record. */
  isComputed?: boolean;
  /** The order of `values` is theirs, as of bands; else they are listed by name. */
  isInOrder?: boolean;
}

export interface AccountColumns {
  length: number;
  /** External id of each account (the first it was met with). */
  ids: string[];
  names: string[];
  attributes: AttributeColumn[];
  /** The account that each is a part of; −1 where it is none's. Left out: none is. */
  parents?: Int32Array;
}

/** All that the ledger is derived from. */
export interface SourceRecords {
  accounts: AccountColumns;
  changes: ChangeColumns;
  invoices: InvoiceColumns;
  /** Left out: none is stated by hand. */
  overrides?: OverrideColumns;
  /** Names of products, plans, and the words of stated sources, causes and motions, each met once. */
  products: string[];
  plans: string[];
  words: string[];
}
