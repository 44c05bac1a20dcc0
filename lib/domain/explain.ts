/**
 * A figure explained: the accounts it is made of and what each adds to it. What they add sums to the figure (of a share,
 * to what is divided), exactly; what changed each of them between the two days, `accountChanges` tells.
 */
import { balancesOn } from './balances';
import { cohortWindow } from './cohort-window';
import type { DayNumber } from './day';
import type { ExplainBasis } from './explain-basis';
import { explainCohort } from './explain-cohort';
import type { CompanyMetric, ExplainedMetric } from './explain-metrics';
import { explainBetweenProducts, explainMoved } from './explain-movement';
import { explainDue, explainRenewal } from './explain-renewal';
import { type Explained, explained } from './explained';
import type { Facts } from './facts';
import type { Period } from './grid';
import { settledBalances } from './settled-accounts';
import { dayBefore, windowStart } from './window';

/**
 * Explains a metric at the end of a period (rates, ARR, cohorts, what is due) or over it (the others), of the accounts of
 * an ascending list (null: all). The period lies within the ledger; that of movements is a week or made of whole months,
 * of motions, rates and renewals it is made of whole months, of a cohort it is of the grid in which it started.
 */
export function explain(
  basis: ExplainBasis,
  metric: ExplainedMetric,
  period: Period,
  accounts: Int32Array | null,
): Explained {
  const { facts } = basis;
  const list = accounts ?? facts.everyAccount;
  const end = Math.min(period.end, facts.dataThrough);
  const own = basis.products?.of.own ?? facts;
  switch (metric.kind) {
    case 'retention':
      return explainRetention(own, metric, end, list);
    case 'arr':
      return explainArr(own, balancesOn(own, end), period, list);
    case 'settled':
      return explainArr(facts, settledBalances(facts, end), period, list);
    case 'cohort':
      return explainCohort(facts, metric, period, list);
    case 'renewal':
      return explainRenewal(facts, basis.terms(), metric.figure, period, list);
    case 'due':
      return explainDue(facts, basis.terms(), metric.withinDays, list);
    case 'between_products':
      return explainBetweenProducts(basis, period, list);
    default:
      return explainMoved(basis, metric, period, list);
  }
}

/** ARR of accounts at the end of a period, `adds` of each. */
function explainArr(facts: Facts, adds: Float64Array, period: Period, list: Int32Array): Explained {
  const [start, end] = [dayBefore(facts, period.start), Math.min(period.end, facts.dataThrough)];
  return explained(
    facts,
    { start, end, startMinor: balancesOn(facts, start), endMinor: balancesOn(facts, end) },
    { adds, base: null, effect: adds },
    list.filter((account) => adds[account]! > 0),
  );
}

function explainRetention(
  facts: Facts,
  { rate, windowMonths }: Extract<CompanyMetric, { kind: 'retention' }>,
  end: DayNumber,
  list: Int32Array,
): Explained {
  const start = windowStart(end, windowMonths);
  const { startMinor, endMinor } = cohortWindow(facts, start, end, list);
  const addsOf = {
    nrr: (_: number, endMinor: number) => endMinor,
    grr: (startMinor: number, endMinor: number) => Math.min(startMinor, endMinor),
    logo: (_: number, endMinor: number) => (endMinor > 0 ? 1 : 0),
  }[rate];
  const adds = endMinor.map((minor, account) => addsOf(startMinor[account]!, minor));
  const base = rate === 'logo' ? new Float64Array(facts.accounts).fill(1) : startMinor;
  const effect = endMinor.map((minor, account) => minor - startMinor[account]!);
  const members = list.filter((account) => startMinor[account]! > 0);
  return explained(facts, { start, end, startMinor, endMinor }, { adds, base, effect }, members);
}
