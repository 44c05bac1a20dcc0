/** What the cohorts say, in a sentence: what is left of them, which keep most and least, how the newest compare. */

import type { CohortRow } from '@/lib/domain/cohorts';
import { FEWEST_ACCOUNTS } from '@/lib/domain/confidence';
import { longAge, newestCompared, type Pool, pooled } from './cohort-averages';
import { ageText, type CohortRate, cohortName, isRate, readCohortFigure, startWords } from './cohort-names';
import type { CohortsShown } from './cohorts';
import { compactMoney, percent, percentNumber, wholeNumber } from './format';

export interface CohortFinding {
  /** Parts of the sentence; the strong one is the figure. */
  parts: { text: string; strong: boolean }[];
  /** How the newest compare, or why that cannot be said. */
  note: string;
}

const weak = (text: string) => ({ text, strong: false });
const strong = (text: string) => ({ text, strong: true });

/** A cohort, or those of a calendar year, with enough accounts to be spoken of. */
interface Spoken extends Pool {
  name: string;
}

/** Cohorts with enough accounts; where fewer than two months or quarters have them, calendar years. */
function spokenOf({ rows, metric }: CohortsShown, age: number): Spoken[] {
  const started = rows.filter((row) => !row.opening);
  const poolsOf = (nameOf: (row: CohortRow) => string): Spoken[] =>
    [...new Set(started.map(nameOf))].flatMap((name) => {
      const pool = pooled(
        started.filter((row) => nameOf(row) === name),
        metric,
        age,
      );
      return pool && pool.accounts >= FEWEST_ACCOUNTS ? [{ name, ...pool }] : [];
    });
  const single = poolsOf((row) => cohortName(row.cohort));
  return single.length > 1 ? single : poolsOf((row) => row.cohort.slice(0, 4));
}

const most = (pools: readonly Spoken[], sign: 1 | -1): Spoken | undefined =>
  pools.reduce<Spoken | undefined>(
    (best, pool) => (best && sign * (pool.rate - best.rate) <= 0 ? best : pool),
    undefined,
  );

/** Half a point is what a reader would still call the same. */
const SAME = 0.005;

function extremes(shown: CohortsShown, age: number): string {
  const pools = spokenOf(shown, age);
  const [best, worst] = [most(pools, 1), most(pools, -1)];
  if (!best || !worst || best === worst)
    return ` No two periods have ${FEWEST_ACCOUNTS} accounts each: too few to call one better than another.`;
  if (best.rate - worst.rate < SAME) return ' All cohorts that are large enough to compare keep the same.';
  const those = ({ name, rate, accounts }: Spoken): string => `${name} (${percent(rate)}, ${accountsText(accounts)})`;
  return ` Those that started in ${those(best)} kept most, those of ${those(worst)} least.`;
}

const accountsText = (count: number): string => `${wholeNumber(count)} ${count === 1 ? 'account' : 'accounts'}`;

function spanOf({ rows }: Pool): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || first === last) return cohortName(first?.cohort ?? '');
  return `${cohortName(first.cohort)} to ${cohortName(last.cohort)}`;
}

function newestNote({ rows, metric, grid }: CohortsShown): string {
  const found = newestCompared(rows, metric, grid, FEWEST_ACCOUNTS);
  if (!found)
    return `Newest and older cohorts do not have ${FEWEST_ACCOUNTS} accounts each at one age yet, so they are not compared.`;
  const { age, newest, older } = found;
  const difference = newest.rate - older.rate;
  const compared =
    Math.abs(difference) < SAME
      ? 'as much as the cohorts before them did'
      : `${percentNumber(Math.abs(difference))} points ${difference > 0 ? 'more' : 'less'} than the cohorts before them did`;
  return `The newest, ${spanOf(newest)} (${accountsText(newest.accounts)}), kept ${percent(newest.rate)} after ${ageText(age, grid)}: ${compared} at that age (${percent(older.rate)}, ${accountsText(older.accounts)}).`;
}

function rateFinding(shown: CohortsShown, metric: CohortRate): CohortFinding | null {
  const { rows, grid, mean } = shown;
  const age = longAge(rows, grid);
  const average = age === null ? null : (mean[age] ?? null);
  if (age === null || average === null) return null;
  return {
    parts: [
      weak(`After ${ageText(age, grid)} cohorts keep `),
      strong(percent(average)),
      weak(` ${startWords[metric]}.${extremes(shown, age)}`),
    ],
    note: newestNote(shown),
  };
}

/** Counts and money have no average: they are told as what they add up to today. */
function sumFinding({ rows, metric, currency, grid }: CohortsShown): CohortFinding | null {
  const last = (row: CohortRow): number => row.cells.at(-1) ?? 0;
  const started = rows.reduce((sum, row) => sum + row.accounts, 0);
  const [first, newest] = [rows[0], rows.at(-1)];
  if (!first || !newest) return null;
  const note = 'Counts and money have no average over cohorts: compare net, gross or logo retention.';
  if (metric === 'arpa') {
    const of = (row: CohortRow): string => readCohortFigure('arpa', row.cells.at(-1) ?? null, currency);
    const oldest = `an account of ${cohortName(first.cohort)} ${of(first)}`;
    return {
      parts: [
        weak(`An account of ${cohortName(newest.cohort)} pays `),
        strong(of(newest)),
        weak(` a month today, ${oldest}.`),
      ],
      note,
    };
  }
  const sum = rows.reduce((total, row) => total + last(row), 0);
  const largest = rows.reduce((best, row) => (last(row) > last(best) ? row : best), first);
  const share = sum === 0 ? null : last(largest) / sum;
  const left =
    metric === 'accounts'
      ? [strong(wholeNumber(sum)), weak(` of the ${wholeNumber(started)} accounts that started are active today.`)]
      : [strong(compactMoney(sum, currency)), weak(` of ARR today comes from ${rows.length} cohorts by ${grid}.`)];
  return { parts: [...left, weak(` The largest part, ${percent(share)}, is of ${cohortName(largest.cohort)}.`)], note };
}

/** Null while no cohort is old enough to say anything of it. */
export function cohortFinding(shown: CohortsShown): CohortFinding | null {
  const { metric } = shown;
  return isRate(metric) ? rateFinding(shown, metric) : sumFinding(shown);
}
