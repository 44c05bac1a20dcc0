import { describe, expect, it } from 'vitest';
import type { Touchpoint, TouchpointKind } from './planning';
import { qbrEffect } from './qbr-effect';
import { dayOf, factsOf } from './testing/reports';

const yearly = (account: string, on: string, minor: number) => ({
  account,
  on,
  minor,
  every: [1, 'year'] as [1, 'year'],
});

const facts = factsOf(
  {
    changes: [
      ...['a', 'b', 'c'].map((account) => yearly(account, '2025-01-01', 1000)),
      yearly('a', '2025-04-20', 1200),
      yearly('a', '2025-05-20', 1100),
      yearly('b', '2025-06-30', 1050),
      yearly('late', '2025-05-01', 500),
      yearly('late', '2025-06-01', 900),
    ],
  },
  { dataThrough: '2025-08-15' },
);

const touch = (accountId: string, on: string, kind: TouchpointKind = 'qbr'): Touchpoint => ({
  accountId,
  onDay: dayOf(on),
  kind,
  owner: null,
  note: null,
});

const all = { from: null, to: null, accounts: null };

describe('QBR effect', () => {
  it('Q2: a, reviewed, 200 of 1000 (its fall in May apart); b and c 50 of 2000: 20 % against 2.5 %; late came later', () => {
    const touchpoints = [touch('a', '2025-06-30'), touch('a', '2025-04-01'), touch('c', '2025-05-01', 'call')];
    const row = qbrEffect(facts, touchpoints, all).find(({ period }) => period === '2025-Q2');
    expect(row).toEqual({
      period: '2025-Q2',
      with_qbr: { accounts: 1, start_arr: 1000, expansion: 200, rate: 0.2, expanding_accounts: 1 },
      without_qbr: { accounts: 2, start_arr: 2000, expansion: 50, rate: 0.025, expanding_accounts: 0.5 },
      difference: 0.2 - 0.025,
    });
  });

  it('a quarter without a review has no rate to compare; the quarter that is not over is not told', () => {
    const rows = qbrEffect(facts, [touch('a', '2025-07-01')], all);
    expect(rows.map(({ period }) => period)).toEqual(['2025-Q1', '2025-Q2']);
    expect(rows[1]?.with_qbr).toEqual({
      accounts: 0,
      start_arr: 0,
      expansion: 0,
      rate: null,
      expanding_accounts: null,
    });
    expect(rows[1]?.difference).toBeNull();
  });
});
