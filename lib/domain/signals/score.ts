/**
 * The signal score (metrics.md section 12): over an account's signals, weight × ½ ^ (age in days ÷ half-life), capped
 * per category. Signals are those stated, and those that readings of usage make: a meter near or at its limit, dated by
 * its last reading, and a meter that is up by 30 % in 30 days. Where the company states one of these itself, within the
 * 30 days before the reading, readings make none of its kind beside it.
 */
import type { DayNumber } from '../day';
import { OWN_SIGNAL, type SignalBook } from './book';
import { SIGNAL_KINDS, type SignalCategory, signalCategories, signalNames } from './kinds';
import type { SignalSettings } from './settings';
import { AT_LIMIT, CHANGE, eachMeter, earlierRow, limitShare, NEAR_LIMIT, UP_DAYS } from './usage';

/** A signal of the company's own, where its weight is stated: it counts with what was looked at and read. */
export const OWN_CATEGORY: SignalCategory = 'engagement';
export const OWN_HALF_LIFE_DAYS = 14;
/** Within so many days a stated signal stands for what readings would say. */
const STATED_DAYS = 30;

const USAGE_95 = signalNames.indexOf('usage_95');
const USAGE_80 = signalNames.indexOf('usage_80');
const USE_UP = signalNames.indexOf('use_up');

const categoryIndex = Uint8Array.from(
  [...signalNames.map((name) => SIGNAL_KINDS[name].category), OWN_CATEGORY],
  (category) => signalCategories.indexOf(category),
);

/** The index of a kind's category in `signalCategories`. */
export const categoryOf = (kind: number): number => categoryIndex[kind]!;

/** What settings say, by kind, and how much of a signal is left after so many days. */
export interface Scale {
  weight: Float64Array;
  halfLife: Float64Array;
  caps: Float64Array;
  /** The share that is left of a kind's points after an age in days. */
  left(kind: number, age: number): number;
}

const TABLE_DAYS = 1024;

export function scaleOf({ weights, halfLives, caps }: SignalSettings): Scale {
  const halfLife = Float64Array.from([...signalNames.map((name) => halfLives[name]), OWN_HALF_LIFE_DAYS]);
  const tables: (Float64Array | undefined)[] = [];
  const share = (kind: number, age: number): number => 0.5 ** (age / halfLife[kind]!);
  const table = (kind: number): Float64Array => Float64Array.from({ length: TABLE_DAYS }, (_, age) => share(kind, age));
  return {
    weight: Float64Array.from([...signalNames.map((name) => weights[name]), 0]),
    halfLife,
    caps: Float64Array.from(signalCategories, (category) => caps[category]),
    left: (kind, age) => {
      if (age >= TABLE_DAYS) return share(kind, age);
      tables[kind] ??= table(kind);
      return tables[kind][age]!;
    },
  };
}

/** Takes one signal. `row`: of the book's signals, or, where readings made it, `reading` and what it is compared with. */
export type TakeSignal = (
  kind: number,
  day: DayNumber,
  weight: number,
  row: number,
  reading: number,
  earlier: number,
) => void;

const NONE = -1;

/** Every signal that an account has given by a day, stated ones by day, then those of readings by meter. */
export function eachSignal(book: SignalBook, scale: Scale, account: number, day: DayNumber, take: TakeSignal): void {
  const { offset, kind, weight } = book;
  const until = Math.min(day, book.columns.today);
  let limitStated = Number.NEGATIVE_INFINITY;
  let upStated = Number.NEGATIVE_INFINITY;
  for (let row = offset[account]!; row < offset[account + 1]!; row += 1) {
    const on = book.day[row]!;
    if (on > until) break;
    const of = kind[row]!;
    if (of === USAGE_80 || of === USAGE_95) limitStated = on;
    else if (of === USE_UP) upStated = on;
    const stated = weight[row]!;
    take(of, on, Number.isNaN(stated) ? scale.weight[of]! : stated, row, NONE, NONE);
  }
  eachMeter(book, account, day, (first, last) => {
    const on = book.usage.day[last]!;
    const share = limitStated >= on - STATED_DAYS ? 0 : limitShare(book, last);
    if (share >= NEAR_LIMIT) {
      const of = share >= AT_LIMIT ? USAGE_95 : USAGE_80;
      take(of, on, scale.weight[of]!, NONE, last, NONE);
    }
    if (upStated >= on - STATED_DAYS) return;
    const earlier = earlierRow(book, first, last, UP_DAYS);
    if (earlier >= 0 && book.usage.used[last]! >= (1 + CHANGE) * book.usage.used[earlier]!)
      take(USE_UP, on, scale.weight[USE_UP]!, NONE, last, earlier);
  });
}

/** The sums by category, before their caps. */
export function categorySums(
  book: SignalBook,
  scale: Scale,
  account: number,
  day: DayNumber,
  into: Float64Array,
): void {
  into.fill(0);
  eachSignal(book, scale, account, day, (kind, on, weight) => {
    into[categoryIndex[kind]!]! += weight * scale.left(kind, day - on);
  });
}

/** The score of sums by category. */
export function cappedScore({ caps }: Scale, sums: Float64Array): number {
  let score = 0;
  for (let category = 0; category < sums.length; category += 1) score += Math.min(sums[category]!, caps[category]!);
  return score;
}

export const isOwn = (kind: number): boolean => kind === OWN_SIGNAL;
