/** Rows of the table of accounts as they are drawn, its foot, and the file of the whole list. */
import type { AccountRow, AccountsReport } from '@/lib/domain/report';
import { stateMarks } from './accounts';
import { type AccountsColumn, type ColumnsOf, shownColumns } from './accounts-columns';
import { dayText, formatExactMoney, signedExactMoney, wholeNumber } from './format';
import { type TwinTable, textCell, textColumn } from './twin';

export interface DrawnCell {
  key: string;
  text: string;
  numeric: boolean;
  /** Where the cell is the state: its mark. */
  mark: { colour: string; round: boolean } | null;
  tone: 'loss' | 'plain';
}

export interface DrawnRow {
  account: string;
  name: string;
  /** Beside the name; '' where it says no more. */
  id: string;
  cells: DrawnCell[];
  /** On a phone: the second line, and the figures at the right. */
  note: string;
  arr: string;
  change: string;
  isLoss: boolean;
}

function drawnCell({ key, numeric, text }: AccountsColumn, row: AccountRow): DrawnCell {
  return {
    key,
    text: text(row),
    numeric,
    mark: key === 'state' ? stateMarks[row.state] : null,
    tone: key === 'change_arr' && row.change_arr < 0 ? 'loss' : 'plain',
  };
}

/** What a phone says below a name: what became of it, and since when. */
function noteOf(columns: readonly AccountsColumn[], row: AccountRow): string {
  const state = columns.find(({ key }) => key === 'state');
  const since =
    row.since === null ? '' : row.until === null ? `since ${dayText(row.since)}` : `until ${dayText(row.until)}`;
  return [state?.text(row), since].filter(Boolean).join(', ');
}

export const drawnRows = (
  { rows, currency }: Pick<AccountsReport, 'rows' | 'currency'>,
  columns: readonly AccountsColumn[],
): DrawnRow[] =>
  rows.map((row) => ({
    account: row.account,
    name: row.name || row.account,
    id: row.name && row.name !== row.account ? row.account : '',
    cells: columns.map((column) => drawnCell(column, row)),
    note: noteOf(columns, row),
    arr: formatExactMoney(row.arr, currency),
    change: row.change_arr === 0 ? '' : signedExactMoney(row.change_arr, currency),
    isLoss: row.change_arr < 0,
  }));

export interface AccountsFoot {
  /** '375 accounts' */
  accounts: string;
  arr: string;
  change: string;
  /** By column; '' where nothing is summed. */
  sums: Readonly<Record<string, string>>;
}

/** The foot: sums over the whole list, whichever rows are drawn. */
export function accountsFoot({ total, currency }: Pick<AccountsReport, 'total' | 'currency'>): AccountsFoot {
  const arr = formatExactMoney(total.arr, currency);
  const change = signedExactMoney(total.change_arr, currency);
  return {
    accounts: `${wholeNumber(total.accounts)} ${total.accounts === 1 ? 'account' : 'accounts'}`,
    arr,
    change,
    sums: {
      arr,
      mrr: formatExactMoney(total.mrr, currency),
      start_arr: formatExactMoney(total.start_arr, currency),
      change_arr: change,
    },
  };
}

/** Below a list on paper that is longer than what was printed. */
export const printedWords = (shown: number, accounts: number): string =>
  `The first ${wholeNumber(shown)} of ${wholeNumber(accounts)} accounts in this order; the sums are of all. The CSV file has every one.`;

/** The whole list as a file: id and name, then the columns chosen. */
export function accountsTable(report: AccountsReport, of: ColumnsOf, chosen: readonly string[]): TwinTable {
  const columns = shownColumns(of, chosen);
  return {
    fileName: `accounts-${report.day ?? 'none'}`,
    columns: [textColumn('account_id'), textColumn('name'), ...columns.map(({ plain }) => plain)],
    rows: report.rows.map((row) => [
      textCell(row.account),
      textCell(row.name),
      ...columns.map(({ cell }) => cell(row)),
    ]),
  };
}
