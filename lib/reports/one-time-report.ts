/** One-time charges: kept, and in no recurring figure. */
import { type OneTime, oneTimeCharges } from '@/lib/domain/one-time';
import type { ReportHead } from '@/lib/domain/report';
import type { LedgerView } from './ledger-view';
import type { ReportQuery } from './query';
import { head, selected } from './selection';

export type OneTimeReport = ReportHead & OneTime;

export function oneTimeReport(view: LedgerView, query: ReportQuery): OneTimeReport {
  const { facts, basis } = view;
  if (!facts || !basis) return { ...head(view), rows: [], charges: [] };
  const { from, to } = query;
  return { ...head(view), ...oneTimeCharges(facts, basis, { from, to, accounts: selected(view, query) }) };
}
