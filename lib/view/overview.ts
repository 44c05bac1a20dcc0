/** What Overview asks for, and the state of it that its address carries. Server and page ask by the same words. */
import { type Day, formatDay, parseDay } from '@/lib/domain/day';
import { windowStart } from '@/lib/domain/window';
import type { Comparison } from './comparison';
import type { AskedOfAll } from './question';

/** Windows of so many months. */
export const windows = ['1', '3', '12'] as const;
export const windowOptions = windows.map((value) => ({ value, label: `${value} mo` }));

export const units = ['mrr', 'arr'] as const;
export type Unit = (typeof units)[number];

export const HEADLINE_WINDOW_MONTHS = 12;

/** How far back the headline compares, in months. */
export const comparedMonths = [1, 3, 12] as const;

/** The day `months` before data-through: a month end before a month end, else the same day, clamped. */
export function dayBefore(dataThrough: Day, months: number): Day {
  const day = parseDay(dataThrough);
  if (day === null) throw new RangeError(`no day: ${dataThrough}`);
  return formatDay(windowStart(day, months));
}

const WEEK_DAYS = 7;

export function weekBefore(dataThrough: Day): Day {
  const day = parseDay(dataThrough);
  if (day === null) throw new RangeError(`no day: ${dataThrough}`);
  return formatDay(day - WEEK_DAYS);
}

/** What became of every account since the end of a day, as sums by state; one row, since the sums are what is asked for. */
export const sinceQuestion = (day: Day, asked: AskedOfAll = {}) =>
  ({ from: formatDay((parseDay(day) ?? 0) + 1), limit: 1, ...asked }) as const;

export interface RetentionQuestion extends AskedOfAll {
  window: number;
  at?: string[];
}

/** Where each answer of the headline's question stands: the windows that ended so long before data-through. */
export const beforeAt = { '1': 0, '3': 1, '12': 2, week: 3, compared: 4 } as const;

/**
 * The three windows. The headline's also looks at the windows that ended 1, 3 and 12 months and a week before
 * data-through, which as of a past day is that of then; and at that of the comparison asked for.
 */
export function retentionQuestion(
  window: number,
  dataThrough: Day | null,
  asked: AskedOfAll = {},
  compared: Comparison | null = null,
): RetentionQuestion {
  if (window !== HEADLINE_WINDOW_MONTHS || dataThrough === null) return { window, ...asked };
  return {
    window,
    at: [
      ...comparedMonths.map((months) => dayBefore(dataThrough, months)),
      weekBefore(dataThrough),
      ...(compared === null ? [] : [dayBefore(dataThrough, compared.months)]),
    ],
    ...asked,
  };
}

export const movementsQuestion = (asked: AskedOfAll = {}) => ({ grid: 'month', ...asked }) as const;

/** Targets are of the whole company: filters narrow the figures, and then they are not held against them. */
export const isOfCompany = ({ where }: AskedOfAll): boolean => where === undefined;

/** Nothing is asked but what stands today. */
export const isPlain = (asked: AskedOfAll): boolean => Object.keys(asked).length === 0;

export const goalsQuestion = ({ as_of }: AskedOfAll): AskedOfAll => (as_of === undefined ? {} : { as_of });
