/** Words with a fixed meaning: kinds, statuses, intervals, yes and no. Matched without case, spaces, `_` and `-`. */
import type { ChangeKind, ChangeStatus, IntervalUnit } from '../domain/records';

/** 'Half-Year' and 'half_year' are the same word. */
export const normalWord = (text: string): string => text.toLowerCase().replace(/[\s_\u00A0-]+/g, '');

export interface Choice<T> {
  /** The words to offer, as they are written canonically. */
  offered: string;
  words: Readonly<Record<string, T>>;
}

export const kindChoice: Choice<ChangeKind> = {
  offered: 'core, add_on, usage, one_time',
  words: {
    core: 'core',
    base: 'core',
    recurring: 'core',
    subscription: 'core',
    addon: 'add_on',
    usage: 'usage',
    metered: 'usage',
    onetime: 'one_time',
    oneoff: 'one_time',
    nonrecurring: 'one_time',
  },
};

export const statusChoice: Choice<ChangeStatus> = {
  offered: 'active, ended, void',
  words: {
    active: 'active',
    ended: 'ended',
    canceled: 'ended',
    cancelled: 'ended',
    expired: 'ended',
    churned: 'ended',
    terminated: 'ended',
    void: 'void',
    voided: 'void',
    withdrawn: 'void',
  },
};

export const yesChoice: Choice<boolean> = {
  offered: 'yes, no',
  words: {
    yes: true,
    y: true,
    true: true,
    '1': true,
    on: true,
    no: false,
    n: false,
    false: false,
    '0': false,
    off: false,
  },
};

export const chosen = <T>(choice: Choice<T>, text: string): T | null => {
  const word = normalWord(text);
  return Object.hasOwn(choice.words, word) ? (choice.words[word] ?? null) : null;
};

export interface Interval {
  unit: IntervalUnit;
  count: number;
}

/** Months of the units that are whole months; the others stay as they are. */
const units: Record<string, { unit: 'day' | 'week' } | { months: number }> = {
  day: { unit: 'day' },
  days: { unit: 'day' },
  daily: { unit: 'day' },
  d: { unit: 'day' },
  week: { unit: 'week' },
  weeks: { unit: 'week' },
  weekly: { unit: 'week' },
  w: { unit: 'week' },
  month: { months: 1 },
  months: { months: 1 },
  monthly: { months: 1 },
  mo: { months: 1 },
  m: { months: 1 },
  quarter: { months: 3 },
  quarters: { months: 3 },
  quarterly: { months: 3 },
  q: { months: 3 },
  halfyear: { months: 6 },
  halfyears: { months: 6 },
  halfyearly: { months: 6 },
  semiannual: { months: 6 },
  semiannually: { months: 6 },
  year: { months: 12 },
  years: { months: 12 },
  yearly: { months: 12 },
  annual: { months: 12 },
  annually: { months: 12 },
  y: { months: 12 },
  yr: { months: 12 },
  yrs: { months: 12 },
};

const LONGEST_MONTHS = 1200;

/**
 * `2 year`, `2years`, `24 month` and `every 2 years` are one interval: whole months take the largest unit that
 * divides them, so that equal statements are equal records. Null where the text is no interval.
 */
export function intervalOf(text: string): Interval | null {
  const match = /^(?:every|per|each|\/)?(\d{1,4})?([a-z]+)$/.exec(normalWord(text));
  if (!match) return null;
  const count = Number(match[1] ?? 1);
  const word = match[2] ?? '';
  const unit = Object.hasOwn(units, word) ? units[word] : undefined;
  if (unit === undefined || count < 1) return null;
  if ('unit' in unit) return count <= LONGEST_MONTHS * 31 ? { unit: unit.unit, count } : null;
  const months = unit.months * count;
  if (months > LONGEST_MONTHS) return null;
  if (months % 12 === 0) return { unit: 'year', count: months / 12 };
  if (months % 6 === 0) return { unit: 'half_year', count: months / 6 };
  if (months % 3 === 0) return { unit: 'quarter', count: months / 3 };
  return { unit: 'month', count: months };
}
