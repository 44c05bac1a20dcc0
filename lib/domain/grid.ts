/**
 * Grids (metrics.md section 1): week (ISO, Monday to Sunday), month, quarter, year. A period has a label
 * ('2025-W09', '2025-03', '2025-Q1', '2025') and whole days from `start` to `end`. Where fiscal years begin with another
 * month than January, years and quarters are theirs: named by the calendar year in which the fiscal one ends and by the
 * month it begins with, so that a label is read without knowing more ('FY2026-04', 'FY2026-Q1-04').
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

/** Calendar years: fiscal ones that begin with January. */
export const JANUARY = 1;

/** Months of a period, where it is made of months. */
export const GRID_MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The fiscal year that a month lies in: its number, and its first month. `yearStart`: 1 to 12. */
function fiscalYear(month: MonthNumber, yearStart: number): { year: number; first: MonthNumber } {
  const first = Math.floor((month - (yearStart - 1)) / 12) * 12 + yearStart - 1;
  return { year: Math.floor((first + 11) / 12), first };
}

/** The number of the fiscal year that contains the day: that of the calendar year it ends in. */
export const fiscalYearOf = (day: DayNumber, yearStart: number): number => fiscalYear(monthOf(day), yearStart).year;

function yearLabel(year: number, quarter: number | null, yearStart: number): string {
  const name = String(year).padStart(4, '0') + (quarter === null ? '' : `-Q${quarter}`);
  return yearStart === JANUARY ? name : `FY${name}-${String(yearStart).padStart(2, '0')}`;
}

/** The period of the grid that contains the day. `yearStart`: the month that fiscal years begin with, 1 to 12. */
export function periodOf(day: DayNumber, grid: Grid, yearStart: number = JANUARY): Period {
  if (grid === 'week') return weekPeriod(day);
  const month = monthOf(day);
  if (grid === 'month') return monthsPeriod(formatMonth(month), month, 1);
  const { year, first } = fiscalYear(month, yearStart);
  if (grid === 'year') return monthsPeriod(yearLabel(year, null, yearStart), first, 12);
  const quarter = Math.floor((month - first) / 3);
  return monthsPeriod(yearLabel(year, quarter + 1, yearStart), first + quarter * 3, 3);
}

/** Every period of the grid that the days from `from` to `to` touch, in order. */
export function periodsTouching(from: DayNumber, to: DayNumber, grid: Grid, yearStart: number = JANUARY): Period[] {
  const periods: Period[] = [];
  for (let day = from; day <= to; ) {
    const period = periodOf(day, grid, yearStart);
    periods.push(period);
    day = period.end + 1;
  }
  return periods;
}

const FISCAL = /^FY(\d{4})(?:-Q([1-4]))?-(0[2-9]|1[0-2])$/;

function fiscalPeriod(label: string, year: number, quarter: number | null, yearStart: number): Period {
  const first = (year - 1) * 12 + yearStart - 1;
  return quarter === null ? monthsPeriod(label, first, 12) : monthsPeriod(label, first + (quarter - 1) * 3, 3);
}

/** The month that the fiscal year of a label begins with; January's for every other label. */
export const yearStartOf = (label: string): number => Number(FISCAL.exec(label)?.[3] ?? JANUARY);

/**
 * Days meant by a stated period: '2025-03', '2025-Q1', '2025', '2025-W09', 'FY2026-04', 'FY2026-Q1-04' or a single day.
 * Null where it is none.
 */
export function parsePeriod(text: string): Period | null {
  const month = parseMonth(text);
  if (month !== null) return monthsPeriod(text, month, 1);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  if (quarter) return monthsPeriod(text, Number(quarter[1]) * 12 + (Number(quarter[2]) - 1) * 3, 3);
  if (/^\d{4}$/.test(text)) return monthsPeriod(text, Number(text) * 12, 12);
  const fiscal = FISCAL.exec(text);
  if (fiscal)
    return fiscalPeriod(text, Number(fiscal[1]), fiscal[2] === undefined ? null : Number(fiscal[2]), Number(fiscal[3]));
  const week = /^(\d{4})-W(\d{2})$/.exec(text);
  if (week) {
    const period = weekPeriod(dayNumber(Number(week[1]), 1, 4) + (Number(week[2]) - 1) * 7);
    return period.label === text ? period : null;
  }
  const day = parseDay(text);
  return day === null ? null : { label: text, start: day, end: day };
}
