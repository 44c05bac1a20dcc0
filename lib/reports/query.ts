/**
 * The question a report answers, parsed once from the words of a URL or a command line (formats.md section 2).
 * Both edges hand over the same names and texts, so that a link and a command mean the same.
 */
import { type Day, type DayNumber, parseDay } from '@/lib/domain/day';
import { type Grid, grids, parsePeriod } from '@/lib/domain/grid';
import { type AttributeFilter, type FilterOperator, isComparison } from '@/lib/domain/segments';
import { type ListQuery, listParameters, parseListQuery } from './list-query';

/** Rates by which other currencies are converted (metrics.md section 8). */
const rateModes = ['plan', 'rolling', 'monthly'] as const;
export type RateMode = (typeof rateModes)[number];

/** When an attribute's value counts: now, or at the start of each window or month. */
const attributeTimes = ['current', 'start'] as const;
/** Which clock `as_of` is read by: what the source claims, or when it was stored here. */
const clocks = ['recorded', 'appended'] as const;
const rollUps = ['account', 'parent'] as const;

export interface ReportQuery {
  grid: Grid;
  windowMonths: number;
  /** First day of the first period asked for; null: from the start of the ledger. */
  from: DayNumber | null;
  /** Last day of the last period asked for; null: up to data-through. */
  to: DayNumber | null;
  /** Days at which windows end, beside the closed months. */
  at: DayNumber[];
  /** Different attributes AND, several values of one OR, several excluded ones exclude all of them. */
  where: AttributeFilter[];
  by: string | null;
  /** Which of a report's metrics; null: its first. */
  metric: string | null;
  fx: RateMode;
  attrAt: (typeof attributeTimes)[number];
  /** MRR, in whole major units of the reporting currency; null: the report's own. */
  thresholdMrr: number | null;
  /** Whether subsidiaries are read by themselves or as their parent. */
  rollUp: (typeof rollUps)[number];
  asOf: Day | null;
  asOfClock: (typeof clocks)[number];
  /** Overrides of the workspace's settings for this one question. */
  dataThrough: Day | null;
  graceDays: number | null;
  /** Of the list of accounts alone. */
  list: ListQuery;
}

/** A request that cannot be answered as asked: names the field and what would be accepted. */
export class QueryError extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
    this.name = 'QueryError';
  }
}

export const WINDOWS_MONTHS = [1, 3, 12] as const;

const known = [
  ...['grid', 'window', 'from', 'to', 'at', 'where', 'by', 'metric', 'fx', 'attr_at', 'threshold', 'roll_up'],
  ...['as_of', 'as_of_clock', 'data_through', 'grace'],
  ...listParameters,
];

function dayField(field: string, text: string): Day {
  if (parseDay(text) === null) throw new QueryError(field, `${field}: expected a day as YYYY-MM-DD, found "${text}"`);
  return text;
}

function periodField(field: 'from' | 'to', text: string): DayNumber {
  const period = parsePeriod(text);
  if (!period)
    throw new QueryError(
      field,
      `${field}: expected a period such as 2025-03, 2025-Q1, 2025 or 2025-W09, found "${text}"`,
    );
  return field === 'from' ? period.start : period.end;
}

/** One of several words. */
function wordField<Word extends string>(field: string, words: readonly Word[], text: string): Word {
  const word = words.find((name) => name === text);
  if (word === undefined) throw new QueryError(field, `${field}: expected ${words.join(', ')}, found "${text}"`);
  return word;
}

function windowField(text: string): number {
  const windowMonths = Number(text);
  if (!WINDOWS_MONTHS.some((months) => months === windowMonths))
    throw new QueryError('window', `window: expected ${WINDOWS_MONTHS.join(', ')} months, found "${text}"`);
  return windowMonths;
}

const FILTER = /^([^=!<>]+)(!=|>=|<=|=|>|<)(.*)$/s;

/** Filters in the order met; the values of one attribute and operator, `=` or `!=`, stand together. */
function whereField(texts: string[]): AttributeFilter[] {
  const filters: AttributeFilter[] = [];
  for (const text of texts) {
    const [, name = '', sign = '', stated = ''] = FILTER.exec(text) ?? [];
    const slug = name.trim();
    if (slug === '')
      throw new QueryError(
        'where',
        `where: expected attribute=value (or !=, and >=, <=, >, < for numbers), found "${text}"`,
      );
    const operator = sign as FilterOperator;
    const value = stated.trim();
    if (isComparison(operator) && (value === '' || !Number.isFinite(Number(value))))
      throw new QueryError('where', `where: expected a number after ${slug}${operator}, found "${value}"`);
    const same = filters.find((filter) => filter.slug === slug && filter.operator === operator);
    if (same && !isComparison(operator)) same.values.push(value);
    else filters.push({ slug, operator, values: [value] });
  }
  return filters;
}

function thresholdField(text: string): number {
  const amount = Number(text);
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new QueryError('threshold', `threshold: expected a whole amount of MRR such as 1000, found "${text}"`);
  return amount;
}

function graceField(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 0 || days > 366)
    throw new QueryError('grace', `grace: expected whole days from 0 to 366, found "${text}"`);
  return days;
}

/**
 * Parses the texts of a question. Names are those of the API (`as_of`), each with all its values.
 * @throws QueryError naming the first field that cannot be understood
 */
export function parseReportQuery(params: Iterable<[string, string]>): ReportQuery {
  const values = new Map<string, string[]>();
  for (const [name, text] of params) {
    if (!known.includes(name)) throw new QueryError(name, `unknown parameter "${name}"; there are ${known.join(', ')}`);
    if (text !== '') values.set(name, [...(values.get(name) ?? []), text]);
  }
  const last = (name: string): string | undefined => values.get(name)?.at(-1);
  const asOf = last('as_of');
  const through = last('data_through');
  const from = last('from');
  const to = last('to');
  const threshold = last('threshold');
  const query: ReportQuery = {
    grid: wordField('grid', grids, last('grid') ?? 'month'),
    windowMonths: windowField(last('window') ?? '12'),
    from: from === undefined ? null : periodField('from', from),
    to: to === undefined ? null : periodField('to', to),
    at: (values.get('at') ?? [])
      .flatMap((text) => text.split(','))
      .map((text) => parseDay(dayField('at', text.trim())) ?? 0),
    where: whereField(values.get('where') ?? []),
    by: last('by') ?? null,
    metric: last('metric') ?? null,
    fx: wordField('fx', rateModes, last('fx') ?? 'plan'),
    attrAt: wordField('attr_at', attributeTimes, last('attr_at') ?? 'current'),
    thresholdMrr: threshold === undefined ? null : thresholdField(threshold),
    rollUp: wordField('roll_up', rollUps, last('roll_up') ?? 'account'),
    asOf: asOf === undefined ? null : dayField('as_of', asOf),
    asOfClock: wordField('as_of_clock', clocks, last('as_of_clock') ?? 'recorded'),
    dataThrough: through === undefined ? null : dayField('data_through', through),
    graceDays: last('grace') === undefined ? null : graceField(last('grace') ?? ''),
    list: parseListQuery(last, (field, message) => {
      throw new QueryError(field, message);
    }),
  };
  if (query.from !== null && query.to !== null && query.from > query.to)
    throw new QueryError('to', `to: ${to} lies before ${from}`);
  return query;
}
