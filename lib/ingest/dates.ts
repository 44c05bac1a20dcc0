/**
 * Dates as files have them. ISO and other forms that can be read in one way only are read; whether the day or the
 * month comes first in 03/04/2025 is a property of the column, proved by cells such as 13/04/2025, never guessed.
 */
import { type DayNumber, dayNumber, existingDay, formatDay } from '../domain/day';
import { monthByName } from './months';

export type DateOrder = 'dmy' | 'mdy';

/** What a cell proves: an order, ISO (nothing to know), nothing (5/5/2025), or that one must know the order. */
export type DateProof = DateOrder | 'iso' | 'neutral' | 'ambiguous';

export interface DateShape {
  proof: DateProof;
  /** First and second number of an ordered date. */
  first: number;
  second: number;
  year: number;
  /** The day of a date that needs no order; null where it does not exist or an order is needed. */
  day: DayNumber | null;
  hasTime: boolean;
}

export type DateFault = 'bad_date' | 'no_such_date' | 'date_out_of_range';

const FIRST_DAY = dayNumber(1900, 1, 1);
const LAST_DAY = dayNumber(2199, 12, 31);
const LONGEST_DATE = 40;

const TIME = String.raw`(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)? ?(?:[AaPp][Mm])?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)`;
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(${TIME})?$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const NUMBERS = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(${TIME})?$`);
const DAY_NAME_YEAR = new RegExp(`^(\\d{1,2})[-/ .]+(\\p{L}{3,9})\\.?,?[-/ ]+(\\d{4}|\\d{2})(${TIME})?$`, 'u');
const NAME_DAY_YEAR = new RegExp(`^(\\p{L}{3,9})\\.?[- ]+(\\d{1,2}),?[- ]+(\\d{4})(${TIME})?$`, 'u');

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

function fixed(year: number, month: number, dayOfMonth: number, time: string | undefined): DateShape {
  return {
    proof: 'iso',
    first: 0,
    second: 0,
    year,
    day: existingDay(year, month, dayOfMonth),
    hasTime: time !== undefined,
  };
}

function orderProof(first: number, second: number): DateProof {
  if (first > 12) return 'dmy';
  if (second > 12) return 'mdy';
  return first === second ? 'neutral' : 'ambiguous';
}

/** What one cell says; null where it is no date. */
export function dateShape(cell: string): DateShape | null {
  const text = cell.trim();
  if (text.length > LONGEST_DATE) return null;
  const iso = YEAR_FIRST.exec(text);
  if (iso) return fixed(Number(iso[1]), Number(iso[3]), Number(iso[4]), iso[5]);
  const compact = COMPACT.exec(text);
  if (compact) return fixed(Number(compact[1]), Number(compact[2]), Number(compact[3]), undefined);
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const first = Number(numbers[1]);
    const second = Number(numbers[3]);
    const year = fullYear(numbers[4] ?? '');
    return { proof: orderProof(first, second), first, second, year, day: null, hasTime: numbers[5] !== undefined };
  }
  const named = DAY_NAME_YEAR.exec(text);
  const american = named ? null : NAME_DAY_YEAR.exec(text);
  const month = monthByName(named?.[2] ?? american?.[1] ?? '');
  if (month === null) return null;
  return fixed(
    fullYear(named?.[3] ?? american?.[3] ?? ''),
    month,
    Number(named?.[1] ?? american?.[2]),
    named?.[4] ?? american?.[4],
  );
}

/** The day that the cell states under the column's order, or what is wrong with it. */
export function dayUnder(shape: DateShape, order: DateOrder): DayNumber | DateFault {
  if (shape.proof === 'iso') return shape.day === null ? 'no_such_date' : inRange(shape.day);
  const month = order === 'dmy' ? shape.second : shape.first;
  if (month > 12 && (order === 'dmy' ? shape.first : shape.second) <= 12) return 'bad_date';
  const day = existingDay(shape.year, month, order === 'dmy' ? shape.first : shape.second);
  return day === null ? 'no_such_date' : inRange(day);
}

const inRange = (day: DayNumber): DayNumber | DateFault =>
  day >= FIRST_DAY && day <= LAST_DAY ? day : 'date_out_of_range';

const DAY_MS = 86_400_000;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(Z|UTC|GMT|([+-])(\d{2}):?(\d{2}))?$/;

/** Milliseconds since 1970 UTC of an ISO instant ('2026-03-01T12:00:00+02:00'; UTC where no zone stands). Null: none. */
export function instantMs(text: string): number | null {
  const match = INSTANT.exec(text);
  if (!match) return null;
  const shape = dateShape(match[1] ?? '');
  const day = shape === null ? 'bad_date' : dayUnder(shape, 'dmy');
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (typeof day !== 'number' || hour > 23 || minute > 59 || second > 59) return null;
  const milliseconds = Number((match[5] ?? '').padEnd(3, '0').slice(0, 3));
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * (match[7] === '-' ? -1 : 1);
  return day * DAY_MS + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds;
}

/** The first moment of a day, in milliseconds since 1970 UTC. */
export const startOfDayMs = (day: DayNumber): number => day * DAY_MS;

/** The cell as it is read, for the preview. */
export function dateAsRead(cell: string, order: DateOrder | null): string | null {
  const shape = dateShape(cell);
  if (shape === null || (order === null && shape.proof !== 'iso')) return null;
  const day = dayUnder(shape, order ?? 'dmy');
  return typeof day === 'number' ? formatDay(day) : null;
}
