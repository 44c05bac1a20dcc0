/**
 * Rises alike: those that 20 or more of a ledger, by one same percentage and classified alike, lie with within 31 days.
 * Whichever accounts and days are asked for, price increases are found among these alone, so they are sorted out once.
 */
import type { DayNumber } from './day';
import type { Facts } from './facts';
import { findRises, RISE_KEYS, type Rises } from './rises';

export const FEWEST_ACCOUNTS = 20;
const LONGEST_DAYS = 31;

/** By key, then by day, then by account; those of account `a` stand at `places[offset[a]]` up to, not including, `places[offset[a + 1]]`. */
export interface AlikeRises extends Rises {
  places: Int32Array;
  offset: Int32Array;
}

const known = new WeakMap<Facts, AlikeRises>();

/** Sorted out once, and kept as long as the facts are. */
export function alikeRises(facts: Facts): AlikeRises {
  const rises = known.get(facts) ?? sortedOut(findRises(facts), facts.accounts);
  known.set(facts, rises);
  return rises;
}

function sortedOut(rises: Rises, accounts: number): AlikeRises {
  const order = alikeAmong(rises, byKeyAndDay(rises));
  const key = order.map((place) => rises.key[place]!);
  const account = order.map((place) => rises.account[place]!);
  const day = order.map((place) => rises.day[place]!);
  const minor = Float64Array.from(order, (place) => rises.minor[place]!);
  const { sorted: places, end } = sortedBy(account, 0, accounts - 1, ascending(order.length));
  const offset = new Int32Array(accounts + 1);
  offset.set(end.subarray(0, accounts), 1);
  return { length: order.length, key, account, day, minor, places, offset };
}

const ascending = (length: number): Int32Array => Int32Array.from({ length }, (_, place) => place);

function byKeyAndDay({ length, key, day }: Rises): Int32Array {
  let [earliest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = 0; place < length; place += 1) {
    earliest = Math.min(earliest, day[place]!);
    latest = Math.max(latest, day[place]!);
  }
  if (length === 0) return new Int32Array(0);
  return sortedBy(key, 0, RISE_KEYS - 1, sortedBy(day, earliest, latest, ascending(length)).sorted).sorted;
}

/** Those of the order that lie among enough others of their key within the days. */
function alikeAmong({ key, day }: Rises, order: Int32Array): Int32Array {
  const isAlike = new Uint8Array(order.length);
  for (let last = FEWEST_ACCOUNTS - 1; last < order.length; last += 1) {
    const first = last - FEWEST_ACCOUNTS + 1;
    const [from, to] = [order[first]!, order[last]!];
    if (key[from] === key[to] && isWithin(day[from]!, day[to]!)) isAlike.fill(1, first, last + 1);
  }
  return order.filter((_, at) => isAlike[at] === 1);
}

/** Whether one price increase may reach from one day to the other. */
export const isWithin = (from: DayNumber, to: DayNumber): boolean => to - from < LONGEST_DAYS;

/** The places by a column's values, which lie from `least` to `most`, those of one value in their order; where each value's end. */
function sortedBy(
  column: Int32Array,
  least: number,
  most: number,
  places: Int32Array,
): { sorted: Int32Array; end: Int32Array } {
  const end = new Int32Array(most - least + 2);
  for (let index = 0; index < places.length; index += 1) end[column[places[index]!]! - least + 1]! += 1;
  for (let value = 1; value < end.length; value += 1) end[value]! += end[value - 1]!;
  const sorted = new Int32Array(places.length);
  for (let index = 0; index < places.length; index += 1) {
    const value = column[places[index]!]! - least;
    sorted[end[value]!] = places[index]!;
    end[value]! += 1;
  }
  return { sorted, end };
}
