/** A closed month as reported and as known now, the difference by change and by account, in words and as tables. */
import type { RestatedFigure, RestatedValues } from '@/lib/domain/restatement';
import { type ChangeInput, changeWords, rowsWords } from './closed-words';
import {
  dayText,
  formatExactMoney,
  monthText,
  NO_FIGURE,
  percent,
  plainMoney,
  points,
  signedExactMoney,
  wholeNumber,
} from './format';
import { figureNames, isRateFigure } from './tie-out-words';
import { numberColumn, type TwinCell, type TwinTable, textCell, textColumn } from './twin';

interface ChangeOf extends ChangeInput {
  on: string;
  by: string | null;
  accounts: number;
  differences: RestatedValues;
}

interface AccountOf {
  account: string;
  name: string;
  reported_arr: number;
  now_arr: number;
  differences: RestatedValues;
  changes: readonly { id: string; differences: RestatedValues; rows: readonly { row: number; on: string }[] }[];
}

export interface RestatementInput {
  period: string;
  currency: string;
  state: 'closed' | 'restated';
  comparable: boolean;
  closed: { currency: string };
  figures: readonly {
    figure: RestatedFigure;
    reported: number | null;
    now: number | null;
    difference: number | null;
  }[];
  changes: readonly ChangeOf[];
  differing_accounts: number;
  total_accounts: number;
  accounts: readonly AccountOf[];
}

/** Pages of the same restatement as one; null: there is none. */
export function joinedRestatement<Report extends RestatementInput>(pages: readonly Report[]): Report | null {
  const [first] = pages;
  return first === undefined ? null : { ...first, accounts: pages.flatMap(({ accounts }) => accounts) };
}

export interface FigureLine {
  figure: RestatedFigure;
  name: string;
  reported: string;
  now: string;
  difference: string;
  moved: boolean;
}

export interface ChangeLine {
  id: string;
  text: string;
  /** '22 Nov 2026 by Ann: late credit' */
  made: string;
  accounts: string;
  difference: string;
  moved: boolean;
}

export interface AccountLine {
  account: string;
  name: string;
  reported: string;
  now: string;
  difference: string;
  moved: boolean;
  /** What moved it, each with its own part and the rows of its file; unnamed where all are of one change. */
  changes: { id: string; text: string; rows: string | null; difference: string }[];
}

export interface RestatementModel {
  figureName: string;
  figures: FigureLine[];
  changes: ChangeLine[];
  accounts: AccountLine[];
  /** Why there is nothing to tell by account; null: there is. */
  nothing: string | null;
  /** Of all accounts: the sum of the differences. */
  total: string;
  /** The one change whose accounts they are, and what it did to all of them; null: they are all that differ. */
  ofOne: { text: string; total: string } | null;
  rest: string | null;
}

/** Smaller parts of a rate are said as nothing. */
const SMALLEST = 0.00005;

/** `asked`: the one change whose accounts are asked for; null: all that differ. */
export function prepareRestatement(
  report: RestatementInput,
  figure: RestatedFigure,
  asked: string | null = null,
): RestatementModel {
  const { figures, changes, accounts, total_accounts, currency } = report;
  const signed = (of: RestatedFigure, value: number | null): string => signedText(of, value, currency);
  const one = changes.find(({ id }) => id === asked);
  const only = one?.id ?? null;
  const partIn = ({ differences, changes: own }: AccountOf): number | null =>
    (only === null ? differences : own.find(({ id }) => id === only)?.differences)?.[figure] ?? null;
  const total = signed(figure, figures.find((each) => each.figure === figure)?.difference ?? null);
  const named = new Map(changes.map((change) => [change.id, changeWords(change)]));
  return {
    figureName: figureNames[figure],
    figures: figures.map(({ figure: of, reported, now, difference }) => ({
      figure: of,
      name: figureNames[of],
      reported: valueText(of, reported, report.closed.currency),
      now: valueText(of, now, currency),
      difference: signed(of, difference),
      moved: isMoved(of, difference),
    })),
    changes: changes.map((change) => ({
      id: change.id,
      text: named.get(change.id) ?? '',
      made:
        [dayText(change.on), change.by && `by ${change.by}`].filter(Boolean).join(' ') +
        (change.reason ? `: ${change.reason}` : ''),
      accounts: wholeNumber(change.accounts),
      difference: signed(figure, change.differences[figure]),
      moved: isMoved(figure, change.differences[figure]),
    })),
    accounts: accounts.map((each) => ({
      ...{ account: each.account, name: each.name },
      ...{ difference: signed(figure, partIn(each)), moved: isMoved(figure, partIn(each)) },
      reported: formatExactMoney(each.reported_arr, currency),
      now: formatExactMoney(each.now_arr, currency),
      changes: each.changes
        .filter(({ id }) => only === null || id === only)
        .map(({ id, differences, rows }) => ({
          ...{ id, text: only === null ? (named.get(id) ?? '') : '', rows: rowsWords(rows) },
          difference: signed(figure, differences[figure]),
        })),
    })),
    nothing: nothingIn(report),
    total,
    ofOne: one ? { text: named.get(one.id) ?? '', total: signed(figure, one.differences[figure]) } : null,
    rest:
      accounts.length < total_accounts
        ? `${wholeNumber(accounts.length)} of ${wholeNumber(total_accounts)} accounts`
        : null,
  };
}

function nothingIn({ comparable, state, total_accounts, closed, currency }: RestatementInput): string | null {
  if (!comparable)
    return `It was reported in ${closed.currency}, and figures are in ${currency} now: they cannot be compared.`;
  if (state === 'closed') return 'Nothing recorded since has changed it.';
  if (total_accounts === 0)
    return 'No amount of any account changed. What expansion and contraction are put down to did.';
  return null;
}

const isMoved = (figure: RestatedFigure, value: number | null): boolean =>
  value !== null && (isRateFigure(figure) ? Math.abs(value) >= SMALLEST : value !== 0);

function valueText(figure: RestatedFigure, value: number | null, currency: string): string {
  if (value === null) return NO_FIGURE;
  return isRateFigure(figure) ? percent(value) : formatExactMoney(value, currency);
}

function signedText(figure: RestatedFigure, value: number | null, currency: string): string {
  if (value === null) return NO_FIGURE;
  if (isRateFigure(figure)) return value !== 0 && Math.abs(value) < 0.0005 ? precisePoints(value) : points(value);
  return value === 0 ? 'no change' : signedExactMoney(value, currency);
}

/** What rounds to 0.0 points but is none: with the decimals that show it. */
const precisePoints = (value: number): string =>
  Math.abs(value) < SMALLEST ? points(0) : `${value > 0 ? '+' : '−'}${Math.abs(value * 100).toFixed(2)} pt`;

const plainOf = (figure: RestatedFigure, value: number | null, currency: string): TwinCell => ({
  text: signedText(figure, value, currency),
  plain: value === null ? '' : isRateFigure(figure) ? String(value) : plainMoney(value, currency),
});

/** By account and change, all of them: a row for each part that one change has in an account's difference. */
export function restatementTable(report: RestatementInput, figure: RestatedFigure): TwinTable {
  const { currency, period, accounts, changes } = report;
  const unit = isRateFigure(figure) ? 'ratio' : currency;
  const made = new Map(changes.map((change) => [change.id, change]));
  return {
    fileName: `restatement-${period}-${figure}`,
    columns: [
      ...[textColumn('Account'), textColumn('Name'), numberColumn('Reported ARR', `reported_arr_${currency}`)],
      ...[numberColumn('ARR now', `arr_now_${currency}`), textColumn('Change'), textColumn('On'), textColumn('By')],
      ...[textColumn('File'), textColumn('Rows'), numberColumn(figureNames[figure], `${figure}_difference_${unit}`)],
    ],
    rows: accounts.flatMap(({ account, name, reported_arr, now_arr, changes: own }) =>
      own.map(({ id, differences, rows }) => {
        const change = made.get(id);
        const money = (minor: number): TwinCell =>
          textCell(formatExactMoney(minor, currency), plainMoney(minor, currency));
        return [
          ...[textCell(account), textCell(name), money(reported_arr), money(now_arr)],
          ...[textCell(change ? changeWords(change) : ''), textCell(change?.on ?? ''), textCell(change?.by ?? '')],
          ...[textCell(change?.file ?? ''), textCell(rows.map(({ row }) => row).join(' '))],
          plainOf(figure, differences[figure], currency),
        ];
      }),
    ),
  };
}

/** 'Oct 2026: 3 changes moved 3 accounts' */
export function restatementSub({ period, changes, differing_accounts }: RestatementInput): string {
  const [made, of] = [changes.length, differing_accounts];
  return `${monthText(period)}: ${wholeNumber(made)} ${made === 1 ? 'change' : 'changes'} since moved ${wholeNumber(of)} ${of === 1 ? 'account' : 'accounts'}`;
}
