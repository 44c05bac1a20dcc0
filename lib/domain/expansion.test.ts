import { describe, expect, it } from 'vitest';
import { fixedGroups } from './account-groups';
import { type ExpansionQuery, expansionOfGroups, expansionRows } from './expansion';
import type { Facts } from './facts';
import type { Change } from './testing/columns';
import { dayOf, factsOf } from './testing/reports';

const rowsOf = (facts: Facts, from: string, to: string, query: Partial<ExpansionQuery> = {}) =>
  expansionRows(facts, { grid: 'month', accounts: null, ...query, from: dayOf(from), to: dayOf(to) });

const seats = (account: string, on: string, quantity: number, unit: number, more: Partial<Change> = {}): Change => ({
  ...{ account, on, quantity, minor: quantity * unit, statesUnit: true, plan: 'Team' },
  ...(quantity === 0 ? { status: 'ended' as const } : {}),
  ...more,
});

describe('four accounts of 10 seats at $50 whose price rises in March', () => {
  const january = ['p1', 'p2', 'p3', 'p4'].map((account) => seats(account, '2025-01-01', 10, 5000));
  const facts = factsOf(
    {
      changes: [
        ...january,
        seats('p1', '2025-03-01', 10, 5500, { cause: 'price_increase' }),
        seats('p2', '2025-03-01', 12, 5500, { motion: 'sales' }),
        seats('p3', '2025-03-01', 8, 5500),
        seats('p4', '2025-03-31', 9, 6000),
      ],
    },
    { dataThrough: '2025-04-20' },
  );
  const [march] = rowsOf(facts, '2025-03-01', '2025-03-31');

  it('expansion 60 + 192 + 48 = 300 of 2,400 (thousand); genuine p2’s 2 seats × 60 = 120; 1 of 4 accounts', () => {
    expect(march).toMatchObject({ expansion: 300_000, rate: 0.125, genuine: 120_000, genuine_rate: 0.05 });
    expect(march).toMatchObject({ expanding_accounts: 0.25, accounts_at_start: 4, accounts_expanding: 1 });
    expect(march).toMatchObject({ top1: 1, top5: 1, top10: 1 });
  });
  it('share of new 300/300, of net new 300/(300 − 72), to new 300/2,400, quick ratio 300/72', () => {
    expect(march).toMatchObject({ share_of_new: 1, share_of_net_new: 300 / 228, expansion_to_new_3m: 0.125 });
    expect(march?.quick_ratio).toBe(300 / 72);
  });
  it('by source 120 seats + 180 price, by motion 192 sales + 108 unknown, each 300', () => {
    expect(march?.by_source).toMatchObject({ seats: 120_000, price: 180_000, plan: 0, unclassified: 0 });
    expect(march?.by_motion).toEqual({ organic: 0, sales: 192_000, unknown: 108_000 });
    expect(march?.share_unclassified).toBe(0);
  });
  it('seat rate 1 of 4 accounts and 120/2,400; price reached 3 of 4: 180/2,400', () => {
    expect(march?.by_source_rates.seats).toEqual({ accounts: 1, account_rate: 0.25, arr_rate: 0.05 });
    expect(march?.by_source_rates.price).toEqual({ accounts: 3, account_rate: 0.75, arr_rate: 0.075 });
    expect(march?.by_source_rates.plan).toEqual({ accounts: 0, account_rate: 0, arr_rate: 0 });
  });
  it('ARPA 2,628,000 ÷ 12 ÷ 4 = 54,750, grown by 228/2,400', () => {
    expect(march).toMatchObject({ arpa_mrr: 54_750, arpa_growth: 0.095 });
  });
  it('a month that nobody started has no rates; the one that is not over is not listed', () => {
    expect(rowsOf(facts, '2025-01-01', '2025-12-31').map(({ period }) => period)).toEqual([
      '2025-01',
      '2025-02',
      '2025-03',
    ]);
    const [january] = rowsOf(facts, '2025-01-01', '2025-01-31');
    expect(january).toMatchObject({
      rate: null,
      accounts_at_start: 0,
      expanding_accounts: null,
      top1: null,
      quick_ratio: null,
    });
    expect(january).toMatchObject({ arpa_growth: null, share_unclassified: null, share_of_new: 0 });
  });
  it('of nobody: every rate null, no amount but 0', () => {
    const [row] = rowsOf(facts, '2025-03-01', '2025-03-31', { accounts: new Int32Array(0) });
    const { period, expansion, genuine, by_source, by_motion, by_source_rates, ...others } = row!;
    const { accounts_at_start, accounts_expanding, ...rates } = others;
    expect([period, expansion, genuine, accounts_at_start, accounts_expanding]).toEqual(['2025-03', 0, 0, 0, 0]);
    expect(Object.values(rates)).toEqual(Object.values(rates).map(() => null));
    expect([...Object.values(by_source), ...Object.values(by_motion)].every((amount) => amount === 0)).toBe(true);
    expect(by_source_rates.seats).toEqual({ accounts: 0, account_rate: null, arr_rate: null });
  });
});

describe('an MRR sheet: 100 and 50 open January; 120 in February with 30 new; 30 leaves in March, 120 in April for 45', () => {
  const facts = factsOf(
    {
      changes: [
        { account: 'o1', on: '2025-01-01', minor: 10_000 },
        { account: 'o2', on: '2025-01-01', minor: 5000 },
        { account: 'o1', on: '2025-02-01', minor: 12_000 },
        { account: 'o3', on: '2025-02-01', minor: 3000 },
        { account: 'o3', on: '2025-03-01', minor: 0 },
        { account: 'o1', on: '2025-04-01', minor: 0 },
        { account: 'o3', on: '2025-04-01', minor: 4500 },
      ],
    },
    { historyFrom: '2025-01-01', dataThrough: '2025-04-30' },
  );
  const [february, march, april] = rowsOf(facts, '2025-02-01', '2025-04-30');

  it('February: 24/180, all of it unclassified and so genuine, of 1 of 2 accounts; 24/36 of new; nothing lost', () => {
    expect(february).toMatchObject({ expansion: 24_000, rate: 24 / 180, genuine: 24_000, share_unclassified: 1 });
    expect(february).toMatchObject({ expanding_accounts: 0.5, expansion_to_new_3m: 2 / 3, quick_ratio: null, top1: 1 });
  });
  it('March: no expansion is 0 of 240; nothing came in, so no share of it; 0 ÷ 36 lost', () => {
    expect(march).toMatchObject({ expansion: 0, rate: 0, genuine: 0, share_of_new: null, share_of_net_new: null });
    expect(march).toMatchObject({ expansion_to_new_3m: 2 / 3, quick_ratio: 0, top1: null, share_unclassified: null });
  });
  it('April: what returns is new ARR of the share, but not new business of the ratio; quick ratio 54/144', () => {
    expect(april).toMatchObject({ share_of_new: 0, expansion_to_new_3m: 2 / 3, quick_ratio: 0.375 });
    expect(april?.share_of_net_new).toBeNull();
  });
});

describe('a quarter, the sum of its months: a expands 10 → 12 → 15 seats, b starts in February and expands in March', () => {
  const facts = factsOf(
    {
      changes: [
        seats('a', '2024-12-01', 10, 1000),
        seats('c', '2024-12-01', 10, 1000),
        seats('a', '2025-01-10', 12, 1000),
        seats('b', '2025-02-10', 4, 1000),
        seats('a', '2025-03-10', 15, 1000),
        seats('b', '2025-03-10', 6, 1000),
        seats('c', '2025-03-20', 5, 1000),
      ],
    },
    { dataThrough: '2025-05-15' },
  );
  const [quarter] = rowsOf(facts, '2025-01-01', '2025-03-31', { grid: 'quarter' });

  it('expansion 2 + 3 + 2 seats × 120 = 84 (thousand), 84/240 of its start', () => {
    expect(quarter).toMatchObject({ period: '2025-Q1', expansion: 84_000, rate: 84 / 240, genuine: 84_000 });
  });
  it('expanding accounts a of a and c: b is none of the start’s; its amount counts all the same: 5/7 from the largest', () => {
    expect(quarter).toMatchObject({ expanding_accounts: 0.5, top1: 5 / 7, top5: 1 });
    expect(quarter?.by_source_rates.seats).toEqual({ accounts: 1, account_rate: 0.5, arr_rate: 84 / 240 });
  });
  it('ARPA 312,000 ÷ 12 ÷ 3; it grows over a and c, there at both ends, by (180 + 60 − 240)/240 = 0', () => {
    expect(quarter).toMatchObject({ arpa_growth: 0, arpa_mrr: 8667 });
  });
  it('the ratio to new is of the quarter’s three months: 84 ÷ 48', () => {
    expect(quarter?.expansion_to_new_3m).toBe(84 / 48);
  });
  it('closed periods only: Q4 and Q1, the year 2024', () => {
    const labels = (grid: 'quarter' | 'year') =>
      expansionRows(facts, { grid, from: null, to: null, accounts: null }).map(({ period }) => period);
    expect([labels('quarter'), labels('year')]).toEqual([['2024-Q4', '2025-Q1'], ['2024']]);
  });
  it('of no groups there are none, and of an empty one every period without rates', () => {
    const of = (lists: Int32Array[]) =>
      expansionOfGroups(facts, { grid: 'quarter', from: null, to: null }, fixedGroups(facts, lists)).groups;
    expect(of([])).toEqual([]);
    expect(of([Int32Array.of()])).toMatchObject([
      [
        { period: '2024-Q4', rate: null, expansion_to_new_3m: null, arpa_growth: null },
        { period: '2025-Q1', rate: null },
      ],
    ]);
  });
});

describe('concentration', () => {
  const changes = Array.from({ length: 12 }, (_, index) => `a${index}`).flatMap((account, index) => [
    seats(account, '2025-01-01', 10, 100),
    seats(account, '2025-02-01', 10 + index + 1, 100),
  ]);
  it('of expansions 1, 2, … 12: 12/78, (12 + 11 + 10 + 9 + 8)/78, (78 − 1 − 2)/78', () => {
    const [february] = rowsOf(factsOf({ changes }, { dataThrough: '2025-02-28' }), '2025-02-01', '2025-02-28');
    expect(february).toMatchObject({ top1: 12 / 78, top5: 50 / 78, top10: 75 / 78 });
  });
});
