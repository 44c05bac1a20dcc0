/**
 * What the ledger and the planning say of accounts on any day, as scores need it: seats removed, ARR that rose, genuine
 * expansion, terms that end, touchpoints. Made once of a ledger, and read for one account and day at a time.
 */
import type { DayNumber } from '../day';
import type { Facts } from '../facts';
import { isGenuine } from '../genuine-expansion';
import type { Touchpoint } from '../planning';
import { sources } from '../source';
import type { Terms } from '../terms';

const SEATS = sources.indexOf('seats');

/** Rows of account `a` are those from `offset[a]` up to, not including, `offset[a + 1]`, by day. */
export interface DaysByAccount {
  offset: Int32Array;
  day: Int32Array;
}

export interface AccountHistory {
  facts: Facts;
  /** Days on which an account that stays genuinely expanded, and the source that most of it came from. */
  expansions: DaysByAccount & { source: Uint8Array };
  /** Days on which a term ends, with the ARR that is due. */
  terms: DaysByAccount & { arrMinor: Float64Array };
  touchpoints: DaysByAccount;
}

export function accountHistory(facts: Facts, terms: Terms, touchpoints: readonly Touchpoint[]): AccountHistory {
  return {
    facts,
    expansions: genuineExpansions(facts),
    terms: termsByAccount(facts.accounts, terms),
    touchpoints: touchpointDays(facts, touchpoints),
  };
}

/** The same ledger with other touchpoints. */
export const withTouchpoints = (history: AccountHistory, touchpoints: readonly Touchpoint[]): AccountHistory => ({
  ...history,
  touchpoints: touchpointDays(history.facts, touchpoints),
});

/** ARR of an account at the end of a day; what the ledger knows last stands after data-through. */
export function arrOn({ ledger, dataThrough }: Facts, account: number, day: DayNumber): number {
  const until = Math.min(day, dataThrough);
  let step = ledger.offset[account + 1]! - 1;
  while (step >= ledger.offset[account]! && ledger.day[step]! > until) step -= 1;
  return step < ledger.offset[account]! ? 0 : ledger.arrMinor[step]!;
}

/** The last day of a rise, where ARR is above what it was so many days before, which was above 0; null: it is not. */
export function roseOn(facts: Facts, account: number, day: DayNumber, days: number): DayNumber | null {
  const before = arrOn(facts, account, day - days);
  if (before === 0 || arrOn(facts, account, day) <= before) return null;
  const { ledger, dataThrough } = facts;
  const until = Math.min(day, dataThrough);
  for (let step = ledger.offset[account + 1]! - 1; step > ledger.offset[account]!; step -= 1)
    if (ledger.day[step]! <= until && ledger.arrMinor[step]! > ledger.arrMinor[step - 1]!) return ledger.day[step]!;
  return null;
}

/** What seats changed an account's ARR by within so many days up to one, signed, and the last day on which some went. */
export function seatsChanged(
  { components, dataThrough }: Facts,
  account: number,
  day: DayNumber,
  days: number,
): { arrMinor: number; lastRemoved: DayNumber | null } {
  const until = Math.min(day, dataThrough);
  let arrMinor = 0;
  let lastRemoved: DayNumber | null = null;
  for (let at = components.offset[account + 1]! - 1; at >= components.offset[account]!; at -= 1) {
    const on = components.day[at]!;
    if (on <= day - days) break;
    if (on > until || components.source[at] !== SEATS) continue;
    arrMinor += components.arrMinor[at]!;
    if (components.arrMinor[at]! < 0) lastRemoved ??= on;
  }
  return { arrMinor, lastRemoved };
}

/** The first row whose day is after one. */
export function firstAfter({ offset, day }: DaysByAccount, account: number, after: DayNumber): number {
  let low = offset[account]!;
  let high = offset[account + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (day[middle]! <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a day after `after` and not after `until` is among them. */
export function hasWithin(days: DaysByAccount, account: number, after: DayNumber, until: DayNumber): boolean {
  const row = firstAfter(days, account, after);
  return row < days.offset[account + 1]! && days.day[row]! <= until;
}

/**
 * An event is a genuine expansion where the account was active the day before, its ARR rises, and something other than
 * price adds to it; its source is the largest such part, ties in the order of sources.
 */
function genuineExpansions(facts: Facts): AccountHistory['expansions'] {
  const { components, accounts, dataThrough } = facts;
  const offset = new Int32Array(accounts + 1);
  const days: number[] = [];
  const of: number[] = [];
  const parts = new Float64Array(sources.length);
  for (let account = 0; account < accounts; account += 1) {
    const end = components.offset[account + 1]!;
    for (let at = components.offset[account]!; at < end; ) {
      const day = components.day[at]!;
      parts.fill(0);
      let net = 0;
      for (; at < end && components.day[at] === day; at += 1) {
        parts[components.source[at]!]! += components.arrMinor[at]!;
        net += components.arrMinor[at]!;
      }
      if (net <= 0 || day > dataThrough) continue;
      const largest = largestGenuine(parts);
      if (largest < 0 || arrOn(facts, account, day - 1) === 0) continue;
      days.push(day);
      of.push(largest);
    }
    offset[account + 1] = days.length;
  }
  return { offset, day: Int32Array.from(days), source: Uint8Array.from(of) };
}

function largestGenuine(parts: Float64Array): number {
  let largest = -1;
  for (let source = 0; source < parts.length; source += 1)
    if (isGenuine(source) && parts[source]! > 0 && (largest < 0 || parts[source]! > parts[largest]!)) largest = source;
  return largest;
}

function termsByAccount(accounts: number, { length, account, endDay, dueMinor }: Terms): AccountHistory['terms'] {
  const rows = Array.from({ length }, (_, row) => row).sort(
    (a, b) => account[a]! - account[b]! || endDay[a]! - endDay[b]! || a - b,
  );
  return {
    ...ofRows(accounts, rows, account, endDay),
    arrMinor: Float64Array.from(rows, (row) => dueMinor[row]!),
  };
}

function touchpointDays({ accounts, accountIds }: Facts, touchpoints: readonly Touchpoint[]): DaysByAccount {
  const numberOf = new Map(accountIds.map((id, account) => [id, account]));
  const known = touchpoints.flatMap(({ accountId, onDay }) => {
    const account = numberOf.get(accountId);
    return account === undefined ? [] : [{ account, onDay }];
  });
  known.sort((a, b) => a.account - b.account || a.onDay - b.onDay);
  return ofRows(
    accounts,
    known.map((_, row) => row),
    known.map(({ account }) => account),
    known.map(({ onDay }) => onDay),
  );
}

/** `rows`: sorted by account, then day. */
function ofRows(
  accounts: number,
  rows: readonly number[],
  account: ArrayLike<number>,
  day: ArrayLike<number>,
): DaysByAccount {
  const offset = new Int32Array(accounts + 1);
  for (const row of rows) offset[account[row]! + 1]! += 1;
  for (let number = 0; number < accounts; number += 1) offset[number + 1]! += offset[number]!;
  return { offset, day: Int32Array.from(rows, (row) => day[row]!) };
}
