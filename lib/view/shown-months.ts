/** The part of Overview's reports that the question's months leave; the headline keeps its own. */
import type { RetentionReport } from '@/lib/domain/report';
import type { HeadlineReports } from './headline';
import { type Months, withinMonths } from './question';

export function shownMonths({ retention, movements }: HeadlineReports, months: Months): HeadlineReports {
  const cut = (report: RetentionReport): RetentionReport => ({
    ...report,
    rows: withinMonths(report.rows, months),
    // The window to date follows the last month: it has no place where that is not shown.
    current: months.to === undefined ? report.current : null,
  });
  return {
    retention: { 1: cut(retention[1]), 3: cut(retention[3]), 12: cut(retention[12]) },
    movements: { ...movements, rows: withinMonths(movements.rows, months) },
  };
}
