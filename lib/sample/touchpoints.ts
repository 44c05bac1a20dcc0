/**
 * Who spoke with the sample company's customers, and when: quarterly reviews of the larger ones through all years, more
 * often where something was sold in the quarter; calls and emails of the last year; and what is in the diaries ahead.
 */
import { type DayNumber, formatDay } from '@/lib/domain/day';
import { periodsTouching } from '@/lib/domain/grid';
import { arrOn, type Course } from './balances';
import type { Company } from './company';
import { csv } from './csv';
import { ownerOn } from './owner';
import type { Segment } from './people';
import type { Random } from './random';

/** Of the quarters in which nothing was sold to an account, the share with a review; and of the others. */
const reviewShare: Record<Segment, readonly [quiet: number, sold: number]> = {
  SMB: [0.03, 0.08],
  'Mid-market': [0.3, 0.5],
  Enterprise: [0.55, 0.75],
};
/** Calls and emails in the last year. */
const contacts: Record<Segment, number> = { SMB: 1, 'Mid-market': 3, Enterprise: 6 };
/** Of the active accounts, the share with something in the diary. */
const plannedShare: Record<Segment, number> = { SMB: 0.12, 'Mid-market': 0.3, Enterprise: 0.45 };
const RENEWAL_SOON_DAYS = 75;
const MOST_DAYS_AHEAD = 45;
const notes = [
  '',
  '',
  'asked about dispatch',
  'roll-out on track',
  'budget round in the autumn',
  'new site planned',
] as const;

interface Touchpoint {
  course: Course;
  day: DayNumber;
  kind: 'qbr' | 'call' | 'email';
}

export function touchpointsCsv(company: Company, courses: readonly Course[]): string {
  const { lastDay, random } = company;
  const found = courses.flatMap((course) => [
    ...reviews(company, course),
    ...lastYear(random, course, lastDay),
    ...diary(random, course, lastDay),
  ]);
  const rows = found
    .sort((a, b) => a.day - b.day)
    .map(({ course: { account }, day, kind }) => [
      account.id,
      formatDay(day),
      kind,
      ownerOn(account, day, lastDay),
      day > lastDay ? '' : random.pick(notes),
    ]);
  return csv([['account_id', 'on', 'kind', 'owner', 'note'], ...rows]);
}

function reviews({ openingDay, lastDay, random }: Company, course: Course): Touchpoint[] {
  const [quiet, sold] = reviewShare[course.account.profile.segment];
  return periodsTouching(openingDay, lastDay, 'quarter').flatMap(({ start, end }): Touchpoint[] => {
    if (arrOn(course, start) === 0) return [];
    const hasSold = course.steps.some((step) => step.sold !== null && step.day >= start && step.day <= end);
    const day = random.whole(Math.max(start, openingDay), end - 5);
    return random.chance(hasSold ? sold : quiet) && day <= lastDay ? [{ course, day, kind: 'qbr' }] : [];
  });
}

function lastYear(random: Random, course: Course, lastDay: DayNumber): Touchpoint[] {
  const often = random.whole(0, contacts[course.account.profile.segment] * 2);
  return Array.from({ length: often }, (): Touchpoint => {
    const kind = random.chance(0.55) ? 'call' : 'email';
    return { course, day: lastDay - random.whole(0, 364), kind };
  }).filter(({ day }) => arrOn(course, day) > 0);
}

/** Renewals ahead are spoken about more. */
function diary(random: Random, course: Course, lastDay: DayNumber): Touchpoint[] {
  const { renewsDay, profile } = course.account;
  if (arrOn(course, lastDay) === 0) return [];
  const isSoon = renewsDay !== null && renewsDay > lastDay && renewsDay - lastDay <= RENEWAL_SOON_DAYS;
  if (!random.chance(isSoon ? 0.7 : plannedShare[profile.segment])) return [];
  const kind = profile.segment !== 'SMB' && random.chance(0.5) ? 'qbr' : 'call';
  return [{ course, day: lastDay + random.whole(1, MOST_DAYS_AHEAD), kind }];
}
