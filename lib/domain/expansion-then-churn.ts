/**
 * Expansion then churn (metrics.md section 6): of the accounts with genuine expansion in a month, the share that
 * churned, or contracted, within 3, 6 and 12 months of its end, against the accounts active at the month's end that did
 * not expand in it (a rise in price alone puts an account on neither side). By source and by motion of the expansion;
 * an account with several counts under each. Pooled over the months whose follow-up is complete: an account counts once
 * for each such month.
 */
import { type DayNumber, monthOf } from './day';
import type { Facts } from './facts';
import type { GenuineSource } from './genuine-expansion';
import { EXPANDED, FIRST_MOTION, FIRST_SOURCE, FOLLOW_UP_MONTHS, lossCounts, NOT_EXPANDED } from './loss-counts';
import { type Motion, motions, sources } from './source';

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

export interface ThenLostQuery {
  /** Months touched by `from` … `to`; what follows them may lie after `to`. Null: the first, the last. */
  from: DayNumber | null;
  to: DayNumber | null;
  /** Ascending account list; null: all. */
  accounts: Int32Array | null;
}

export function expansionThenChurn(facts: Facts, { from, to, accounts }: ThenLostQuery): ExpansionThenChurn {
  const { firstMonth, dataThrough } = facts;
  const closedMonths = Math.max(monthOf(dataThrough + 1) - firstMonth, 0);
  const first = Math.max(from === null ? 0 : monthOf(from) - firstMonth, 0);
  const end = to === null ? closedMonths : monthOf(to) - firstMonth + 1;
  const counts = lossCounts(facts, accounts ?? facts.everyAccount, closedMonths);
  const blocks = FOLLOW_UP_MONTHS.map((followUp, place): [string, ThenLost] => {
    const until = Math.min(end, closedMonths - followUp);
    const shareOf = (kind: number): LostShare => {
      const { all, churned, contracted, either } = counts.within(place, kind, first, until);
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
        months: Math.max(until - first, 0),
        expanded: shareOf(EXPANDED),
        not_expanded: shareOf(NOT_EXPANDED),
        by_source: Object.fromEntries(bySource.filter(([name]) => name !== 'price')) as ThenLost['by_source'],
        by_motion: Object.fromEntries(byMotion) as ThenLost['by_motion'],
      },
    ];
  });
  return Object.fromEntries(blocks) as ExpansionThenChurn;
}
