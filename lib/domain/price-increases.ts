/**
 * Price increases that nobody named (metrics.md section 4): where 20 or more accounts rise by one same percentage within
 * 31 days, while that rise is classified as price or not at all, a price increase is suggested.
 */
import { type Day, formatDay } from './day';
import type { Facts } from './facts';
import { RISE_KEYS, type Rises, type RisesQuery, riseOf, risesOf } from './rises';
import type { Source } from './source';

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

/** The suggested price increases, by their first day, then the largest. */
export function priceIncreases(facts: Facts, query: RisesQuery): PriceIncrease[] {
  const rises = risesOf(facts, query);
  const order = byKeyAndDay(rises);
  const perAccount = new Int32Array(facts.accounts);
  const found: PriceIncrease[] = [];
  for (let from = 0, to = 0; from < order.length; from = to) {
    const key = rises.key[order[from]!]!;
    while (to < order.length && rises.key[order[to]!] === key) to += 1;
    for (const run of densestRuns(rises, order.subarray(from, to), perAccount))
      found.push({
        from: formatDay(rises.day[run.places[0]!]!),
        to: formatDay(rises.day[run.places.at(-1)!]!),
        accounts: run.accounts,
        arr: run.places.reduce((sum, place) => sum + rises.minor[place]!, 0),
        ...riseOf(key),
      });
  }
  return found.sort((a, b) => (a.from === b.from ? b.accounts - a.accounts : a.from < b.from ? -1 : 1));
}

/** Places of the rises whose percentage enough others share, by percentage and class, then by day: two counting sorts. */
function byKeyAndDay({ length, key, day }: Rises): Int32Array {
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < length; place += 1) {
    earliest = Math.min(earliest, day[place]!);
    latest = Math.max(latest, day[place]!);
  }
  if (length === 0) return new Int32Array(0);
  const sinceEarliest = new Int32Array(length);
  const all = new Int32Array(length);
  const count = new Int32Array(RISE_KEYS);
  for (let place = 0; place < length; place += 1) {
    all[place] = place;
    sinceEarliest[place] = day[place]! - earliest;
    count[key[place]!]! += 1;
  }
  const byDay = sorted(all, sinceEarliest, latest - earliest + 1);
  let shared = 0;
  for (let index = 0; index < length; index += 1) {
    const place = byDay[index]!;
    byDay[shared] = place;
    if (count[key[place]!]! >= FEWEST_ACCOUNTS) shared += 1;
  }
  return sorted(byDay.subarray(0, shared), key, RISE_KEYS);
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

interface Run {
  places: Int32Array;
  accounts: number;
}

/**
 * Runs of at least 20 accounts within 31 days: the one of most accounts, and those before and after it. `places` are by
 * day; `perAccount` is 0 everywhere, and is left so.
 */
function densestRuns(rises: Rises, places: Int32Array, perAccount: Int32Array): Run[] {
  if (places.length < FEWEST_ACCOUNTS) return [];
  const { account, day } = rises;
  let best = { from: 0, to: 0, accounts: FEWEST_ACCOUNTS - 1 };
  let from = 0;
  let accounts = 0;
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index]!;
    if (perAccount[account[place]!] === 0) accounts += 1;
    perAccount[account[place]!]! += 1;
    for (; day[place]! - day[places[from]!]! >= LONGEST_DAYS; from += 1) {
      const left = account[places[from]!]!;
      perAccount[left]! -= 1;
      if (perAccount[left] === 0) accounts -= 1;
    }
    if (accounts > best.accounts) best = { from, to: index + 1, accounts };
  }
  for (; from < places.length; from += 1) perAccount[account[places[from]!]!] = 0;
  if (best.accounts < FEWEST_ACCOUNTS) return [];
  return [
    ...densestRuns(rises, places.subarray(0, best.from), perAccount),
    { places: places.subarray(best.from, best.to), accounts: best.accounts },
    ...densestRuns(rises, places.subarray(best.to), perAccount),
  ];
}
