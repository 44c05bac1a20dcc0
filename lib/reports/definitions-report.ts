/** The definitions report: one ledger under other published definitions, with the accounts that make each difference. */
import { formatMonth, type MonthNumber, monthOf } from '@/lib/domain/day';
import { type DefinitionRow, definitionStarts, definitions } from '@/lib/domain/definitions';
import type { Facts } from '@/lib/domain/facts';
import type { Group, ReportHead } from '@/lib/domain/report';
import type { LedgerView } from './ledger-view';
import { lineBookOf } from './line-book';
import { QueryError, type ReportQuery } from './query';
import { segmentsAsked } from './segments-asked';
import { head } from './selection';
import { termsOf } from './terms';

export interface DefinitionsReport extends ReportHead {
  /** The month at whose end the figures stand; null while no month is closed. */
  period: string | null;
  rows: DefinitionRow[];
  groups?: Group<DefinitionRow>[];
}

/**
 * The month of `to`, by default the last closed one; null while none is.
 * @throws QueryError naming the closed months, where `to` is none of them
 */
function monthAsked({ firstMonth, dataThrough }: Facts, { to }: ReportQuery): MonthNumber | null {
  const last = monthOf(dataThrough + 1) - 1;
  if (last < firstMonth) return null;
  const month = to === null ? last : monthOf(to);
  if (month < firstMonth || month > last)
    throw new QueryError(
      'to',
      `to: ${formatMonth(month)} is no closed month of the ledger; they are ${formatMonth(firstMonth)} to ${formatMonth(last)}`,
    );
  return month;
}

export function definitionsReport(view: LedgerView, query: ReportQuery): DefinitionsReport {
  const { facts, basis } = view;
  const report: DefinitionsReport = { ...head(view), period: null, rows: [] };
  if (!facts || !basis) return report;
  const month = monthAsked(facts, query);
  if (month === null) return report;
  const { whole, groups } = segmentsAsked({ ...view, facts }, query, definitionStarts(month));
  const rowsFor = definitions({ facts, terms: termsOf(facts, basis), book: lineBookOf(basis) }, month);
  report.period = formatMonth(month);
  report.rows = rowsFor(whole);
  if (groups !== null) report.groups = groups.map(({ key, accountsAt }) => ({ key, rows: rowsFor(accountsAt) }));
  return report;
}
