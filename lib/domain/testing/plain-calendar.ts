/** A calendar written out day by day, for the plain computation: nothing to get wrong but the lengths of months. */

export interface PlainDay {
  year: number;
  month: number;
  date: number;
}

const FIRST_YEAR = 2018;
const LAST_YEAR = 2032;
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Every day from Monday, 1 January 2018 on; a day is its place here. */
export const calendar: PlainDay[] = [];
for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1)
  for (let month = 1; month <= 12; month += 1)
    for (let date = 1; date <= lengthOfMonth(year, month); date += 1) calendar.push({ year, month, date });

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
export const textOf = (day: number): string => {
  const { year, month, date } = calendar[day]!;
  return `${year}-${two(month)}-${two(date)}`;
};

const places = new Map(calendar.map((_, day) => [textOf(day), day]));
export const placeOf = (text: string): number => places.get(text)!;

export const monthLabel = (day: number): string => textOf(day).slice(0, 7);
export const isMonthEnd = (day: number): boolean => monthLabel(day) !== monthLabel(day + 1);

/** The same date so many months earlier or later, or the last there is in that month. */
export function monthsAway(day: number, months: number): number {
  const { year, month, date } = calendar[day]!;
  const counted = year * 12 + month - 1 + months;
  const there = { year: Math.floor(counted / 12), month: (counted % 12) + 1 };
  const last = lengthOfMonth(there.year, there.month);
  return placeOf(`${there.year}-${two(there.month)}-${two(Math.min(date, last))}`);
}

/** Whole months from a day to another, where either is the other so many months away; else null. */
export function monthsBetween(from: number, until: number): number | null {
  for (let months = 1; months <= 120; months += 1)
    if (monthsAway(from, months) === until || monthsAway(until, -months) === from) return months;
  return null;
}

export const endOfMonth = (day: number): number => {
  let end = day;
  while (!isMonthEnd(end)) end += 1;
  return end;
};

export const startOfMonth = (day: number): number => day - calendar[day]!.date + 1;

/** ISO: the week belongs to the year of its Thursday, and is numbered by how many Thursdays that year has had. */
export function weekLabel(day: number): string {
  const thursday = day - (day % 7) + 3;
  const { year } = calendar[thursday]!;
  let number = 1;
  for (let before = thursday - 7; before >= 0 && calendar[before]!.year === year; before -= 7) number += 1;
  return `${year}-W${two(number)}`;
}

function labelOf(day: number, grid: string): string {
  const { year, month } = calendar[day]!;
  if (grid === 'week') return weekLabel(day);
  if (grid === 'month') return monthLabel(day);
  return grid === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : String(year);
}

const labels = new Map<string, string[]>();

/** The period of a grid that a day lies in. */
export function periodLabel(day: number, grid: string): string {
  if (!labels.has(grid))
    labels.set(
      grid,
      calendar.slice(0, -1).map((_, place) => labelOf(place, grid)),
    );
  return labels.get(grid)![day]!;
}
