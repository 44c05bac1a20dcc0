/**
 * Cohorts: what became of the accounts that started in each month, quarter or year. An account's window starts on its first
 * active day: with `attr_at=start` it is, at every age, in the segment of that day.
 */
import { type CohortMetric, cohortMetrics } from '@/lib/domain/cohort-metric';
import type { CohortGrid } from '@/lib/domain/cohort-sums';
import { type CohortTable, cohorts } from '@/lib/domain/cohorts';
import type { ReportHead } from '@/lib/domain/report';
import { accountList, splitBy } from '@/lib/domain/segments';
import { isAtStart } from './at-start';
import type { LedgerView } from './ledger-view';
import { QueryError, type ReportQuery } from './query';
import { head, selected } from './selection';

export interface CohortsReport extends ReportHead, CohortTable {
  grid: CohortGrid;
  metric: CohortMetric;
  groups?: ({ key: string } & CohortTable)[];
}

/** @throws QueryError for a grid or a metric that cohorts do not have, and as `selected` */
export function cohortsReport(view: LedgerView, query: ReportQuery): CohortsReport {
  const { facts } = view;
  const { grid, from, to, by } = query;
  if (grid === 'week') throw new QueryError('grid', 'grid: cohorts are by month, quarter or year');
  const metric = metricOf(query);
  const report: CohortsReport = { ...head(view), grid, metric, rows: [], mean: [], mean_cohorts: [] };
  if (!facts) return report;
  const on = isAtStart(query) ? facts.firstActiveDay : undefined;
  const accounts = cohortAccounts(view, query);
  Object.assign(report, cohorts(facts, { grid, metric, from, to, accounts }));
  if (by !== null)
    report.groups = splitBy(facts, by, accounts, on).map(({ key, list }) => ({
      key,
      ...cohorts(facts, { grid, metric, from, to, accounts: list }),
    }));
  return report;
}

/**
 * The accounts whose cohorts are asked for; null: all.
 * @throws QueryError as `selected`
 */
export function cohortAccounts(view: LedgerView, query: ReportQuery): Int32Array | null {
  const current = selected(view, query);
  return view.facts && isAtStart(query) ? accountList(view.facts, query.where, view.facts.firstActiveDay) : current;
}

function metricOf({ metric }: ReportQuery): CohortMetric {
  const found = cohortMetrics.find((name) => name === (metric ?? 'net'));
  if (found === undefined)
    throw new QueryError('metric', `metric: expected ${cohortMetrics.join(', ')}, found "${metric}"`);
  return found;
}
