/** Which curves are drawn, and which of them are named: the oldest, the newest, the best, the worst, and the average. */

import type { CohortRow } from '@/lib/domain/cohorts';
import { FEWEST_ACCOUNTS } from '@/lib/domain/confidence';
import { completed, longAge, soundMean } from './cohort-averages';
import { type CohortRate, cohortName, isRate } from './cohort-names';
import type { CohortsAnswer } from './cohorts';
import { valueName } from './value-names';

export interface CohortLine {
  key: string;
  /** At its end; null for those that are pale. */
  name: string | null;
  /** The same where there is little room. */
  shortName: string | null;
  colour: string;
  look: 'pale' | 'named' | 'average' | 'compared';
  /** By age, as the report has them; null is a gap. What is not over is left out. */
  values: (number | null)[];
}

export type NamedLine = CohortLine & { name: string; shortName: string };

/** Whether a line's end is told with its figure: what is best or worst is so at another age. */
export const tellsItsEnd = ({ shortName }: NamedLine): boolean => !/best|worst/.test(shortName);

const averageColours: Readonly<Record<CohortRate, string>> = {
  net: 'var(--mt-nrr)',
  gross: 'var(--mt-grr)',
  logo: 'var(--mt-logo)',
};
const PALE = 'var(--line-strong)';
const MOST_PARTS = 8;
/** The newest that is named has reached this share of the ages: a stub says nothing. */
const NEWEST_SHARE = 0.25;
const FEWEST_AGES = 3;

const valuesOf = (row: CohortRow): (number | null)[] => row.cells.map((_, age) => completed(row, age));

const accountsOf = ({ rows }: { rows: readonly CohortRow[] }): number =>
  rows.reduce((sum, row) => sum + row.accounts, 0);

/** Who is named, and as what; one cohort may be several. */
function rolesOf({ rows, grid, metric }: CohortsAnswer): Map<string, { words: string[]; colour: string }> {
  const roles = new Map<string, { words: string[]; colour: string }>();
  const name = (row: CohortRow | undefined, word: string, colour: string): void => {
    if (!row) return;
    const role = roles.get(row.cohort) ?? { words: [], colour };
    role.words.push(word);
    roles.set(row.cohort, role);
  };
  const started = rows.filter((row) => !row.opening);
  const age = longAge(started, grid);
  const large = started.filter(
    (row) => row.accounts >= FEWEST_ACCOUNTS && age !== null && completed(row, age) !== null,
  );
  if (age !== null && large.length > 1 && isRate(metric)) {
    const byRate = large.toSorted((a, b) => (completed(a, age) ?? 0) - (completed(b, age) ?? 0));
    name(byRate.at(-1), `best after ${age}`, 'var(--good)');
    name(byRate[0], `worst after ${age}`, 'var(--bad)');
  }
  name(started[0], 'oldest', 'var(--ink-2)');
  const ages = Math.max(0, ...started.map(({ cells }) => cells.length));
  const fewest = Math.max(Math.ceil(ages * NEWEST_SHARE), FEWEST_AGES);
  const newest = started.findLast((row) => valuesOf(row).filter((value) => value !== null).length >= fewest);
  // Alone it is no newest one.
  if (newest !== started[0]) name(newest, 'newest', 'var(--ink)');
  return roles;
}

function cohortLines(answer: CohortsAnswer): CohortLine[] {
  const { rows, metric } = answer;
  const roles = rolesOf(answer);
  const lines = rows.map((row): CohortLine => {
    const role = roles.get(row.cohort);
    return {
      key: row.cohort,
      name: role ? `${cohortName(row.cohort)}, ${role.words.join(' and ')}` : null,
      shortName: role?.words.join(', ') ?? null,
      colour: role?.colour ?? PALE,
      look: role ? 'named' : 'pale',
      values: valuesOf(row),
    };
  });
  const named = [...lines.filter(({ look }) => look === 'pale'), ...lines.filter(({ look }) => look === 'named')];
  if (!isRate(metric)) return named;
  const average = { key: 'average', name: 'Average', shortName: 'Average', colour: averageColours[metric] };
  return [...named, { ...average, look: 'average', values: soundMean(answer) }];
}

/** The largest parts in the colours of segments; the whole stands beside them. */
function partLines({ groups = [], ...whole }: CohortsAnswer, by: string): CohortLine[] {
  const parts = groups
    .toSorted((a, b) => accountsOf(b) - accountsOf(a))
    .slice(0, MOST_PARTS)
    .map(
      (group, index): CohortLine => ({
        key: `part ${group.key}`,
        name: valueName(by, group.key, whole.currency),
        shortName: valueName(by, group.key, whole.currency),
        colour: `var(--seg-${index + 1})`,
        look: 'named',
        values: soundMean(group),
      }),
    );
  const all = { key: 'average', name: 'All', shortName: 'All', colour: 'var(--mt-compare)' };
  return [{ ...all, look: 'compared', values: soundMean(whole) }, ...parts];
}

export const linesOf = (answer: CohortsAnswer, by: string | null): CohortLine[] =>
  by === null ? cohortLines(answer) : partLines(answer, by);
