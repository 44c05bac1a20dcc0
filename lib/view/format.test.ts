import { describe, expect, it } from 'vitest';
import {
  arrMoney,
  axisMoney,
  compactMoney,
  dayText,
  formatExactMoney,
  inPercent,
  monthName,
  monthText,
  monthTick,
  percent,
  plainMoney,
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

describe('money for other programs', () => {
  it('keeps every digit', () => {
    expect([plainMoney(123_450, 'USD'), plainMoney(-5, 'USD'), plainMoney(7, 'JPY')]).toEqual([
      '1234.50',
      '-0.05',
      '7',
    ]);
  });
});

describe('marks of an axis', () => {
  it('share one unit, with the decimals their step needs', () => {
    expect(axisMoney([405_000_000, 410_000_000, 415_000_000], 'USD')).toEqual(['$4.05M', '$4.10M', '$4.15M']);
    expect(axisMoney([-2_000_000, 0, 2_000_000], 'USD')).toEqual(['−$20k', '$0', '$20k']);
    expect(axisMoney([0, 50, 100], 'USD')).toEqual(['$0', '$0.5', '$1.0']);
  });
});

describe('ratios', () => {
  it('are percentages with one decimal, a difference of them points', () => {
    expect(percent(1.08894)).toBe('108.9%');
    expect(percent(null)).toBe('–');
    // Rounded once: by way of 80.35 it would read 80.3 here and 80.4 there.
    for (const ratio of [0.8034999, 0.8035, 0.80351, 1.00049999])
      expect(`${inPercent(ratio)?.toFixed(1)}%`).toBe(percent(ratio));
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
