/** What the page on cohorts asks for, the choices that its address carries, and the shape it is answered in. */
import { createLoader, type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { type CohortMetric, cohortMetrics } from '@/lib/domain/cohort-metric';
import type { CohortGrid } from '@/lib/domain/cohort-sums';
import type { CohortTable } from '@/lib/domain/cohorts';
import type { ReportHead } from '@/lib/domain/report';
import type { AskedOfAll, Question } from './question';

export interface CohortsAnswer extends ReportHead, CohortTable {
  grid: CohortGrid;
  metric: CohortMetric;
  groups?: ({ key: string } & CohortTable)[] | undefined;
}

export const cohortChoiceParsers = {
  metric: parseAsStringLiteral(cohortMetrics).withDefault('net'),
  /** The attribute by which cohorts are split; null: not at all. */
  by: parseAsString,
  /** The value whose table is shown; null: that of all accounts. */
  part: parseAsString,
};

export type CohortChoices = inferParserType<typeof cohortChoiceParsers>;

/** Reads the choices from the page's address on the server. */
export const loadCohortChoices = createLoader(cohortChoiceParsers);

export const cohortsQuestion = (
  { metric, by }: Pick<CohortChoices, 'metric' | 'by'>,
  { grid }: Pick<Question, 'grid'>,
  months: { from?: string; to?: string },
  asked: AskedOfAll = {},
) => ({ grid, metric, ...months, ...(by !== null && { by }), ...asked });

/** One table of an answer, and whose it is. */
export interface CohortsShown extends Omit<CohortsAnswer, 'groups'> {
  /** Filters of the part it is of, on top of the page's. */
  where: readonly string[];
}

/** The table of the part chosen; that of all accounts where there is no such part. */
export function tableShown({ groups, ...whole }: CohortsAnswer, { by, part }: CohortChoices): CohortsShown {
  const group = by === null || part === null ? undefined : groups?.find(({ key }) => key === part);
  if (!group || by === null) return { ...whole, where: [] };
  const { key, ...table } = group;
  return { ...whole, ...table, where: [`${by}=${key}`] };
}
