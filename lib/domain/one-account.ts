/** One account's records by themselves, so that what is asked of it alone needs no walk over all others. */
import type { ChangeColumns, InvoiceColumns, SourceRecords } from './records';

/** As if there were no other account: it is account 0. Products, plans and words keep their numbers. */
export interface OneAccount extends SourceRecords {
  /** Rows of all records that these are, ascending. */
  changeRows: readonly number[];
  invoiceRows: readonly number[];
}

export function oneAccount(records: SourceRecords, account: number): OneAccount {
  const changeRows = rowsOf(records.changes.account, account);
  const invoiceRows = rowsOf(records.invoices.account, account);
  const { ids, names } = records.accounts;
  return {
    ...records,
    accounts: { length: 1, ids: [ids[account]!], names: [names[account]!], attributes: [] },
    changes: alone(records.changes, changeRows),
    invoices: alone(records.invoices, invoiceRows),
    changeRows,
    invoiceRows,
  };
}

function rowsOf(accounts: Int32Array, account: number): number[] {
  const rows: number[] = [];
  for (let row = accounts.indexOf(account); row >= 0; row = accounts.indexOf(account, row + 1)) rows.push(row);
  return rows;
}

type NumberColumn = Float64Array | Int32Array | Uint16Array | Uint8Array;

/** The rows of every column; those of all else as they are. */
function alone<Columns extends ChangeColumns | InvoiceColumns>(columns: Columns, rows: readonly number[]): Columns {
  const picked = { ...columns, length: rows.length };
  for (const [name, column] of Object.entries(columns) as [keyof Columns, unknown][])
    if (ArrayBuffer.isView(column)) picked[name] = pick(column as NumberColumn, rows) as Columns[keyof Columns];
  picked.account = new Int32Array(rows.length);
  return picked;
}

function pick(column: NumberColumn, rows: readonly number[]): NumberColumn {
  const picked = column.slice(0, rows.length);
  rows.forEach((row, place) => {
    picked[place] = column[row]!;
  });
  return picked;
}
