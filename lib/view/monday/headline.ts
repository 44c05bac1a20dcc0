/** The headline strip: each figure with its changes, its recent course, its interval, and what the interval means in words. */
import { type Day, formatDay, parseDay } from '@/lib/domain/day';
import type { MovementRow, MovementsReport, RetentionFigures, RetentionReport } from '@/lib/domain/report';
import { windowStart } from '@/lib/domain/retention';
import {
  arrMoney,
  compactMoney,
  dayText,
  monthText,
  percent,
  percentNumber,
  signedMoney,
  signedPoints,
  signedWhole,
  wholeNumber,
} from '../format';

export type HeadlineKey = 'nrr' | 'grr' | 'arr' | 'accounts' | 'logo';

export interface Change {
  /** '1 month' */
  span: string;
  text: string;
  /** Better, worse, or neither. */
  tone: 'good' | 'bad' | 'flat';
}

export interface Track {
  /** Shares of the track's width, 0 to 1. */
  low: number;
  value: number;
  high: number;
}

export interface HeadlineCard {
  key: HeadlineKey;
  /** Slug of the catalogue. */
  metric: string;
  value: string;
  /** The figure to the last unit, for hover and screen readers. */
  exact: string;
  /** What the figure spans: '12 months to 15 Nov 2026'. */
  span: string;
  changes: Change[];
  /** Oldest first; null is a gap. */
  spark: (number | null)[];
  track: Track | null;
  caption: string;
}

/** Days before data-through that the headline compares with; the order of `at` in the question. */
export const COMPARED_SPANS = ['1 week', '1 month', '3 months', '1 year'] as const;

/** The days of `COMPARED_SPANS` before data-through: a week, and the same day one, three and twelve months earlier. */
export function comparedDays(dataThrough: Day): Day[] {
  const day = parseDay(dataThrough);
  if (day === null) return [];
  return [day - 7, ...[1, 3, 12].map((months) => windowStart(day, months))].map(formatDay);
}

const SPARK_MONTHS = 13;
const MONTHS_BACK = [
  ['1 month', 1],
  ['3 months', 3],
  ['1 year', 12],
] as const;

const toneOf = (difference: number, shown: string): Change['tone'] =>
  /[1-9]/.test(shown) ? (difference > 0 ? 'good' : 'bad') : 'flat';

type Rate = 'nrr' | 'grr' | 'logo';

/** Changes of a rate against the same window ending on earlier days; a day without a rate is left out. */
function rateChanges(report: RetentionReport, rate: Rate): Change[] {
  const now = report.current?.[rate] ?? null;
  if (now === null) return [];
  return COMPARED_SPANS.flatMap((span, index) => {
    const then = report.at?.[index]?.[rate] ?? null;
    if (then === null) return [];
    const text = signedPoints(now - then);
    return [{ span, text, tone: toneOf(now - then, text) }];
  });
}

/** A scale wide enough for the interval, in steps of ten points, so that it rarely moves from week to week. */
function trackOf(low: number, value: number, high: number): Track {
  const from = Math.floor((Math.min(low, value) - 0.02) * 10) / 10;
  const to = Math.ceil((Math.max(high, value) + 0.02) * 10) / 10;
  const share = (ratio: number): number => (ratio - from) / (to - from);
  return { low: share(low), value: share(value), high: share(high) };
}

/** '90% interval 103.8 to 114.1%', or why there is none. */
export function intervalText(figures: RetentionFigures, rate: Rate): string {
  const low = figures[`${rate}_low`];
  const high = figures[`${rate}_high`];
  if (figures[rate] === null) return 'No account was active a window earlier';
  if (low === null || high === null) return 'Too few accounts for an interval';
  return `90% interval ${percentNumber(low)} to ${percent(high)}`;
}

function rateCard(key: Rate, metric: string, report: RetentionReport): HeadlineCard {
  const figures = report.current;
  const value = figures?.[key] ?? null;
  const low = figures?.[`${key}_low`] ?? null;
  const high = figures?.[`${key}_high`] ?? null;
  const exact =
    figures && value !== null && key !== 'logo'
      ? `${(value * 100).toFixed(4)}% of ${arrMoney(figures.start_arr, report.currency)}`
      : percent(value);
  return {
    key,
    metric,
    value: percent(value),
    exact,
    span: `${report.window} months`,
    changes: rateChanges(report, key),
    spark: report.rows.slice(-SPARK_MONTHS).map((row) => row[key]),
    track: value === null || low === null || high === null ? null : trackOf(low, value, high),
    caption: figures ? intervalText(figures, key) : 'No data yet',
  };
}

function monthChanges(
  rows: MovementRow[],
  read: (row: MovementRow) => number,
  show: (value: number) => string,
): Change[] {
  const last = rows.at(-1);
  if (!last) return [];
  return MONTHS_BACK.flatMap(([span, months]) => {
    const then = rows.at(-1 - months);
    if (!then) return [];
    const difference = read(last) - read(then);
    return [{ span, text: show(difference), tone: toneOf(difference, show(difference)) }];
  });
}

function arrCard(report: MovementsReport): HeadlineCard {
  const { rows, currency } = report;
  const arr = rows.at(-1)?.end_arr ?? 0;
  return {
    key: 'arr',
    metric: 'arr',
    value: compactMoney(arr, currency),
    exact: arrMoney(arr, currency),
    span: report.data_through ? dayText(report.data_through) : '',
    changes: monthChanges(
      rows,
      (row) => row.end_arr,
      (value) => signedMoney(value, currency),
    ),
    spark: rows.slice(-SPARK_MONTHS).map((row) => row.end_arr),
    track: null,
    caption: `${arrMoney(Math.round(arr / 12), currency)} a month`,
  };
}

function accountsCard(report: MovementsReport): HeadlineCard {
  const { rows } = report;
  const last = rows.at(-1);
  const count = last?.accounts.end ?? 0;
  const arpa = last && count > 0 ? arrMoney(Math.round(last.end_arr / count), report.currency) : null;
  return {
    key: 'accounts',
    metric: 'active_accounts',
    value: wholeNumber(count),
    exact: wholeNumber(count),
    span: report.data_through ? dayText(report.data_through) : '',
    changes: monthChanges(rows, (row) => row.accounts.end, signedWhole),
    spark: rows.slice(-SPARK_MONTHS).map((row) => row.accounts.end),
    track: null,
    caption: arpa === null ? 'No active account' : `${arpa} ARR each`,
  };
}

/** The five figures in the order they are shown, the hero first. */
export function prepareHeadline(retention: RetentionReport, movements: MovementsReport): HeadlineCard[] {
  return [
    rateCard('nrr', 'nrr', retention),
    rateCard('grr', 'grr', retention),
    arrCard(movements),
    accountsCard(movements),
    rateCard('logo', 'logo_retention', retention),
  ];
}

/** 'October closed at 108.9%': the last closed month, beside the headline. */
export function lastClosed(retention: RetentionReport): string | null {
  const row = retention.rows.at(-1);
  return row && row.nrr !== null ? `${monthText(row.period)} closed at ${percent(row.nrr)}` : null;
}
