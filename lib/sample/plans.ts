/**
 * The sample company's expansion plans: won ones beside most of what was sold, lost ones, and those still open. A won plan
 * is closed a little before its expansion takes effect, for about what came of it.
 */
import { type DayNumber, formatDay } from '@/lib/domain/day';
import { arrOn, type Bought, type Course } from './balances';
import type { Company } from './company';
import { csv, dollars } from './csv';
import { ownerOn } from './owner';
import type { Random } from './random';

/** Of what was sold, the share that somebody wrote a plan for. */
const PLANNED_SHARE = 0.85;
/** Lost plans to a won one. */
const LOST_TO_WON = 1.15;
/** Of the active accounts, the share with an open plan, by segment. */
const OPEN_SHARE = { SMB: 0.08, 'Mid-market': 0.28, Enterprise: 0.55 } as const;
const MOST_DAYS_OPEN = 85;
const ROUNDED_TO_CENTS = 100_00;

const champions = [
  'Head of operations',
  'Field service manager',
  'IT director',
  'CFO',
  'Regional manager',
  '',
] as const;
const hopes: readonly (readonly [Bought, number])[] = [
  ['seats', 46],
  ['plan', 18],
  ['add_on', 18],
  ['cross_sell', 14],
  ['usage', 4],
];

interface Plan {
  course: Course;
  openedDay: DayNumber;
  source: Bought;
  amountCents: number;
  expectedDay: DayNumber;
  status: 'open' | 'won' | 'lost';
  closedDay: DayNumber | null;
}

const planColumns = [
  'account_id',
  'opened_on',
  'source',
  'amount',
  'expected_on',
  'champion',
  'owner',
  'status',
  'closed_on',
] as const;

export function plansCsv(company: Company, courses: readonly Course[]): string {
  const { lastDay, random } = company;
  const won = courses.flatMap((course) => wonPlans(course, company));
  const plans = [...won, ...lostPlans(company, courses, Math.floor(won.length * LOST_TO_WON))];
  for (const course of courses) if (arrOn(course, lastDay) > 0) plans.push(...openPlan(company, course));
  const rows = plans
    .sort((a, b) => a.openedDay - b.openedDay)
    .map(({ course: { account }, ...plan }) => [
      account.id,
      formatDay(plan.openedDay),
      plan.source,
      dollars(plan.amountCents),
      formatDay(plan.expectedDay),
      random.pick(champions),
      ownerOn(account, plan.closedDay ?? lastDay, lastDay),
      plan.status,
      plan.closedDay === null ? '' : formatDay(plan.closedDay),
    ]);
  return csv([planColumns, ...rows]);
}

const rounded = (cents: number): number => Math.max(1, Math.round(cents / ROUNDED_TO_CENTS)) * ROUNDED_TO_CENTS;

/** Sellers expect a deal earlier than it comes. */
const expectedBefore = (random: Random, closedDay: DayNumber, openedDay: DayNumber): DayNumber =>
  Math.max(openedDay + 7, closedDay - random.whole(-10, 30));

function wonPlans({ account, steps }: Course, { lastDay, random }: Company): Plan[] {
  return steps.flatMap((step): Plan[] => {
    const { day, beforeCents, afterCents, sold } = step;
    if (sold === null || afterCents <= beforeCents || !random.chance(PLANNED_SHARE)) return [];
    const closedDay = Math.min(Math.max(day - random.whole(0, 18), account.startedDay + 1), step.recordedDay, lastDay);
    const openedDay = Math.max(closedDay - random.whole(12, 95), account.startedDay);
    return [
      {
        course: { account, steps },
        openedDay,
        source: sold,
        amountCents: rounded((afterCents - beforeCents) * random.between(0.92, 1.08)),
        expectedDay: expectedBefore(random, closedDay, openedDay),
        status: 'won',
        closedDay,
      },
    ];
  });
}

/** Lost plans fall on any account that was active then, the later the more, since the company grows. */
function lostPlans(company: Company, courses: readonly Course[], count: number): Plan[] {
  const { lastDay, openingDay, random } = company;
  const plans: Plan[] = [];
  while (plans.length < count) {
    const course = random.pick(courses);
    const closedDay = openingDay + 60 + Math.floor((lastDay - openingDay - 60) * Math.sqrt(random.unit()));
    const openedDay = closedDay - random.whole(20, 130);
    const arrCents = arrOn(course, openedDay);
    if (arrCents === 0 || openedDay < course.account.startedDay) continue;
    plans.push({
      course,
      openedDay,
      source: random.weighted(hopes),
      amountCents: rounded(arrCents * random.between(0.08, 0.4)),
      expectedDay: expectedBefore(random, closedDay, openedDay),
      status: 'lost',
      closedDay,
    });
  }
  return plans;
}

function openPlan({ lastDay, random }: Company, course: Course): Plan[] {
  const { account } = course;
  if (!random.chance(OPEN_SHARE[account.profile.segment])) return [];
  return [
    {
      course,
      openedDay: Math.max(lastDay - random.whole(2, MOST_DAYS_OPEN), account.startedDay),
      source: random.weighted(hopes),
      amountCents: rounded(arrOn(course, lastDay) * random.between(0.08, 0.35)),
      expectedDay: lastDay + random.whole(8, 100),
      status: 'open',
      closedDay: null,
    },
  ];
}
