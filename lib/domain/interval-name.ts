/** Names of billing intervals: what is equally long has one name, so that "12 month" and "year" are the same. */
import type { DayNumber } from './day';
import { wholeMonths } from './interval';
import type { IntervalUnit } from './records';

const MONTHS: Readonly<Partial<Record<IntervalUnit, number>>> = { month: 1, quarter: 3, half_year: 6, year: 12 };

const counted = (count: number, unit: string): string => (count === 1 ? unit : `${count} ${unit}`);

/** An interval as formats.md writes it: `month`, `quarter`, `half_year`, `year`, `2 year`, `5 month`, `2 week`, `90 day`. */
export function intervalName(unit: IntervalUnit, count: number): string {
  const months = MONTHS[unit];
  if (months !== undefined) return monthsName(months * count);
  if (unit === 'day' && count % 7 === 0) return counted(count / 7, 'week');
  return counted(count, unit);
}

function monthsName(months: number): string {
  if (months % 12 === 0) return counted(months / 12, 'year');
  if (months === 6) return 'half_year';
  return months === 3 ? 'quarter' : counted(months, 'month');
}

/** The interval of an invoice's period: whole months where it has them, else days. */
export function periodName(startDay: DayNumber, endDay: DayNumber): string {
  const months = wholeMonths(startDay, endDay);
  return months === null ? intervalName('day', endDay - startDay) : monthsName(months);
}
