/** An explained figure as a table to take along: every account, every change, where each was stated. */
import type { ChangeSource } from '@/lib/domain/change-sources';
import { countsAccounts, explainedMetric } from '@/lib/domain/explain-metrics';
import { sourceNames } from './source-names';
import { changeCell, countCell, dayCell, moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

/** A figure as `explain` answers it: its totals, and some or all of its accounts. Amounts are ARR in smallest units. */
export interface ExplainedFigure {
  metric: string;
  period: string;
  currency: string;
  value: number | null;
  sum: number;
  divided_by: number | null;
  /** Of all its accounts. */
  total: { accounts: number; start_arr: number; end_arr: number };
  accounts: readonly {
    account: string;
    name: string;
    start_arr: number;
    end_arr: number;
    adds: number;
    /** What it adds to `divided_by`. */
    base: number | null;
    changes: readonly {
      on: string;
      source: ChangeSource;
      arr: number;
      row: number | null;
      file: string | null;
    }[];
  }[];
}

export const changeNames: Readonly<Record<ChangeSource, string>> = {
  ...sourceNames,
  new: 'New',
  reactivation: 'Reactivation',
  churn: 'Churn',
  between_products: 'Between products',
};

/** One line for each change; an account without one has a line of its own. */
export function drillTable({ metric, period, currency, accounts }: ExplainedFigure): TwinTable {
  const known = explainedMetric(metric);
  const isCount = known !== null && countsAccounts(known);
  const empty = textCell('');
  return {
    fileName: `${metric.replaceAll('.', '-')}-${period}`,
    columns: [
      textColumn('Account'),
      textColumn('Name'),
      numberColumn('Start ARR', `start_arr_${currency}`),
      numberColumn('End ARR', `end_arr_${currency}`),
      numberColumn('Adds', isCount ? 'adds_accounts' : `adds_${currency}`),
      textColumn('Date'),
      textColumn('Change'),
      numberColumn('Change of ARR', `change_arr_${currency}`),
      textColumn('File'),
      textColumn('Row'),
    ],
    rows: accounts.flatMap((account) => {
      const own = [
        textCell(account.account),
        textCell(account.name),
        moneyCell(account.start_arr, currency),
        moneyCell(account.end_arr, currency),
        isCount ? countCell(account.adds) : moneyCell(account.adds, currency),
      ];
      // An account's own figures stand once, so that a column adds up.
      const again = own.map((cell, index) => (index < 2 ? cell : empty));
      if (account.changes.length === 0) return [[...own, empty, empty, empty, empty, empty]];
      return account.changes.map((change, index) => [
        ...(index === 0 ? own : again),
        dayCell(change.on),
        textCell(changeNames[change.source]),
        changeCell(change.arr, currency),
        textCell(change.file ?? ''),
        textCell(change.row === null ? '' : String(change.row)),
      ]);
    }),
  };
}
