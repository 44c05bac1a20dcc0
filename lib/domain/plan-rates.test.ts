import { describe, expect, it } from 'vitest';
import { planRatesOn } from './plan-rates';

describe('plan rates by fiscal year', () => {
  const base = { EUR: '1.05', GBP: '1.25' };
  const byYear = { EUR: { '2025': '1.1', '2027': '1.2' } };

  it('are those of the year, else of the year before it, else those without a year', () => {
    expect(planRatesOn('2024-12-31', base, byYear, 1)).toEqual(base);
    expect(planRatesOn('2025-01-01', base, byYear, 1)).toEqual({ EUR: '1.1', GBP: '1.25' });
    expect(planRatesOn('2026-06-30', base, byYear, 1)).toEqual({ EUR: '1.1', GBP: '1.25' });
    expect(planRatesOn('2027-01-01', base, byYear, 1).EUR).toBe('1.2');
  });

  it('a fiscal year from April begins then, and is named by the year it ends in', () => {
    expect(planRatesOn('2024-03-31', base, byYear, 4).EUR).toBe('1.05');
    expect(planRatesOn('2024-04-01', base, byYear, 4).EUR).toBe('1.1');
  });

  it('a year may bring a currency that has no rate without one', () => {
    expect(planRatesOn('2026-01-01', {}, { CHF: { '2026': '1.1' } }, 1)).toEqual({ CHF: '1.1' });
  });
});
