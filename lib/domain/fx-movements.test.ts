import { describe, expect, it } from 'vitest';
import { buildFacts } from './facts';
import { fxMovements } from './fx-movements';
import { deriveLedger } from './ledger';
import { type Change, sourceRecords } from './testing/columns';
import { usualSettings } from './testing/reports';

const query = { recordedBy: null };
const rates = {
  EUR: { '2024-12': '1.00', '2025-01': '1.10', '2025-02': '1.20', '2025-03': '1.10', '2025-04': '1.00' },
};

function monthly(
  changes: Change[],
  stated: { dataThrough?: string; historyFrom?: string } = {},
  grid = 'month' as const,
) {
  const settings = { ...usualSettings, planRates: { EUR: '1.1' }, dataThrough: '2025-04-30', ...stated };
  const records = sourceRecords({ changes });
  const facts = buildFacts(deriveLedger(records, settings, query), records.accounts, settings);
  const basis = { records, settings, query };
  return (wanted: 'month' | 'quarter' | 'year' = grid) =>
    fxMovements(facts, basis, rates, { grid: wanted, from: null, to: null, accounts: null });
}

/** €100 a month from January, €150 from March, gone in April: 1,200 and 1,800 euros of ARR. */
const euros: Change[] = [
  { account: 'a', on: '2025-01-10', minor: 10_000, currency: 'EUR', quantity: 2 },
  { account: 'a', on: '2025-03-10', minor: 15_000, currency: 'EUR', quantity: 3 },
  { account: 'a', on: '2025-04-10', status: 'ended', currency: 'EUR' },
];

describe('movements at monthly rates', () => {
  const rows = monthly(euros)();

  it('new at its month’s rate: 1,200 × 1.10 = 1,320', () =>
    expect(rows[0]).toMatchObject({ start_arr: 0, new: 132_000, fx: 0, end_arr: 132_000 }));

  it('fx is the start × (rate now − rate before): 1,200 × (1.20 − 1.10) = 120, and nothing moved', () =>
    expect(rows[1]).toMatchObject({ start_arr: 132_000, fx: 12_000, expansion: 0, end_arr: 144_000 }));

  it('expansion at the new rate: 600 × 1.10 = 660 seats; fx 1,200 × (1.10 − 1.20) = −120', () =>
    expect(rows[2]).toMatchObject({
      start_arr: 144_000,
      fx: -12_000,
      expansion: 66_000,
      end_arr: 198_000,
      expansion_by_source: { seats: 66_000, unclassified: 0 },
    }));

  it('churn is at the new rate: 1,800 × 1.00 = 1,800; fx 1,800 × (1.00 − 1.10) = −180', () =>
    expect(rows[3]).toMatchObject({ start_arr: 198_000, fx: -18_000, churn: 180_000, end_arr: 0 }));

  it('a quarter is the sum of its months: fx 120 − 120 = 0', () => {
    const [first] = monthly(euros)('quarter');
    expect(first).toMatchObject({ start_arr: 0, new: 132_000, expansion: 66_000, fx: 0, end_arr: 198_000 });
  });

  it('a year likewise, fx 120 − 120 − 180 = −180; the account that came is the one that left', () => {
    const [year] = monthly(euros)('year');
    const none = { start: 0, reactivation: 0, contraction: 0, end: 0 };
    expect(year).toMatchObject({ fx: -18_000, end_arr: 0, accounts: { ...none, new: 1, expansion: 1, churn: 1 } });
    expect(rows[1]?.accounts).toEqual({ ...none, start: 1, new: 0, expansion: 0, churn: 0, end: 1 });
  });

  it('the opening balance starts at the rate of the month before: 1,200 × 1.00, fx 1,200 × 0.10', () => {
    const [first] = monthly(euros, { historyFrom: '2025-01-15' })();
    expect(first).toMatchObject({ start_arr: 120_000, new: 0, fx: 12_000, end_arr: 132_000 });
  });

  it('a missing rate names currency and month', () =>
    expect(() => monthly([{ account: 'a', on: '2025-01-01', minor: 1, currency: 'GBP' }])).toThrow('GBP'));

  it('a month without a rate is named', () =>
    expect(() => monthly(euros.slice(0, 2), { dataThrough: '2025-05-20' })()).toThrow('no rate for EUR in 2025-05'));

  it('lines in the reporting currency know no rates', () => {
    const rows = monthly([{ account: 'a', on: '2025-01-01', minor: 1_000 }])();
    expect(rows.map(({ fx, end_arr }) => [fx, end_arr])).toEqual(Array(4).fill([0, 12_000]));
  });
});
