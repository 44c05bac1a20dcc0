/**
 * Rises that could be price increases: the sum of an account's components of price, or of those that nobody classified,
 * on one day. Its percentage is of what the account paid without it, the same to a hundredth of a point: as fine as
 * cents let list prices be told apart.
 */
import type { DayNumber } from './day';
import type { Facts } from './facts';
import { scaleMinor } from './money';
import { type Source, sources } from './source';
import type { Stretch } from './stretches';

/** Rises in columns, in the order they are found: stretch by stretch, by account, then by day. */
export interface Rises {
  length: number;
  /** Equal for rises by one same percentage that are classified alike; below `RISE_KEYS`. */
  key: Int32Array;
  account: Int32Array;
  day: Int32Array;
  /** ARR. */
  minor: Float64Array;
}

/** All of a ledger up to data-through; those of account `a` are at `offset[a]` up to, not including, `offset[a + 1]`. */
interface EveryRise extends Rises {
  offset: Int32Array;
}

const PER_PERCENT = 100;
/** No price rises tenfold; what does is another product. */
const MOST_PERCENT = 1000;
const KEYS_EACH = MOST_PERCENT * PER_PERCENT + 1;
const classes = ['price', 'unclassified'] as const satisfies Source[];

export const RISE_KEYS = classes.length * KEYS_EACH;

/** What a key stands for; 5.25 is 5.25 %. */
export const riseOf = (key: number): { percent: number; classified: Source } => ({
  percent: (key % KEYS_EACH) / PER_PERCENT,
  classified: classes[Math.floor(key / KEYS_EACH)]!,
});

/** Every rise that could be a price increase, of accounts and days that no two of the stretches share; up to data-through. */
export function risesOf(facts: Facts, stretches: readonly Stretch[]): Rises {
  const all = everyRise(facts);
  const rises: Rises = { ...roomFor(all.length), length: 0 };
  for (const { from, to, accounts } of stretches) {
    const first = from ?? Number.NEGATIVE_INFINITY;
    const last = to ?? Number.POSITIVE_INFINITY;
    for (const account of accounts ?? facts.everyAccount)
      for (let at = all.offset[account]!; at < all.offset[account + 1]!; at += 1)
        if (all.day[at]! >= first && all.day[at]! <= last) copyRise(all, at, rises);
  }
  return rises;
}

const known = new WeakMap<Facts, EveryRise>();

/** Found once, and kept as long as the facts are. */
export function everyRise(facts: Facts): EveryRise {
  const rises = known.get(facts) ?? findRises(facts);
  known.set(facts, rises);
  return rises;
}

const roomFor = (length: number) => ({
  key: new Int32Array(length),
  account: new Int32Array(length),
  day: new Int32Array(length),
  minor: new Float64Array(length),
});

function copyRise(all: Rises, at: number, rises: Rises): void {
  rises.key[rises.length] = all.key[at]!;
  rises.account[rises.length] = all.account[at]!;
  rises.day[rises.length] = all.day[at]!;
  rises.minor[rises.length] = all.minor[at]!;
  rises.length += 1;
}

const [PRICE, UNCLASSIFIED] = classes.map((name) => sources.indexOf(name));

function findRises({ ledger, components, accounts, dataThrough }: Facts): EveryRise {
  const found: Rises = { ...roomFor(components.day.length), length: 0 };
  const offset = new Int32Array(accounts + 1);
  for (let account = 0; account < accounts; account += 1) {
    const end = components.offset[account + 1]!;
    let step = ledger.offset[account]!;
    const lastStep = ledger.offset[account + 1]! - 1;
    for (let at = components.offset[account]!; at < end; ) {
      const day = components.day[at]!;
      if (day > dataThrough) break;
      let price = 0;
      let unclassified = 0;
      for (; at < end && components.day[at] === day; at += 1) {
        if (components.source[at] === PRICE) price += components.arrMinor[at]!;
        else if (components.source[at] === UNCLASSIFIED) unclassified += components.arrMinor[at]!;
      }
      if (price <= 0 && unclassified <= 0) continue;
      while (step < lastStep && ledger.day[step + 1]! <= day) step += 1;
      const balance = ledger.arrMinor[step]!;
      addRise(found, account, day, 0, price, balance);
      addRise(found, account, day, 1, unclassified, balance);
    }
    offset[account + 1] = found.length;
  }
  const cut = <Column extends Int32Array | Float64Array>(column: Column) => column.slice(0, found.length) as Column;
  const { length, key, account, day, minor } = found;
  return { length, offset, key: cut(key), account: cut(account), day: cut(day), minor: cut(minor) };
}

function addRise(rises: Rises, account: number, day: DayNumber, place: number, minor: number, balance: number): void {
  const without = balance - minor;
  if (minor <= 0 || without <= 0) return;
  const hundredths = scaleMinor(minor, 100 * PER_PERCENT, without);
  if (hundredths === 0 || hundredths >= KEYS_EACH) return;
  const at = rises.length;
  rises.key[at] = place * KEYS_EACH + hundredths;
  rises.account[at] = account;
  rises.day[at] = day;
  rises.minor[at] = minor;
  rises.length = at + 1;
}
