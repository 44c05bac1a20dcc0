/** When the weekly digest falls due: a weekday and an hour where the company is, summer time or not. */
import { type Day, formatDay, parseDay } from '@/lib/domain/day';
import { dayIn } from '@/lib/reports/today';

export interface WeeklySlot {
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
  /** IANA name; null: the machine's own. */
  timeZone: string | null;
}

const WEEK = 7;
const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;
/** Day number 0 was a Thursday. */
const THURSDAY = 3;

/** How far the clocks there are ahead of UTC at a moment, in ms. */
function aheadOfUtc(timeZone: string | null, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...(timeZone !== null && { timeZone }),
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    ...{ hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn' },
  } as Intl.DateTimeFormatOptions).formatToParts(at);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(at / 1000) * 1000;
}

/** The moment at which clocks there show that hour; where they skip it, the moment they go on. */
export function momentOf(day: Day, hour: number, timeZone: string | null): Date {
  const shown = (parseDay(day) ?? 0) * MS_PER_DAY + hour * MS_PER_HOUR;
  const moments = [shown - MS_PER_DAY, shown + MS_PER_DAY].map((near) => shown - aheadOfUtc(timeZone, near));
  const right = moments.filter((at) => at + aheadOfUtc(timeZone, at) === shown);
  // An hour that comes twice counts the first time, one that is skipped when it would have been.
  return new Date(right.length > 0 ? Math.min(...right) : Math.max(...moments));
}

const weekdayOf = (day: number): number => ((((day + THURSDAY) % WEEK) + WEEK) % WEEK) + 1;

/** The last moment that it was due, `now` counted in. */
export function lastDue({ weekday, hour, timeZone }: WeeklySlot, now: Date): Date {
  const today = parseDay(dayIn(timeZone, now)) ?? 0;
  const back = (weekdayOf(today) - weekday + WEEK) % WEEK;
  const due = momentOf(formatDay(today - back), hour, timeZone);
  return due <= now ? due : momentOf(formatDay(today - back - WEEK), hour, timeZone);
}

/** The next moment after `now`. */
export function nextDue(slot: WeeklySlot, now: Date): Date {
  const today = parseDay(dayIn(slot.timeZone, now)) ?? 0;
  const ahead = (slot.weekday - weekdayOf(today) + WEEK) % WEEK;
  const due = momentOf(formatDay(today + ahead), slot.hour, slot.timeZone);
  return due > now ? due : momentOf(formatDay(today + ahead + WEEK), slot.hour, slot.timeZone);
}

/** The last time a day's hour came: what looks daily looks then. */
export function lastDaily(hour: number, timeZone: string | null, now: Date): Date {
  const today = parseDay(dayIn(timeZone, now)) ?? 0;
  const due = momentOf(formatDay(today), hour, timeZone);
  return due <= now ? due : momentOf(formatDay(today - 1), hour, timeZone);
}

/** The next time that hour comes. */
export function nextDaily(hour: number, timeZone: string | null, now: Date): Date {
  const today = parseDay(dayIn(timeZone, now)) ?? 0;
  const due = momentOf(formatDay(today), hour, timeZone);
  return due > now ? due : momentOf(formatDay(today + 1), hour, timeZone);
}
