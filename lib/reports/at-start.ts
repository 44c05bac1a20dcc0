/** Segments by the attribute's value at the start of each window or period, for the reports that have windows. */
import { type AccountGroups, fixedGroups, type GroupRows, groupLists, movingGroups } from '@/lib/domain/account-groups';
import { type DayNumber, formatDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { parsePeriod } from '@/lib/domain/grid';
import type { PeriodsQuery } from '@/lib/domain/movements';
import type { Group, RetentionOnDay, RetentionReport, RetentionRow, WithMoves } from '@/lib/domain/report';
import { retentionRows, retentionsOn } from '@/lib/domain/retention';
import { splitOverTime } from '@/lib/domain/segments';
import { type DayEnd, rowsAtStart, type Span, type StartSegment } from '@/lib/domain/segments-at-start';
import { dayBefore, windowStart } from '@/lib/domain/window';
import type { ReportQuery } from './query';

const NOBODY = new Int32Array(0);

/** Whether the question's segments are those of each window's start. */
export const isAtStart = ({ attrAt, where, by }: ReportQuery): boolean =>
  attrAt === 'start' && (where.length > 0 || by !== null);

type RetentionParts = Pick<RetentionReport, 'rows' | 'current' | 'at' | 'groups'>;

/** Rows, the current window and those of the days asked for, each over the accounts of its own start. */
export function retentionAtStart(facts: Facts, query: ReportQuery, through: DayNumber): RetentionParts {
  const { from, to, where, by, windowMonths } = query;
  const windowTo = (end: DayNumber): Span => ({ start: windowStart(end, windowMonths), end });
  const onDay = (end: DayNumber, lists: (Int32Array | null)[]): RetentionOnDay[] =>
    retentionsOn(facts, end, windowMonths, lists).map((figures) => ({ day: formatDay(end), ...figures }));
  const ofMonth = (end: DayNumber, lists: Int32Array[]): RetentionRow[] =>
    lists.map((accounts) => retentionRows(facts, { window: windowMonths, from: end, to: end, accounts })[0]!);
  const months = retentionRows(facts, { window: windowMonths, from, to, accounts: NOBODY }).map(({ period }) =>
    windowTo(parsePeriod(period)!.end),
  );
  const days = [through, ...query.at].map(windowTo);
  const split = (slug: string | null) => {
    const segments = splitOverTime(facts, where, slug);
    return {
      rows: rowsAtStart(facts, segments, months, true, (...starts) => ofEachWindow(starts, months, ofMonth)),
      onDays: rowsAtStart(facts, segments, days, true, (...starts) => ofEachWindow(starts, days, onDay)),
    };
  };
  const parts: RetentionParts = { rows: [], current: null };
  let at: RetentionOnDay[];
  if (where.length === 0) {
    parts.rows = retentionRows(facts, { window: windowMonths, from, to, accounts: null });
    [parts.current = null, ...at] = days.map(({ end }) => onDay(end, [null])[0]!);
  } else {
    const whole = split(null);
    parts.rows = rowsOf(whole.rows, '');
    [parts.current = null, ...at] = rowsOf(whole.onDays, '');
  }
  if (query.at.length > 0) parts.at = at;
  if (by === null) return parts;
  const { rows, onDays } = split(by);
  parts.groups = onDays
    .filter(({ hasMembers }, index) => hasMembers || rows[index]?.hasMembers)
    .map(({ key, rows: [now = null] }) => ({ key, rows: rowsOf(rows, key), current: now }));
  return parts;
}

/** Rows of each segment, one for each window, whose accounts are those of its own start. */
function ofEachWindow<Row>(
  [starts, count]: [DayEnd[], number],
  windows: readonly Span[],
  rowsOf: (end: DayNumber, lists: Int32Array[]) => Row[],
): Row[][] {
  const rows = windows.map(({ end }, window) => {
    const { places, balances } = starts[window]!;
    return rowsOf(end, groupLists(places, count, balances));
  });
  return Array.from({ length: count }, (_, group) => rows.map((ofGroups) => ofGroups[group]!));
}

const rowsOf = <Row>(segments: StartSegment<Row>[], key: string) =>
  segments.find((segment) => segment.key === key)?.rows ?? [];

interface PeriodParts<Row> {
  rows: WithMoves<Row>[];
  groups?: Group<WithMoves<Row>>[];
}

/**
 * Rows, each over the accounts of its own period's start; `periodsOf` gives those of each of some groups of accounts.
 * `own`: facts of the revenue that moves between segments, where it is that of some products.
 */
export function periodsAtStart<Row extends { period: string }>(
  facts: Facts,
  query: ReportQuery,
  periodsOf: (query: PeriodsQuery, groups: AccountGroups) => GroupRows<Row>,
  own = facts,
): PeriodParts<Row> {
  const { grid, from, where, by } = query;
  const periods = periodsOf(query, fixedGroups(facts, [NOBODY])).total.map(({ period }): Span => {
    const { start, end } = parsePeriod(period)!;
    return { start: dayBefore(facts, start), end: Math.min(end, facts.dataThrough) };
  });
  // Some have rows of closed periods alone.
  const asked = { grid, from, to: periods.at(-1)?.end ?? Number.NEGATIVE_INFINITY };
  const split = (slug: string | null) => {
    let total: Row[] = [];
    const segments = rowsAtStart(own, splitOverTime(facts, where, slug), periods, false, (starts, count) => {
      const placesIn = starts.map(({ places }) => places);
      const rows = periodsOf(asked, movingGroups(facts, placesIn, count));
      total = rows.total;
      return rows.groups;
    });
    return { total, segments };
  };
  const { total, segments } = split(by);
  // Whom a filter takes may change as well: they are a segment, and what moved in and out of it is told.
  const ofFilter = () => rowsOf(by === null ? segments : split(null).segments, '');
  const parts: PeriodParts<Row> = { rows: where.length === 0 ? total : ofFilter() };
  if (by !== null)
    parts.groups = segments.filter(({ hasMembers }) => hasMembers).map(({ key, rows }) => ({ key, rows }));
  return parts;
}
