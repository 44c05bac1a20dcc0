/**
 * What came of a play (metrics.md section 12, as a rule's precision): of the accounts it was run with, those that
 * genuinely expanded within 90 days, over those whose 90 days are over, with Wilson's interval; and between two arms the
 * difference of their shares with Newcombe's interval, made of the two. An account that was run with twice counts twice.
 */
import { type Interval, wilsonInterval } from './confidence';
import type { DayNumber } from './day';
import { type AccountHistory, firstAfter } from './signals/standing';

/** An account has so many days to expand in. */
export const FOLLOW_UP_DAYS = 90;

/** What people say came of a run; open where they have not said. */
export const playOutcomes = ['won', 'lost', 'no_answer'] as const;
export type PlayOutcome = (typeof playOutcomes)[number];

export interface RunOfPlay {
  /** In the ledger; −1: it does not know the account. */
  account: number;
  arm: string | null;
  day: DayNumber;
  outcome: PlayOutcome | null;
}

export interface PlayShare {
  /** Runs, and those of them whose 90 days are over. */
  runs: number;
  followed: number;
  /** Of those followed. */
  expanded: number;
  share: number | null;
  /** 90 %; null below 20 accounts. */
  interval: Interval | null;
  /** As people said. */
  won: number;
  lost: number;
  no_answer: number;
}

export interface ArmDifference {
  /** Share of the first arm less share of the second, in ratios; null where either has none. */
  difference: number | null;
  interval: Interval | null;
}

/** The first day of a genuine expansion after a run began, within its 90 days; null: none. */
export function expandedAfter({ expansions }: AccountHistory, { account, day }: RunOfPlay): DayNumber | null {
  if (account < 0) return null;
  const row = firstAfter(expansions, account, day);
  const on = row < expansions.offset[account + 1]! ? expansions.day[row]! : null;
  return on !== null && on <= day + FOLLOW_UP_DAYS ? on : null;
}

export const isFollowed = ({ facts }: AccountHistory, { account, day }: RunOfPlay): boolean =>
  account >= 0 && day + FOLLOW_UP_DAYS <= facts.dataThrough;

export function playShare(history: AccountHistory, runs: readonly RunOfPlay[]): PlayShare {
  const followed = runs.filter((run) => isFollowed(history, run));
  const expanded = followed.filter((run) => expandedAfter(history, run) !== null).length;
  const said = (outcome: PlayOutcome): number => runs.filter((run) => run.outcome === outcome).length;
  return {
    runs: runs.length,
    followed: followed.length,
    expanded,
    share: followed.length === 0 ? null : expanded / followed.length,
    interval: wilsonInterval(expanded, followed.length),
    won: said('won'),
    lost: said('lost'),
    no_answer: said('no_answer'),
  };
}

/** Newcombe's interval of the difference of two shares, by their Wilson intervals; null where either has none. */
export function armDifference(first: PlayShare, second: PlayShare): ArmDifference {
  if (first.share === null || second.share === null) return { difference: null, interval: null };
  const difference = first.share - second.share;
  if (first.interval === null || second.interval === null) return { difference, interval: null };
  const below = Math.hypot(first.share - first.interval.low, second.interval.high - second.share);
  const above = Math.hypot(first.interval.high - first.share, second.share - second.interval.low);
  return { difference, interval: { low: difference - below, high: difference + above } };
}
