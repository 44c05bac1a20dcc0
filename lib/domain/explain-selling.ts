/**
 * What is done about expansion, explained account by account (metrics.md section 6): who is covered, how accounts with a
 * business review expanded and how those without, and whose opportunities were won.
 */
import { balancesOn } from './balances';
import { accountsAtWork } from './coverage';
import type { ExplainBasis } from './explain-basis';
import { type Explained, explained, spanOf } from './explained';
import type { Period } from './grid';
import { eachReviewed } from './qbr-effect';
import { isClosedWithin } from './win-rate';
import { dayBefore } from './window';

/** Of the active accounts those somebody is at work on. */
export function explainCoverage(basis: ExplainBasis, list: Int32Array): Explained {
  const { facts, planning } = basis;
  const day = facts.dataThrough;
  const atWork = accountsAtWork(planning, day);
  const arr = balancesOn(facts, day);
  const base = arr.map((minor) => (minor > 0 ? 1 : 0));
  const adds = base.map((counts, account) => (atWork.has(facts.accountIds[account]!) ? counts : 0));
  // Nobody is at work on the largest: these are looked for.
  const effect = arr.map((minor, account) => (adds[account] === 1 ? 0 : minor));
  return explained(
    facts,
    spanOf(basis, day, day),
    { adds, base, effect },
    list.filter((account) => base[account] === 1),
  );
}

/** A closed quarter's expansion of accounts with, or without, a review in it, of what they had at its start. */
export function explainReviewed(
  basis: ExplainBasis,
  isReviewed: boolean,
  quarter: Period,
  list: Int32Array,
): Explained {
  const { facts, planning } = basis;
  const adds = new Float64Array(facts.accounts);
  const base = new Float64Array(facts.accounts);
  eachReviewed(facts, planning.touchpoints, [quarter], list, ({ account, reviewed, startMinor, expansionMinor }) => {
    if (reviewed !== isReviewed) return;
    adds[account] = expansionMinor;
    base[account] = startMinor;
  });
  return explained(
    facts,
    spanOf(basis, dayBefore(facts, quarter.start), quarter.end),
    { adds, base, effect: adds },
    list.filter((account) => base[account]! > 0),
  );
}

/** Opportunities won of those closed, in a period or, of a day, by it; of the data's last day all of them, as they stand. */
export function explainWon(basis: ExplainBasis, { start, end }: Period, list: Int32Array): Explained {
  const { facts, planning } = basis;
  const { dataThrough, accountIds, accounts } = facts;
  const numberOf = new Map(accountIds.map((id, account) => [id, account]));
  const adds = new Float64Array(accounts);
  const base = new Float64Array(accounts);
  const isNow = start === end && end === dataThrough;
  const range = { from: start === end ? null : start, to: isNow ? null : end };
  for (const plan of planning.plans) {
    const account = numberOf.get(plan.accountId);
    if (account === undefined || !isClosedWithin(plan, range)) continue;
    base[account]! += 1;
    if (plan.status === 'won') adds[account]! += 1;
  }
  const from = start === end ? end : dayBefore(facts, start);
  return explained(
    facts,
    spanOf(basis, from, Math.min(end, dataThrough)),
    { adds, base, effect: base },
    list.filter((account) => base[account]! > 0),
  );
}
