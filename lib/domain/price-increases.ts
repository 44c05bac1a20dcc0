/**
 * Price increases that nobody named (metrics.md section 4): where 20 or more accounts rise by one same percentage within
 * 31 days, while that rise is classified as price or not at all, a price increase is suggested.
 */
import { type Day, formatDay } from './day';
import type { Facts } from './facts';
import { noRises, RISE_KEYS, type Rises, riseOf, risesOf } from './rises';
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
  const rises = byKey(risesOf(facts, stretches));
  const order = new DayOrder(rises);
  const perAccount = new Int32Array(facts.accounts);
  const found: PriceIncrease[] = [];
  for (let from = 0, to = 0; from < rises.length; from = to) {
    const key = rises.key[from]!;
    while (to < rises.length && rises.key[to] === key) to += 1;
    order.sort(from, to);
    for (const run of fullestRuns(rises, from, to, perAccount))
      found.push({
        from: formatDay(rises.day[run.from]!),
        to: formatDay(rises.day[run.to - 1]!),
        accounts: run.accounts,
        arr: rises.minor.subarray(run.from, run.to).reduce((sum, minor) => sum + minor, 0),
        ...riseOf(key),
      });
  }
  return found.sort((a, b) => (a.from === b.from ? b.accounts - a.accounts : a.from < b.from ? -1 : 1));
}

/** The rises whose percentage enough others share, by percentage and class: one counting sort. */
function byKey({ length, key, account, day, minor }: Rises): Rises {
  const count = new Int32Array(RISE_KEYS);
  for (let place = 0; place < length; place += 1) count[key[place]!]! += 1;
  const next = new Int32Array(RISE_KEYS);
  let places = 0;
  for (let each = 0; each < RISE_KEYS; each += 1) {
    next[each] = places;
    if (count[each]! >= FEWEST_ACCOUNTS) places += count[each]!;
  }
  const inOrder = noRises(places);
  for (let place = 0; place < length; place += 1) {
    const each = key[place]!;
    if (count[each]! < FEWEST_ACCOUNTS) continue;
    const to = next[each]!;
    next[each] = to + 1;
    inOrder.key[to] = each;
    inOrder.account[to] = account[place]!;
    inOrder.day[to] = day[place]!;
    inOrder.minor[to] = minor[place]!;
  }
  return { ...inOrder, length: places };
}

/** Sorts some of the rises by day, in place: a counting sort of few at a time, which the processor's cache holds. */
class DayOrder {
  private readonly earliest: number;
  private readonly next: Int32Array;
  private readonly account: Int32Array;
  private readonly day: Int32Array;
  private readonly minor: Float64Array;

  constructor(private readonly rises: Rises) {
    let [earliest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const day of rises.day) {
      if (day < earliest) earliest = day;
      if (day > latest) latest = day;
    }
    this.earliest = earliest;
    this.next = new Int32Array(Math.max(latest - earliest + 2, 0));
    this.account = new Int32Array(rises.length);
    this.day = new Int32Array(rises.length);
    this.minor = new Float64Array(rises.length);
  }

  /** The rises `from` up to, not including, `to`. */
  sort(from: number, to: number): void {
    const { rises, earliest, next } = this;
    next.fill(0);
    for (let at = from; at < to; at += 1) next[rises.day[at]! - earliest + 1]! += 1;
    for (let day = 1; day < next.length; day += 1) next[day]! += next[day - 1]!;
    for (let at = from; at < to; at += 1) {
      const place = next[rises.day[at]! - earliest]!;
      next[rises.day[at]! - earliest] = place + 1;
      this.account[place] = rises.account[at]!;
      this.day[place] = rises.day[at]!;
      this.minor[place] = rises.minor[at]!;
    }
    for (const name of ['account', 'day', 'minor'] as const) rises[name].set(this[name].subarray(0, to - from), from);
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
function fullestRuns(rises: Rises, first: number, end: number, perAccount: Int32Array): Run[] {
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
