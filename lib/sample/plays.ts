/**
 * The sample company's written playbook and whom each play was run with in the last year and a half: one play tried in
 * two ways, of which the second does better, one that works, and one that is not about selling. Its chance is its own.
 */
import { type Day, type DayNumber, formatDay } from '@/lib/domain/day';
import { arrOn, type Bought, type Course } from './balances';
import type { Company } from './company';
import { type PlayWords, playWords } from './play-words';
import { type Random, seededRandom } from './random';

const PLAYS_SEED = 30_931;
const DAYS_BACK = 500;
/** What comes of a play is looked for so many days after it began. */
const FOLLOW_UP_DAYS = 90;
const LONGEST_TALKS = 48;

export interface SampleRun {
  account: string;
  arm: string | null;
  began_on: Day;
  outcome: 'won' | 'lost' | 'no_answer' | null;
  outcome_on: Day | null;
  note: string | null;
}

export interface SamplePlay {
  words: PlayWords;
  runs: SampleRun[];
}

/** How often a play was run in one way: followed by such a sale, by none, and lately, so that nobody knows yet. */
interface Tried {
  arm: string | null;
  followed: number;
  quiet: number;
  lately: number;
}

const tried: Readonly<Record<PlayWords['key'], { bought: readonly Bought[]; ways: readonly Tried[] }>> = {
  seats: {
    bought: ['seats'],
    ways: [
      { arm: 'A', followed: 5, quiet: 21, lately: 3 },
      { arm: 'B', followed: 12, quiet: 14, lately: 3 },
    ],
  },
  insights: { bought: ['add_on', 'plan'], ways: [{ arm: null, followed: 10, quiet: 17, lately: 4 }] },
  use: { bought: [], ways: [{ arm: null, followed: 0, quiet: 14, lately: 2 }] },
};

interface Placed {
  course: Course;
  day: DayNumber;
}

export function samplePlays({ lastDay }: Company, courses: readonly Course[]): SamplePlay[] {
  const random = seededRandom(PLAYS_SEED + courses.length);
  return playWords.map((words) => {
    const { bought, ways } = tried[words.key];
    const sales = random.shuffled(salesOf(courses, bought, lastDay));
    const runs = ways.flatMap(({ arm, followed, quiet, lately }) => [
      ...sales.splice(0, followed).map((sale) => beforeSale(random, sale, arm)),
      ...placed(random, courses, quiet, [lastDay - DAYS_BACK, lastDay - FOLLOW_UP_DAYS - 5]).map((each) =>
        withoutSale(random, each, arm, words.key === 'use'),
      ),
      ...placed(random, courses, lately, [lastDay - 25, lastDay - 1]).map((each) => begun(each, arm)),
    ]);
    return { words, runs: runs.sort((a, b) => (a.began_on < b.began_on ? -1 : a.began_on > b.began_on ? 1 : 0)) };
  });
}

/** What was sold late enough for a play to have led to it, and early enough for all of it to be known. */
const salesOf = (courses: readonly Course[], bought: readonly Bought[], lastDay: DayNumber): Placed[] =>
  courses.flatMap((course) =>
    course.steps
      .filter(
        ({ sold, day, beforeCents }) => beforeCents > 0 && sold !== null && bought.includes(sold) && day <= lastDay,
      )
      .filter(({ day }) => day > lastDay - DAYS_BACK + FOLLOW_UP_DAYS && arrOn(course, day - LONGEST_TALKS) > 0)
      .map(({ day }) => ({ course, day })),
  );

function beforeSale(random: Random, { course, day }: Placed, arm: string | null): SampleRun {
  const began = day - random.whole(6, LONGEST_TALKS);
  return {
    ...{ account: course.account.id, arm, began_on: formatDay(began), outcome: 'won' },
    ...{ outcome_on: formatDay(day), note: random.chance(0.25) ? 'signed after one call' : null },
  };
}

/** Accounts of chance on days of chance, active and without a sale in the days after. */
function placed(
  random: Random,
  courses: readonly Course[],
  count: number,
  [first, last]: readonly [DayNumber, DayNumber],
): Placed[] {
  const found: Placed[] = [];
  for (const course of random.shuffled(courses)) {
    if (found.length === count) break;
    const day = random.whole(first, last);
    const isSold = course.steps.some(({ sold, day: on }) => sold !== null && on > day && on <= day + FOLLOW_UP_DAYS);
    if (!isSold && arrOn(course, day) > 0) found.push({ course, day });
  }
  return found;
}

const begun = ({ course, day }: Placed, arm: string | null): SampleRun => ({
  ...{ account: course.account.id, arm, began_on: formatDay(day), outcome: null, outcome_on: null, note: null },
});

/** `isMended`: what was wrong often came right, though nothing was sold. */
function withoutSale(random: Random, placed: Placed, arm: string | null, isMended: boolean): SampleRun {
  const stays = arrOn(placed.course, placed.day + FOLLOW_UP_DAYS) > 0;
  const outcome = isMended && stays && random.chance(0.7) ? 'won' : random.chance(0.55) ? 'lost' : 'no_answer';
  return {
    ...begun(placed, arm),
    ...{ outcome, outcome_on: formatDay(placed.day + random.whole(5, 60)) },
    note: outcome === 'lost' && random.chance(0.4) ? 'no budget this year' : null,
  };
}
