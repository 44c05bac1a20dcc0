/**
 * What `explain` is asked beside the question that every report has: which figure, over which period, and how many of its
 * accounts from where on. What cannot be explained is refused by naming what can.
 */
import { cohortGridOf } from '@/lib/domain/cohort-members';
import { firstDayOf, formatDay, formatMonth } from '@/lib/domain/day';
import {
  type CohortCellMetric,
  type ExplainedMetric,
  explainedMetric,
  explainedMetricNames,
} from '@/lib/domain/explain-metrics';
import type { Facts } from '@/lib/domain/facts';
import { type Period, parsePeriod } from '@/lib/domain/grid';
import { lastDecided } from '@/lib/domain/renewals';
import { nearestFirst } from './nearest';
import { QueryError, type ReportQuery } from './query';

/** Which of a figure's accounts are told; the totals are of all of them. */
export interface ExplainPage {
  /** Null: all that follow. */
  limit: number | null;
  offset: number;
  /** An account that is told before the others, where it is one of them. */
  first: string | null;
}

export const WHOLE: ExplainPage = { limit: null, offset: 0, first: null };

function wholeNumberField(field: string, text: string, least: number): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < least || !Number.isSafeInteger(count))
    throw new QueryError(field, `${field}: expected a whole number from ${least} on, found "${text}"`);
  return count;
}

/** `limit`: a number, or `all`; undefined takes `usual`. @throws QueryError where one of them is no number of accounts */
export function explainPage(
  { limit, offset, account }: { limit?: string | undefined; offset?: string | undefined; account?: string | undefined },
  usual: number | null,
): ExplainPage {
  return {
    limit: limit === undefined ? usual : limit === 'all' ? null : wholeNumberField('limit', limit, 1),
    offset: offset === undefined ? 0 : wholeNumberField('offset', offset, 0),
    first: account ?? null,
  };
}

const PERIODS = 'such as 2025-03, 2025-Q1, 2025, 2025-W09 or a day';

/** @throws QueryError where there is no such metric, naming those that there are */
export function metricAsked({ metric }: ReportQuery): [name: string, metric: ExplainedMetric] {
  const found = metric === null ? null : explainedMetric(metric);
  if (metric === null || found === null)
    throw new QueryError(
      'metric',
      `metric: there is none called "${metric ?? ''}"; there are ${nearestFirst(metric ?? '', explainedMetricNames).join(', ')}, and of a cohort cohort_net.2025-03 and the like`,
    );
  return [metric, found];
}

const wholeOnly: readonly ExplainedMetric['kind'][] = [
  'cohort',
  'renewal',
  'due',
  'scheduled',
  'coverage',
  'reviewed',
  'won',
];

/** Whether the figure is defined of products too (metrics.md section 9). */
function isOfProducts(metric: ExplainedMetric): boolean {
  if (metric.kind === 'expansion') return metric.part === 'genuine' && metric.of === null;
  return !wholeOnly.includes(metric.kind);
}

/** @throws QueryError where the figure is of whole accounts alone and products are asked for, or the other way round */
export function refuseProductsOf(name: string, metric: ExplainedMetric, names: readonly string[] | null): void {
  if (names !== null && !isOfProducts(metric))
    throw new QueryError(
      'where',
      `where: ${name} is of whole accounts; of products there are arr, nrr_12m and the other rates, movements such as expansion and expansion.seats, genuine and between_products`,
    );
  if (names === null && metric.kind === 'between_products')
    throw new QueryError('metric', 'metric: between_products is of products; name some, as in where=product=Name');
}

/** A period that the figure can be given for. @throws QueryError saying which there are */
export function periodAsked(facts: Facts, graceDays: number, metric: ExplainedMetric, text: string): Period {
  const period = parsePeriod(text);
  if (!period) throw refused(`expected a period ${PERIODS}, found "${text}"`);
  const { dataThrough, monthCells } = facts;
  const first = monthCells.periods[0]?.start;
  if (first === undefined) throw refused('the ledger has no month yet');
  if (period.end < first || period.start > dataThrough)
    throw refused(`${text} lies outside the ledger, which goes from ${formatDay(first)} to ${formatDay(dataThrough)}`);
  const isClosed = period.end <= dataThrough;
  switch (metric.kind) {
    case 'retention':
      if (!isClosed) throw notOver(facts, text, ', which may be asked for as a day');
      break;
    case 'movement':
    case 'between_products':
      if (period.start === period.end)
        throw refused(`a movement is that of a week, month, quarter or year, found the day ${text}`);
      break;
    case 'expansion':
      if (metric.part === 'genuine' && metric.of === null ? period.start === period.end : cohortGridOf(period) === null)
        throw refused(`this figure is that of a month, quarter or year, found ${text}`);
      if (metric.of !== null && !isClosed) throw notOver(facts, text, '');
      break;
    case 'renewal':
      refuseUndecided(facts, graceDays, period);
      break;
    case 'due':
    case 'scheduled':
    case 'coverage':
      if (!isClosed || period.end === dataThrough) break;
      throw refused(
        `${metric.kind === 'due' ? 'what is due' : metric.kind === 'coverage' ? 'coverage' : 'what is scheduled'} is told from the last day of the data on, ${formatDay(dataThrough)}, found ${text}`,
      );
    case 'reviewed':
      if (cohortGridOf(period) !== 'quarter') throw refused(`reviews are told by quarter, found ${text}`);
      if (!isClosed) throw notOver(facts, text, '');
      if (period.start < first) throw refused(`the ledger does not cover all of ${text}`);
      break;
    case 'cohort':
      refuseNoAge(metric, period);
  }
  return period;
}

const refused = (words: string): QueryError => new QueryError('period', `period: ${words}`);

const notOver = ({ dataThrough }: Facts, text: string, more: string): QueryError =>
  refused(`${text} is not over; the data is complete through ${formatDay(dataThrough)}${more}`);

/** @throws QueryError where a term of the period may still be renewed */
function refuseUndecided({ dataThrough }: Facts, graceDays: number, period: Period): void {
  if (cohortGridOf(period) === null)
    throw refused(`renewals are those of a month, quarter or year, found ${period.label}`);
  const last = lastDecided(dataThrough, graceDays);
  if (period.end >= firstDayOf(last + 1))
    throw refused(`renewals of ${period.label} are not settled yet; those up to ${formatMonth(last)} are`);
}

/** @throws QueryError where the period is none in which the cohort has an age */
function refuseNoAge({ started }: CohortCellMetric, period: Period): void {
  const grid = started === null ? cohortGridOf(period) : cohortGridOf(started);
  if (grid === null || cohortGridOf(period) !== grid)
    throw refused(
      `the cohort ${started?.label ?? 'before'} has its ages by ${grid ?? 'month, quarter or year'}, found ${period.label}`,
    );
  if (started !== null && period.start < started.start)
    throw refused(`${period.label} lies before ${started.label}, when the cohort started`);
}
