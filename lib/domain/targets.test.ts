import { describe, expect, it } from 'vitest';
import type { Target } from './planning';
import { targetRow } from './targets';
import { factsOf } from './testing/reports';

/** a: $100 a month, from 1 February $150; b: $50. ARR 120,000 and 60,000 cents; then 180,000 and 60,000. */
const facts = factsOf(
  {
    changes: [
      { account: 'a', on: '2025-01-01', minor: 10_000, quantity: 2 },
      { account: 'a', on: '2025-02-10', minor: 15_000, quantity: 3 },
      { account: 'b', on: '2025-01-01', minor: 5_000 },
    ],
    accounts: ['a', 'b'],
    attributes: [{ slug: 'owner', values: ['Zoë', 'Ali'], codes: Int32Array.from([0, 1]), dated: null }],
  },
  { dataThrough: '2025-03-10' },
);

const target = (metric: string, period: string, value: string, owner: string | null = null): Target => ({
  metric,
  period,
  value,
  segment: null,
  owner,
});
const row = (one: Target) => targetRow(facts, one, 2, null);

describe('targets', () => {
  it('NRR of one month: 240/180 = 4/3 against 1.2: attained 10/9, 2/15 above', () => {
    const { actual, attainment, gap } = row(target('nrr_1m', '2025-02', '1.2'));
    expect(actual).toBeCloseTo(4 / 3, 12);
    expect(attainment).toBeCloseTo(10 / 9, 12);
    expect(gap).toBeCloseTo(2 / 15, 12);
  });

  it('ARR $2,000 in the quarter so far: $2,400, marked partial', () =>
    expect(row(target('ARR', '2025-Q1', '2000'))).toMatchObject({
      target: 200_000,
      actual: 240_000,
      attainment: 1.2,
      gap: 40_000,
      partial: true,
    }));

  it('of an owner alone: Ali expanded by nothing', () =>
    expect(row(target('expansion', '2025-02', '100', 'Ali'))).toMatchObject({
      actual: 0,
      attainment: 0,
      gap: -10_000,
    }));

  it('a source of expansion: seats $600', () =>
    expect(row(target('expansion.seats', '2025-02', '600'))).toMatchObject({ actual: 60_000, attainment: 1 }));

  it('a metric of 12 months may leave its window out; without data there is no actual', () =>
    expect(row(target('NRR', '2025-02', '1.1'))).toMatchObject({
      metric: 'nrr_12m',
      target: 1.1,
      actual: null,
      gap: null,
    }));

  it('no metric of ours: kept, without figures', () =>
    expect(row(target('happiness', '2025-02', '9'))).toMatchObject({ target: null, actual: null, attainment: null }));

  it('a target of 0 has no attainment, but a gap', () =>
    expect(row(target('churn', '2025-02', '0'))).toMatchObject({ target: 0, actual: 0, attainment: null, gap: 0 }));
});
