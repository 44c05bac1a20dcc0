/** What Overview asks for, and the state of it that its address carries. Server and page ask by the same words. */
import { type Day, formatDay, parseDay } from '@/lib/domain/day';
import { windowStart } from '@/lib/domain/window';
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

export interface RetentionQuestion extends AskedOfAll {
  window: number;
  at?: string[];
}

/**
 * The three windows. The headline's also looks at the windows that ended 1, 3 and 12 months before data-through, which
 * as of a past day is that of then.
 */
export function retentionQuestion(window: number, dataThrough: Day | null, asked: AskedOfAll = {}): RetentionQuestion {
  if (window !== HEADLINE_WINDOW_MONTHS || dataThrough === null) return { window, ...asked };
  return { window, at: comparedMonths.map((months) => dayBefore(dataThrough, months)), ...asked };
}

export const movementsQuestion = (asked: AskedOfAll = {}) => ({ grid: 'month', ...asked }) as const;

/** Targets are of the whole company: filters narrow the figures, and then they are not held against them. */
export const isOfCompany = ({ where }: AskedOfAll): boolean => where === undefined;

export const goalsQuestion = ({ as_of }: AskedOfAll): AskedOfAll => (as_of === undefined ? {} : { as_of });
