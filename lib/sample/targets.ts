/**
 * What the sample company set out to reach: NRR, GRR and expansion of every quarter of the last two years and the one
 * that runs, NRR by segment and by owner, ARR of the year. A target is set a quarter ahead, from where the company stood
 * then and what it hoped for.
 */
import { type Period, periodOf, periodsTouching } from '@/lib/domain/grid';
import type { BookMonth, Course } from './balances';
import type { Company } from './company';
import { csv } from './csv';
import { ownerOn } from './owner';
import { segments } from './people';

const WINDOW_MONTHS = 12;
const QUARTER_MONTHS = 3;
const QUARTERS = 9;
/** What the company hopes to add to a rate in a quarter, at least and at most. */
const HOPED = [0.005, 0.025] as const;
/** Nobody sets out to keep less than this. */
const LEAST_NRR = 0.85;
const ARR_STEP_CENTS = 50_000_00;
const EXPANSION_STEP_CENTS = 5_000_00;

type Belongs = (course: Course) => boolean;
const everybody: Belongs = () => true;

export function targetsCsv(company: Company, courses: readonly Course[], months: readonly BookMonth[]): string {
  const { openingDay, lastDay, random } = company;
  const quarters = periodsTouching(openingDay, lastDay, 'quarter').slice(-QUARTERS);
  const hoped = (): number => random.between(...HOPED);
  const rows: string[][] = [];
  for (const quarter of quarters) {
    const known = months.filter(({ last }) => last < quarter.start);
    const { nrr, grr } = retentionOf(known, courses, everybody);
    rows.push(['nrr_12m', quarter.label, percent(nrr + hoped()), '', '']);
    rows.push(['grr_12m', quarter.label, percent(Math.min(0.97, grr + hoped() / 2)), '', '']);
    rows.push([
      'expansion',
      quarter.label,
      amount(expansionOf(known) * (1 + hoped() * 4), EXPANSION_STEP_CENTS),
      '',
      '',
    ]);
  }
  return csv([
    ['metric', 'period', 'value', 'segment', 'owner'],
    ...rows,
    ...ofTheYear(company, courses, months, hoped),
  ]);
}

/** Of the running year and quarter: ARR to come to, and who is to keep what. */
function ofTheYear(
  { lastDay }: Company,
  courses: readonly Course[],
  months: readonly BookMonth[],
  hoped: () => number,
): string[][] {
  const year = periodOf(lastDay, 'year');
  const quarter = periodOf(lastDay, 'quarter');
  const known = months.filter(({ last }) => last < quarter.start);
  const owners = [...new Set(courses.map(({ account }) => ownerOn(account, lastDay, lastDay)))].sort();
  return [
    ['arr', year.label, amount(arrAimed(months, year), ARR_STEP_CENTS), '', ''],
    ...segments.map((segment) => {
      const { nrr } = retentionOf(known, courses, ({ account }) => account.profile.segment === segment);
      return ['nrr_12m', quarter.label, percent(Math.max(LEAST_NRR, nrr + hoped())), segment, ''];
    }),
    ...owners.map((owner) => {
      const { nrr } = retentionOf(known, courses, ({ account }) => ownerOn(account, lastDay, lastDay) === owner);
      return ['nrr_12m', quarter.label, percent(Math.max(LEAST_NRR, nrr + hoped())), '', owner];
    }),
  ];
}

/** NRR and GRR of the twelve months that end with the last known one, of the accounts that belong. */
function retentionOf(known: readonly BookMonth[], courses: readonly Course[], belongs: Belongs) {
  const start = known.at(-WINDOW_MONTHS)?.startCents ?? [];
  const end = known.at(-1)?.endCents ?? [];
  const sums = { start: 0, end: 0, kept: 0 };
  courses.forEach((course, place) => {
    const [before = 0, after = 0] = [start[place], end[place]];
    if (before === 0 || !belongs(course)) return;
    sums.start += before;
    sums.end += after;
    sums.kept += Math.min(before, after);
  });
  return sums.start === 0 ? { nrr: 1, grr: 0.9 } : { nrr: sums.end / sums.start, grr: sums.kept / sums.start };
}

/** Cents by which existing accounts grew in the three months last known. */
function expansionOf(known: readonly BookMonth[]): number {
  let sum = 0;
  for (const { startCents, endCents } of known.slice(-QUARTER_MONTHS))
    endCents.forEach((end, place) => {
      const start = startCents[place] ?? 0;
      if (start > 0) sum += Math.max(0, end - start);
    });
  return sum;
}

/** ARR at the end of the year before, grown once more as it grew in that year. */
function arrAimed(months: readonly BookMonth[], year: Period): number {
  const ends = months
    .filter(({ last }) => last < year.start)
    .map(({ endCents }) => endCents.reduce((sum, arr) => sum + arr, 0));
  const [last = 0, before = last] = [ends.at(-1), ends.at(-1 - WINDOW_MONTHS)];
  return last + (last - before);
}

/** A rate as people write it: to half a percent. */
const percent = (ratio: number): string => `${Math.round(ratio * 200) / 2}%`;

/** Whole dollars, rounded to a step. */
const amount = (cents: number, stepCents: number): string =>
  String((Math.max(1, Math.round(cents / stepCents)) * stepCents) / 100);
