/** Targets: what was meant to be reached, beside what was. */
import { currencyExponent } from '@/lib/domain/money';
import type { ReportHead } from '@/lib/domain/report';
import { type TargetRow, targetRows } from '@/lib/domain/targets';
import type { LedgerView } from './ledger-view';
import { planningOf } from './planning';
import { QueryError, type ReportQuery } from './query';
import { head, selected } from './selection';

export interface TargetsReport extends ReportHead {
  rows: TargetRow[];
}

export function targetsReport(view: LedgerView, query: ReportQuery): TargetsReport {
  if (query.by !== null) throw new QueryError('by', 'by: a target says itself which segment or owner it is of');
  const { facts, currency } = view;
  if (!facts) return { ...head(view), rows: [] };
  const { targets } = planningOf(view);
  return { ...head(view), rows: targetRows(facts, targets, currencyExponent(currency) ?? 2, selected(view, query)) };
}
