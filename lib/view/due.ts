/** Terms that end: what falls due, by how soon, and what is past its term. Overview and Expansion show the same rows. */
import type { Drill } from './drill-text';
import { arrMoney, formatExactMoney, wholeNumber } from './format';
import { countCell, moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

export interface Due {
  currency: string;
  data_through: string | null;
  /** Each counts those before it too. */
  due: readonly { within: number; accounts: number; arr: number }[];
  /** Terms that have ended and whose outcome nobody knows yet. */
  awaiting: { accounts: number; arr: number };
}

export interface DueRow {
  key: string;
  label: string;
  /** '26 accounts' */
  note: string;
  amount: string;
  exact: string;
  /** Length, as a share of the longest. */
  bar: number;
  figure: Drill | null;
}

const stepsOf = ({ due, awaiting }: Due) => [
  ...due.map((each) => ({ key: `${each.within}d`, label: `Within ${each.within} days`, ...each })),
  ...(awaiting.accounts === 0 ? [] : [{ key: 'past', label: 'Past, still open', ...awaiting }]),
];

export function dueRows(report: Due): DueRow[] {
  const { currency, data_through: period } = report;
  const steps = stepsOf(report);
  const longest = Math.max(1, ...steps.map(({ arr }) => arr));
  return steps.map(({ key, label, accounts, arr }) => ({
    key,
    label,
    note: `${wholeNumber(accounts)} ${accounts === 1 ? 'account' : 'accounts'}`,
    amount: arrMoney(arr, currency),
    exact: formatExactMoney(arr, currency),
    bar: arr / longest,
    figure: arr === 0 || period === null ? null : { metric: `due_arr.${key}`, period },
  }));
}

export const dueTable = (report: Due): TwinTable => ({
  fileName: 'renewals-due',
  columns: [textColumn('Term ends'), numberColumn('Accounts'), numberColumn('ARR', `ARR (${report.currency})`)],
  rows: stepsOf(report).map(({ label, accounts, arr }) => [
    textCell(label),
    countCell(accounts),
    moneyCell(arr, report.currency),
  ]),
});
