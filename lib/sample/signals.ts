/**
 * What the sample company's product, its people and the news say of its customers in the last year and a half: more of
 * it before something is bought or given up, and some of it for no reason at all. Two customers are called by their name
 * instead of their id, and one is a trial that never became a customer. Its chance is its own.
 */
import { type DayNumber, formatDay } from '@/lib/domain/day';
import { arrOn, type Course } from './balances';
import type { Company } from './company';
import { csv } from './csv';
import { type Random, seededRandom } from './random';

const SIGNALS_SEED = 51_287;
const DAYS_BACK = 540;
const DAYS_PER_MONTH = 30;

/** How often each comes for no reason, by account and month. */
const byChance: readonly (readonly [signal: string, share: number])[] = [
  ['premium_feature', 0.012],
  ['new_users', 0.02],
  ['success_milestone', 0.02],
  ['admin_active', 0.03],
  ['hiring', 0.008],
  ['funding', 0.003],
  ['leadership_change', 0.004],
  ['new_market', 0.004],
  ['pricing_page', 0.018],
  ['case_study', 0.01],
  ['webinar', 0.016],
];

/** What comes before something is bought: how often, and how many days ahead at most. */
const beforeBuying: Readonly<Record<string, readonly (readonly [signal: string, share: number, days: number])[]>> = {
  seats: [
    ['new_users', 0.5, 40],
    ['hiring', 0.12, 80],
    ['admin_active', 0.3, 20],
  ],
  plan: [
    ['premium_feature', 0.45, 45],
    ['pricing_page', 0.4, 14],
  ],
  add_on: [
    ['premium_feature', 0.5, 50],
    ['webinar', 0.2, 60],
    ['pricing_page', 0.3, 14],
  ],
  cross_sell: [
    ['success_milestone', 0.3, 60],
    ['case_study', 0.25, 40],
    ['pricing_page', 0.3, 14],
  ],
};

interface Given {
  account: string;
  day: DayNumber;
  signal: string;
  weight?: string;
  note?: string;
}

export function signalsCsv({ lastDay }: Company, courses: readonly Course[]): string {
  const random = seededRandom(SIGNALS_SEED + courses.length);
  const found = courses.flatMap((course) => [
    ...noise(random, course, lastDay),
    ...beforeEach(random, course),
    ...troubles(random, course, lastDay),
  ]);
  const rows = [...found, ...strangers(courses, lastDay)]
    .filter(({ day }) => day <= lastDay && day > lastDay - DAYS_BACK)
    .sort((a, b) => a.day - b.day)
    .map(({ account, day, signal, weight = '', note = '' }) => [account, formatDay(day), signal, weight, note]);
  return csv([['account_id', 'on', 'signal', 'weight', 'note'], ...rows]);
}

function noise(random: Random, course: Course, lastDay: DayNumber): Given[] {
  const found: Given[] = [];
  for (let back = 0; back < DAYS_BACK; back += DAYS_PER_MONTH)
    for (const [signal, share] of byChance) {
      const day = lastDay - back - random.whole(0, DAYS_PER_MONTH - 1);
      if (random.chance(share) && arrOn(course, day) > 0) found.push({ account: course.account.id, day, signal });
    }
  return found;
}

function beforeEach(random: Random, { account, steps }: Course): Given[] {
  return steps.flatMap(({ day, sold, beforeCents }): Given[] => {
    if (sold === null || beforeCents === 0) return [];
    return (beforeBuying[sold] ?? []).flatMap(([signal, share, days]) =>
      random.chance(share) ? [{ account: account.id, day: day - random.whole(1, days), signal }] : [],
    );
  });
}

/** Tickets, late payments and champions who leave: now and then, and more before a customer does. */
function troubles(random: Random, course: Course, lastDay: DayNumber): Given[] {
  const account = course.account.id;
  const end = course.steps.findLast(({ afterCents }) => afterCents === 0)?.day ?? null;
  const found: Given[] = [];
  const solved = (begins: Given, ends: string, days: number): void => {
    found.push(begins, { account, day: begins.day + random.whole(2, days), signal: ends });
  };
  for (let back = 0; back < DAYS_BACK; back += DAYS_PER_MONTH) {
    const day = lastDay - back - random.whole(0, DAYS_PER_MONTH - 1);
    if (arrOn(course, day) === 0) continue;
    if (random.chance(0.012))
      solved({ account, day, signal: 'severe_ticket', note: 'sync stopped' }, 'severe_ticket_closed', 12);
    if (random.chance(0.006)) solved({ account, day, signal: 'past_due' }, 'past_due_paid', 25);
    if (random.chance(0.002)) found.push({ account, day, signal: 'champion_left' });
    if (random.chance(0.004)) found.push({ account, day, signal: 'Asked for an integration', weight: '8' });
  }
  if (end === null) return found;
  const ahead = (signal: string, share: number, days: number, note = ''): void => {
    if (random.chance(share)) found.push({ account, day: end - random.whole(5, days), signal, note });
  };
  ahead('severe_ticket', 0.35, 60, 'lost orders');
  ahead('past_due', 0.3, 45);
  ahead('champion_left', 0.3, 85);
  return found;
}

function strangers(courses: readonly Course[], lastDay: DayNumber): Given[] {
  const named = courses.filter((course) => arrOn(course, lastDay) > 0).slice(4, 6);
  return [
    ...named.map(({ account }, place) => ({ account: account.name, day: lastDay - 6 - place, signal: 'webinar' })),
    { account: 'trial-8812', day: lastDay - 9, signal: 'pricing_page' },
  ];
}
