/**
 * Grids (metrics.md section 1): week (ISO, Monday to Sunday), month, quarter, year. A period has a label
 * ('2025-W09', '2025-03', '2025-Q1', '2025') and whole days from `start` to `end`.
 */
import {
  calendarDate,
  type DayNumber,
  dayNumber,
  firstDayOf,
  formatMonth,
  isoWeekday,
  lastDayOf,
  type MonthNumber,
  monthOf,
  parseDay,
  parseMonth,
} from './day';

export const grids = ['week', 'month', 'quarter', 'year'] as const;
export type Grid = (typeof grids)[number];

export interface Period {
  label: string;
  start: DayNumber;
  end: DayNumber;
}

function monthsPeriod(label: string, first: MonthNumber, months: number): Period {
  return { label, start: firstDayOf(first), end: lastDayOf(first + months - 1) };
}

function weekPeriod(day: DayNumber): Period {
  const start = day - isoWeekday(day) + 1;
  const year = calendarDate(start + 3).year;
  const week = Math.floor((start + 3 - dayNumber(year, 1, 1)) / 7) + 1;
  return { label: `${year}-W${String(week).padStart(2, '0')}`, start, end: start + 6 };
}

/** The period of the grid that contains the day. */
export function periodOf(day: DayNumber, grid: Grid): Period {
  if (grid === 'week') return weekPeriod(day);
  const month = monthOf(day);
  if (grid === 'month') return monthsPeriod(formatMonth(month), month, 1);
  const year = Math.floor(month / 12);
  if (grid === 'quarter') {
    const quarter = Math.floor((month % 12) / 3);
    return monthsPeriod(`${year}-Q${quarter + 1}`, year * 12 + quarter * 3, 3);
  }
  return monthsPeriod(String(year).padStart(4, '0'), year * 12, 12);
}

/** Every period of the grid that the days from `from` to `to` touch, in order. */
export function periodsTouching(from: DayNumber, to: DayNumber, grid: Grid): Period[] {
  const periods: Period[] = [];
  for (let day = from; day <= to; ) {
    const period = periodOf(day, grid);
    periods.push(period);
    day = period.end + 1;
  }
  return periods;
}

/** Days meant by a stated period: '2025-03', '2025-Q1', '2025', '2025-W09' or a single day. Null where it is none. */
export function parsePeriod(text: string): Period | null {
  const month = parseMonth(text);
  if (month !== null) return monthsPeriod(text, month, 1);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  if (quarter) return monthsPeriod(text, Number(quarter[1]) * 12 + (Number(quarter[2]) - 1) * 3, 3);
  if (/^\d{4}$/.test(text)) return monthsPeriod(text, Number(text) * 12, 12);
  const week = /^(\d{4})-W(\d{2})$/.exec(text);
  if (week) {
    const period = weekPeriod(dayNumber(Number(week[1]), 1, 4) + (Number(week[2]) - 1) * 7);
    return period.label === text ? period : null;
  }
  const day = parseDay(text);
  return day === null ? null : { label: text, start: day, end: day };
}
