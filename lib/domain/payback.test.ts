import { describe, expect, it } from 'vitest';
import { type PaybackQuery, payback } from './payback';
import type { Cost } from './planning';
import { factsOf } from './testing/reports';

/** February: new 200 MRR, expansion 50 MRR; March: nothing; April is not over. */
const facts = factsOf(
  {
    changes: [
      { account: 'a', on: '2025-01-01', minor: 10_000 },
      { account: 'a', on: '2025-02-10', minor: 15_000 },
      { account: 'b', on: '2025-02-10', minor: 20_000 },
    ],
  },
  { dataThrough: '2025-04-15' },
);

const cost = (month: string, motion: Cost['motion'], amountMinor: number, team: string | null = null): Cost => ({
  month,
  motion,
  team,
  amountMinor,
});

const rowsOf = (costs: Cost[], asked: Partial<PaybackQuery> = {}) =>
  payback(facts, costs, { grid: 'month', from: null, to: null, grossMargin: 0.8, ...asked });

describe('payback', () => {
  const february = [
    cost('2025-02', 'expansion', 6000, 'CS'),
    cost('2025-02', 'expansion', 4000, 'Sales'),
    cost('2025-02', 'new', 160_000),
  ];

  it('100.00 ÷ (50.00 × 0.8) = 2.5 months; new 1,600 ÷ (200 × 0.8) = 10; ratio (100 ÷ 50) ÷ (1,600 ÷ 200) = 1/4', () => {
    expect(rowsOf(february)[1]).toEqual({
      period: '2025-02',
      expansion_cost: 10_000,
      expansion_mrr: 5000,
      payback_months: 2.5,
      new_cost: 160_000,
      new_mrr: 20_000,
      new_payback_months: 10,
      cost_ratio: 0.25,
    });
  });

  it('without a gross margin nothing pays back, the cost ratio stands', () => {
    expect(rowsOf(february, { grossMargin: null })[1]).toMatchObject({
      payback_months: null,
      new_payback_months: null,
      cost_ratio: 0.25,
    });
  });

  it('a month without a cost has none, not 0; without expansion nothing comes back', () => {
    const rows = rowsOf([...february, cost('2025-03', 'expansion', 100)]);
    expect(rows[0]).toMatchObject({ expansion_cost: null, payback_months: null, cost_ratio: null });
    expect(rows[2]).toMatchObject({ expansion_cost: 100, expansion_mrr: 0, payback_months: null, cost_ratio: null });
  });

  it('expansion that cost nothing pays back at once: 0 months; new business that cost nothing has no ratio', () => {
    const free = [cost('2025-02', 'expansion', 0), cost('2025-02', 'new', 0)];
    expect(rowsOf(free)[1]).toMatchObject({ payback_months: 0, new_payback_months: 0, cost_ratio: null });
  });

  it('closed periods only; a quarter needs the costs of its three months', () => {
    expect(rowsOf([]).map(({ period }) => period)).toEqual(['2025-01', '2025-02', '2025-03']);
    const quarter = (costs: Cost[]) => rowsOf(costs, { grid: 'quarter' });
    expect(quarter(february)).toMatchObject([{ period: '2025-Q1', expansion_cost: null, expansion_mrr: 5000 }]);
    const whole = [...february, cost('2025-01', 'expansion', 0), cost('2025-03', 'expansion', 2000)];
    expect(quarter(whole)).toMatchObject([{ expansion_cost: 12_000, payback_months: 3 }]);
  });
});
