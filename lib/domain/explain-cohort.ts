/** A cell of the cohort table explained, at the age that the cohort has in a period: each account's ARR at age 0 and then. */
import { arpaMrr } from './arpa';
import { balancesOn } from './balances';
import { cohortGridOf, cohortMembers } from './cohort-members';
import { type CohortCellMetric, countsAccounts } from './explain-metrics';
import { type Explained, explained } from './explained';
import type { Facts } from './facts';
import type { Period } from './grid';

export function explainCohort(facts: Facts, metric: CohortCellMetric, period: Period, list: Int32Array): Explained {
  const { members, startDay } = cohortMembers(facts, list, metric.started, cohortGridOf(period)!);
  const [start, end] = [Math.min(startDay, facts.dataThrough), Math.min(period.end, facts.dataThrough)];
  const [startMinor, endMinor] = [balancesOn(facts, start), balancesOn(facts, end)];
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
  const cell = explained(facts, { start, end, startMinor, endMinor }, { adds, base, effect }, members);
  return metric.metric === 'arpa' ? { ...cell, value: arpaMrr(cell.sum, cell.dividedBy!) } : cell;

  function arrOf(startMinor: number, endMinor: number): number {
    return metric.metric === 'gross' ? Math.min(startMinor, endMinor) : endMinor;
  }
}
