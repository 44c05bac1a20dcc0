import { describe, expect, it } from 'vitest';
import type { Band } from '@/lib/domain/forecast/draws';
import type { ForecastPoint, ForecastReport } from '@/lib/domain/forecast/shape';
import { forecastFigures, forecastSentence, NO_FORECAST, prepareFan } from './forecast';
import { backTestSentence, prepareBackTest } from './forecast-back-test';
import { triedText, whatIfFields } from './forecast-what-if';

const band = (middle: number, by: number): Band => ({
  low95: middle - 2 * by,
  low80: middle - by,
  median: middle,
  high80: middle + by,
  high95: middle + 2 * by,
});
/** Half a point a month, and $1k. */
const pointAt = (ahead: number, more = 0): ForecastPoint => ({
  ahead,
  month:
    ahead < 3
      ? `2026-${10 + ahead}`
      : ahead < 15
        ? `2027-${String(ahead - 2).padStart(2, '0')}`
        : `2028-${String(ahead - 14).padStart(2, '0')}`,
  expected_nrr: 1 + ahead * 0.005 + more,
  expected_arr: 100_000_00 + ahead * 1000_00,
  nrr: band(1 + ahead * 0.005 + more, ahead * 0.003),
  arr: band(100_000_00 + ahead * 1000_00, ahead * 500_00),
});
const course = (more = 0) => Array.from({ length: 25 }, (_, ahead) => pointAt(ahead, ahead === 0 ? 0 : more));
const report: ForecastReport = {
  ...{ currency: 'USD', data_through: '2026-11-10', as_of: null, began_on: null, ledger_version: 3 },
  ...{ month: '2026-10', horizon: 24, seed: 7, draws: 1000, accounts: 50, arr: 100_000_00 },
  ...{ drawn_accounts: 55, drawn_groups: 55, tried: { churn: 0, expansion: 0, t2e: 0 } },
  ...{ churn_rate: 0.007, expansion_rate: 0.015, t2e_median: 14 },
  baseline: course(),
  what_if: null,
  back_test: {
    rows: [
      ...[
        { month: '2024-12', until: '2025-12', nrr: band(1.05, 0.04), actual_nrr: 1.08, arr: band(1, 0), actual_arr: 1 },
      ],
      ...[
        { month: '2025-03', until: '2026-03', nrr: band(1.05, 0.04), actual_nrr: 1.12, arr: band(1, 0), actual_arr: 1 },
      ],
    ],
    nrr: { quarters: 2, inside80: 0.5, inside95: 1 },
    arr: { quarters: 2, inside80: 1, inside95: 1 },
  },
};

describe('the forecast in words', () => {
  it('says the middle and what 8 of 10 draws lie in', () => {
    expect(forecastSentence(report)).toBe(
      'If the past year repeated itself, NRR to Oct 2027 would be 106.0%, 102.4% to 109.6% in 8 of 10 draws.',
    );
    expect(forecastSentence({ ...report, baseline: [] })).toBe(NO_FORECAST);
  });

  it('says what is tried out against the past year repeated', () => {
    const tried = { ...report, what_if: course(0.02) };
    expect(forecastSentence(tried)).toContain('106.0%'.replace('106.0', '108.0'));
    expect(forecastSentence(tried)).toContain('+2.0 pt against the past year repeated');
    expect(forecastFigures(tried).map(({ value, change }) => [value, change?.text])).toEqual([
      ['108.0%', '+2.0 pt'],
      ['114.0%', '+2.0 pt'],
      ['$112k', '$0'],
      ['$124k', '$0'],
    ]);
  });

  it('says how its bands held', () => {
    expect(backTestSentence(report)).toBe('Its 80% band held 50% of 2 past quarters.');
    const nothing = {
      ...report,
      back_test: { ...report.back_test, rows: [], nrr: { quarters: 0, inside80: null, inside95: null } },
    };
    expect(backTestSentence(nothing)).toContain('nothing to test by yet');
    expect(prepareBackTest(nothing)).toBeNull();
    expect(prepareBackTest(report)?.quarters.map(({ isInside }) => isInside)).toEqual([true, false]);
  });
});

describe('the fan', () => {
  it('opens from 100% and holds every band', () => {
    const fan = prepareFan(report, { show: 'nrr', months: '24' });
    expect(fan?.points).toHaveLength(25);
    expect(fan?.points[0]).toMatchObject({ at: '2026-10', wide: [100, 100], middle: 100, before: null });
    expect(fan?.end.text).toBe('112.0%');
    for (const { wide } of fan?.points ?? []) {
      expect(wide[0]).toBeGreaterThanOrEqual(fan?.axis.from ?? Number.NaN);
      expect(wide[1]).toBeLessThanOrEqual(fan?.axis.to ?? Number.NaN);
    }
  });
  it('of twelve months, with the middle before beside it where something is tried out; its table says the same', () => {
    const fan = prepareFan({ ...report, what_if: course(0.02) }, { show: 'arr', months: '12' });
    expect(fan?.points).toHaveLength(13);
    expect(fan?.endBefore?.text).toBe('$112k');
    expect(fan?.table.rows.at(-1)?.map(({ text }) => text)).toContain('$112,000.00');
  });
});

describe('what can be tried out', () => {
  it('stands beside what the past year says; a rate never falls below 0', () => {
    const fields = whatIfFields(report, { churn: -1, expansion: 0.5, t2e: -2 });
    expect(fields.map(({ now, tried }) => [now, tried])).toEqual([
      ['0.7% a month', '0.0% a month'],
      ['1.5% a month', '2.0% a month'],
      ['14 months', '12 months'],
    ]);
    expect([triedText('churn', -1), triedText('t2e', 1), triedText('t2e', 0)]).toEqual([
      '−1.0 pt',
      '+1 month',
      'as it was',
    ]);
  });
});
