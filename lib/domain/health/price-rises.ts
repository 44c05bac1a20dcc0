/**
 * Price increases that nobody named: many accounts rise by one same percentage within a month, and no record says by
 * what. They count as genuine expansion until their cause is stated. What is told as price already is as it should be.
 */
import { alikeRises } from '../alike-rises';
import { parseDay } from '../day';
import type { Facts } from '../facts';
import { type PriceIncrease, priceIncreases } from '../price-increases';
import { riseOf } from '../rises';

export interface UnnamedIncrease extends PriceIncrease {
  /** Each account and the day and amount (ARR) of its rise, accounts ascending; once for each rise. */
  rises: { account: number; day: number; minor: number }[];
}

const nameOf = ({ percent, classified }: Pick<PriceIncrease, 'percent' | 'classified'>): string =>
  `${classified} ${percent}`;

export function unnamedIncreases(facts: Facts): UnnamedIncrease[] {
  const suggested = priceIncreases(facts, { from: null, to: null, accounts: null }).filter(
    ({ classified }) => classified === 'unclassified',
  );
  if (suggested.length === 0) return [];
  const { length, key, account, day, minor } = alikeRises(facts);
  // Those of one key stand together, by their days.
  const begins = new Map<string, number>();
  for (let place = 0; place < length; place += 1)
    if (place === 0 || key[place] !== key[place - 1]) begins.set(nameOf(riseOf(key[place]!)), place);
  return suggested.map((increase) => {
    const [from, to] = [parseDay(increase.from)!, parseDay(increase.to)!];
    const begin = begins.get(nameOf(increase)) ?? length;
    const rises: UnnamedIncrease['rises'] = [];
    for (let place = begin; place < length && key[place] === key[begin] && day[place]! <= to; place += 1) {
      if (day[place]! < from) continue;
      rises.push({ account: account[place]!, day: day[place]!, minor: minor[place]! });
    }
    return { ...increase, rises: rises.sort((a, b) => a.account - b.account || a.day - b.day) };
  });
}
