/**
 * A figure explained: the accounts it is made of and what each adds to it. What they add sums to the figure (of a share,
 * to what is divided), exactly; what changed each of them between the two days, `accountChanges` tells.
 */
import type { DayNumber } from './day';
import { explainScheduled } from './explain-ahead';
import type { ExplainBasis } from './explain-basis';
import { explainCohort } from './explain-cohort';
import type { CompanyMetric, ExplainedMetric } from './explain-metrics';
import { explainBetweenProducts, explainMoved } from './explain-movement';
import { explainDue, explainRenewal } from './explain-renewal';
import { explainCoverage, explainReviewed, explainWon } from './explain-selling';
import { type Explained, explained, spanOf } from './explained';
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
  switch (metric.kind) {
    case 'retention':
      return explainRetention(basis, metric, end, list);
    case 'arr':
      return explainArr(basis, null, period, end, list);
    case 'settled':
      return explainArr(basis, settledBalances(facts, end), period, end, list);
    case 'cohort':
      return explainCohort(basis, metric, period, list);
    case 'renewal':
      return explainRenewal(basis, metric.figure, period, list);
    case 'due':
      return explainDue(basis, metric.withinDays, list);
    case 'scheduled':
      return explainScheduled(basis, metric.figure, list);
    case 'coverage':
      return explainCoverage(basis, list);
    case 'reviewed':
      return explainReviewed(basis, metric.isReviewed, period, list);
    case 'won':
      return explainWon(basis, period, list);
    case 'between_products':
      return explainBetweenProducts(basis, period, list);
    default:
      return explainMoved(basis, metric, period, list);
  }
}

/** ARR at the end of a period of the accounts that have any; `balances` in place of what they have, where not null. */
function explainArr(
  basis: ExplainBasis,
  balances: Float64Array | null,
  period: Period,
  end: DayNumber,
  list: Int32Array,
): Explained {
  const span = spanOf(basis, dayBefore(basis.facts, period.start), end);
  const adds = balances ?? span.endMinor;
  const active = list.filter((account) => adds[account]! > 0);
  return explained(basis.facts, span, { adds, base: null, effect: adds }, active);
}

function explainRetention(
  basis: ExplainBasis,
  { rate, windowMonths }: Extract<CompanyMetric, { kind: 'retention' }>,
  end: DayNumber,
  list: Int32Array,
): Explained {
  const span = spanOf(basis, windowStart(end, windowMonths), end);
  const { startMinor, endMinor } = span;
  const addsOf = {
    nrr: (_: number, endMinor: number) => endMinor,
    grr: (startMinor: number, endMinor: number) => Math.min(startMinor, endMinor),
    logo: (_: number, endMinor: number) => (endMinor > 0 ? 1 : 0),
  }[rate];
  const adds = endMinor.map((minor, account) => addsOf(startMinor[account]!, minor));
  const base = rate === 'logo' ? new Float64Array(endMinor.length).fill(1) : startMinor;
  const effect = endMinor.map((minor, account) => minor - startMinor[account]!);
  const cohort = list.filter((account) => startMinor[account]! > 0);
  return explained(basis.facts, span, { adds, base, effect }, cohort);
}
