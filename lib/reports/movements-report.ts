/** Movements: how recurring revenue came from the start of each period to its end, of all accounts or of segments. */
import { movements } from '@/lib/domain/movements';
import type { MovementsReport } from '@/lib/domain/report';
import { splitBy } from '@/lib/domain/segments';
import { isAtStart, movementsAtStart } from './at-start';
import type { LedgerView } from './ledger-view';
import type { ReportQuery } from './query';
import { head, selected } from './selection';

export function movementsReport(view: LedgerView, query: ReportQuery): MovementsReport {
  const { facts } = view;
  const report: MovementsReport = { ...head(view), grid: query.grid, rows: [] };
  if (!facts) return report;
  const { grid, from, to, by } = query;
  const accounts = selected(view, query);
  if (isAtStart(query)) return { ...report, ...movementsAtStart(facts, query) };
  report.rows = movements(facts, { grid, from, to, accounts });
  if (by !== null)
    report.groups = splitBy(facts, by, accounts).map(({ key, list }) => ({
      key,
      rows: movements(facts, { grid, from, to, accounts: list }),
    }));
  return report;
}
