/**
 * Readiness (metrics.md section 10): whether it is time to build expansion systematically. Each condition with the
 * company's own figure beside what is needed, and what opens to the accounts behind it; a condition that no data can
 * answer says so.
 */
import { attributeList } from '../attribute-list';
import { type DayNumber, formatDay } from '../day';
import { expansionRows } from '../expansion';
import { type Facts, once } from '../facts';
import { retentionOn } from '../retention';
import { settledBalances } from '../settled-accounts';
import { type Source, sources } from '../source';

export const readinessChecks = ['gross_churn', 'accounts', 'trigger', 'tiers', 'metered_or_seats'] as const;
export type ReadinessCheck = (typeof readinessChecks)[number];

/** A figure that `explain` tells account by account. */
export interface Behind {
  /** A plan, or seats or usage; null: the condition's own figure. */
  part: string | null;
  metric: string;
  period: string;
  where: string[];
}

export interface Readiness {
  check: ReadinessCheck;
  /** A ratio for churn, else a number of things; null: not known. */
  value: number | null;
  /** What is needed: less than it for churn, at least it for the others. */
  needed: number;
  /** Null where the figure is not known. */
  met: boolean | null;
  /** The trigger as it was stated; else null. */
  stated: string | null;
  behind: Behind[];
}

const MOST_CHURN = 0.08;
const LEAST_ACCOUNTS = 50;
const LEAST_TIERS = 2;
const DIMENSIONS = ['seats', 'usage'] as const;

/** `trigger`: what is known to come before an expansion, as the company states it; null: nothing was stated. */
export function readiness(facts: Facts, trigger: string | null): Readiness[] {
  const day = formatDay(facts.dataThrough);
  const { grr } = retentionOn(facts, facts.dataThrough, 12, null);
  const churn = grr === null ? null : 1 - grr;
  const open = (metric: string): Behind => ({ part: null, metric, period: day, where: [] });
  const atLeast = (check: ReadinessCheck, value: number, needed: number, behind: Behind[]): Readiness => ({
    ...{ check, value, needed, behind },
    met: value >= needed,
    stated: null,
  });
  const settled = settledBalances(facts, facts.dataThrough).filter((balance) => balance > 0).length;
  const plans = plansInUse(facts, facts.dataThrough);
  const followed = dimensions(facts);
  return [
    {
      check: 'gross_churn',
      value: churn,
      needed: MOST_CHURN,
      met: churn === null ? null : churn < MOST_CHURN,
      stated: null,
      behind: churn === null ? [] : [open('grr_12m')],
    },
    atLeast('accounts', settled, LEAST_ACCOUNTS, settled === 0 ? [] : [open('arr_settled')]),
    { ...atLeast('trigger', trigger === null ? 0 : 1, 1, []), stated: trigger },
    atLeast(
      'tiers',
      plans.length,
      LEAST_TIERS,
      plans.map((plan) => ({ part: plan, metric: 'arr', period: day, where: [`plan=${plan}`] })),
    ),
    atLeast(
      'metered_or_seats',
      followed.length,
      1,
      followed.flatMap(({ last }) => last ?? []),
    ),
  ];
}

/** Plans that active accounts are on. */
function plansInUse(facts: Facts, day: DayNumber): string[] {
  const plans = attributeList(facts, day, null).find(({ slug }) => slug === 'plan');
  return plans?.values.filter(({ value, accounts }) => value !== '' && accounts > 0).map(({ value }) => value) ?? [];
}

/**
 * Of seats and usage those by which an account has ever grown or shrunk, and the last closed quarter that it grew in;
 * what is scheduled is still to come.
 */
function dimensions(facts: Facts): { last: Behind | null }[] {
  const { components, dataThrough } = facts;
  const rows = once(() => expansionRows(facts, { grid: 'quarter', from: null, to: null, accounts: null }));
  const isIn = (source: Source): boolean => {
    const code = sources.indexOf(source);
    return components.source.some((one, at) => one === code && components.day[at]! <= dataThrough);
  };
  return DIMENSIONS.filter(isIn).map((source) => {
    const row = rows().findLast(({ by_source }) => by_source[source] > 0);
    return { last: row ? { part: source, metric: `expansion.${source}`, period: row.period, where: [] } : null };
  });
}
