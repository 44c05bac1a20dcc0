import { describe, expect, it } from 'vitest';
import type { Facts } from './facts';
import type { Change } from './testing/columns';
import { factsOf } from './testing/reports';
import { expansionClocks, timeToExpansion, timeToExpansionBy } from './time-to-expansion';

const seats = (account: string, on: string, quantity: number, unit = 1000): Change => ({
  ...{ account, on, quantity, minor: quantity * unit, statesUnit: true },
  ...(quantity === 0 ? { status: 'ended' as const } : {}),
});

const t2e = (facts: Facts, list = facts.everyAccount) => timeToExpansion(expansionClocks(facts), list);
const clocksOf = (facts: Facts): string[] => {
  const { months, expanded } = expansionClocks(facts);
  return facts.accountIds.map((id, account) => `${id} ${months[account]}${expanded[account] === 1 ? ' expanded' : ''}`);
};

describe('q1 rises in price and leaves in April, q2 adds a seat in March, q3 leaves in February and returns, q4 stays', () => {
  const facts = factsOf(
    {
      changes: [
        ...['q1', 'q2', 'q3', 'q4'].map((account) => seats(account, '2025-01-01', 10)),
        seats('q1', '2025-02-01', 10, 1100),
        seats('q1', '2025-04-01', 0),
        seats('q2', '2025-03-15', 11),
        seats('q3', '2025-02-10', 0),
        seats('q3', '2025-03-01', 10, 1100),
        seats('q3', '2025-05-01', 20, 1100),
      ],
    },
    { dataThrough: '2025-07-10' },
  );

  it('the clock stops at the first churn (3 and 1), at the expansion (2), else at the last closed month (5)', () => {
    expect(clocksOf(facts)).toEqual(['q1 3', 'q2 2 expanded', 'q3 1', 'q4 5']);
  });
  it('three at risk at 2: share by 3 is 1/3, by 6 null, since nobody was followed so long', () => {
    const { curve, ...figures } = t2e(facts);
    expect(figures).toEqual({
      accounts: 4,
      expanded: 1,
      mean_months: 2,
      median_months: null,
      share_by: { 3: 1 - 2 / 3, 6: null, 12: null, 24: null },
    });
    expect(curve.map(({ t, at_risk, events }) => [t, at_risk, events])).toEqual([
      [1, 4, 0],
      [2, 3, 1],
      [3, 2, 0],
      [5, 1, 0],
    ]);
  });
});

describe('who has no clock, and whose stands at 0', () => {
  const facts = factsOf(
    {
      changes: [
        seats('opened', '2024-06-01', 10),
        seats('opened', '2025-03-01', 20),
        seats('earlier', '2024-06-01', 10),
        seats('earlier', '2024-09-01', 0),
        seats('earlier', '2025-02-01', 5),
        seats('new', '2025-01-20', 10),
        seats('new', '2025-03-01', 12),
        seats('passing', '2025-02-03', 10),
        seats('passing', '2025-02-20', 0),
        seats('late', '2025-04-05', 10),
        seats('later', '2025-03-05', 10),
        seats('later', '2025-04-05', 20),
        seats('never', '2025-02-05', 0),
      ],
    },
    { historyFrom: '2025-01-01', dataThrough: '2025-04-15' },
  );

  it('opening accounts and those of before the ledger stay out; no month end, or only one to come, is censored at 0', () => {
    expect(clocksOf(facts)).toEqual([
      ...['opened -1', 'earlier -1', 'new 2 expanded', 'passing 0', 'late 0', 'later 0', 'never -1'],
    ]);
    expect(t2e(facts)).toMatchObject({ accounts: 4, expanded: 1, mean_months: 2, median_months: 2 });
  });
  it('of nobody there is nothing: no mean, no median, no share, no curve', () => {
    expect(t2e(facts, new Int32Array(0))).toEqual({
      accounts: 0,
      expanded: 0,
      mean_months: null,
      median_months: null,
      share_by: { 3: null, 6: null, 12: null, 24: null },
      curve: [],
    });
  });
});

describe('by cohort and channel', () => {
  const rows = {
    accounts: ['a', 'b', 'c', 'd'],
    attributes: [
      { slug: 'channel', values: ['Partner', 'Organic', 'Fair'], codes: Int32Array.of(0, 1, 0, 2), dated: null },
    ],
    changes: [
      seats('a', '2023-11-01', 10),
      seats('a', '2024-02-01', 11),
      seats('b', '2024-01-01', 10),
      seats('b', '2024-06-01', 11),
      seats('c', '2024-01-31', 10),
    ],
  };
  const facts = factsOf(rows, { dataThrough: '2024-12-31' });
  const clocks = expansionClocks(facts);

  it('years of the first active day: 2023 with 3 months, 2024 with 5 and one censored at 11', () => {
    const { cohort } = timeToExpansionBy(facts, clocks, facts.everyAccount);
    expect(
      cohort.map(({ key, accounts, mean_months, median_months }) => [key, accounts, mean_months, median_months]),
    ).toEqual([
      ['2023', 1, 3, 3],
      ['2024', 2, 5, 5],
    ]);
  });
  it('channels with a clock, by name', () => {
    const { channel } = timeToExpansionBy(facts, clocks, facts.everyAccount);
    expect(channel.map(({ key, accounts, expanded }) => [key, accounts, expanded])).toEqual([
      ['Organic', 1, 1],
      ['Partner', 2, 1],
    ]);
  });
  it('no channels where accounts have none', () => {
    const without = factsOf({ ...rows, attributes: [] }, { dataThrough: '2024-12-31' });
    expect(timeToExpansionBy(without, clocks, facts.everyAccount).channel).toEqual([]);
  });
});
