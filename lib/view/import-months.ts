/** ARR and NRR month by month, as they are and as they would be: a small chart, and a table of the months that differ. */
import { parseMonth } from '../domain/day';
import { type Axis, niceAxis, spreadApart } from './axis';
import {
  arrMoney,
  axisMoney,
  compactMoney,
  monthText,
  NO_FIGURE,
  percent,
  signedArrMoney,
  signedPoints,
} from './format';
import { counted } from './import-words';

export interface MonthEffect {
  /** '2026-03'; figures of its end. */
  month: string;
  /** Smallest units; null: the ledger does not reach that month. */
  arr_before: number | null;
  arr_after: number | null;
  /** Over twelve months. */
  nrr_before: number | null;
  nrr_after: number | null;
}

export interface MonthRow {
  month: string;
  label: string;
  arrBefore: string;
  arrAfter: string;
  arrChange: string;
  nrrBefore: string;
  nrrAfter: string;
  nrrChange: string;
}

export interface MonthLine {
  key: 'before' | 'after';
  /** Paths in a field of 100 by 100, from the left and from the top. */
  paths: string[];
  /** Points that have no neighbour to be joined with. */
  dots: { x: number; y: number }[];
  end: { label: string; share: number } | null;
}

export interface MonthMark {
  label: string;
  /** From the left, 0 to 1. */
  share: number;
}

export interface MonthsModel {
  /** "ARR changes in 14 of 24 months". */
  title: string;
  /** Months that differ, the latest first. */
  rows: MonthRow[];
  /** There were figures before; without them there is nothing to compare with. */
  hasBefore: boolean;
  /** "10 months stay the same." */
  unchanged: string | null;
  lines: MonthLine[];
  marks: MonthMark[];
  ticks: { label: string; share: number }[];
  /** The chart in words. */
  summary: string;
}

/** End labels of one line of text each do not touch from this share of the chart's height on. */
const LABEL_GAP = 0.16;
/** Marks along the months do not touch on a phone. */
const MARK_GAP = 0.34;
const MOST_JANUARIES = 2;

const differs = (row: MonthEffect): boolean => row.arr_before !== row.arr_after || row.nrr_before !== row.nrr_after;

const money = (minor: number | null, currency: string): string =>
  minor === null ? NO_FIGURE : arrMoney(minor, currency);

function rowOf(row: MonthEffect, currency: string): MonthRow {
  const arr = (row.arr_after ?? 0) - (row.arr_before ?? 0);
  const bothRates = row.nrr_before !== null && row.nrr_after !== null;
  return {
    month: row.month,
    label: monthText(row.month),
    arrBefore: money(row.arr_before, currency),
    arrAfter: money(row.arr_after, currency),
    arrChange: arr === 0 ? 'same' : signedArrMoney(arr, currency),
    nrrBefore: percent(row.nrr_before),
    nrrAfter: percent(row.nrr_after),
    nrrChange: bothRates ? `${signedPoints((row.nrr_after ?? 0) - (row.nrr_before ?? 0))} pt` : NO_FIGURE,
  };
}

interface Place {
  x: number;
  y: number;
}

/** Where a month stands from the left: 0 to 1. */
function sharesOf(months: readonly MonthEffect[]): number[] {
  const numbers = months.map(({ month }) => parseMonth(month) ?? 0);
  const first = numbers[0] ?? 0;
  const span = Math.max(1, (numbers.at(-1) ?? 0) - first);
  return numbers.map((number) => (number - first) / span);
}

/** Runs of months one after the other that have a value; a month that is not told of is a gap. */
function runsOf(months: readonly MonthEffect[], key: MonthLine['key'], axis: Axis): Place[][] {
  const shares = sharesOf(months);
  const runs: Place[][] = [];
  let before: number | null = null;
  for (const [at, row] of months.entries()) {
    const value = row[`arr_${key}`];
    const number = parseMonth(row.month) ?? 0;
    if (value === null) {
      before = null;
      continue;
    }
    if (before === null || number !== before + 1) runs.push([]);
    before = number;
    runs.at(-1)?.push({ x: (shares[at] ?? 0) * 100, y: (1 - (value - axis.from) / (axis.to - axis.from)) * 100 });
  }
  return runs;
}

const round = (value: number): string => value.toFixed(2).replace(/\.?0+$/, '');

const pathOf = (run: readonly Place[]): string =>
  run.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');

function lineOf(key: MonthLine['key'], months: readonly MonthEffect[], axis: Axis): MonthLine {
  const runs = runsOf(months, key, axis);
  return {
    key,
    paths: runs.filter((run) => run.length > 1).map(pathOf),
    dots: runs.filter((run) => run.length === 1).flat(),
    end: null,
  };
}

function endsOf(last: MonthEffect | undefined, axis: Axis, currency: string): Map<MonthLine['key'], MonthLine['end']> {
  const ends: [MonthLine['key'], number][] = [];
  if (last?.arr_after != null) ends.push(['after', last.arr_after]);
  if (last?.arr_before != null && last.arr_before !== last.arr_after) ends.push(['before', last.arr_before]);
  const shares = spreadApart(
    ends.map(([, value]) => 1 - (value - axis.from) / (axis.to - axis.from)),
    LABEL_GAP,
  );
  const word = (key: MonthLine['key']): string => (ends.length === 1 ? 'ARR' : key === 'after' ? 'after' : 'now');
  return new Map(
    ends.map(([key, value], at) => [
      key,
      { label: `${word(key)} ${compactMoney(value, currency)}`, share: shares[at] ?? 0 },
    ]),
  );
}

/** First and last month, and as many Januaries between as find room. */
function marksOf(months: readonly MonthEffect[]): MonthMark[] {
  const shares = sharesOf(months);
  const last = months.length - 1;
  if (last < 0) return [];
  const edge = { label: monthText(months[0]?.month ?? ''), share: 0 };
  if (last === 0) return [edge];
  const januaries = months
    .map(({ month }, at) => ({ label: month.slice(0, 4), isJanuary: month.endsWith('-01'), share: shares[at] ?? 0 }))
    .filter(({ isJanuary, share }) => isJanuary && share >= MARK_GAP && share <= 1 - MARK_GAP);
  const every = Math.max(1, Math.ceil(januaries.length / MOST_JANUARIES));
  return [
    edge,
    ...januaries.filter((_, at) => at % every === 0).map(({ label, share }) => ({ label, share })),
    { label: monthText(months[last]?.month ?? ''), share: 1 },
  ];
}

/** Null where no month has a figure. */
export function prepareMonths(months: readonly MonthEffect[], currency: string): MonthsModel | null {
  const amounts = months.flatMap(({ arr_before: before, arr_after: after }) =>
    [before, after].filter((value) => value !== null),
  );
  if (amounts.length === 0) return null;
  const changed = months.filter(differs);
  const axis = niceAxis(0, Math.max(...amounts, 1), 2);
  const texts = axisMoney(axis.ticks, currency);
  const last = months.at(-1);
  const ends = endsOf(last, axis, currency);
  const anyBefore = months.some((row) => row.arr_before !== null);
  const lines = (['before', 'after'] as const)
    .map((key) => lineOf(key, months, axis))
    .map((line) => ({ ...line, end: ends.get(line.key) ?? null }));
  const same = months.length - changed.length;
  return {
    title: titleOf(changed.length, months.length, anyBefore),
    rows: changed.map((row) => rowOf(row, currency)).reverse(),
    hasBefore: anyBefore,
    unchanged:
      same > 0 && changed.length > 0 ? `${counted(same, 'month')} ${same === 1 ? 'stays' : 'stay'} the same.` : null,
    lines: anyBefore ? lines : lines.filter((line) => line.key === 'after'),
    marks: marksOf(months),
    ticks: axis.ticks.map((tick, at) => ({
      label: texts[at] ?? '',
      share: 1 - (tick - axis.from) / (axis.to - axis.from),
    })),
    summary: summaryOf(months, currency),
  };
}

function titleOf(changed: number, all: number, anyBefore: boolean): string {
  if (!anyBefore) return `ARR by month, ${counted(all, 'month')}`;
  if (changed === 0) return 'No month’s figures change';
  return `Figures change in ${changed === all ? 'all' : `${changed} of`} ${counted(all, 'month')}`;
}

function summaryOf(months: readonly MonthEffect[], currency: string): string {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return '';
  const after = `ARR from ${money(first.arr_after, currency)} at the end of ${monthText(first.month)} to ${money(last.arr_after, currency)} at the end of ${monthText(last.month)}`;
  return last.arr_before === null || last.arr_before === last.arr_after
    ? `${after}.`
    : `${after}; ${money(last.arr_before, currency)} without these files.`;
}
