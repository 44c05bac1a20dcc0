/** Payback: what expansion and new business cost, and when it comes back. */
import { type PaybackRow, payback } from '@/lib/domain/payback';
import type { ReportHead } from '@/lib/domain/report';
import type { LedgerView } from './ledger-view';
import { planningOf } from './planning';
import { QueryError, type ReportQuery } from './query';
import { head } from './selection';

export interface PaybackReport extends ReportHead {
  grid: ReportQuery['grid'];
  /** Share of revenue; null: not set, so that nothing pays back. */
  gross_margin: number | null;
  /** What is not known and would be needed, as it is to be supplied. */
  missing: ('gross_margin' | 'costs')[];
  rows: PaybackRow[];
}

/** Throws a QueryError for weeks and segments: costs are known by month, and of the company as a whole. */
export function paybackReport(view: LedgerView, query: ReportQuery): PaybackReport {
  const { grid, from, to } = query;
  if (grid === 'week') throw new QueryError('grid', 'grid: costs are by month; expected month, quarter, year');
  if (query.where.length > 0 || query.by !== null)
    throw new QueryError(
      query.by === null ? 'where' : 'by',
      'payback is of the whole company: costs are not known by account',
    );
  const { costs } = planningOf(view);
  const grossMargin = view.grossMargin ?? null;
  const report: PaybackReport = { ...head(view), grid, gross_margin: grossMargin, missing: [], rows: [] };
  if (grossMargin === null) report.missing.push('gross_margin');
  if (costs.length === 0) report.missing.push('costs');
  if (view.facts) report.rows = payback(view.facts, costs, { grid, from, to, grossMargin });
  return report;
}
