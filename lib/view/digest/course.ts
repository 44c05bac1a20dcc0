/** NRR month by month as columns on 100%: what existing customers added above it, or are short of it. */
import type { RetentionReport } from '@/lib/domain/report';
import { monthText, monthTick, percent } from '../format';

export interface CourseColumn {
  period: string;
  /** 'Nov 2026' */
  name: string;
  /** Short, for the foot: 'Nov'. */
  tick: string;
  /** '108.9%' */
  text: string;
  /** Its height as a share of the tallest; below 100% negative. */
  height: number;
  /** NRR at the end of the data, not of a month. */
  isToDate: boolean;
}

export interface CourseModel {
  finding: string;
  description: string;
  columns: CourseColumn[];
  /** Shares of the tallest that the columns reach above 100% and below it. */
  above: number;
  below: number;
  /** For whom does not see it. */
  words: string;
}

const MONTHS = 13;
const BASE = 1;

function findingOf(columns: readonly CourseColumn[]): string {
  const under = columns.filter(({ height }) => height < 0).length;
  const count = columns.length;
  // Exactly 100% is not above it.
  const level = columns.some(({ height }) => height === 0) ? 'at 100% or above' : 'above 100%';
  if (under === 0) return `NRR stood ${level} in each of the last ${count} months`;
  if (under === count) return `NRR stood below 100% in each of the last ${count} months`;
  return `NRR stood ${level} in ${count - under} of the last ${count} months`;
}

/** Null where fewer than two months have a rate: one column tells nothing. */
export function prepareCourse({ rows, current }: RetentionReport): CourseModel | null {
  const closed = rows.map(({ period, nrr }) => ({ period, nrr, isToDate: false }));
  const month = current?.day.slice(0, 7) ?? '';
  const isOpen = current !== null && closed.at(-1)?.period !== month;
  const all = isOpen ? [...closed, { period: month, nrr: current.nrr, isToDate: true }] : closed;
  const known = all.slice(-MONTHS).flatMap(({ nrr, ...rest }) => (nrr === null ? [] : [{ ...rest, nrr }]));
  if (known.length < 2) return null;
  const tallest = Math.max(...known.map(({ nrr }) => Math.abs(nrr - BASE)), Number.EPSILON);
  const columns = known.map(({ period, nrr, isToDate }) => ({
    period,
    name: monthText(period),
    tick: monthTick(period),
    text: percent(nrr),
    height: (nrr - BASE) / tallest,
    isToDate,
  }));
  return {
    finding: findingOf(columns),
    description: `NRR over 12 months at each month's end, drawn from 100% up${isOpen ? '; the last one to date' : ''}`,
    columns,
    above: Math.max(0, ...columns.map(({ height }) => height)),
    below: Math.max(0, ...columns.map(({ height }) => -height)),
    words: columns.map(({ name, text }) => `${name} ${text}`).join(', '),
  };
}
