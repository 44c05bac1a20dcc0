/** The definitions report: one ledger under other published definitions, with the accounts that make each difference. */
import { formatMonth, type MonthNumber, monthOf } from '@/lib/domain/day';
import { type DefinitionRow, definitions } from '@/lib/domain/definitions';
import type { Facts } from '@/lib/domain/facts';
import type { Group, ReportHead } from '@/lib/domain/report';
import { splitBy } from '@/lib/domain/segments';
import type { LedgerView } from './ledger-view';
import { lineBookOf } from './line-book';
import { QueryError, type ReportQuery } from './query';
import { head, selected } from './selection';

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
  const accounts = selected(view, query);
  if (month === null) return report;
  const from = { facts, records: basis.records, book: lineBookOf(basis) };
  report.period = formatMonth(month);
  report.rows = definitions(from, month, accounts);
  if (query.by !== null)
    report.groups = splitBy(facts, query.by, accounts).map(({ key, list }) => ({
      key,
      rows: definitions(from, month, list),
    }));
  return report;
}
