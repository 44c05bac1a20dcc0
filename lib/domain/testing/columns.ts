/** Rows to columns, for tests: what the store does in bulk, done one row at a time. */
import { type Day, parseDay } from '../day';
import {
  type AccountColumns,
  type ChangeColumns,
  type ChangeKind,
  type ChangeStatus,
  changeKinds,
  changeStatuses,
  type IntervalUnit,
  type InvoiceColumns,
  NO_DAY,
  type OverrideColumns,
  type SourceRecords,
} from '../records';

/** A subscription change, everything usual left out. */
export interface Change {
  account: string;
  on: Day;
  item?: string;
  /** Default: the item. */
  product?: string;
  plan?: string;
  /** Whole units. */
  quantity?: number;
  /** Whether a unit price is stated; default: no. */
  statesUnit?: boolean;
  source?: string;
  cause?: string;
  motion?: string;
  renewsOn?: Day;
  autoRenew?: boolean;
  changeId?: string;
  kind?: ChangeKind;
  status?: ChangeStatus;
  minor?: number;
  every?: [count: number, unit: IntervalUnit];
  currency?: string;
  recordedAt?: number;
  /** Default: its place among the rows. */
  seq?: number;
}

/** An invoice line, everything usual left out. */
export interface InvoiceLine {
  account: string;
  from: Day;
  /** First day not covered. */
  until: Day;
  minor: number;
  product?: string;
  plan?: string;
  quantity?: number;
  lineId?: string;
  kind?: ChangeKind;
  currency?: string;
  recordedAt?: number;
  seq?: number;
}

/** What is stated by hand of the lines of one product on a day. */
export interface Override {
  account: string;
  on: Day;
  product: string;
  source?: string;
  motion?: string;
  recordedAt?: number;
}

export interface Rows {
  changes?: readonly Change[];
  invoices?: readonly InvoiceLine[];
  overrides?: readonly Override[];
  /** Accounts in this order; those met in rows follow. */
  accounts?: readonly string[];
  attributes?: AccountColumns['attributes'];
}

interface Names {
  products: Dictionary;
  plans: Dictionary;
  words: Dictionary;
}

const QUANTITY_SCALE = 1_000_000;

/** Numbers distinct texts from 0 in the order they are met. */
class Dictionary {
  readonly texts: string[] = [];
  private readonly codes = new Map<string, number>();

  code(text: string): number {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    this.codes.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** −1 for nothing. */
  codeOrNone(text: string | undefined): number {
    return text === undefined ? -1 : this.code(text);
  }
}

const quantityOf = ({ quantity }: { quantity?: number }): number =>
  quantity === undefined ? Number.NaN : Math.round(quantity * QUANTITY_SCALE);

export function sourceRecords(rows: Rows): SourceRecords {
  const { changes = [], invoices = [], overrides = [], accounts = [], attributes = [] } = rows;
  const ids = new Dictionary();
  for (const account of accounts) ids.code(account);
  const names: Names = { products: new Dictionary(), plans: new Dictionary(), words: new Dictionary() };
  const changeColumns = changesOf(changes, ids, names);
  const invoiceColumns = invoicesOf(invoices, ids, names);
  const overrideColumns = overridesOf(overrides, ids, names);
  const accountColumns = { length: ids.texts.length, ids: ids.texts, names: ids.texts, attributes };
  return {
    accounts: accountColumns,
    changes: changeColumns,
    invoices: invoiceColumns,
    overrides: overrideColumns,
    products: names.products.texts,
    plans: names.plans.texts,
    words: names.words.texts,
  };
}

const day = (text: Day): number => {
  const number = parseDay(text);
  if (number === null) throw new Error(`${text} is no day`);
  return number;
};

function changesOf(rows: readonly Change[], accounts: Dictionary, { products, plans, words }: Names): ChangeColumns {
  const [items, changeIds, currencies, intervals] = [
    new Dictionary(),
    new Dictionary(),
    new Dictionary(),
    new Dictionary(),
  ];
  const item = (row: Change): string => `${row.account}/${row.item ?? 'Core'}`;
  return {
    length: rows.length,
    seq: Float64Array.from(rows, (row, index) => row.seq ?? index),
    account: Int32Array.from(rows, (row) => accounts.code(row.account)),
    changeNo: Float64Array.from(rows, (row) => changeIds.code(row.changeId ?? `${item(row)}/${row.on}`)),
    effectiveDay: Int32Array.from(rows, (row) => day(row.on)),
    item: Int32Array.from(rows, (row) => items.code(item(row))),
    kind: Uint8Array.from(rows, (row) => changeKinds.indexOf(row.kind ?? 'core')),
    status: Uint8Array.from(rows, (row) => changeStatuses.indexOf(row.status ?? 'active')),
    amountMinor: Float64Array.from(rows, (row) => row.minor ?? 0),
    interval: Uint16Array.from(rows, (row) => intervals.code((row.every ?? [1, 'month']).join(' '))),
    currency: Uint16Array.from(rows, (row) => currencies.code(row.currency ?? 'USD')),
    recordedAt: Float64Array.from(rows, (row) => row.recordedAt ?? 0),
    product: Int32Array.from(rows, (row) => products.code(row.product ?? row.item ?? 'Core')),
    plan: Int32Array.from(rows, (row) => plans.codeOrNone(row.plan)),
    quantityMicro: Float64Array.from(rows, quantityOf),
    statesUnit: Uint8Array.from(rows, (row) => (row.statesUnit ? 1 : 0)),
    source: Int32Array.from(rows, (row) => words.codeOrNone(row.source)),
    cause: Int32Array.from(rows, (row) => words.codeOrNone(row.cause)),
    motion: Int32Array.from(rows, (row) => words.codeOrNone(row.motion)),
    renewsDay: Int32Array.from(rows, (row) => (row.renewsOn === undefined ? NO_DAY : day(row.renewsOn))),
    autoRenew: Uint8Array.from(rows, (row) => (row.autoRenew === undefined ? 2 : row.autoRenew ? 1 : 0)),
    intervals: intervals.texts.map((text) => {
      const [count, unit] = text.split(' ');
      return { count: Number(count), unit: unit as IntervalUnit };
    }),
    currencies: currencies.texts,
  };
}

function invoicesOf(
  rows: readonly InvoiceLine[],
  accounts: Dictionary,
  { products: names, plans }: Names,
): InvoiceColumns {
  const [products, lineIds, currencies] = [new Dictionary(), new Dictionary(), new Dictionary()];
  return {
    length: rows.length,
    seq: Float64Array.from(rows, (row, index) => row.seq ?? index),
    account: Int32Array.from(rows, (row) => accounts.code(row.account)),
    lineNo: Float64Array.from(rows, (row, index) => lineIds.code(row.lineId ?? `row ${row.seq ?? index}`)),
    product: Int32Array.from(rows, (row) => products.code(`${row.account}/${row.product ?? 'Core'}`)),
    kind: Uint8Array.from(rows, (row) => changeKinds.indexOf(row.kind ?? 'core')),
    startDay: Int32Array.from(rows, (row) => day(row.from)),
    endDay: Int32Array.from(rows, (row) => day(row.until)),
    amountMinor: Float64Array.from(rows, (row) => row.minor),
    currency: Uint16Array.from(rows, (row) => currencies.code(row.currency ?? 'USD')),
    recordedAt: Float64Array.from(rows, (row) => row.recordedAt ?? 0),
    productName: Int32Array.from(rows, (row) => names.code(row.product ?? 'Core')),
    plan: Int32Array.from(rows, (row) => plans.codeOrNone(row.plan)),
    quantityMicro: Float64Array.from(rows, quantityOf),
    currencies: currencies.texts,
  };
}

function overridesOf(rows: readonly Override[], accounts: Dictionary, { products, words }: Names): OverrideColumns {
  return {
    length: rows.length,
    seq: Float64Array.from(rows, (_, index) => index),
    account: Int32Array.from(rows, (row) => accounts.code(row.account)),
    day: Int32Array.from(rows, (row) => day(row.on)),
    product: Int32Array.from(rows, (row) => products.code(row.product)),
    source: Int32Array.from(rows, (row) => words.codeOrNone(row.source)),
    motion: Int32Array.from(rows, (row) => words.codeOrNone(row.motion)),
    recordedAt: Float64Array.from(rows, (row) => row.recordedAt ?? 0),
  };
}
