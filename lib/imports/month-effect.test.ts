import { expect, it } from 'vitest';
import { type MonthFigures, monthEffects } from './month-effect';

const months = (year: number, arr: number): MonthFigures[] =>
  Array.from({ length: 12 }, (_, i) => ({ month: `${year}-${String(i + 1).padStart(2, '0')}`, arr, nrr: null }));

it('tells of the last 13 months, and of earlier ones where they differ', () => {
  const before = [...months(2024, 100), ...months(2025, 100)];
  const after = before.map((figures) => (figures.month === '2024-02' ? { ...figures, arr: 90 } : figures));
  const told = monthEffects(before, after);
  expect(told.map(({ month }) => month)).toEqual(['2024-02', '2024-12', ...months(2025, 0).map(({ month }) => month)]);
  expect(told[0]).toEqual({ month: '2024-02', arr_before: 100, arr_after: 90, nrr_before: null, nrr_after: null });
});

it('a month that only one side reaches has nothing on the other', () => {
  const told = monthEffects([], months(2026, 5).slice(0, 1));
  expect(told).toEqual([{ month: '2026-01', arr_before: null, arr_after: 5, nrr_before: null, nrr_after: null }]);
});
