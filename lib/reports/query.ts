/**
 * The question a report answers, parsed once from the words of a URL or a command line (formats.md section 2).
 * Both edges hand over the same names and texts, so that a link and a command mean the same.
 */
import { type Day, type DayNumber, parseDay } from '@/lib/domain/day';
import { type Grid, grids, parsePeriod } from '@/lib/domain/grid';

export interface Filter {
  slug: string;
  values: string[];
}

export interface ReportQuery {
  grid: Grid;
  windowMonths: number;
  /** First day of the first period asked for; null: from the start of the ledger. */
  from: DayNumber | null;
  /** Last day of the last period asked for; null: up to data-through. */
  to: DayNumber | null;
  /** Days at which windows end, beside the closed months. */
  at: DayNumber[];
  /** Different attributes AND, several values of one OR. */
  where: Filter[];
  by: string | null;
  asOf: Day | null;
  /** Overrides of the workspace's settings for this one question. */
  dataThrough: Day | null;
  graceDays: number | null;
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

const known = ['grid', 'window', 'from', 'to', 'at', 'where', 'by', 'as_of', 'data_through', 'grace'];

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

function gridField(text: string): Grid {
  const grid = grids.find((name) => name === text);
  if (!grid) throw new QueryError('grid', `grid: expected ${grids.join(', ')}, found "${text}"`);
  return grid;
}

function windowField(text: string): number {
  const windowMonths = Number(text);
  if (!WINDOWS_MONTHS.some((months) => months === windowMonths))
    throw new QueryError('window', `window: expected ${WINDOWS_MONTHS.join(', ')} months, found "${text}"`);
  return windowMonths;
}

function whereField(texts: string[]): Filter[] {
  const bySlug = new Map<string, string[]>();
  for (const text of texts) {
    const cut = text.indexOf('=');
    if (cut < 1) throw new QueryError('where', `where: expected attribute=value, found "${text}"`);
    const slug = text.slice(0, cut).trim();
    bySlug.set(slug, [...(bySlug.get(slug) ?? []), text.slice(cut + 1).trim()]);
  }
  return [...bySlug].map(([slug, values]) => ({ slug, values }));
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
  const query: ReportQuery = {
    grid: gridField(last('grid') ?? 'month'),
    windowMonths: windowField(last('window') ?? '12'),
    from: from === undefined ? null : periodField('from', from),
    to: to === undefined ? null : periodField('to', to),
    at: (values.get('at') ?? [])
      .flatMap((text) => text.split(','))
      .map((text) => parseDay(dayField('at', text.trim())) ?? 0),
    where: whereField(values.get('where') ?? []),
    by: last('by') ?? null,
    asOf: asOf === undefined ? null : dayField('as_of', asOf),
    dataThrough: through === undefined ? null : dayField('data_through', through),
    graceDays: last('grace') === undefined ? null : graceField(last('grace') ?? ''),
  };
  if (query.from !== null && query.to !== null && query.from > query.to)
    throw new QueryError('to', `to: ${to} lies before ${from}`);
  return query;
}
