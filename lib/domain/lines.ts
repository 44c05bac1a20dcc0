/**
 * Lines (metrics.md section 2): every account's subscription lines, each from state to state. What stands is what the
 * records that are in force say, under the workspace's settings; amounts are ARR.
 */
import { changeLines } from './change-lines';
import { invoiceProducts } from './invoice-lines';
import type { LineBook } from './line-book';
import { type LineStates, StateColumns } from './line-states';
import { overridesOf } from './overrides';
import type { SourceRecords } from './records';
import { resolveChanges, resolveInvoices } from './resolve';
import type { RowsByAccount } from './row-order';
import type { LedgerSettings } from './settings';

export type { AccountStates, LineStates } from './line-states';

export interface LedgerQuery {
  /** Only records made known before this moment (ms since 1970 UTC); null: all. */
  recordedBy: number | null;
}

/** What a ledger is derived from. */
export interface LedgerBasis {
  records: SourceRecords;
  settings: LedgerSettings;
  query: LedgerQuery;
  /** Every state of every line, where it was kept as the ledger was derived. */
  lines?: LineBook;
}

/**
 * Calls back with the states of each account, accounts ascending. The columns are used again for the next account.
 * Throws an Error that names the currency where a plan rate is missing.
 */
export function walkLines(
  records: SourceRecords,
  settings: LedgerSettings,
  { recordedBy }: LedgerQuery,
  found: (account: number, states: LineStates) => void,
): void {
  const accounts = records.accounts.length;
  const changes = resolveChanges(records.changes, accounts, recordedBy);
  const invoices = resolveInvoices(records.invoices, accounts, recordedBy);
  const currencies = currenciesOf(records);
  const codes = (own: readonly string[]) => Uint16Array.from(own, (currency) => currencies.indexOf(currency));
  const addChangeLine = changeLines(records, settings, codes(records.changes.currencies));
  const addInvoiceProduct = invoiceProducts(
    records.invoices,
    records.plans,
    settings,
    codes(records.invoices.currencies),
  );
  const override = overridesOf(records, recordedBy);
  const states = new StateColumns(currencies);
  for (let account = 0; account < accounts; account += 1) {
    states.clear();
    eachRun(changes, account, records.changes.item, (from, to) => addChangeLine(changes.rows, from, to, states));
    eachRun(invoices, account, records.invoices.product, (from, to) =>
      addInvoiceProduct(invoices.rows, from, to, states),
    );
    override(account, states);
    found(account, states);
  }
}

/** The codes of all currencies of the records, in the order that lines number them. */
export const currenciesOf = ({ changes, invoices }: SourceRecords): string[] => [
  ...new Set([...changes.currencies, ...invoices.currencies]),
];

/** Runs of an account's rows that belong to one line. */
function eachRun(
  { offset, rows }: RowsByAccount,
  account: number,
  line: Int32Array,
  found: (from: number, to: number) => void,
): void {
  const end = offset[account + 1]!;
  for (let from = offset[account]!, to = from; from < end; from = to) {
    while (to < end && line[rows[to]!] === line[rows[from]!]) to += 1;
    found(from, to);
  }
}
