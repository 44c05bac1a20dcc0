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
  const rises = byKeyAndDay(risesOf(facts, stretches));
  const perAccount = new Int32Array(facts.accounts);
  const found: PriceIncrease[] = [];
  for (let from = 0, to = 0; from < rises.length; from = to) {
    const key = rises.key[from]!;
    while (to < rises.length && rises.key[to] === key) to += 1;
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

/** The rises whose percentage enough others share, by percentage and class, then by day: two counting sorts. */
function byKeyAndDay({ length, key, account, day, minor }: Rises): Rises {
  const count = new Int32Array(RISE_KEYS);
  let earliest = Number.POSITIVE_INFINITY;
  for (let place = 0; place < length; place += 1) {
    count[key[place]!]! += 1;
    if (day[place]! < earliest) earliest = day[place]!;
  }
  const shared = new Int32Array(length);
  const sinceEarliest = new Int32Array(length);
  let places = 0;
  let days = 0;
  for (let place = 0; place < length; place += 1) {
    if (count[key[place]!]! < FEWEST_ACCOUNTS) continue;
    shared[places++] = place;
    sinceEarliest[place] = day[place]! - earliest;
    if (sinceEarliest[place]! >= days) days = sinceEarliest[place]! + 1;
  }
  const order = sorted(sorted(shared.subarray(0, places), sinceEarliest, days), key, RISE_KEYS);
  const inOrder: Rises = {
    length: places,
    key: new Int32Array(places),
    account: new Int32Array(places),
    day: new Int32Array(places),
    minor: new Float64Array(places),
  };
  for (let index = 0; index < places; index += 1) {
    const place = order[index]!;
    inOrder.key[index] = key[place]!;
    inOrder.account[index] = account[place]!;
    inOrder.day[index] = day[place]!;
    inOrder.minor[index] = minor[place]!;
  }
  return inOrder;
}

/** The places in the order of their keys, which are below `keys`; equal ones stay as they were. */
function sorted(places: Int32Array, keyOf: Int32Array, keys: number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (let index = 0; index < places.length; index += 1) next[keyOf[places[index]!]! + 1]! += 1;
  for (let key = 1; key <= keys; key += 1) next[key]! += next[key - 1]!;
  const order = new Int32Array(places.length);
  for (let index = 0; index < places.length; index += 1) {
    const key = keyOf[places[index]!]!;
    order[next[key]!] = places[index]!;
    next[key]! += 1;
  }
  return order;
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
