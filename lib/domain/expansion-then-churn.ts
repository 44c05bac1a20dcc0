/**
 * Expansion then churn (metrics.md section 6): of the accounts with genuine expansion in a month, the share that
 * churned, or contracted, within 3, 6 and 12 months of its end, against the accounts active at the month's end that did
 * not expand in it (a rise in price alone puts an account on neither side). By source and by motion of the expansion;
 * an account with several counts under each. Pooled over the months whose follow-up is complete: an account counts once
 * for each such month.
 */
import { monthOf } from './day';
import type { Facts } from './facts';
import type { GenuineSource } from './genuine-expansion';
import {
  closedMonthsOf,
  EXPANDED,
  FIRST_MOTION,
  FIRST_SOURCE,
  FOLLOW_UP_MONTHS,
  type Losses,
  lossCounts,
  NOT_EXPANDED,
} from './loss-counts';
import { type Motion, motions, sources } from './source';
import type { Stretch } from './stretches';

export interface LostShare {
  /** Accounts, once for each month they were counted in. */
  account_months: number;
  churned: number | null;
  contracted: number | null;
  /** Churned or contracted. */
  either: number | null;
}

export interface ThenLost {
  /** How many of the months asked for have a complete follow-up. */
  months: number;
  expanded: LostShare;
  not_expanded: LostShare;
  by_source: Record<GenuineSource, LostShare>;
  by_motion: Record<Motion, LostShare>;
}

/** By the months of the follow-up. */
export type ExpansionThenChurn = Record<`${(typeof FOLLOW_UP_MONTHS)[number]}`, ThenLost>;

/**
 * Of the months that the question touches; what follows them may lie after. `stretches` of it tell whose they are: the
 * question's accounts in all its months, unless said otherwise.
 */
export function expansionThenChurn(
  facts: Facts,
  query: Stretch,
  stretches: readonly Stretch[] = [query],
): ExpansionThenChurn {
  const closedMonths = closedMonthsOf(facts);
  const asked = monthsOf(facts, query, closedMonths);
  const parts = stretches.map((stretch) => ({
    ...monthsOf(facts, stretch, closedMonths),
    counts: lossCounts(facts, stretch.accounts),
  }));
  const blocks = FOLLOW_UP_MONTHS.map((followUp, place): [string, ThenLost] => {
    const complete = closedMonths - followUp;
    const shareOf = (kind: number): LostShare => {
      const { all, churned, contracted, either } = sumOf(
        parts.map(({ first, end, counts }) => counts.within(place, kind, first, Math.min(end, complete))),
      );
      const share = (count: number): number | null => (all === 0 ? null : count / all);
      return {
        account_months: all,
        churned: share(churned),
        contracted: share(contracted),
        either: share(either),
      };
    };
    const bySource = sources.map((name, source) => [name, shareOf(FIRST_SOURCE + source)]);
    const byMotion = motions.map((name, motion) => [name, shareOf(FIRST_MOTION + motion)]);
    return [
      String(followUp),
      {
        months: Math.max(Math.min(asked.end, complete) - asked.first, 0),
        expanded: shareOf(EXPANDED),
        not_expanded: shareOf(NOT_EXPANDED),
        by_source: Object.fromEntries(bySource.filter(([name]) => name !== 'price')) as ThenLost['by_source'],
        by_motion: Object.fromEntries(byMotion) as ThenLost['by_motion'],
      },
    ];
  });
  return Object.fromEntries(blocks) as ExpansionThenChurn;
}

/** A stretch's months, counted from the ledger's first: from `first` up to, not including, `end`. */
const monthsOf = (
  { firstMonth }: Facts,
  { from, to }: Stretch,
  closedMonths: number,
): { first: number; end: number } => ({
  first: Math.max(from === null ? 0 : monthOf(from) - firstMonth, 0),
  end: to === null ? closedMonths : monthOf(to) - firstMonth + 1,
});

function sumOf(losses: readonly Losses[]): Losses {
  const sum: Losses = { all: 0, churned: 0, contracted: 0, either: 0 };
  for (const { all, churned, contracted, either } of losses) {
    sum.all += all;
    sum.churned += churned;
    sum.contracted += contracted;
    sum.either += either;
  }
  return sum;
}
