/**
 * The question that all pages share, and that their address carries: which periods, which accounts, as of when. What is
 * left out of an address takes its default. Server and browser read it by the same words.
 */
import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { type Day, type DayNumber, formatMonth, monthOf, parseDay, parseMonth } from '@/lib/domain/day';
import { JANUARY, periodOf } from '@/lib/domain/grid';
import { dayText, monthText } from './format';

interface Preset {
  label: string;
  /** How many it spans, for what lies before them; null: to the ledger's first. */
  months: number | null;
  /** The fiscal quarter or year that is running, or the year before it; left out: closed months up to now. */
  fiscal?: 'quarter' | 'year' | 'year before';
}

/** Months that are usually looked at; the running one comes on top. */
export const periodPresets = {
  '6m': { label: 'Last 6 months', months: 6 },
  '12m': { label: 'Last 12 months', months: 12 },
  '24m': { label: 'Last 24 months', months: 24 },
  '36m': { label: 'Last 36 months', months: 36 },
  qtd: { label: 'This fiscal quarter', months: 3, fiscal: 'quarter' },
  ytd: { label: 'This fiscal year', months: 12, fiscal: 'year' },
  ly: { label: 'Last fiscal year', months: 12, fiscal: 'year before' },
  all: { label: 'All months', months: null },
} as const satisfies Readonly<Record<string, Preset>>;

type PresetName = keyof typeof periodPresets;
export const DEFAULT_PERIOD: PresetName = '24m';

export const isPreset = (period: string): period is PresetName => Object.hasOwn(periodPresets, period);

/** '2025-01..2025-06': from a month to a month. Null where it is none. */
export function monthRange(period: string): { from: string; to: string } | null {
  const [from = '', to = '', ...rest] = period.split('..');
  const first = parseMonth(from);
  const last = parseMonth(to);
  return rest.length > 0 || first === null || last === null || first > last ? null : { from, to };
}

/** A preset's name or a range of months; anything else in an address is as if nothing were said. */
const parseAsPeriod = createParser({
  parse: (text) => (isPreset(text) || monthRange(text) !== null ? text : null),
  serialize: (period: string) => period,
});

const parseAsDay = createParser({
  parse: (text) => (parseDay(text) === null ? null : text),
  serialize: (day: string) => day,
});

export const questionGrids = ['month', 'quarter', 'year'] as const;
export const gridNames = { month: 'Month', quarter: 'Quarter', year: 'Year' } as const;
const readings = ['account', 'parent'] as const;
const rateModes = ['plan', 'rolling'] as const;
const comparisons = ['none', 'previous', 'year'] as const;
const attributeTimes = ['current', 'start'] as const;

export const questionParsers = {
  period: parseAsPeriod.withDefault(DEFAULT_PERIOD),
  /** What the courses are held against: nothing, the months before those shown, or the same a year before. */
  compare: parseAsStringLiteral(comparisons).withDefault('none'),
  grid: parseAsStringLiteral(questionGrids).withDefault('month'),
  /** `attribute=value`, as the reports take it. */
  where: parseAsNativeArrayOf(parseAsString).withDefault([]),
  attr_at: parseAsStringLiteral(attributeTimes).withDefault('current'),
  as_of: parseAsDay,
  fx: parseAsStringLiteral(rateModes).withDefault('plan'),
  roll_up: parseAsStringLiteral(readings).withDefault('account'),
};

export type Question = inferParserType<typeof questionParsers>;

/** Reads the question from a page's address on the server. */
export const loadQuestion = createLoader(questionParsers);

/** The address of a page with the question in it; what has its default is left out. */
export const pageHref = createSerializer(questionParsers);

/** What every report is asked, in the words of its parameters. */
export interface AskedOfAll {
  where?: string[];
  as_of?: string;
  fx?: 'plan' | 'rolling';
  roll_up?: 'account' | 'parent';
}

export function askedOfAll({ where, as_of, fx, roll_up }: Question): AskedOfAll {
  return {
    ...(where.length > 0 && { where }),
    ...(as_of !== null && { as_of }),
    ...(fx !== 'plan' && { fx }),
    ...(roll_up !== 'account' && { roll_up }),
  };
}

/** The first and the last month that are shown; what is left out goes as far as the ledger. */
export interface Months {
  from?: string;
  to?: string;
}

/** The months of the question's period. `dataThrough`: of the ledger now; `yearStart`: the month fiscal years begin with. */
export function monthsAsked(
  { period, as_of }: Pick<Question, 'period' | 'as_of'>,
  dataThrough: Day | null,
  yearStart: number = JANUARY,
): Months {
  const range = monthRange(period);
  if (range) return range;
  const { months, fiscal }: Preset = periodPresets[isPreset(period) ? period : DEFAULT_PERIOD];
  const through = parseDay(earlier(as_of, dataThrough) ?? '');
  if (months === null || through === null) return {};
  if (fiscal !== undefined) return fiscalMonths(fiscal, through, yearStart);
  // The month that is not over comes on top.
  const lastClosed = monthOf(through + 1) - 1;
  return { from: formatMonth(lastClosed - months + 1) };
}

/** The running period goes as far as the ledger. */
function fiscalMonths(fiscal: NonNullable<Preset['fiscal']>, through: DayNumber, yearStart: number): Months {
  const { start } = periodOf(through, fiscal === 'quarter' ? 'quarter' : 'year', yearStart);
  const first = monthOf(start);
  if (fiscal !== 'year before') return { from: formatMonth(first) };
  return { from: formatMonth(first - 12), to: formatMonth(first - 1) };
}

/** The rows of those months; months compare as texts do. */
export const withinMonths = <Row extends { period: string }>(rows: readonly Row[], { from, to }: Months): Row[] =>
  rows.filter(({ period }) => (from === undefined || period >= from) && (to === undefined || period <= to));

const earlier = (a: Day | null, b: Day | null): Day | null => (a !== null && (b === null || a < b) ? a : b);

/** 'Last 24 months', 'Jan 2025 to Jun 2025'. */
export function periodWords(period: string): string {
  const range = monthRange(period);
  if (range) return `${monthText(range.from)} to ${monthText(range.to)}`;
  return periodPresets[isPreset(period) ? period : DEFAULT_PERIOD].label;
}

/** 'As of 15 Nov 2025', 'As of today'. */
export const asOfWords = (day: Day | null): string => `As of ${day === null ? 'today' : dayText(day)}`;
