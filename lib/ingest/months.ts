/** Months as spreadsheets head their columns: 2025-01, Jan 2025, 2025-01-31, 01/2025, January '25, 2025M01, … */
import { type MonthNumber, monthNumber } from '../domain/day';

const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fullNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** 1 to 12, null where the word is no month. */
export function monthByName(word: string): number | null {
  const lower = word.toLowerCase();
  const full = fullNames.indexOf(lower);
  if (full >= 0) return full + 1;
  const short = lower === 'sept' ? 8 : names.indexOf(lower);
  return short >= 0 ? short + 1 : null;
}

const YEAR_FIRST = /^(\d{4})(?:[-/. ]?[Mm]?)(\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$/;
const MONTH_FIRST = /^(\d{1,2})[-/.](\d{4})$/;
const NAME_FIRST = /^([A-Za-z]{3,9})\.?[-/ ,]*'?(\d{4}|\d{2})$/;
const NAME_LAST = /^(\d{4})[-/ ]*([A-Za-z]{3,9})\.?$/;
/** 31-Jan-2025, 1 Jan 2025 */
const DAY_NAME = /^\d{1,2}[-/ .]([A-Za-z]{3,9})\.?[-/ ,]+(\d{4}|\d{2})$/;

const month = (year: string, number: number | null): MonthNumber | null => {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (number === null || number < 1 || number > 12 || full < 1900 || full > 2199) return null;
  return monthNumber(full, number);
};

/** The month that a heading or cell names, null where it names none. Days inside it do not matter. */
export function monthOfText(cell: string): MonthNumber | null {
  const text = cell
    .trim()
    .replace(/^mrr[-_ :]*/i, '')
    .replace(/[-_ ]*\(?mrr\)?$/i, '');
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const dayOfMonth = Number(yearFirst[3] ?? 1);
    return dayOfMonth < 1 || dayOfMonth > 31 ? null : month(yearFirst[1] ?? '', Number(yearFirst[2]));
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return month(monthFirst[2] ?? '', Number(monthFirst[1]));
  const nameFirst = NAME_FIRST.exec(text) ?? DAY_NAME.exec(text);
  if (nameFirst) return month(nameFirst[2] ?? '', monthByName(nameFirst[1] ?? ''));
  const nameLast = NAME_LAST.exec(text);
  return nameLast ? month(nameLast[1] ?? '', monthByName(nameLast[2] ?? '')) : null;
}

/** Headings of month columns by their place: also full dates in one order (31/01/2025, 28/02/2025, …). */
export function monthColumns(headers: readonly string[]): { index: number; month: MonthNumber }[] {
  const found: { index: number; month: MonthNumber }[] = [];
  const ordered: { index: number; first: number; second: number; year: string }[] = [];
  headers.forEach((header, index) => {
    const named = monthOfText(header);
    const date = named === null ? /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(header.trim()) : null;
    if (named !== null) found.push({ index, month: named });
    else if (date) ordered.push({ index, first: Number(date[1]), second: Number(date[2]), year: date[3] ?? '' });
  });
  if (ordered.length === 0) return found;
  // The part that stays (1/1, 2/1, 3/1, …) or exceeds 12 is the day; where neither tells, no month is read.
  const distinct = (part: 'first' | 'second') => new Set(ordered.map((date) => date[part])).size;
  const dayFirst = ordered.some(({ first }) => first > 12) || (distinct('first') === 1 && distinct('second') > 1);
  const monthFirst = ordered.some(({ second }) => second > 12) || (distinct('second') === 1 && distinct('first') > 1);
  if (dayFirst === monthFirst) return found;
  for (const { index, first, second, year } of ordered) {
    const number = month(year, dayFirst ? second : first);
    if (number !== null) found.push({ index, month: number });
  }
  return found.sort((a, b) => a.index - b.index);
}
