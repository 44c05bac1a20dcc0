/**
 * Price increases that nobody named (metrics.md section 4): where 20 or more accounts rise by one same percentage within
 * 31 days, while that rise is classified as price or not at all, a price increase is suggested.
 */
import { type Day, formatDay } from './day';
import type { Facts } from './facts';
import { RISE_KEYS, type Rises, riseOf, risesOf } from './rises';
import type { Source } from './source';
import type { Stretch } from './stretches';

export interface PriceIncrease {
  /** First and last day of the rises. */
  from: Day;
  to: Day;
  /** In percent: 5.25 is 5.25 %. */
  percent: number;
  accounts: number;
  /** Sum of the rises, ARR. */
  arr: number;
  /** How the rises are classified. */
  classified: Source;
}

const FEWEST_ACCOUNTS = 20;
const LONGEST_DAYS = 31;

/** The suggested price increases, by their first day, then the largest. No two stretches share an account and a day. */
export function priceIncreases(facts: Facts, ...stretches: Stretch[]): PriceIncrease[] {
  const rises = risesOf(facts, stretches);
  const alike = new AlikeRises(rises);
  const perAccount = new Int32Array(facts.accounts);
  const found: PriceIncrease[] = [];
  eachKey(rises, (key, places) => {
    if (!alike.take(places)) return;
    for (const run of fullestRuns(alike, 0, places.length, perAccount))
      found.push({
        from: formatDay(alike.day[run.from]!),
        to: formatDay(alike.day[run.to - 1]!),
        accounts: run.accounts,
        arr: alike.place.subarray(run.from, run.to).reduce((sum, place) => sum + rises.minor[place]!, 0),
        ...riseOf(key),
      });
  });
  return found.sort((a, b) => (a.from === b.from ? b.accounts - a.accounts : a.from < b.from ? -1 : 1));
}

/** Calls back with the places of the rises of each percentage and class that enough of them share, by day: two counting sorts. */
function eachKey({ length, key, day }: Rises, found: (key: number, places: Int32Array) => void): void {
  let [earliest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const all = new Int32Array(length);
  for (let place = 0; place < length; place += 1) {
    all[place] = place;
    earliest = Math.min(earliest, day[place]!);
    latest = Math.max(latest, day[place]!);
  }
  if (length < FEWEST_ACCOUNTS) return;
  const byDay = sortedBy(day, earliest, latest, all).places;
  const { places, end } = sortedBy(key, 0, RISE_KEYS - 1, byDay);
  for (let each = 0, from = 0; each < RISE_KEYS; each += 1) {
    if (end[each]! - from >= FEWEST_ACCOUNTS) found(each, places.subarray(from, end[each]!));
    from = end[each]!;
  }
}

/** The places by a column's values, which lie from `least` to `most`, those of one value in their order; where each value's end. */
function sortedBy(
  column: Int32Array,
  least: number,
  most: number,
  places: Int32Array,
): { places: Int32Array; end: Int32Array } {
  const end = new Int32Array(most - least + 2);
  for (let index = 0; index < places.length; index += 1) end[column[places[index]!]! - least + 1]! += 1;
  for (let value = 1; value < end.length; value += 1) end[value]! += end[value - 1]!;
  const sorted = new Int32Array(places.length);
  for (let index = 0; index < places.length; index += 1) {
    const value = column[places[index]!]! - least;
    sorted[end[value]!] = places[index]!;
    end[value]! += 1;
  }
  return { places: sorted, end };
}

/** The rises of one percentage and class, by day: few at a time, so that the processor's cache holds them. */
class AlikeRises {
  account = new Int32Array(0);
  day = new Int32Array(0);
  /** Among all rises. */
  place = new Int32Array(0);

  constructor(private readonly rises: Rises) {}

  /** Takes the rises at these places, which are by day; false where so few lie within 31 days that none can be found. */
  take(places: Int32Array): boolean {
    const { rises } = this;
    if (this.day.length < places.length)
      for (const name of ['account', 'day', 'place'] as const) this[name] = new Int32Array(places.length * 2);
    const { day, account, place } = this;
    let isEnough = false;
    for (let index = 0; index < places.length; index += 1) {
      day[index] = rises.day[places[index]!]!;
      const first = index - FEWEST_ACCOUNTS + 1;
      isEnough ||= first >= 0 && day[index]! - day[first]! < LONGEST_DAYS;
    }
    if (!isEnough) return false;
    for (let index = 0; index < places.length; index += 1) account[index] = rises.account[places[index]!]!;
    place.set(places);
    return true;
  }
}

/** Rises from `from` up to, not including, `to`. */
interface Run {
  from: number;
  to: number;
  accounts: number;
}

/**
 * Runs of at least 20 accounts within 31 days among the rises `first` up to, not including, `end`, which are by day: the
 * one of most accounts, and those before and after it. `perAccount` is 0 everywhere, and is left so.
 */
function fullestRuns(rises: AlikeRises, first: number, end: number, perAccount: Int32Array): Run[] {
  if (end - first < FEWEST_ACCOUNTS) return [];
  const { account, day } = rises;
  let fullest: Run | null = null;
  let from = first;
  let accounts = 0;
  for (let at = first; at < end; at += 1) {
    if (perAccount[account[at]!] === 0) accounts += 1;
    perAccount[account[at]!]! += 1;
    for (; day[at]! - day[from]! >= LONGEST_DAYS; from += 1) {
      perAccount[account[from]!]! -= 1;
      if (perAccount[account[from]!] === 0) accounts -= 1;
    }
    if (accounts >= FEWEST_ACCOUNTS && accounts > (fullest?.accounts ?? 0)) fullest = { from, to: at + 1, accounts };
  }
  for (; from < end; from += 1) perAccount[account[from]!] = 0;
  if (fullest === null) return [];
  // Who rises once more on the last day belongs to it, in whatever order the accounts of a day stand.
  while (fullest.to < end && day[fullest.to] === day[fullest.to - 1]) fullest.to += 1;
  return [
    ...fullestRuns(rises, first, fullest.from, perAccount),
    fullest,
    ...fullestRuns(rises, fullest.to, end, perAccount),
  ];
}
