import { describe, expect, it } from 'vitest';
import { prepareSelling, type SellingFigures } from './expansion-selling';

const figures: SellingFigures = {
  coverage: {
    currency: 'USD',
    data_through: '2026-11-15',
    accounts: 8,
    covered: 3,
    coverage: 0.375,
    uncovered: [{ arr: 1_000_00 }, { arr: 500_00 }],
  },
  plans: {
    total: { open: 2, won: 3, lost: 1, win_rate: 0.75, median_days: 56.5 },
    qbr: [
      {
        period: '2026-Q3',
        with_qbr: { accounts: 20, rate: 0.05 },
        without_qbr: { accounts: 30, rate: 0.03 },
        difference: 0.02,
      },
      {
        period: '2026-Q4',
        with_qbr: { accounts: 0, rate: null },
        without_qbr: { accounts: 50, rate: 0.01 },
        difference: null,
      },
    ],
  },
};

describe('what is done about expansion', () => {
  it('says who is covered, what is won and what reviews go with; every figure opens', () => {
    const model = prepareSelling(figures);
    expect(model.finding).toBe(
      '37.5% of accounts have somebody at work on them; with a review they expand 2.0 points more',
    );
    expect(model.facts.map(({ value, figure }) => [value, figure?.metric, figure?.period])).toEqual([
      ['37.5%', 'coverage', '2026-11-15'],
      ['75.0%', 'win_rate', '2026-11-15'],
      ['5.0%', 'qbr_rate.with', '2026-Q3'],
      ['3.0%', 'qbr_rate.without', '2026-Q3'],
    ]);
    expect(model.facts[0]?.note).toBe('3 of 8 active accounts; nobody is at work on $1,500 of ARR');
    expect(model.facts[1]?.note).toBe('3 of 4 closed, half within 57 days; 2 open');
  });

  it('draws nothing from a few reviews, and says what would be here where nothing is known', () => {
    const [first] = figures.plans.qbr;
    if (!first) throw new Error('no quarter');
    const few = { ...figures.plans, qbr: [{ ...first, with_qbr: { accounts: 4, rate: 0.05 } }] };
    expect(prepareSelling({ ...figures, plans: few }).finding).toBe('37.5% of accounts have somebody at work on them');
    const none = prepareSelling({
      coverage: { ...figures.coverage, covered: 0, coverage: 0 },
      plans: { total: { open: 0, won: 0, lost: 0, win_rate: null, median_days: null }, qbr: [] },
    });
    expect(none).toMatchObject({ finding: 'No touchpoint and no plan is known' });
    expect(none.empty).not.toBeNull();
  });
});
