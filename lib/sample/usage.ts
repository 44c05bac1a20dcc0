/**
 * How much of its seats each of the sample company's customers uses, read on the last day of each month, and each week of
 * the last two months: fuller before seats are bought, emptier before a customer leaves, and at times neither means
 * anything. Its chance is its own, so that nothing else of the company hangs on it.
 */
import { type DayNumber, firstDayOf, formatDay, lastDayOf, monthOf } from '@/lib/domain/day';
import { arrOn, type Course } from './balances';
import type { Company } from './company';
import { csv } from './csv';
import { type Random, seededRandom } from './random';

const USAGE_SEED = 40_961;
const MONTHS_READ = 18;
const WEEKS_READ = 8;
/** Seats fill up before more are bought, and empty before a customer leaves. */
const BEFORE_RISE_DAYS = 75;
const BEFORE_END_DAYS = 80;
const FULL_SHARE = 0.6;
const EMPTY_SHARE = 0.65;
/** Of all months, those in which a team is on holiday, or has guests. */
const ODD_SHARE = 0.03;

/** The days on which seats were bought, and the day on which all of it ended. */
interface Fate {
  rises: { day: DayNumber; fills: boolean }[];
  end: { day: DayNumber; empties: boolean } | null;
}

export function usageCsv(company: Company, courses: readonly Course[]): string {
  const random = seededRandom(USAGE_SEED + courses.length);
  const seats = seatsOf(company);
  const days = daysRead(company.lastDay);
  const rows = courses.flatMap((course) => {
    const own = seats.get(course.account.id) ?? [];
    const fate = fateOf(random, course);
    const usual = random.between(0.52, 0.78);
    return days.flatMap((day) => {
      const limit = own.findLast((each) => each.day <= day)?.quantity ?? 0;
      if (limit === 0 || arrOn(course, day) === 0) return [];
      const used = Math.min(limit, Math.round(limit * shareUsed(random, fate, day, usual)));
      return [[course.account.id, formatDay(day), 'Seats in use', String(used), String(limit)]];
    });
  });
  return csv([['account_id', 'on', 'meter', 'used', 'limit'], ...rows]);
}

function daysRead(lastDay: DayNumber): DayNumber[] {
  const last = monthOf(lastDay);
  const months = Array.from({ length: MONTHS_READ }, (_, back) => lastDayOf(last - MONTHS_READ + back));
  const weeks = Array.from({ length: WEEKS_READ }, (_, back) => lastDay - back * 7);
  return [...new Set([...months, ...weeks])]
    .filter((day) => day >= firstDayOf(last - MONTHS_READ))
    .sort((a, b) => a - b);
}

/** How many seats each account had from which day on. */
function seatsOf({ journal }: Company): Map<string, { day: DayNumber; quantity: number }[]> {
  const seats = new Map<string, { day: DayNumber; quantity: number }[]>();
  for (const { accountId, line, day, status } of journal.rows()) {
    if (line.product !== 'Planner') continue;
    const quantity = status === 'ended' ? 0 : line.quantity;
    seats.set(accountId, [...(seats.get(accountId) ?? []), { day, quantity }]);
  }
  for (const rows of seats.values()) rows.sort((a, b) => a.day - b.day);
  return seats;
}

function fateOf(random: Random, { steps }: Course): Fate {
  const rises = steps
    .filter(({ sold, beforeCents, afterCents }) => beforeCents > 0 && afterCents > beforeCents && sold === 'seats')
    .map(({ day }) => ({ day, fills: random.chance(FULL_SHARE) }));
  const end = steps.findLast(({ afterCents }) => afterCents === 0);
  return { rises, end: end ? { day: end.day, empties: random.chance(EMPTY_SHARE) } : null };
}

function shareUsed(random: Random, { rises, end }: Fate, day: DayNumber, usual: number): number {
  const noise = random.between(-0.05, 0.05);
  const left = end === null ? Number.POSITIVE_INFINITY : end.day - day;
  if (end?.empties && left > 0 && left <= BEFORE_END_DAYS)
    return Math.max(0, (usual * left) / BEFORE_END_DAYS / 1.6 + noise / 2);
  if (random.chance(ODD_SHARE)) return random.chance(0.5) ? random.between(0.86, 0.97) : usual * 0.6;
  const next = rises.find((rise) => rise.day > day && rise.day - day <= BEFORE_RISE_DAYS);
  return next?.fills ? random.between(0.84, 1) : usual + noise;
}
