/** What Retention asks, the choices that its address carries, and the window that all its figures are of. */
import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { type Day, formatDay, formatMonth, lastDayOf, monthOf, parseDay, parseMonth } from '@/lib/domain/day';
import type { Moves, RetentionFigures, RetentionReport } from '@/lib/domain/report';
import { dayText, monthText } from './format';
import { windows } from './overview';
import { PRODUCT } from './products';
import type { AskedOfAll, Months } from './question';

/** NRR read another way, as a line of its own. */
export const extraLines = ['top', 'price'] as const;
export const rates = ['nrr', 'grr', 'logo'] as const;
export type Rate = (typeof rates)[number];

/** Of the rates over time; all figures of the page are of the same window. */
export const rateParsers = {
  window: parseAsStringLiteral(windows).withDefault('12'),
  lines: parseAsArrayOf(parseAsStringLiteral(extraLines)).withDefault([]),
};

export const splitParsers = {
  /** What the split is by: an attribute, or `product`; empty: the first that lends itself. */
  by: parseAsString.withDefault(''),
  /** The rate that the split draws. */
  rate: parseAsStringLiteral(rates).withDefault('nrr'),
};

export const definitionParsers = {
  /** The definition whose accounts are open; empty: none. */
  differs: parseAsString.withDefault(''),
};

export const loadRetentionChoices = createLoader({ ...rateParsers, ...splitParsers });

const PREFERRED = 'segment';
const MOST_VALUES_TO_PREFER = 12;

/** What a question can be split by, as the report of attributes gives it. */
export interface Splits {
  attributes: readonly { slug: string; computed: boolean; values: readonly { value: string }[] }[];
  products: readonly string[];
}

/** The split asked for; else by segment, else by the first attribute of two to twelve values; null where there is none. */
export function chosenSplit({ attributes, products }: Splits, by: string): string | null {
  if (by === PRODUCT && products.length > 0) return by;
  if (attributes.some(({ slug }) => slug === by)) return by;
  if (attributes.some(({ slug }) => slug === PREFERRED)) return PREFERRED;
  const fits = ({ values }: Splits['attributes'][number]) =>
    values.length >= 2 && values.length <= MOST_VALUES_TO_PREFER;
  return (attributes.find(fits) ?? attributes.at(0))?.slug ?? null;
}

/** How many values the split has. */
export const valuesOf = ({ attributes, products }: Splits, by: string): number =>
  by === PRODUCT ? products.length : (attributes.find(({ slug }) => slug === by)?.values.length ?? 0);

/** The last closed month that is shown. */
function lastMonth(through: Day, { to }: Months): string {
  const closed = formatMonth(monthOf((parseDay(through) ?? 0) + 1) - 1);
  return to !== undefined && to < closed ? to : closed;
}

/** Above this many values there is room for a table alone, and no need for months. */
export const MOST_VALUES_DRAWN = 40;

export interface SplitAsked {
  window: number;
  by: string;
  /** Values that the attribute has. */
  values: number;
  attrAt: 'current' | 'start';
}

export function splitQuestion(split: SplitAsked, through: Day, months: Months, asked: AskedOfAll) {
  const { window, by, values, attrAt } = split;
  const last = lastMonth(through, months);
  return {
    window,
    by,
    ...(values > MOST_VALUES_DRAWN ? { from: last } : months.from !== undefined && { from: months.from }),
    ...(months.to !== undefined && { to: last }),
    ...(attrAt === 'start' && by !== PRODUCT && { attr_at: 'start' as const }),
    ...asked,
  };
}

/** Bands of ARR are those of the window's start: what an account pays today is what retention made of it. */
export function bandsQuestion(window: number, through: Day, months: Months, asked: AskedOfAll) {
  const last = lastMonth(through, months);
  return { window, by: 'arr_band', attr_at: 'start' as const, from: last, to: last, ...asked };
}

/** The day that the bridge leads to: the window to date, or the last month that is shown. */
export function bridgeEnd(through: Day, months: Months): Day {
  const month = parseMonth(lastMonth(through, months));
  return months.to === undefined || month === null ? through : formatDay(lastDayOf(month));
}

/** Definitions stand at the end of a closed month. */
export const definitionsQuestion = (through: Day, months: Months, asked: AskedOfAll) => ({
  ...(months.to !== undefined && { to: lastMonth(through, months) }),
  ...asked,
});

export interface ShownWindow {
  figures: RetentionFigures & Partial<Moves>;
  /** For what opens it: the month, or the day of the window to date. */
  period: string;
  /** '21 Nov 2026', 'Oct 2026' */
  ends: string;
}

/** The window to date, or the last closed one of the months that are shown; null where there is none. */
export function shownWindow(
  { rows, current }: Pick<RetentionReport, 'rows' | 'current'>,
  { to }: Months,
): ShownWindow | null {
  if (to === undefined) return current && { figures: current, period: current.day, ends: dayText(current.day) };
  const row = rows.findLast(({ period }) => period <= to);
  return row ? { figures: row, period: row.period, ends: monthText(row.period) } : null;
}

export const windowWords = (months: number): string => (months === 1 ? 'one-month' : `${months}-month`);

export const rateNames: Readonly<Record<Rate, string>> = { nrr: 'NRR', grr: 'GRR', logo: 'Logo retention' };
