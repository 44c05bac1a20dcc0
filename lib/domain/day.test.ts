import { describe, expect, it } from 'vitest';
import {
  addMonths,
  calendarDate,
  dayNumber,
  daysInMonth,
  formatDay,
  formatMonth,
  isoWeekday,
  lastDayOf,
  monthOf,
  parseDay,
  parseMonth,
} from './day';
import { calendar, lengthOfMonth, monthsAway, placeOf, textOf } from './testing/plain-calendar';

/** Monday, 1 January 2018, the first day of the written-out calendar. */
const FIRST = 17_532;

describe('dates', () => {
  it('1970-01-01 is day 0, a Thursday; 2000-02-29 is day 11,016', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0);
    expect(isoWeekday(0)).toBe(4);
    expect(parseDay('2000-02-29')).toBe(11_016);
    expect(formatDay(-1)).toBe('1969-12-31');
  });

  it('every day from 2018 to 2032 is what a calendar written out day by day says', () => {
    const wrong = calendar.flatMap(({ year, month, date }, place) => {
      const day = FIRST + place;
      const read = calendarDate(day);
      const right =
        read.year === year &&
        read.month === month &&
        read.dayOfMonth === date &&
        dayNumber(year, month, date) === day &&
        parseDay(textOf(place)) === day &&
        formatDay(day) === textOf(place) &&
        isoWeekday(day) === (place % 7) + 1 &&
        daysInMonth(monthOf(day)) === lengthOfMonth(year, month);
      return right ? [] : [textOf(place)];
    });
    expect(wrong).toEqual([]);
  });

  it.each(['2025-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024-4-3', '01/02/2024', ''])(
    '"%s" is no day',
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );
});

describe('months', () => {
  it('months away: clamped to the month’s length, as in the calendar', () => {
    for (const day of ['2024-01-31', '2024-02-29', '2024-12-31', '2025-03-30', '2025-06-15'])
      for (const months of [-13, -12, -1, 0, 1, 12, 25])
        expect(addMonths(parseDay(day)!, months)).toBe(FIRST + monthsAway(placeOf(day), months));
  });

  it('text and back: 2026-03; the last day of February 2024 is the 29th', () => {
    expect(formatMonth(parseMonth('2026-03')!)).toBe('2026-03');
    expect(formatDay(lastDayOf(parseMonth('2024-02')!))).toBe('2024-02-29');
    expect([parseMonth('2026-13'), parseMonth('2026-3'), parseMonth('2026')]).toEqual([null, null, null]);
  });
});
