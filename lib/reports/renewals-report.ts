/** Renewals: what is due next, what became of what was due, and how expansion lies before a term's end. */

import type { LedgerBasis } from '@/lib/domain/lines';
import { type RenewalRow, type Renewals, renewals } from '@/lib/domain/renewals';
import type { Group, ReportHead } from '@/lib/domain/report';
import { splitBy } from '@/lib/domain/segments';
import { findTerms, type Terms } from '@/lib/domain/terms';
import type { LedgerView } from './ledger-view';
import type { ReportQuery } from './query';
import { head, selected } from './selection';

export interface RenewalsReport extends ReportHead, Renewals {
  groups?: (Group<RenewalRow> & Omit<Renewals, 'rows'>)[];
}

/** A view's terms are found when they are first asked for. */
const known = new WeakMap<LedgerBasis, Terms>();

function termsOf({ facts, basis }: LedgerView): Terms | null {
  if (!facts || !basis) return null;
  const terms = known.get(basis) ?? findTerms(facts, basis);
  known.set(basis, terms);
  return terms;
}

export function renewalsReport(view: LedgerView, query: ReportQuery): RenewalsReport {
  const { facts } = view;
  const { from, to, by } = query;
  const terms = termsOf(view);
  if (!facts || !terms) return { ...head(view), due: [], awaiting: { accounts: 0, arr: 0 }, rows: [], by_distance: [] };
  const accounts = selected(view, query);
  const report: RenewalsReport = { ...head(view), ...renewals(facts, terms, { from, to, accounts }) };
  if (by !== null)
    report.groups = splitBy(facts, by, accounts).map(({ key, list }) => ({
      key,
      ...renewals(facts, terms, { from, to, accounts: list }),
    }));
  return report;
}
