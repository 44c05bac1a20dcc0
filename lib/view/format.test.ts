import { describe, expect, it } from 'vitest';
import {
  arrMoney,
  compactMoney,
  dayText,
  formatExactMoney,
  monthName,
  monthText,
  monthTick,
  percent,
  points,
  signedMoney,
  signedPoints,
  signedWhole,
} from './format';

describe('money', () => {
  it('is exact to the smallest unit of its currency', () => {
    expect(formatExactMoney(424_318_750, 'USD')).toBe('$4,243,187.50');
    expect(formatExactMoney(-5, 'USD')).toBe('−$0.05');
    expect(formatExactMoney(1_234_567, 'JPY')).toBe('¥1,234,567');
    expect(formatExactMoney(1_234_567, 'KWD')).toContain('1,234.567');
  });

  it('is short on axes and cards', () => {
    expect(compactMoney(424_318_750, 'USD')).toBe('$4.24M');
    expect(compactMoney(12_567_600, 'USD')).toBe('$126k');
    expect(compactMoney(92_049, 'USD')).toBe('$920');
    expect(compactMoney(0, 'USD')).toBe('$0');
    expect(signedMoney(12_567_600, 'USD')).toBe('+$126k');
    expect(signedMoney(-12_567_600, 'USD')).toBe('−$126k');
    expect(arrMoney(100_050, 'USD')).toBe('$1,001');
  });
});

describe('ratios', () => {
  it('are percentages with one decimal, a difference of them points', () => {
    expect(percent(1.08894)).toBe('108.9%');
    expect(percent(null)).toBe('–');
    expect(points(0.0249)).toBe('+2.5 pt');
    expect(points(-0.01)).toBe('−1.0 pt');
  });

  it('never show a signed nothing', () => {
    expect(signedPoints(0.0004)).toBe('0.0');
    expect(signedPoints(-0.0004)).toBe('0.0');
    expect(signedWhole(0)).toBe('0');
  });
});

describe('dates', () => {
  it('are written as people say them', () => {
    expect(dayText('2026-11-15')).toBe('15 Nov 2026');
    expect(monthText('2026-11')).toBe('Nov 2026');
    expect(monthName('2026-11')).toBe('November');
    expect([monthTick('2026-01'), monthTick('2026-02')]).toEqual(['Jan 2026', 'Feb']);
  });
});
