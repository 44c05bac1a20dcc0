import { describe, expect, it } from 'vitest';
import { formatDay } from './day';
import { fiscalYearOf, type Grid, grids, parsePeriod, periodOf, periodsTouching, yearStartOf } from './grid';
import { calendar, periodLabel, textOf } from './testing/plain-calendar';
import { dayOf } from './testing/reports';

describe('periods', () => {
  it.each(grids)('every day of 2019 to 2031 lies in the %s that a calendar says, and within its days', (grid) => {
    const wrong = calendar.flatMap(({ year }, place) => {
      if (year < 2019 || year > 2031) return [];
      const day = dayOf(textOf(place));
      const { label, start, end } = periodOf(day, grid);
      const right = label === periodLabel(place, grid) && start <= day && day <= end;
      return right ? [] : [textOf(place)];
    });
    expect(wrong).toEqual([]);
  });

  it('31 December 2024 lies in 2025-W01, 1 January 2027 in 2026-W53', () => {
    expect(periodOf(dayOf('2024-12-31'), 'week').label).toBe('2025-W01');
    expect(periodOf(dayOf('2027-01-01'), 'week').label).toBe('2026-W53');
  });

  it('those touched by 31 January to 1 April 2025: four months, two quarters, one year; none the wrong way round', () => {
    const labels = (grid: (typeof grids)[number]): string[] =>
      periodsTouching(dayOf('2025-01-31'), dayOf('2025-04-01'), grid).map(({ label }) => label);
    expect(labels('month')).toEqual(['2025-01', '2025-02', '2025-03', '2025-04']);
    expect(labels('quarter')).toEqual(['2025-Q1', '2025-Q2']);
    expect(labels('year')).toEqual(['2025']);
    expect(periodsTouching(5, 4, 'month')).toEqual([]);
  });
});

describe('stated periods', () => {
  it.each([
    ['2025-03', '2025-03-01', '2025-03-31'],
    ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['2025', '2025-01-01', '2025-12-31'],
    ['2025-W01', '2024-12-30', '2025-01-05'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2025-02-28', '2025-02-28', '2025-02-28'],
  ])('%s is %s to %s', (text, start, end) => {
    const period = parsePeriod(text);
    expect(period && [formatDay(period.start), formatDay(period.end)]).toEqual([start, end]);
  });

  it.each(['2025-Q5', '2025-W53', '2025-W00', '2025-13', 'March', '2025-02-30'])('%s is none', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });
});

describe('fiscal years', () => {
  const labelOn = (day: string, grid: Grid, yearStart: number) => periodOf(dayOf(day), grid, yearStart).label;

  it('are named by the calendar year they end in, and by the month they begin with', () => {
    expect(labelOn('2025-03-31', 'year', 4)).toBe('FY2025-04');
    expect(labelOn('2025-04-01', 'year', 4)).toBe('FY2026-04');
    expect(labelOn('2025-04-01', 'quarter', 4)).toBe('FY2026-Q1-04');
    expect(labelOn('2026-01-31', 'quarter', 2)).toBe('FY2026-Q4-02');
    expect(labelOn('2026-02-01', 'quarter', 2)).toBe('FY2027-Q1-02');
    expect(labelOn('2026-02-01', 'month', 2)).toBe('2026-02');
    expect(labelOn('2026-02-01', 'year', 1)).toBe('2026');
    expect(fiscalYearOf(dayOf('2025-12-31'), 12)).toBe(2026);
  });

  it.each([1, 2, 4, 7, 10, 12])(
    'from month %i: labels are read back to the same days, and follow without a gap',
    (yearStart) => {
      for (const grid of ['quarter', 'year'] as const) {
        const periods = periodsTouching(dayOf('2023-05-05'), dayOf('2026-08-08'), grid, yearStart);
        for (const [index, period] of periods.entries()) {
          expect(parsePeriod(period.label)).toEqual(period);
          expect(yearStartOf(period.label)).toBe(yearStart);
          expect(period.start).toBe((periods[index - 1]?.end ?? period.start - 1) + 1);
        }
      }
    },
  );

  it('a month that begins none is no period', () => {
    expect([parsePeriod('FY2026-01'), parsePeriod('FY2026-13'), parsePeriod('FY2026')]).toEqual([null, null, null]);
  });
});
