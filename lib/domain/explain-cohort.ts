/** A cell of the cohort table explained, at the age that the cohort has in a period: each account's ARR at age 0 and then. */
import { arpaMrr } from './arpa';
import { cohortGridOf, cohortMembers } from './cohort-members';
import type { ExplainBasis } from './explain-basis';
import { type CohortCellMetric, countsAccounts } from './explain-metrics';
import { type Explained, explained, spanOf } from './explained';
import type { Period } from './grid';

export function explainCohort(
  basis: ExplainBasis,
  metric: CohortCellMetric,
  period: Period,
  list: Int32Array,
): Explained {
  const { facts } = basis;
  const { members, startDay } = cohortMembers(facts, list, metric.started, cohortGridOf(period)!);
  const span = spanOf(basis, Math.min(startDay, facts.dataThrough), Math.min(period.end, facts.dataThrough));
  const { startMinor, endMinor } = span;
  const isActive = endMinor.map((minor) => (minor > 0 ? 1 : 0));
  const adds = countsAccounts(metric) ? isActive : endMinor.map((minor, account) => arrOf(startMinor[account]!, minor));
  const base = {
    net: startMinor,
    gross: startMinor,
    logo: new Float64Array(facts.accounts).fill(1),
    arpa: isActive,
    accounts: null,
    revenue: null,
  }[metric.metric];
  const effect = endMinor.map((minor, account) => minor - startMinor[account]!);
  const cell = explained(facts, span, { adds, base, effect }, members);
  return metric.metric === 'arpa' ? { ...cell, value: arpaMrr(cell.sum, cell.dividedBy!) } : cell;

  function arrOf(startMinor: number, endMinor: number): number {
    return metric.metric === 'gross' ? Math.min(startMinor, endMinor) : endMinor;
  }
}
