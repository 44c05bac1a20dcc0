/**
 * What readings of usage say of an account on a day: near a limit, up or down against an earlier reading, not used at
 * all. A meter is judged by its last reading by that day; comparisons are with the reading that lies nearest to so many
 * days before that one, at most 15 days off, so that daily, weekly and monthly readings are compared alike.
 */
import type { DayNumber } from '../day';
import type { SignalBook } from './book';

/** Share of a limit from which on use is near it, and at it. */
export const NEAR_LIMIT = 0.8;
export const AT_LIMIT = 0.95;
/** Rise and fall, as a share of the earlier reading, that count. */
export const CHANGE = 0.3;
export const UP_DAYS = 30;
export const DOWN_DAYS = 60;
export const NO_USE_DAYS = 14;
/** A reading that was never followed by another says nothing of a fall, or of no use, for longer than this. */
export const STALE_DAYS = 45;
const SLACK_DAYS = 15;

export interface Reading {
  meter: number;
  day: DayNumber;
  used: number;
  /** NaN: none. */
  limit: number;
}

/** A reading and the earlier one it is compared with. */
export interface Compared extends Reading {
  before: number;
  beforeDay: DayNumber;
  /** As a share of the earlier one: 0.3 is 30 % more. */
  change: number;
}

/** The rows of one meter of an account that are not after a day, from the first to the last; calls back for each meter. */
export function eachMeter(
  { usage, columns }: SignalBook,
  account: number,
  day: DayNumber,
  take: (first: number, last: number) => void,
): void {
  const until = Math.min(day, columns.today);
  const end = usage.offset[account + 1]!;
  let first = usage.offset[account]!;
  while (first < end) {
    const meter = usage.meter[first]!;
    let last = -1;
    let next = first;
    for (; next < end && usage.meter[next] === meter; next += 1) if (usage.day[next]! <= until) last = next;
    if (last >= 0) take(first, last);
    first = next;
  }
}

export const readingAt = ({ usage }: SignalBook, row: number): Reading => ({
  meter: usage.meter[row]!,
  day: usage.day[row]!,
  used: usage.used[row]!,
  limit: usage.limit[row]!,
});

/** The share of its limit that a reading is; 0 where it has none. */
export function limitShare({ usage }: SignalBook, row: number): number {
  const limit = usage.limit[row]!;
  return limit > 0 ? usage.used[row]! / limit : 0;
}

/** The row that the last one is compared with; −1: none lies near enough, or nothing was used then. */
export function earlierRow({ usage }: SignalBook, first: number, last: number, days: number): number {
  const wanted = usage.day[last]! - days;
  let nearest = -1;
  let distance = SLACK_DAYS + 1;
  for (let row = first; row < last; row += 1) {
    const off = Math.abs(usage.day[row]! - wanted);
    if (off >= distance) continue;
    nearest = row;
    distance = off;
  }
  return nearest >= 0 && usage.used[nearest]! > 0 ? nearest : -1;
}

export function compared(book: SignalBook, row: number, earlier: number): Compared {
  const before = book.usage.used[earlier]!;
  const reading = readingAt(book, row);
  return { ...reading, before, beforeDay: book.usage.day[earlier]!, change: reading.used / before - 1 };
}

/** The meter that fell most, by 30 % or more within 60 days; null: none did. */
export function fallOfUse(book: SignalBook, account: number, day: DayNumber): Compared | null {
  let most: Compared | null = null;
  eachMeter(book, account, day, (first, last) => {
    if (book.usage.day[last]! < day - STALE_DAYS) return;
    const earlier = earlierRow(book, first, last, DOWN_DAYS);
    if (earlier < 0 || book.usage.used[last]! > (1 - CHANGE) * book.usage.used[earlier]!) return;
    const fall = compared(book, last, earlier);
    if (most === null || fall.change < most.change) most = fall;
  });
  return most;
}

/**
 * The last day of use, where none of the account's meters has any in the 14 days up to the day on which that meter was
 * last read for anybody: where readings just stop for all, nobody has stopped. Null: it is used, or was never.
 */
export function noUseSince(book: SignalBook, account: number, day: DayNumber): DayNumber | null {
  const { usage, meterDays } = book;
  let isUsed = false;
  let lastUse: DayNumber | null = null;
  eachMeter(book, account, day, (first, last) => {
    const through = lastUpTo(meterDays[usage.meter[first]!]!, day);
    let row = last;
    while (row >= first && usage.used[row] === 0) row -= 1;
    if (row < first) return;
    const on = usage.day[row]!;
    if (lastUse === null || on > lastUse) lastUse = on;
    if (through < day - STALE_DAYS || on > through - NO_USE_DAYS) isUsed = true;
  });
  return isUsed ? null : lastUse;
}

/** The last of ascending days that is not after one; −Infinity: none. */
function lastUpTo(days: Int32Array, day: DayNumber): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? Number.NEGATIVE_INFINITY : days[low - 1]!;
}
