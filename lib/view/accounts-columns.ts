/** The columns that the table of accounts can show. */
import type { AccountRow } from '@/lib/domain/report';
import { stateNames } from './accounts';
import { attributeName } from './filters';
import { dayText, formatExactMoney, NO_FIGURE, signedExactMoney, signedPoints } from './format';
import {
  changeCell,
  moneyCell,
  numberColumn,
  ratioCell,
  type TwinCell,
  type TwinColumn,
  textCell,
  textColumn,
} from './twin';

export interface AccountsColumn {
  /** As the address and the question's `sort` name it. */
  key: string;
  name: string;
  /** What exactly it shows. */
  hint: string;
  numeric: boolean;
  /** Pixels. */
  width: number;
  /** What a row shows in it. */
  text(row: AccountRow): string;
  plain: TwinColumn;
  cell(row: AccountRow): TwinCell;
}

/** What the columns of a list are of. */
export interface ColumnsOf {
  currency: string;
  /** The days at which ARR is compared. */
  from: string | null;
  day: string | null;
  /** Slugs of attributes there are. */
  attributes: readonly string[];
}

const ATTRIBUTE = 'attr.';

const signedPercent = (ratio: number): string => `${signedPoints(ratio)}%`;

const dayCellOf = (day: string | null): TwinCell => textCell(day === null ? '' : dayText(day), day ?? '');

const dated = (
  key: 'since' | 'until' | 'last_change_on' | 'renews_on',
  name: string,
  hint: string,
): AccountsColumn => ({
  key,
  name,
  hint,
  numeric: false,
  width: 100,
  text: (row) => (row[key] === null ? NO_FIGURE : dayText(row[key])),
  plain: textColumn(key),
  cell: (row) => dayCellOf(row[key]),
});

function money(key: 'arr' | 'mrr' | 'start_arr', name: string, hint: string, currency: string): AccountsColumn {
  return {
    key,
    name,
    hint,
    numeric: true,
    width: 122,
    text: (row) => formatExactMoney(row[key], currency),
    plain: numberColumn(name, `${key}_${currency}`),
    cell: (row) => moneyCell(row[key], currency),
  };
}

const attribute = (slug: string): AccountsColumn => ({
  key: ATTRIBUTE + slug,
  name: attributeName(slug),
  hint: `${attributeName(slug)}, as it is now`,
  numeric: false,
  width: 104,
  text: (row) => row.attributes[slug] ?? NO_FIGURE,
  plain: textColumn(slug),
  cell: (row) => textCell(row.attributes[slug] ?? ''),
});

/** Every column there is, in the order in which they are offered. */
export function allColumns({ currency, from, day, attributes }: ColumnsOf): AccountsColumn[] {
  const [start, end] = [from, day].map((on) => (on === null ? 'the day' : dayText(on)));
  return [
    {
      key: 'state',
      name: 'State',
      hint: `What became of it from ${start} to ${end}`,
      numeric: false,
      width: 106,
      text: (row) => stateNames[row.state],
      plain: textColumn('state'),
      cell: (row) => textCell(stateNames[row.state]),
    },
    money('arr', 'ARR', `ARR on ${end}`, currency),
    money('mrr', 'MRR', `MRR on ${end}: ARR divided by twelve, each rounded by itself`, currency),
    money('start_arr', 'ARR before', `ARR on ${start}`, currency),
    {
      key: 'change_arr',
      name: 'Change',
      hint: `Change of ARR since ${start}`,
      numeric: true,
      width: 124,
      text: (row) => (row.change_arr === 0 ? NO_FIGURE : signedExactMoney(row.change_arr, currency)),
      plain: numberColumn('Change', `change_arr_${currency}`),
      cell: (row) => changeCell(row.change_arr, currency),
    },
    {
      key: 'growth',
      name: 'Growth',
      hint: `Change since ${start} as a share of ARR then; none where there was no ARR`,
      numeric: true,
      width: 88,
      text: ({ start_arr, change_arr }) => (start_arr === 0 ? NO_FIGURE : signedPercent(change_arr / start_arr)),
      plain: numberColumn('Growth', 'growth'),
      cell: ({ start_arr, change_arr }) => ratioCell(start_arr === 0 ? null : change_arr / start_arr),
    },
    dated('since', 'Since', 'First day with ARR'),
    dated('until', 'Until', 'Last day with ARR, of accounts that have none any more'),
    dated('last_change_on', 'Last change', 'The last day on which its ARR changed'),
    dated('renews_on', 'Renews', 'The next day on which a term of it ends'),
    ...attributes.map(attribute),
  ];
}

/** What a list can be sorted by, where its heads are not shown: each in its natural order first. */
export const sortChoices = (of: ColumnsOf): { value: string; label: string }[] => [
  { value: 'name', label: 'Account' },
  ...allColumns(of).map(({ key, name, numeric }) => ({ value: numeric ? `-${key}` : key, label: name })),
];

interface Attribute {
  slug: string;
  values: readonly { value: string }[];
}

/** Attributes that any account has, by their slugs: a column of nothing is not offered. */
export const heldAttributes = (attributes: readonly Attribute[]): string[] =>
  attributes.filter(({ values }) => values.some(({ value }) => value !== '')).map(({ slug }) => slug);

const USUAL = ['state', 'arr', 'change_arr', 'since', 'renews_on'];
/** Where no attribute is there to stand beside them. */
const USUAL_ALONE = ['state', 'arr', 'change_arr', 'growth', 'since', 'last_change_on', 'renews_on'];
const USUAL_ATTRIBUTES = ['plan', 'segment', 'owner'];

/** The keys of the columns shown where none are chosen. */
export function usualColumns(attributes: readonly string[]): string[] {
  const held = USUAL_ATTRIBUTES.filter((slug) => attributes.includes(slug)).map((slug) => ATTRIBUTE + slug);
  return held.length === 0 ? USUAL_ALONE : [...USUAL, ...held];
}

/** The columns chosen, as far as there are such; the usual ones where none is. */
export function shownColumns(of: ColumnsOf, chosen: readonly string[]): AccountsColumn[] {
  const all = new Map(allColumns(of).map((column) => [column.key, column]));
  const named = chosen.flatMap((key) => all.get(key) ?? []);
  if (named.length > 0) return named;
  return usualColumns(of.attributes).flatMap((key) => all.get(key) ?? []);
}

/** Of the box to tick, and of a name with its id. */
const FIXED_PX = 44 + 220;

/** The width below which the table scrolls sideways in its place, in pixels. */
export const leastWidth = (columns: readonly AccountsColumn[]): number =>
  columns.reduce((sum, { width }) => sum + width, FIXED_PX);

/** At 13 px and weight 600; the air at both sides. */
const PIXELS_A_LETTER = 7.7;
const AIR_PX = 26;

/** Columns as wide as their sums need, by key. */
export const fittedColumns = (
  columns: readonly AccountsColumn[],
  sums: Readonly<Record<string, string>>,
): AccountsColumn[] =>
  columns.map((column) => ({
    ...column,
    width: Math.max(column.width, Math.ceil((sums[column.key] ?? '').length * PIXELS_A_LETTER + AIR_PX)),
  }));

/** A column more or less, in the order in which they are offered; none named where it comes to the usual ones. */
export function columnToggled(of: ColumnsOf, shown: readonly string[], key: string): string[] {
  const wanted = shown.includes(key) ? shown.filter((each) => each !== key) : [...shown, key];
  const ordered = allColumns(of)
    .map((column) => column.key)
    .filter((each) => wanted.includes(each));
  const usual = usualColumns(of.attributes);
  const isUsual = ordered.length === usual.length && ordered.every((each) => usual.includes(each));
  return isUsual ? [] : ordered;
}
