/** What is known to come: changes that are scheduled after the data ends, and the ARR that they lead to. In no current figure. */
import type { MovementType } from '@/lib/domain/movement-type';
import type { Drill } from './drill-text';
import { type Due, type DueRow, dueRows, dueTable } from './due';
import {
  arrMoney,
  compactMoney,
  dayText,
  formatExactMoney,
  signedArrMoney,
  signedExactMoney,
  wholeNumber,
} from './format';
import { isLoss, movementNames } from './movement-types';
import { changeCell, dayCell, moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

export interface Scheduled {
  currency: string;
  data_through: string | null;
  current_arr: number;
  contracted_arr: number;
  changes: readonly {
    on: string;
    account: string;
    name: string;
    type: MovementType;
    start_arr: number;
    end_arr: number;
  }[];
}

export interface AheadRow {
  account: string;
  key: string;
  day: string;
  name: string;
  type: MovementType;
  what: string;
  isLoss: boolean;
  change: string;
  exact: string;
  figure: Drill | null;
}

export interface AheadModel {
  finding: string;
  description: string;
  rows: AheadRow[];
  /** What is not shown, together; null where all is. */
  rest: { count: string; change: string } | null;
  /** What ARR becomes by all of it, and how far that is from today's. */
  contracted: { text: string; exact: string; note: string; figure: Drill | null };
  /** What would be here, where nothing is; null where something is. */
  empty: string | null;
  table: TwinTable;
}

const MOST_ROWS = 7;

export function prepareAhead({ currency, data_through, current_arr, contracted_arr, changes }: Scheduled): AheadModel {
  const shown = changes.length > MOST_ROWS + 1 ? changes.slice(0, MOST_ROWS) : changes;
  const rest = changes.slice(shown.length);
  const difference = contracted_arr - current_arr;
  const through = data_through === null ? '' : ` after ${dayText(data_through)}`;
  const open = (metric: string, account?: string): Drill | null =>
    data_through === null ? null : { metric, period: data_through, ...(account !== undefined && { account }) };
  return {
    finding: findingOf(changes.length, difference, currency),
    description: `Scheduled${through}; in no current figure. ARR`,
    rows: shown.map((change) => ({
      account: change.account,
      key: `${change.account} ${change.on} ${change.type}`,
      day: dayText(change.on),
      name: change.name || change.account,
      type: change.type,
      what: movementNames[change.type],
      isLoss: isLoss(change.type),
      change: signedArrMoney(change.end_arr - change.start_arr, currency),
      exact: signedExactMoney(change.end_arr - change.start_arr, currency),
      figure: open('scheduled_change', change.account),
    })),
    rest:
      rest.length === 0
        ? null
        : {
            count: `${wholeNumber(rest.length)} more changes`,
            change: signedArrMoney(
              rest.reduce((sum, { start_arr, end_arr }) => sum + end_arr - start_arr, 0),
              currency,
            ),
          },
    contracted: {
      text: arrMoney(contracted_arr, currency),
      exact: formatExactMoney(contracted_arr, currency),
      note: difference === 0 ? 'as today' : `${signedArrMoney(difference, currency)} on today`,
      figure: contracted_arr === 0 ? null : open('contracted_arr'),
    },
    empty:
      changes.length > 0
        ? null
        : `Changes that a file dates${through} would stand here: a contract that ends, seats that are ordered. None does, so every contract goes on as it is.`,
    table: {
      fileName: 'changes-ahead',
      columns: [
        textColumn('Day'),
        textColumn('Account'),
        textColumn('Name'),
        textColumn('Change'),
        numberColumn('ARR before', `arr_before_${currency}`),
        numberColumn('ARR after', `arr_after_${currency}`),
        numberColumn('Difference', `difference_${currency}`),
      ],
      rows: changes.map((change) => [
        dayCell(change.on),
        textCell(change.account),
        textCell(change.name),
        textCell(movementNames[change.type]),
        moneyCell(change.start_arr, currency),
        moneyCell(change.end_arr, currency),
        changeCell(change.end_arr - change.start_arr, currency),
      ]),
    },
  };
}

function findingOf(count: number, difference: number, currency: string): string {
  if (count === 0) return 'No change is scheduled';
  if (difference === 0) return 'What is scheduled leaves ARR as it is';
  const size = compactMoney(Math.abs(difference), currency);
  return `What is scheduled ${difference > 0 ? `adds ${size}` : `takes ${size}`}`;
}

export interface DueModel {
  finding: string;
  description: string;
  rows: DueRow[];
  table: TwinTable;
}

/** Renewals that come up, the nearest first; each row counts those of the rows above it too. */
export function prepareDue(report: Due): DueModel {
  const [first] = report.due;
  return {
    finding:
      first === undefined || first.arr === 0
        ? 'No term ends within 30 days'
        : `${compactMoney(first.arr, report.currency)} comes up for renewal within ${first.within} days`,
    description: 'ARR of lines whose term ends; each row counts those above it too',
    rows: dueRows(report),
    table: dueTable(report),
  };
}
