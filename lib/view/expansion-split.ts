/** Expansion by an attribute or by product: who brings it, from what, and whether it is more than their share of ARR. */
import type { MovementsReport } from '@/lib/domain/report';
import { type Source, sources } from '@/lib/domain/source';
import type { Drill } from './drill-text';
import { perGrid, periodText, spanText } from './expansion-periods';
import { closedTotals, wholePercent } from './expansion-sources';
import { attributeName } from './filters';
import { arrMoney, formatExactMoney, NO_FIGURE, percent } from './format';
import { moneyCell, numberColumn, ratioCell, type TwinTable, textCell, textColumn } from './twin';
import { valueName } from './value-names';

export const BY_PRODUCT = 'product';
/** An attribute with more values is a list of accounts, not a split. */
const MOST_VALUES = 24;
const MOST_ROWS = 10;
/** What a split begins with, where the ledger has it. */
const usual = ['segment', 'owner', 'channel', 'region', 'industry'];

export interface SplitChoice {
  value: string;
  label: string;
}

interface Splittable {
  attributes: readonly { slug: string; values: readonly unknown[] }[];
  products: readonly string[];
}

/** The attributes with few enough values, what people ask for first; then the product. */
export function splitChoices({ attributes, products }: Splittable): SplitChoice[] {
  const fit = attributes
    .filter(({ values }) => values.length > 1 && values.length <= MOST_VALUES)
    .map(({ slug }) => slug);
  const first = usual.filter((slug) => fit.includes(slug));
  const others = fit.filter((slug) => !first.includes(slug));
  return [
    ...[...first, ...others].map((slug) => ({ value: slug, label: attributeName(slug) })),
    ...(products.length > 1 ? [{ value: BY_PRODUCT, label: 'Product' }] : []),
  ];
}

/** What is asked for where it can be, else the first choice; null where nothing can be split. */
export const splitBy = (choices: readonly SplitChoice[], asked: string): string | null =>
  (choices.find(({ value }) => value === asked) ?? choices[0])?.value ?? null;

export interface SplitRow {
  key: string;
  name: string;
  /** Sources one after the other, as shares of the longest row's bar. */
  bar: { source: Source; from: number; to: number }[];
  amount: string;
  exact: string;
  share: string;
  /** Its part of the ARR at the periods' starts. */
  base: string;
  price: string;
  rate: string;
  last: { text: string; exact: string; figure: Drill | null };
}

export interface Split {
  finding: string;
  description: string;
  /** Of the period in the last column. */
  lastLabel: string;
  rateLabel: string;
  rows: SplitRow[];
  total: Omit<SplitRow, 'bar'>;
  /** Few rows: they may stand further apart. */
  isRoomy: boolean;
  /** How many more there are in the table behind. */
  left: number;
  empty: string | null;
  table: TwinTable;
}

interface Part {
  key: string;
  expansion: number;
  start: number;
  bySource: Record<Source, number>;
  last: number;
}

const startOf = (rows: MovementsReport['rows']): number =>
  rows.filter(({ partial }) => !partial).reduce((sum, { start_arr }) => sum + start_arr, 0);

function partOf(key: string, rows: MovementsReport['rows'], period: string): Part {
  const { expansion, bySource } = closedTotals(rows);
  return {
    key,
    expansion,
    bySource,
    start: startOf(rows),
    last: rows.find((row) => row.period === period)?.expansion ?? 0,
  };
}

const ratioOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function barOf(part: Part, longest: number): SplitRow['bar'] {
  let at = 0;
  return sources.flatMap((source) => {
    const length = part.bySource[source] / longest;
    if (length === 0) return [];
    const from = at;
    at += length;
    return [{ source, from, to: at }];
  });
}

/** A product by its name, an attribute's value in words. */
const groupName = (by: string, key: string, currency: string): string =>
  by === BY_PRODUCT ? key : valueName(by, key, currency);

function findingOf(by: string, parts: readonly Part[], whole: Part, currency: string): string {
  const [first] = parts;
  if (!first || whole.expansion === 0) return 'No existing customer expanded in these periods';
  const name = (by === 'arr_band' ? 'The band ' : '') + groupName(by, first.key, currency);
  const share = wholePercent(first.expansion / whole.expansion);
  const base = ratioOf(first.start, whole.start);
  return base === null
    ? `${name} brings ${share} of expansion`
    : `${name} brings ${share} of expansion from ${wholePercent(base)} of ARR`;
}

/** `period`: the one whose figures open. */
export function prepareSplit(report: MovementsReport, by: string, period: string): Split {
  const { currency, grid, groups = [] } = report;
  const whole = partOf('', report.rows, period);
  const all = groups
    .map(({ key, rows }) => partOf(key, rows, period))
    .filter(({ start, expansion, last }) => start + expansion + last > 0)
    .sort((a, b) => b.expansion - a.expansion || b.start - a.start);
  const longest = Math.max(...all.map(({ expansion }) => expansion), 1);
  const isProduct = by === BY_PRODUCT;
  const cellsOf = (part: Part, figure: Drill | null) => ({
    key: part.key,
    name: groupName(by, part.key, currency),
    amount: arrMoney(part.expansion, currency),
    exact: formatExactMoney(part.expansion, currency),
    share: whole.expansion === 0 ? NO_FIGURE : wholePercent(part.expansion / whole.expansion),
    base: whole.start === 0 ? NO_FIGURE : wholePercent(part.start / whole.start),
    price: part.expansion === 0 ? NO_FIGURE : wholePercent(part.bySource.price / part.expansion),
    rate: percent(ratioOf(part.expansion, part.start)),
    last: { text: arrMoney(part.last, currency), exact: formatExactMoney(part.last, currency), figure },
  });
  const figureOf = (part: Part): Drill | null =>
    part.last === 0 ? null : { metric: 'expansion', period, where: [`${by}=${part.key}`] };
  const closed = closedTotals(report.rows).periods;
  return {
    finding: findingOf(by, all, whole, currency),
    description: `Expansion of the ${spanText(closed, grid)}, ARR; bars by source. Of ARR: its part of what was there at the ${grid}s’ starts.`,
    lastLabel: periodText(period),
    rateLabel: `Average rate ${perGrid(grid)}`,
    rows: all.slice(0, MOST_ROWS).map((part) => ({
      ...cellsOf(part, figureOf(part)),
      bar: barOf(part, longest),
    })),
    total: { ...cellsOf(whole, whole.last === 0 ? null : { metric: 'expansion', period }), name: 'All' },
    isRoomy: all.length <= 4,
    left: Math.max(all.length - MOST_ROWS, 0),
    empty: all.length > 0 ? null : 'No account has a value here.',
    table: {
      fileName: `expansion-by-${by}`,
      columns: [
        textColumn(isProduct ? 'Product' : attributeName(by)),
        numberColumn('Expansion', `Expansion (ARR, ${currency})`),
        numberColumn('Price', `Price (ARR, ${currency})`),
        numberColumn('Share'),
        numberColumn('Of ARR'),
        numberColumn('Rate'),
      ],
      rows: all.map((part) => [
        textCell(groupName(by, part.key, currency), part.key),
        moneyCell(part.expansion, currency),
        moneyCell(part.bySource.price, currency),
        ratioCell(ratioOf(part.expansion, whole.expansion)),
        ratioCell(ratioOf(part.start, whole.start)),
        ratioCell(ratioOf(part.expansion, part.start)),
      ]),
    },
  };
}
