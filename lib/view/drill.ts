/**
 * What is behind a figure: the accounts and the changes that make it, as a panel shows them. Which figure is open stands
 * in the address: `nrr_12m@2026-11-15`, `expansion.seats@2026-10`.
 */
import { explainedMetric } from '@/lib/domain/explain-metrics';
import { parsePeriod } from '@/lib/domain/grid';
import type { Source } from '@/lib/domain/source';
import { dayText, formatExactMoney, monthText, percent, signedExactMoney, wholeNumber } from './format';
import { movementNames } from './movement-types';
import { sourceNames } from './source-names';
import { changeCell, countCell, dayCell, moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

export interface Drill {
  /** As `explain` knows it: 'nrr_12m', 'arr', 'churn', 'expansion.seats'. */
  metric: string;
  /** '2026-10', '2026-Q3', '2026', or a day. */
  period: string;
}

export const drillText = ({ metric, period }: Drill): string => `${metric}@${period}`;

/** Null where there is no such figure. */
export function parseDrill(text: string): Drill | null {
  const [metric = '', period = '', ...rest] = text.split('@');
  if (rest.length > 0 || explainedMetric(metric) === null || parsePeriod(period) === null) return null;
  return { metric, period };
}

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

export interface DrillChange {
  key: string;
  day: string;
  what: string;
  arr: string;
  /** Where it was stated: 'changes.csv, row 42'. */
  from: string;
}

export interface DrillRow {
  account: string;
  name: string;
  start: string;
  end: string;
  adds: string;
  changes: DrillChange[];
}

export interface DrillModel {
  /** 'Churn, October 2026: $22,500.00' */
  title: string;
  /** How the figure comes from the sum. */
  sentence: string;
  rows: DrillRow[];
  /** What the rows that are not shown add together; null where all are. */
  rest: { accounts: number; adds: string } | null;
  sum: string;
  table: TwinTable;
}

/** More rows than anyone reads; the sum and the file have all of them. */
const MOST_ROWS = 200;

const rateNames: Readonly<Record<string, string>> = { nrr: 'NRR', grr: 'GRR', logo: 'Logo retention' };
const changeNames: Readonly<Record<ChangeWord, string>> = {
  ...sourceNames,
  new: 'New',
  reactivation: 'Reactivation',
  churn: 'Churn',
};

/** 'NRR, 12 months' */
export function drilledName(metric: string): string {
  const known = explainedMetric(metric);
  if (known === null) return metric;
  if (known.kind === 'arr') return 'ARR';
  if (known.kind === 'movement')
    return movementNames[known.type] + (known.source === null ? '' : ` by ${sourceNames[known.source].toLowerCase()}`);
  const months = known.windowMonths === 1 ? '1 month' : `${known.windowMonths} months`;
  return `${rateNames[known.rate]}, ${months}`;
}

function periodText(period: string): string {
  if (/^\d{4}-\d{2}$/.test(period)) return monthText(period);
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? `to ${dayText(period)}` : period;
}

export function prepareDrill(figure: ExplainedFigure): DrillModel {
  const { metric, period, currency, value, sum, divided_by, accounts } = figure;
  const known = explainedMetric(metric);
  const isCount = known?.kind === 'retention' && known.rate === 'logo';
  const isMovement = known?.kind === 'movement';
  const amount = (adds: number): string => {
    if (isCount) return wholeNumber(adds);
    return isMovement ? signedExactMoney(adds, currency) : formatExactMoney(adds, currency);
  };
  const rows = accounts.slice(0, MOST_ROWS).map(
    (account): DrillRow => ({
      account: account.account,
      name: account.name || account.account,
      start: formatExactMoney(account.start_arr, currency),
      end: formatExactMoney(account.end_arr, currency),
      adds: amount(account.adds),
      changes: account.changes.map((change, index) => ({
        key: `${change.on} ${index}`,
        day: dayText(change.on),
        what: changeNames[change.source],
        arr: signedExactMoney(change.arr, currency),
        from: change.file === null ? 'A lapse: no record says so' : `${change.file}, row ${change.row}`,
      })),
    }),
  );
  const left = accounts.slice(MOST_ROWS);
  const isRate = known?.kind === 'retention';
  const shown = isRate ? percent(value) : formatExactMoney(value ?? sum, currency);
  return {
    title: `${drilledName(metric)}, ${periodText(period)}: ${shown}`,
    sentence: sentenceOf(figure, isRate, isCount),
    rows,
    rest:
      left.length === 0 ? null : { accounts: left.length, adds: amount(left.reduce((all, { adds }) => all + adds, 0)) },
    sum: amount(sum),
    table: tableOf(figure, isCount),
  };

  function sentenceOf(of: ExplainedFigure, rate: boolean, count: boolean): string {
    const many = `${wholeNumber(of.accounts.length)} ${of.accounts.length === 1 ? 'account' : 'accounts'}`;
    if (!rate) return `${many}, which add up to it.`;
    if (divided_by === null || divided_by === 0) return 'Nobody was there at the start, so there is no rate.';
    const total = count ? wholeNumber(divided_by) : formatExactMoney(divided_by, currency);
    return `${many}: ${amount(of.sum)} of ${total} at the start.`;
  }
}

/** One line for each change; an account without one has a line of its own. */
function tableOf({ metric, period, currency, accounts }: ExplainedFigure, isCount: boolean): TwinTable {
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
