/** What is known to come: changes that are scheduled after the data ends, and the ARR that they lead to. In no current figure. */
import type { MovementType } from '@/lib/domain/movement-type';
import { compactMoney, dayText, formatExactMoney, signedExactMoney, wholeNumber } from './format';
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
}

export interface AheadModel {
  finding: string;
  description: string;
  rows: AheadRow[];
  /** What is not shown, together; null where all is. */
  rest: { count: string; change: string } | null;
  contracted: string;
  table: TwinTable;
}

const MOST_ROWS = 7;

export function prepareAhead({ currency, data_through, current_arr, contracted_arr, changes }: Scheduled): AheadModel {
  const shown = changes.length > MOST_ROWS + 1 ? changes.slice(0, MOST_ROWS) : changes;
  const rest = changes.slice(shown.length);
  const difference = contracted_arr - current_arr;
  const through = data_through === null ? '' : ` after ${dayText(data_through)}`;
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
      change: signedExactMoney(change.end_arr - change.start_arr, currency),
    })),
    rest:
      rest.length === 0
        ? null
        : {
            count: `${wholeNumber(rest.length)} more changes`,
            change: signedExactMoney(
              rest.reduce((sum, { start_arr, end_arr }) => sum + end_arr - start_arr, 0),
              currency,
            ),
          },
    contracted: formatExactMoney(contracted_arr, currency),
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

export interface Due {
  currency: string;
  due: readonly { within: number; accounts: number; arr: number }[];
  awaiting: { accounts: number; arr: number };
}

export interface DueModel {
  finding: string;
  rows: { label: string; accounts: string; arr: string }[];
  table: TwinTable;
}

/** Renewals that come up, the nearest first; each row counts those of the rows above it too. */
export function prepareDue({ currency, due, awaiting }: Due): DueModel {
  const first = due[0];
  const rows = [
    ...due.map(({ within, accounts, arr }) => ({ label: `Within ${within} days`, accounts, arr })),
    { label: 'Past their term, still open', ...awaiting },
  ];
  return {
    finding:
      first === undefined || first.arr === 0
        ? 'No term ends within 30 days'
        : `${compactMoney(first.arr, currency)} comes up for renewal within ${first.within} days`,
    rows: rows.map(({ label, accounts, arr }) => ({
      label,
      accounts: `${wholeNumber(accounts)} ${accounts === 1 ? 'account' : 'accounts'}`,
      arr: formatExactMoney(arr, currency),
    })),
    table: {
      fileName: 'renewals-due',
      columns: [textColumn('Term ends'), numberColumn('Accounts'), numberColumn('ARR', `arr_${currency}`)],
      rows: rows.map(({ label, accounts, arr }) => [
        textCell(label),
        { text: wholeNumber(accounts), plain: String(accounts) },
        moneyCell(arr, currency),
      ]),
    },
  };
}
