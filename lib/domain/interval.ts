/**
 * Annual run rate (metrics.md section 1): what an amount per interval comes to in a year. It is a whole number for
 * every common interval, so a $100 annual plan is $100 ARR and never 12 × $8.33. Amounts are smallest units.
 */
import { addMonths, type DayNumber, monthOf } from './day';
import { scaleMinor } from './money';
import type { IntervalUnit } from './records';

const TIMES_A_YEAR: Readonly<Record<IntervalUnit, number>> = {
  day: 365,
  week: 52,
  month: 12,
  quarter: 4,
  half_year: 2,
  year: 1,
};

const MONTHS_PER_YEAR = 12;
/** A mean year has 365.25 days; in hundredths, so that the quotient is one of whole numbers. */
const HUNDREDTHS_OF_DAYS_PER_YEAR = 36_525;

/** ARR of an amount that recurs every `count` units. Rounds, half away from zero, only where `count` does not divide. */
export function annualise(amountMinor: number, unit: IntervalUnit, count: number): number {
  return scaleMinor(amountMinor, TIMES_A_YEAR[unit], count);
}

/**
 * Whole calendar months from `startDay` to `endDay` (first day not covered), null where they are not whole.
 * Both dates have the same day, one of them perhaps clamped to its month's end: 31 January to 28 February is one
 * month, and so is 28 February to 31 March, its successor.
 */
export function wholeMonths(startDay: DayNumber, endDay: DayNumber): number | null {
  const months = monthOf(endDay) - monthOf(startDay);
  if (months < 1) return null;
  return addMonths(startDay, months) === endDay || addMonths(endDay, -months) === startDay ? months : null;
}

/** ARR of an amount that pays for the days from `startDay` until `endDay`, rounded once, half away from zero. */
export function annualisePeriod(amountMinor: number, startDay: DayNumber, endDay: DayNumber): number {
  const months = wholeMonths(startDay, endDay);
  if (months !== null) return scaleMinor(amountMinor, MONTHS_PER_YEAR, months);
  return scaleMinor(amountMinor, HUNDREDTHS_OF_DAYS_PER_YEAR, (endDay - startDay) * 100);
}

const DAYS_PER_WEEK = 7;
const LONGEST_MONTH_DAYS = 31;

/** Calendar months an interval covers, the month it begins in first; a part of a month counts as one. */
export function monthsCovered(unit: IntervalUnit, count: number): number {
  if (unit === 'day') return Math.ceil(count / LONGEST_MONTH_DAYS);
  if (unit === 'week') return Math.ceil((count * DAYS_PER_WEEK) / LONGEST_MONTH_DAYS);
  return (count * MONTHS_PER_YEAR) / TIMES_A_YEAR[unit];
}
