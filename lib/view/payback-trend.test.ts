import { describe, expect, it } from 'vitest';
import type { PaybackInput } from './payback';
import { preparePaybackTrend } from './payback-trend';

type Row = PaybackInput['rows'][number];

/** 9,000 of cost for 3,000 of MRR at 75 % is 4 months; 30,000 for 2,500 of new is 16 months; 3 ÷ 12 is 25 %. */
const quarter = (period: string, stated: Partial<Row> = {}): Row => ({
  ...{ period, expansion_cost: 900_000, expansion_mrr: 300_000, payback_months: 4 },
  ...{ new_cost: 3_000_000, new_mrr: 250_000, new_payback_months: 16, cost_ratio: 0.25 },
  ...stated,
});
const nothing = { expansion_cost: null, payback_months: null, new_cost: null, new_payback_months: null };
const payback = (rows: Row[]): PaybackInput => ({ currency: 'USD', gross_margin: 0.75, missing: [], rows });
const four = payback([
  quarter('2025-Q2', { ...nothing, cost_ratio: null }),
  quarter('2025-Q3', { payback_months: 2.5 }),
  quarter('2025-Q4', { payback_months: 3, cost_ratio: 0.4 }),
  quarter('2026-Q1'),
]);

describe('payback over time', () => {
  it('draws months of both beside their rules: 2.5, 3 and 4 months are within 3 twice', () => {
    const model = preparePaybackTrend(four, 'months');
    expect(model.finding).toBe('Expansion paid back in 3 months or less in 2 of 3 quarters');
    expect(model.points.map(({ values }) => [values.expansion, values.new])).toEqual([
      [2.5, 16],
      [3, 16],
      [4, 16],
    ]);
    expect(model.level).toMatchObject({ at: 3, label: 'Expansion 3 months or less' });
    expect(model.band).toMatchObject({ from: 12, to: 18, label: 'New business 12 to 18 months' });
    expect(model.axis).toMatchObject({ from: 0, to: 20 });
    expect(model.summary).toContain('In Q1 2026 expansion 4.0 months, new business 16.0 months, cost ratio 25.0%.');
  });

  it('draws the cost ratio in percent beside its field: 40 % is above 30', () => {
    const model = preparePaybackTrend(four, 'ratio');
    expect(model.finding).toBe('A dollar of expansion cost at most 30% of one of new business in 2 of 3 quarters');
    expect(model.points.map(({ values }) => values.ratio)).toEqual([25, 40, 25]);
    expect(model.band).toMatchObject({ from: 10, to: 30 });
    expect(model.ends.map(({ text }) => text)).toEqual(['25.0%']);
  });

  it('says so where no quarter is known, and keeps a gap where one of the two is not', () => {
    const empty = preparePaybackTrend(payback([quarter('2026-Q1', { ...nothing, cost_ratio: null })]), 'months');
    expect(empty.empty).toMatch(/^No quarter has a cost/);
    expect(empty.finding).toBe('Payback by quarter is not known yet');
    const half = preparePaybackTrend(payback([quarter('2026-Q1', { new_payback_months: null })]), 'months');
    expect(half.points[0]?.values).toEqual({ expansion: 4, new: null });
    expect(half.ends.map(({ key }) => key)).toEqual(['expansion']);
  });
});
