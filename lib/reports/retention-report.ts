/** Retention: closed months, the window that ends on data-through, and windows that end on the days asked for. */
import { type DayNumber, formatDay } from '@/lib/domain/day';
import type { RetentionOnDay, RetentionReport } from '@/lib/domain/report';
import { retentionOn, retentionRows } from '@/lib/domain/retention';
import { splitBy } from '@/lib/domain/segments';
import { isAtStart, retentionAtStart } from './at-start';
import type { LedgerView } from './ledger-view';
import { QueryError, type ReportQuery } from './query';
import { head, selected, throughOf } from './selection';

export function retentionReport(view: LedgerView, query: ReportQuery): RetentionReport {
  const { facts } = view;
  const { from, to, by, windowMonths } = query;
  const report: RetentionReport = { ...head(view), window: windowMonths, rows: [], current: null };
  if (!facts) return report;
  const accounts = selected(view, query);
  const through = throughOf(view);
  const late = query.at.find((day) => day > through);
  if (late !== undefined)
    throw new QueryError(
      'at',
      `at: ${formatDay(late)} lies after the data, which is complete through ${view.dataThrough}`,
    );
  if (isAtStart(query)) return { ...report, ...retentionAtStart(facts, query, through) };
  const onDay = (day: DayNumber, list: Int32Array | null): RetentionOnDay => ({
    day: formatDay(day),
    ...retentionOn(facts, day, windowMonths, list),
  });
  report.rows = retentionRows(facts, { window: windowMonths, from, to, accounts });
  report.current = onDay(through, accounts);
  if (query.at.length > 0) report.at = query.at.map((day) => onDay(day, accounts));
  if (by !== null)
    report.groups = splitBy(facts, by, accounts).map(({ key, list }) => ({
      key,
      rows: retentionRows(facts, { window: windowMonths, from, to, accounts: list }),
      current: onDay(through, list),
    }));
  return report;
}
