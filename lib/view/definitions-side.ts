/** One ledger under other published definitions, side by side with ours: value, difference, and the accounts that make it. */
import type { DefinitionRow } from '@/lib/domain/definitions';
import type { ReportHead } from '@/lib/domain/report';
import type { Drill } from './drill-text';
import {
  arrMoney,
  formatExactMoney,
  monthText,
  NO_FIGURE,
  percent,
  points,
  signedExactMoney,
  signedMoney,
  wholeNumber,
} from './format';
import { changeCell, countCell, numberColumn, ratioCell, type TwinTable, textCell, textColumn } from './twin';

export interface DefinitionsFigures extends ReportHead {
  /** The month at whose end the figures stand; null while none is closed. */
  period: string | null;
  rows: readonly DefinitionRow[];
}

export interface DefinitionLine {
  key: string;
  name: string;
  /** Who publishes it; of ours only who else does, since they stand under that head. */
  who: string;
  value: string;
  figure: Drill | null;
  /** Against ours: '−4.7 pt'; empty for ours. */
  difference: string;
  /** Which of ours it is held against. */
  against: string;
  /** What is counted, in words. */
  formula: string;
  /** What made the difference this time. */
  why: string;
  /** '41 accounts'; null where none differs. */
  accounts: string | null;
}

export interface DefinitionsModel {
  finding: string;
  description: string;
  empty: string | null;
  ours: DefinitionLine[];
  others: DefinitionLine[];
  table: TwinTable;
}

/** What explains a definition of ours, account by account. */
const explained: Readonly<Partial<Record<DefinitionRow['key'], string>>> = {
  'account-cohort-12m': 'nrr_12m',
  'account-cohort-3m': 'nrr_3m',
  'account-cohort-1m': 'nrr_1m',
  'account-gross-12m': 'grr_12m',
};

const accountsText = (count: number): string => `${wholeNumber(count)} ${count === 1 ? 'account' : 'accounts'}`;

function whyOf(row: DefinitionRow, ours: DefinitionRow | undefined, currency: string): string {
  if (!ours) return '';
  const [most] = row.differs_by;
  if (!most) return 'Counts the same in this window: no account differs.';
  const base = row.same_base
    ? ''
    : `Divides by ${arrMoney(row.base_arr, currency)} in place of ${arrMoney(ours.base_arr, currency)}. `;
  return `${base}${signedMoney(row.difference_arr, currency)} of ARR in sum, most by ${most.name || most.account} (${signedMoney(most.arr, currency)}).`;
}

function lineOf(row: DefinitionRow, { rows, period, currency }: DefinitionsFigures): DefinitionLine {
  const ours = rows.find(({ key }) => key === row.against);
  const metric = explained[row.key];
  const known = row.value !== null && ours?.value != null;
  return {
    key: row.key,
    name: row.name,
    who: ours ? row.who : row.who.replace(/^ours(, )?/, (_, more) => (more ? 'also ' : '')),
    value: percent(row.value),
    figure: metric === undefined || period === null || row.value === null ? null : { metric, period },
    difference: known ? points((row.value ?? 0) - (ours?.value ?? 0)) : ours ? NO_FIGURE : '',
    against: ours ? `against ${ours.name}` : '',
    formula: row.formula,
    why: whyOf(row, ours, currency),
    accounts: row.differs_by.length === 0 ? null : accountsText(row.differs_by.length),
  };
}

/** 'The same ledger gives 98.7% to 114.4%, where our NRR is 103.4%' */
function findingOf({ rows }: DefinitionsFigures): string {
  const headline = rows.find(({ key }) => key === 'account-cohort-12m');
  if (!headline || headline.value === null) return 'No definition has a base yet';
  const others = rows.filter(({ against, value }) => against === headline.key && value !== null);
  const values = others.map(({ value }) => value ?? 0);
  if (values.length === 0) return `Our NRR is ${percent(headline.value)}`;
  return `Our NRR is ${percent(headline.value)}; the same ledger gives ${percent(Math.min(...values))} to ${percent(Math.max(...values))} elsewhere`;
}

export function prepareDefinitions(report: DefinitionsFigures): DefinitionsModel {
  const lines = report.rows.map((row) => ({ row, line: lineOf(row, report) }));
  const isOurs = ({ row }: (typeof lines)[number]): boolean => row.against === null;
  return {
    finding: findingOf(report),
    description:
      report.period === null
        ? 'What other tools would show for the same ledger.'
        : `What other tools would show for the same ledger, end of ${monthText(report.period)}; each against the one of ours it compares with.`,
    empty:
      report.period === null || lines.length === 0 ? 'No month has closed yet, so there is nothing to compare.' : null,
    ours: lines.filter(isOurs).map(({ line }) => line),
    others: lines.filter((each) => !isOurs(each)).map(({ line }) => line),
    table: tableOf(report),
  };
}

function tableOf({ rows, period, currency }: DefinitionsFigures): TwinTable {
  return {
    fileName: `definitions-${period ?? 'none'}`,
    columns: [
      textColumn('Definition'),
      textColumn('Who'),
      numberColumn('Value'),
      textColumn('Against'),
      numberColumn('Difference of ARR', `difference_arr_${currency}`),
      numberColumn('Accounts that differ'),
      textColumn('Formula'),
    ],
    rows: rows.map((row) => [
      textCell(row.name, row.key),
      textCell(row.who),
      ratioCell(row.value),
      textCell(row.against ?? ''),
      changeCell(row.difference_arr, currency),
      countCell(row.differs_by.length),
      textCell(row.formula),
    ]),
  };
}

/** The accounts behind one difference. */
export interface DifferenceModel {
  title: string;
  sentence: string;
  rows: { account: string; name: string; arr: string }[];
  rest: { accounts: string; arr: string } | null;
  sum: string;
  table: TwinTable;
}

const MOST_ROWS = 200;

/** Null where there is no such definition, or no account differs. */
export function prepareDifference(report: DefinitionsFigures, key: string): DifferenceModel | null {
  const row = report.rows.find((each) => each.key === key);
  const ours = report.rows.find((each) => each.key === row?.against);
  if (!row || !ours || row.differs_by.length === 0) return null;
  const { currency } = report;
  const left = row.differs_by.slice(MOST_ROWS);
  const ratio = row.same_base
    ? `, ${points(row.difference_arr / row.base_arr)} of ${formatExactMoney(row.base_arr, currency)}`
    : '';
  return {
    title: `${row.name}: ${percent(row.value)} against ${percent(ours.value)}`,
    sentence: `${accountsText(row.differs_by.length)} add otherwise than under ours${ratio}. ${row.formula}`,
    rows: row.differs_by.slice(0, MOST_ROWS).map(({ account, name, arr }) => ({
      account,
      name: name || account,
      arr: signedExactMoney(arr, currency),
    })),
    rest:
      left.length === 0
        ? null
        : {
            accounts: accountsText(left.length),
            arr: signedExactMoney(
              left.reduce((sum, { arr }) => sum + arr, 0),
              currency,
            ),
          },
    sum: signedExactMoney(row.difference_arr, currency),
    table: {
      fileName: `${key}-${report.period ?? 'none'}`,
      columns: [textColumn('Account'), textColumn('Name'), numberColumn('ARR', `difference_arr_${currency}`)],
      rows: row.differs_by.map(({ account, name, arr }) => [
        textCell(account),
        textCell(name),
        changeCell(arr, currency),
      ]),
    },
  };
}
