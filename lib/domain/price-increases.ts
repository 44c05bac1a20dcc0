/**
 * Price increases that nobody named (metrics.md section 4): where 20 or more accounts rise by one same percentage within
 * 31 days, while that rise is classified as price or not at all, a price increase is suggested.
 */
import { type AlikeRises, alikeRises, FEWEST_ACCOUNTS, isWithin } from './alike-rises';
import { type Day, formatDay } from './day';
import type { Facts } from './facts';
import { riseOf } from './rises';
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

/** The suggested price increases, by their first day, then the largest. No two stretches share an account and a day. */
export function priceIncreases(facts: Facts, ...stretches: Stretch[]): PriceIncrease[] {
  const rises = alikeRises(facts);
  const asked = askedOf(rises, facts, stretches);
  const perAccount = new Int32Array(facts.accounts);
  const found: PriceIncrease[] = [];
  for (let from = 0, end = 0; from < asked.length; from = end) {
    const key = rises.key[asked[from]!]!;
    while (end < asked.length && rises.key[asked[end]!] === key) end += 1;
    for (const run of fullestRuns(rises, asked.subarray(from, end), perAccount))
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

/** Places of the rises of some accounts and days, ascending. */
function askedOf(rises: AlikeRises, { everyAccount }: Facts, stretches: readonly Stretch[]): Int32Array {
  const { offset, places, day, length } = rises;
  const isAsked = new Uint8Array(length);
  let count = 0;
  for (const { from, to, accounts } of stretches) {
    const [first, last] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
    for (const account of accounts ?? everyAccount)
      for (let at = offset[account]!; at < offset[account + 1]!; at += 1) {
        const place = places[at]!;
        if (day[place]! < first || day[place]! > last) continue;
        isAsked[place] = 1;
        count += 1;
      }
  }
  const asked = new Int32Array(count);
  for (let place = 0, at = 0; at < count; place += 1)
    if (isAsked[place] === 1) {
      asked[at] = place;
      at += 1;
    }
  return asked;
}

/** Some accounts' rises, and their places, by day. */
interface Run {
  places: Int32Array;
  accounts: number;
}

/**
 * Runs of at least 20 accounts within 31 days among rises by day: the one of most accounts, and those before and after it.
 * `perAccount` is 0 everywhere, and is left so.
 */
function fullestRuns(rises: AlikeRises, places: Int32Array, perAccount: Int32Array): Run[] {
  const end = places.length;
  if (end < FEWEST_ACCOUNTS) return [];
  const { account, day } = rises;
  let fullest: { from: number; to: number; accounts: number } | null = null;
  let from = 0;
  let accounts = 0;
  for (let at = 0; at < end; at += 1) {
    const place = places[at]!;
    if (perAccount[account[place]!] === 0) accounts += 1;
    perAccount[account[place]!]! += 1;
    for (; !isWithin(day[places[from]!]!, day[place]!); from += 1) {
      perAccount[account[places[from]!]!]! -= 1;
      if (perAccount[account[places[from]!]!] === 0) accounts -= 1;
    }
    if (accounts >= FEWEST_ACCOUNTS && accounts > (fullest?.accounts ?? 0)) fullest = { from, to: at + 1, accounts };
  }
  for (; from < end; from += 1) perAccount[account[places[from]!]!] = 0;
  if (fullest === null) return [];
  // Who rises once more on the last day belongs to it, in whatever order the accounts of a day stand.
  while (fullest.to < end && day[places[fullest.to]!] === day[places[fullest.to - 1]!]) fullest.to += 1;
  return [
    ...fullestRuns(rises, places.subarray(0, fullest.from), perAccount),
    { places: places.subarray(fullest.from, fullest.to), accounts: fullest.accounts },
    ...fullestRuns(rises, places.subarray(fullest.to), perAccount),
  ];
}
