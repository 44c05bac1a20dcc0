/** Plans: how often and how fast opportunities to expand are won, by source, and how accounts with a review expand. */
import { type QbrEffectRow, qbrEffect } from '@/lib/domain/qbr-effect';
import type { ReportHead } from '@/lib/domain/report';
import { type WinRateRow, winRates } from '@/lib/domain/win-rate';
import type { LedgerView } from './ledger-view';
import { ofAccounts, planningOf } from './planning';
import { QueryError, type ReportQuery } from './query';
import { head, selected } from './selection';

/** `rows` and `total` speak of plans closed in the range, and of those open; `qbr` of quarters. */
export interface PlansReport extends ReportHead {
  rows: WinRateRow[];
  /** All sources together; null while the ledger is empty. */
  total: WinRateRow | null;
  qbr: QbrEffectRow[];
}

export function plansReport(view: LedgerView, query: ReportQuery): PlansReport {
  if (query.by !== null) throw new QueryError('by', 'by: plans are told by source; filter them with where');
  const { facts } = view;
  const report: PlansReport = { ...head(view), rows: [], total: null, qbr: [] };
  if (!facts) return report;
  const { from, to } = query;
  const { plans, touchpoints } = planningOf(view);
  const accounts = selected(view, query);
  const { rows, total } = winRates(ofAccounts(plans, facts, accounts), { from, to });
  return { ...report, rows, total, qbr: qbrEffect(facts, touchpoints, { from, to, accounts }) };
}
