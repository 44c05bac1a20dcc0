/**
 * A rule on the company's own past (metrics.md section 12): looked at on the last day of each month, it fires where it
 * holds for an active account and did not hold the month before. Precision is the share of firings that a genuine
 * expansion followed within 90 days; lift compares it with the same share over all active account-months. Only what has
 * its 90 days behind it counts in either.
 */
import { type DayNumber, firstDayOf, type MonthNumber, monthOf } from '../day';
import { sources } from '../source';
import type { ScoreBasis } from './queue';
import { asOfNow, asOfPast } from './risk';
import type { RuleCondition } from './rule';
import { ruleTest, type Test } from './rule-holds';
import { arrOn, firstAfter } from './standing';

const FOLLOWED_DAYS = 90;
const MOST_MONTHS = 36;

export interface Firing {
  account: number;
  day: DayNumber;
  /** The first genuine expansion within 90 days, and its source; null: none so far. */
  expandedDay: DayNumber | null;
  source: number | null;
  isFollowed: boolean;
}

/** Account-months, and how many of them a genuine expansion followed: all, and by the source of that. */
export interface Followed {
  count: number;
  expanded: number;
  bySource: Float64Array;
}

export interface RulePast {
  /** The first and the last month end looked at; null: there is none. */
  from: DayNumber | null;
  to: DayNumber | null;
  /** By month end, then account. */
  firings: Firing[];
  followed: Followed;
  base: Followed;
  /** Active accounts for which it holds on the day of the scores, ascending. */
  holdsNow: number[];
}

/** `accounts`: those that are looked at, ascending; null: all. */
export function ruleOnPast(
  basis: ScoreBasis,
  conditions: readonly RuleCondition[],
  accounts: Int32Array | null,
): RulePast {
  const { facts } = basis.history;
  const list = accounts ?? facts.everyAccount;
  const test = ruleTest(basis, conditions);
  const days = monthEnds(basis, conditions);
  const past: RulePast = {
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    firings: [],
    followed: nobody(),
    base: nobody(),
    holdsNow: holdsNow(basis, conditions, list),
  };
  for (const account of list) if (facts.hasBeenActive(account)) lookAt(basis, test, days, account, past);
  past.firings.sort((a, b) => a.day - b.day || a.account - b.account);
  return past;
}

const nobody = (): Followed => ({ count: 0, expanded: 0, bySource: new Float64Array(sources.length) });

/** Active accounts of the list, or of all, for which the conditions hold on the day of the scores. */
export function holdsNow(
  basis: ScoreBasis,
  conditions: readonly RuleCondition[],
  accounts: Int32Array | null,
): number[] {
  const { history, day } = basis;
  const test = ruleTest(basis, conditions);
  const at = asOfNow(day);
  const list = accounts ?? history.facts.everyAccount;
  return Array.from(list).filter((account) => arrOn(history.facts, account, day) > 0 && test(account, at));
}

function lookAt(basis: ScoreBasis, test: Test, days: readonly DayNumber[], account: number, past: RulePast): void {
  const { facts, expansions } = basis.history;
  const isActive = (day: DayNumber): boolean => arrOn(facts, account, day) > 0;
  let held = days.length > 0 && wasHolding(days[0]!, (day) => isActive(day) && test(account, asOfPast(day)));
  for (const day of days) {
    if (!isActive(day)) {
      held = false;
      continue;
    }
    const row = firstAfter(expansions, account, day);
    const isExpanded = row < expansions.offset[account + 1]! && expansions.day[row]! <= day + FOLLOWED_DAYS;
    const source = isExpanded ? expansions.source[row]! : null;
    const isFollowed = day + FOLLOWED_DAYS <= facts.dataThrough;
    if (isFollowed) enter(past.base, source);
    const holds = test(account, asOfPast(day));
    if (holds && !held) {
      if (isFollowed) enter(past.followed, source);
      past.firings.push({ account, day, expandedDay: isExpanded ? expansions.day[row]! : null, source, isFollowed });
    }
    held = holds;
  }
}

const wasHolding = (day: DayNumber, holds: (day: DayNumber) => boolean): boolean => holds(firstDayOf(monthOf(day)) - 1);

function enter(followed: Followed, source: number | null): void {
  followed.count += 1;
  if (source === null) return;
  followed.expanded += 1;
  followed.bySource[source]! += 1;
}

/**
 * The closed months looked at, at most 36: from the one in which whatever the rule asks about was first given, since
 * nothing can be said of a time from which no signal is known.
 */
function monthEnds({ book, history: { facts } }: ScoreBasis, conditions: readonly RuleCondition[]): DayNumber[] {
  const lastClosed = monthOf(facts.dataThrough + 1) - 1;
  const first = Math.max(facts.firstMonth, firstGiven(book, conditions), lastClosed - MOST_MONTHS + 1);
  const days: DayNumber[] = [];
  for (let month = first; month <= lastClosed; month += 1) days.push(firstDayOf(month + 1) - 1);
  return days;
}

function firstGiven({ columns }: ScoreBasis['book'], conditions: readonly RuleCondition[]): MonthNumber {
  const asksOfSignals = conditions.some(
    (condition) =>
      condition.kind === 'signal' ||
      condition.kind === 'usage' ||
      condition.kind === 'risk' ||
      (condition.kind === 'figure' && ['score', 'churn_risk', 'readiness'].includes(condition.figure)),
  );
  if (!asksOfSignals) return Number.NEGATIVE_INFINITY;
  let first = Number.POSITIVE_INFINITY;
  for (const { day } of [columns.signals, columns.usage]) for (const on of day) if (on < first) first = on;
  return first === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : monthOf(first);
}
