/**
 * Readiness (metrics.md section 10): whether it is time to build expansion systematically. Each condition with the
 * company's own figure beside what is needed; a condition that no data can answer says so.
 */
import { attributeList } from '../attribute-list';
import { balancesOn } from '../balances';
import { addMonths } from '../day';
import type { Facts } from '../facts';
import { retentionOn } from '../retention';
import { sources } from '../source';

export const readinessChecks = ['gross_churn', 'accounts', 'tiers', 'metered_or_seats'] as const;
export type ReadinessCheck = (typeof readinessChecks)[number];

export interface Readiness {
  check: ReadinessCheck;
  /** A ratio for churn, else a number of things; null: not known. */
  value: number | null;
  /** What is needed: less than it for churn, at least it for the others. */
  needed: number;
  /** Null where the figure is not known. */
  met: boolean | null;
}

const MOST_CHURN = 0.08;
const LEAST_ACCOUNTS = 50;
const LEAST_TENURE_MONTHS = 3;
const LEAST_TIERS = 2;
const DIMENSIONS = [sources.indexOf('seats'), sources.indexOf('usage')];

export function readiness(facts: Facts): Readiness[] {
  const { grr } = retentionOn(facts, facts.dataThrough, 12, null);
  const churn = grr === null ? null : 1 - grr;
  const atLeast = (check: ReadinessCheck, value: number, needed: number): Readiness => ({
    check,
    value,
    needed,
    met: value >= needed,
  });
  return [
    { check: 'gross_churn', value: churn, needed: MOST_CHURN, met: churn === null ? null : churn < MOST_CHURN },
    atLeast('accounts', settledAccounts(facts), LEAST_ACCOUNTS),
    atLeast('tiers', plansInUse(facts), LEAST_TIERS),
    atLeast('metered_or_seats', dimensions(facts), 1),
  ];
}

/** Active accounts that have been there for three months or more. */
function settledAccounts(facts: Facts): number {
  const since = addMonths(facts.dataThrough, -LEAST_TENURE_MONTHS);
  return balancesOn(facts, facts.dataThrough).reduce(
    (count, balance, account) => count + (balance > 0 && facts.firstActiveDay[account]! <= since ? 1 : 0),
    0,
  );
}

/** Plans that active accounts are on. */
function plansInUse(facts: Facts): number {
  const plans = attributeList(facts, facts.dataThrough, null).find(({ slug }) => slug === 'plan');
  return plans?.values.filter(({ value, accounts }) => value !== '' && accounts > 0).length ?? 0;
}

/** By how many of seats and usage an account has ever grown or shrunk; what is scheduled is still to come. */
const dimensions = ({ components: { source, day }, dataThrough }: Facts): number =>
  DIMENSIONS.filter((dimension) => source.some((one, at) => one === dimension && day[at]! <= dataThrough)).length;
