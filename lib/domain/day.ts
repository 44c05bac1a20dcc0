/**
 * Calendar dates (metrics.md section 1). A `Day` is the text '2026-03-01'; inside columns and facts a day is a
 * `DayNumber`, the count of days since 1970-01-01. There is no time of day here and no time zone,
 * so none can move a number.
 */

/** '2026-03-01' */
export type Day = string;
/** '2026-03' */
export type Month = string;
/** Days since 1970-01-01. */
export type DayNumber = number;
/** Months since January of year 0: year × 12 + month − 1. */
export type MonthNumber = number;

/** Days before each month of a year that starts in March, so that a leap day falls at the end. */
const DAYS_PER_ERA = 146_097;
const EPOCH_SHIFT = 719_468;

/** Day number of a date of the proleptic Gregorian calendar. Does not check that the date exists. */
export function dayNumber(year: number, month: number, dayOfMonth: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
}

export interface CalendarDate {
  year: number;
  /** 1 to 12. */
  month: number;
  dayOfMonth: number;
}

export function calendarDate(day: DayNumber): CalendarDate {
  const shifted = day + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

export function formatDay(day: DayNumber): Day {
  const { year, month, dayOfMonth } = calendarDate(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** Day number of an ISO date, null where the text is none or the date does not exist (2026-02-30). */
export function parseDay(text: string): DayNumber | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  return existingDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Day number of a date, null where it does not exist. */
export function existingDay(year: number, month: number, dayOfMonth: number): DayNumber | null {
  if (month < 1 || month > 12 || dayOfMonth < 1) return null;
  if (dayOfMonth > daysInMonth(monthNumber(year, month))) return null;
  return dayNumber(year, month, dayOfMonth);
}

export const monthNumber = (year: number, month: number): MonthNumber => year * 12 + month - 1;

export function monthOf(day: DayNumber): MonthNumber {
  const { year, month } = calendarDate(day);
  return monthNumber(year, month);
}

export const firstDayOf = (month: MonthNumber): DayNumber => dayNumber(Math.floor(month / 12), (month % 12) + 1, 1);

export const lastDayOf = (month: MonthNumber): DayNumber => firstDayOf(month + 1) - 1;

export const daysInMonth = (month: MonthNumber): number => firstDayOf(month + 1) - firstDayOf(month);

export const formatMonth = (month: MonthNumber): Month =>
  `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1, 2)}`;

/** Month number of '2026-03', null where the text is none. */
export function parseMonth(text: string): MonthNumber | null {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (!match) return null;
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? monthNumber(Number(match[1]), month) : null;
}

/** The same day of the month `months` later, clamped to that month's length (31 March − 1 month = 28 February). */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, dayOfMonth } = calendarDate(day);
  const target = monthNumber(year, month) + months;
  return firstDayOf(target) + Math.min(dayOfMonth, daysInMonth(target)) - 1;
}

/** 1 Monday … 7 Sunday. 1970-01-01 was a Thursday. */
export const isoWeekday = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;
