/** Whitespace as a table: accounts down, products and plans across, each gap with its worth and how it was come by. */
import { arrMoney, compactMoney, formatExactMoney, percent, plainMoney, wholeNumber } from './format';
import { plural } from './plans';
import { moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

interface ColumnInput {
  product: string;
  plan: string | null;
  is_step: boolean;
  holders: number;
  gaps: number;
  arr: number;
  likely_arr: number;
}

interface RowInput {
  account: string;
  name: string;
  arr: number;
  owner: string | null;
  segment: string | null;
  band: string | null;
  is_covered: boolean;
  gap_arr: number;
  likely_arr: number;
  held: readonly { column: number; arr: number }[];
  gaps: readonly { column: number; arr: number; holders: number; like: number; basis: string }[];
}

export interface WhitespaceInput {
  currency: string;
  like_by: string | null;
  columns: readonly ColumnInput[];
  total: number;
  accounts: number;
  gaps: number;
  gap_arr: number;
  likely_arr: number;
  rows: readonly RowInput[];
}

export interface WhitespaceCell {
  kind: 'held' | 'gap' | 'none';
  text: string;
  /** How it was come by. */
  title: string;
  /** What a plan of it begins with; null: it is no gap. */
  plan: { source: string; amount: string; basis: string } | null;
}

export interface WhitespaceModel {
  finding: string;
  sub: string;
  how: string;
  columns: { key: string; name: string; note: string; likely: string; title: string }[];
  lines: {
    account: string;
    name: string;
    note: string;
    isCovered: boolean;
    likely: string;
    cells: WhitespaceCell[];
  }[];
  rest: string | null;
  table: TwinTable;
}

/** Columns that are shown; the rest are in the table for copies and files. */
const MOST_COLUMNS = 12;

const bandName = (band: string | null): string => (band === null ? '' : `ARR ${band}`);

/** 'the median of what 14 of 32 accounts like it pay (SMB, ARR 5k-25k)' */
function basisWords({ holders, like, basis }: RowInput['gaps'][number], { segment, band }: RowInput): string {
  const group = [basis === 'band' ? null : segment, basis === 'segment' ? '' : bandName(band)]
    .filter(Boolean)
    .join(', ');
  return `the median of what ${wholeNumber(holders)} of ${wholeNumber(like)} accounts pay (${group || 'all accounts'})`;
}

const nameOf = ({ product, plan }: ColumnInput): string => (plan === null ? product : `${product} ${plan}`);

function cellOf(row: RowInput, column: number, of: ColumnInput, currency: string): WhitespaceCell {
  const held = row.held.find((each) => each.column === column);
  if (held)
    return {
      kind: 'held',
      text: compactMoney(held.arr, currency),
      title: `Has it: ${formatExactMoney(held.arr, currency)}`,
      plan: null,
    };
  const gap = row.gaps.find((each) => each.column === column);
  if (!gap) return { kind: 'none', text: '', title: '', plan: null };
  const basis = basisWords(gap, row);
  const less = of.is_step ? ', less what it pays today' : '';
  return {
    kind: 'gap',
    text: compactMoney(gap.arr, currency),
    title: `${nameOf(of)} for ${row.name}: ${formatExactMoney(gap.arr, currency)}, ${basis}${less}; ${percent(gap.holders / gap.like)} of them have it`,
    plan: {
      source: of.is_step ? 'plan' : 'cross_sell',
      amount: plainMoney(gap.arr, currency),
      basis: `${nameOf(of)}. The amount is an estimate: ${basis}${less}.`,
    },
  };
}

export function prepareWhitespace(report: WhitespaceInput): WhitespaceModel {
  const { currency, columns, rows, total, accounts, gaps, gap_arr, likely_arr, like_by } = report;
  const shown = columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => column.gaps > 0)
    .sort((a, b) => b.column.likely_arr - a.column.likely_arr)
    .slice(0, MOST_COLUMNS);
  const alike = like_by === null ? 'ARR band' : `${like_by} and ARR band`;
  return {
    finding:
      gaps === 0
        ? 'No gap can be valued yet'
        : `${arrMoney(likely_arr, currency)} of likely whitespace in ${plural(total, 'account')}`,
    sub: `${plural(gaps, 'gap')} of ${plural(accounts, 'account')} come to ${arrMoney(gap_arr, currency)}; each weighted by how many accounts like it have what it is of. An estimate, in no figure of revenue.`,
    how: `A gap is worth the median of what accounts of the same ${alike} pay for it; where fewer than five of these have it, of the same band, then of the same segment; where fewer than five of these have it either, it is not valued. A next plan is worth that less what is paid today.`,
    columns: shown.map(({ column, index }) => ({
      key: String(index),
      name: nameOf(column),
      note: column.is_step ? 'next plan' : 'to add',
      likely: compactMoney(column.likely_arr, currency),
      title: `${plural(column.holders, 'account')} have it, ${wholeNumber(column.gaps)} could take it: ${arrMoney(column.arr, currency)}`,
    })),
    lines: rows.map((row) => ({
      account: row.account,
      name: row.name,
      note: [row.segment, bandName(row.band), row.owner].filter(Boolean).join(' · '),
      isCovered: row.is_covered,
      likely: arrMoney(row.likely_arr, currency),
      cells: shown.map(({ column, index }) => cellOf(row, index, column, currency)),
    })),
    rest: rows.length < total ? `${wholeNumber(rows.length)} of ${plural(total, 'account')} with a gap` : null,
    table: tableOf(report),
  };
}

const tableOf = ({ rows, columns, currency }: WhitespaceInput): TwinTable => ({
  fileName: 'whitespace',
  columns: [
    ...[textColumn('Account'), textColumn('Id'), textColumn('Product'), textColumn('Kind'), numberColumn('Worth, ARR')],
    textColumn('How it was come by'),
  ],
  rows: rows.flatMap((row) =>
    row.gaps.map((gap) => {
      const column = columns[gap.column];
      return [
        ...[textCell(row.name), textCell(row.account), textCell(column === undefined ? '' : nameOf(column))],
        ...[textCell(column?.is_step ? 'next plan' : 'to add'), moneyCell(gap.arr, currency)],
        textCell(basisWords(gap, row)),
      ];
    }),
  ),
});
