/** Renewals: what is due next, what became of what was due, and how expansion lies before a term's end. */

import { type RenewalRow, type Renewals, renewals } from '@/lib/domain/renewals';
import type { Group, ReportHead } from '@/lib/domain/report';
import { splitBy } from '@/lib/domain/segments';
import type { LedgerView } from './ledger-view';
import type { ReportQuery } from './query';
import { head, selected } from './selection';
import { termsOf } from './terms';

export interface RenewalsReport extends ReportHead, Renewals {
  groups?: (Group<RenewalRow> & Omit<Renewals, 'rows'>)[];
}

export function renewalsReport(view: LedgerView, query: ReportQuery): RenewalsReport {
  const { facts, basis } = view;
  const { from, to, by } = query;
  if (!facts || !basis) return { ...head(view), due: [], awaiting: { accounts: 0, arr: 0 }, rows: [], by_distance: [] };
  const terms = termsOf(facts, basis);
  const accounts = selected(view, query);
  const report: RenewalsReport = { ...head(view), ...renewals(facts, terms, { from, to, accounts }) };
  if (by !== null)
    report.groups = splitBy(facts, by, accounts).map(({ key, list }) => ({
      key,
      ...renewals(facts, terms, { from, to, accounts: list }),
    }));
  return report;
}
