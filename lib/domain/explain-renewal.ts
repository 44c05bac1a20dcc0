/**
 * Renewals explained (metrics.md section 6): by account what of its lines was due in a period and what became of it, or
 * what falls due next. What changed an account is told up to the last day of grace, on which the outcome is settled.
 */
import { accountMask } from './account-mask';
import { firstDayOf, monthOf } from './day';
import type { ExplainBasis } from './explain-basis';
import type { RenewalMetric } from './explain-metrics';
import { type Explained, explained, spanOf } from './explained';
import type { Facts } from './facts';
import type { Period } from './grid';
import { addRenewal, lastDecided, noRenewals, type RenewalAmounts } from './renewals';
import type { Terms } from './terms';
import { dayBefore } from './window';

/** Of the rate all accounts with a line that was due, those of which least was renewed first. */
export function explainRenewal(
  basis: ExplainBasis,
  figure: RenewalMetric['figure'],
  period: Period,
  list: Int32Array,
): Explained {
  const { facts } = basis;
  const terms = basis.terms();
  const [first, last] = [monthOf(period.start), monthOf(period.end)];
  const byAccount = new Map<number, RenewalAmounts>();
  eachTerm(facts, terms, list, (account, term) => {
    const month = terms.endMonth[term]!;
    if (month < first || month > last) return;
    const amounts = byAccount.get(account) ?? noRenewals();
    byAccount.set(account, amounts);
    addRenewal(amounts, terms.dueMinor[term]!, terms.outcomeMinor[term]!);
  });
  const column = (of: keyof RenewalAmounts): Float64Array => {
    const minor = new Float64Array(facts.accounts);
    for (const [account, amounts] of byAccount) minor[account] = amounts[of];
    return minor;
  };
  const isRate = figure === 'rate';
  const adds = column(isRate ? 'renewed' : figure);
  const base = isRate ? column('due_arr') : null;
  const effect = base === null ? adds : adds.map((minor, account) => base[account]! - minor);
  const [start, end] = [dayBefore(facts, period.start), Math.min(period.end + terms.graceDays, facts.dataThrough)];
  return explained(
    facts,
    spanOf(basis, start, end),
    { adds, base, effect },
    list.filter((account) => (base ?? adds)[account]! > 0),
  );
}

/** What falls due after data-through, or (null) has and is not decided: nothing has changed yet. */
export function explainDue(basis: ExplainBasis, withinDays: number | null, list: Int32Array): Explained {
  const { facts } = basis;
  const terms = basis.terms();
  const day = facts.dataThrough;
  const undecided = firstDayOf(lastDecided(day, terms.graceDays) + 1);
  const [first, last] = withinDays === null ? [undecided, day] : [day + 1, day + withinDays];
  const adds = new Float64Array(facts.accounts);
  eachTerm(facts, terms, list, (account, term) => {
    const end = terms.endDay[term]!;
    if (end >= first && end <= last) adds[account]! += terms.dueMinor[term]!;
  });
  return explained(
    facts,
    spanOf(basis, day, day),
    { adds, base: null, effect: adds },
    list.filter((account) => adds[account]! > 0),
  );
}

function eachTerm(facts: Facts, terms: Terms, list: Int32Array, found: (account: number, term: number) => void): void {
  const counts = accountMask(facts, list);
  for (let term = 0; term < terms.length; term += 1) {
    const account = terms.account[term]!;
    if (counts[account] === 1) found(account, term);
  }
}
