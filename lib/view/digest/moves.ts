/** The accounts that moved most in the last week of the data. */
import type { AccountsReport } from '@/lib/domain/report';
import { compactMoney, dayText, signedArrMoney, signedExactMoney, wholeNumber } from '../format';
import { weekLine } from '../since-visit';

export interface Move {
  account: string;
  name: string;
  /** 'churned' */
  what: string;
  /** 'from $12k to $15k' */
  note: string;
  change: string;
  exact: string;
  /** Length of its bar, from −1 to 1. */
  share: number;
}

export interface MovesModel {
  finding: string;
  description: string;
  rows: Move[];
  /** '… and 12 more accounts'; null where all are told. */
  rest: string | null;
}

const MOST_ROWS = 6;

const words: Readonly<Record<string, string>> = {
  new: 'started',
  reactivated: 'came back',
  expanded: 'expanded',
  shrank: 'contracted',
  churned: 'churned',
};

/** `report`: of accounts that moved, the largest change of ARR first by either sign is not given, so it is sorted here. */
export function prepareMoves(report: AccountsReport): MovesModel {
  const { currency, rows, total, from, day } = report;
  const bySize = rows
    .filter(({ change_arr }) => change_arr !== 0)
    .toSorted((a, b) => Math.abs(b.change_arr) - Math.abs(a.change_arr) || (a.account < b.account ? -1 : 1));
  const largest = Math.abs(bySize[0]?.change_arr ?? 1);
  const more = total.accounts - Math.min(MOST_ROWS, bySize.length);
  const line = weekLine(report);
  return {
    finding: line === null ? 'No account changed what it pays in the last week' : `${line.since}, ${line.text}`,
    description: from === null || day === null ? 'ARR' : `ARR at the end of ${dayText(from)} and of ${dayText(day)}`,
    rows: bySize.slice(0, MOST_ROWS).map(({ account, name, state, start_arr, arr, change_arr }) => ({
      account,
      name: name || account,
      what: words[state] ?? state,
      note:
        start_arr === 0 || arr === 0
          ? ''
          : `from ${compactMoney(start_arr, currency)} to ${compactMoney(arr, currency)}`,
      change: signedArrMoney(change_arr, currency),
      exact: signedExactMoney(change_arr, currency),
      share: change_arr / largest,
    })),
    rest: more <= 0 ? null : `and ${wholeNumber(more)} more ${more === 1 ? 'account' : 'accounts'}`,
  };
}
