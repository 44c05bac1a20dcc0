/** An explained figure as a table to take along: every account, every change, where each was stated. */
import type { Source } from '@/lib/domain/source';
import { sourceNames } from './source-names';
import { changeCell, countCell, dayCell, moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

type ChangeWord = Source | 'new' | 'reactivation' | 'churn';

/** A figure as `explain` answers it. Amounts are ARR in smallest units. */
export interface ExplainedFigure {
  metric: string;
  period: string;
  currency: string;
  value: number | null;
  sum: number;
  divided_by: number | null;
  accounts: readonly {
    account: string;
    name: string;
    start_arr: number;
    end_arr: number;
    adds: number;
    changes: readonly {
      on: string;
      source: ChangeWord;
      arr: number;
      row: number | null;
      file: string | null;
    }[];
  }[];
}

export const changeNames: Readonly<Record<ChangeWord, string>> = {
  ...sourceNames,
  new: 'New',
  reactivation: 'Reactivation',
  churn: 'Churn',
};

/** One line for each change; an account without one has a line of its own. */
export function drillTable({ metric, period, currency, accounts }: ExplainedFigure, isCount: boolean): TwinTable {
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
