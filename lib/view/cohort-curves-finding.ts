/** What the curves show, in a sentence. */
import { FEWEST_ACCOUNTS } from '@/lib/domain/confidence';
import { completed, longAge, pooled } from './cohort-averages';
import { ageText, cohortMetricNames, isRate, readCohortFigure } from './cohort-names';
import type { CohortsAnswer } from './cohorts';
import { attributeName } from './filters';
import { percent } from './format';
import { valueName } from './value-names';

/** 'After 12 months Enterprise keeps most (118.2%), SMB least (92.0%)': parts with enough accounts alone. */
function partsFinding({ groups = [], rows, metric, grid, currency }: CohortsAnswer, by: string): string {
  const age = longAge(rows, grid);
  if (age === null || !isRate(metric)) return `${cohortMetricNames[metric]} by ${attributeName(by).toLowerCase()}`;
  const large = groups
    .flatMap(({ key, rows: own }) => {
      const pool = pooled(own, metric, age);
      return pool && pool.accounts >= FEWEST_ACCOUNTS ? [{ name: valueName(by, key, currency), rate: pool.rate }] : [];
    })
    .sort((a, b) => b.rate - a.rate);
  const [best, worst] = [large[0], large.at(-1)];
  const after = `After ${ageText(age, grid)}`;
  if (!best || !worst || best === worst)
    return `${after} no two parts have ${FEWEST_ACCOUNTS} accounts: too few to compare`;
  return `${after} ${best.name} keeps most (${percent(best.rate)}), ${worst.name} least (${percent(worst.rate)})`;
}

/** 'After 12 months cohorts lie between 72.3% and 171.0%; the average is 103.1%' */
export function curvesFinding(answer: CohortsAnswer, by: string | null): string {
  if (by !== null) return partsFinding(answer, by);
  const { rows, metric, grid, currency, mean } = answer;
  const started = rows.filter((row) => !row.opening);
  const age = longAge(started, grid);
  const values = age === null ? [] : started.flatMap((row) => completed(row, age) ?? []);
  if (age === null || values.length === 0) return 'No cohort has completed a period after its first';
  const figure = (value: number): string => readCohortFigure(metric, value, currency);
  const spread =
    values.length === 1
      ? `the one cohort stands at ${figure(values[0] ?? 0)}`
      : `cohorts lie between ${figure(Math.min(...values))} and ${figure(Math.max(...values))}`;
  const average = mean[age] ?? null;
  return `After ${ageText(age, grid)} ${spread}${average === null ? '' : `; the average is ${percent(average)}`}`;
}
