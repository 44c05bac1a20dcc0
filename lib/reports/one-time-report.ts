/** One-time charges: kept, and in no recurring figure. */
import { type OneTime, oneTimeCharges } from '@/lib/domain/one-time';
import type { ReportHead } from '@/lib/domain/report';
import type { LedgerView } from './ledger-view';
import type { ReportQuery } from './query';
import { head } from './selection';
import { type WholeAndGroups, wholeAndGroups } from './whole-and-groups';

export type OneTimeReport = ReportHead & WholeAndGroups<OneTime>;

export function oneTimeReport(view: LedgerView, query: ReportQuery): OneTimeReport {
  const { facts, basis } = view;
  if (!facts || !basis) return { ...head(view), rows: [], charges: [] };
  const { from, to } = query;
  const partsOf = (lists: Int32Array[]) => oneTimeCharges(facts, basis, { from, to, lists });
  return { ...head(view), ...wholeAndGroups({ ...view, facts }, query, partsOf) };
}
