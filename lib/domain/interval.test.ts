import { describe, expect, it } from 'vitest';
import { annualise, annualisePeriod, monthsCovered, wholeMonths } from './interval';
import { dayOf } from './testing/reports';

describe('ARR of an interval', () => {
  it.each([
    ['10.00 a week × 52', 1000, 'week', 1, 52_000],
    ['1.00 a day × 365', 100, 'day', 1, 36_500],
    ['99.99 a quarter × 4', 9999, 'quarter', 1, 39_996],
    ['500.01 a half-year × 2', 50_001, 'half_year', 1, 100_002],
    ['100.00 a year', 10_000, 'year', 1, 10_000],
    ['333.33 in two years ÷ 2 = 166.665', 33_333, 'year', 2, 16_667],
    ['1,000.00 in three years ÷ 3 = 333.333…', 100_000, 'year', 3, 33_333],
    ['100.00 a month × 12', 10_000, 'month', 1, 120_000],
    ['133.33 a month × 12', 13_333, 'month', 1, 159_996],
    ['24 months are two years: 333.33 ÷ 2', 33_333, 'month', 24, 16_667],
    ['two weeks: 10.00 × 26', 1000, 'week', 2, 26_000],
  ] as const)('%s', (_, amount, unit, count, arr) => {
    expect(annualise(amount, unit, count)).toBe(arr);
  });
});

describe('ARR of an invoiced period', () => {
  const period = (amount: number, from: string, until: string): number =>
    annualisePeriod(amount, dayOf(from), dayOf(until));

  it('1,320.00 for 4 Feb 2025 – 4 Feb 2026: 12 months', () => {
    expect(period(132_000, '2025-02-04', '2026-02-04')).toBe(132_000);
  });
  it('130.00 for 130 days: × 365.25 ÷ 130 = 365.25', () => {
    expect(period(13_000, '2024-12-10', '2025-04-19')).toBe(36_525);
  });
  it('50.00 for 31 Jan – 28 Feb is a month: 600.00; so is 28 Feb – 31 Mar', () => {
    expect(period(5000, '2025-01-31', '2025-02-28')).toBe(60_000);
    expect(period(5000, '2025-02-28', '2025-03-31')).toBe(60_000);
  });
  it('10.00 for 16 Dec – 15 Feb is 61 days, no two months: 59.877 → 59.88', () => {
    expect(period(1000, '2024-12-16', '2025-02-15')).toBe(5988);
  });
  it('a credit of 60.00 for 3 months: −240.00', () => {
    expect(period(-6000, '2025-01-01', '2025-04-01')).toBe(-24_000);
  });
  it('29 Feb 2024 – 28 Feb 2025 is a year, 29 Feb – 1 Mar a day', () => {
    expect(wholeMonths(dayOf('2024-02-29'), dayOf('2025-02-28'))).toBe(12);
    expect(wholeMonths(dayOf('2024-02-29'), dayOf('2024-03-01'))).toBeNull();
  });
});

it('months an interval covers: a part counts as one', () => {
  expect(monthsCovered('day', 1)).toBe(1);
  expect(monthsCovered('day', 90)).toBe(3);
  expect(monthsCovered('week', 4)).toBe(1);
  expect(monthsCovered('week', 5)).toBe(2);
  expect(monthsCovered('month', 5)).toBe(5);
  expect(monthsCovered('quarter', 2)).toBe(6);
  expect(monthsCovered('half_year', 1)).toBe(6);
  expect(monthsCovered('year', 2)).toBe(24);
});
