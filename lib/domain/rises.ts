/**
 * Rises that could be price increases: the sum of an account's components of price, or of those that nobody classified,
 * on one day. Its percentage is of what the account paid without it, the same to a hundredth of a point: as fine as
 * cents let list prices be told apart.
 */
import type { DayNumber } from './day';
import type { Facts } from './facts';
import { scaleMinor } from './money';
import { type Source, sources } from './source';

/** Rises in columns. */
export interface Rises {
  length: number;
  /** Equal for rises by one same percentage that are classified alike; below `RISE_KEYS`. */
  key: Int32Array;
  account: Int32Array;
  day: Int32Array;
  /** ARR. */
  minor: Float64Array;
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

const [PRICE, UNCLASSIFIED] = classes.map((name) => sources.indexOf(name));

/** Every rise of a ledger up to data-through that could be a price increase: by account, then by day. */
export function findRises({ ledger, components, accounts, dataThrough }: Facts): Rises {
  const size = components.day.length;
  const rises: Rises = {
    length: 0,
    key: new Int32Array(size),
    account: new Int32Array(size),
    day: new Int32Array(size),
    minor: new Float64Array(size),
  };
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
      addRise(rises, account, day, 0, price, balance);
      addRise(rises, account, day, 1, unclassified, balance);
    }
  }
  return rises;
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
