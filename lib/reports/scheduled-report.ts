/** Scheduled changes: what is known ahead, and the contracted ARR that today's becomes by it. */
import type { ReportHead } from '@/lib/domain/report';
import { type Scheduled, scheduled } from '@/lib/domain/scheduled';
import type { LedgerView } from './ledger-view';
import type { ReportQuery } from './query';
import { head } from './selection';
import { type WholeAndGroups, wholeAndGroups } from './whole-and-groups';

export type ScheduledReport = ReportHead & WholeAndGroups<Scheduled>;

const nothing: Scheduled = {
  current_arr: 0,
  contracted_arr: 0,
  ahead: { new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0 },
  rows: [],
  changes: [],
};

export function scheduledReport(view: LedgerView, query: ReportQuery): ScheduledReport {
  const { facts, basis } = view;
  if (!facts || !basis) return { ...head(view), ...nothing };
  return { ...head(view), ...wholeAndGroups({ ...view, facts }, query, (lists) => scheduled(facts, basis, lists)) };
}
