import { describe, expect, it } from 'vitest';
import { bridge } from './bridge';
import type { Change } from './testing/columns';
import { dayOf, factsOf } from './testing/reports';

const yearly = (account: string, on: string, minor: number): Change => ({
  account,
  on,
  minor,
  every: [1, 'year'],
  status: minor === 0 ? 'ended' : 'active',
});

/** a is in both windows, b leaves (gone when the second begins), c enters (it began between the two starts). */
const facts = factsOf(
  {
    changes: [
      yearly('a', '2025-01-05', 600),
      yearly('b', '2025-01-05', 400),
      yearly('b', '2025-02-10', 0),
      yearly('c', '2025-02-05', 200),
      yearly('c', '2025-03-10', 300),
      yearly('a', '2025-03-12', 720),
    ],
  },
  { dataThrough: '2025-03-31' },
);

const of = (from: string, to: string, accounts: Int32Array | null = null) =>
  bridge(facts, 1, { day: dayOf(from), accounts }, { day: dayOf(to), accounts });

describe('a bridge from February (1,000 → 600: 60 %) to March (800 → 1,020: 127.5 %): +67.5 points', () => {
  const march = of('2025-02-28', '2025-03-31');

  it('says both ends', () => {
    expect(march.from).toEqual({ day: '2025-02-28', nrr: 0.6, accounts: 2, start_arr: 1000, end_arr: 600 });
    expect(march.to).toEqual({ day: '2025-03-31', nrr: 1.275, accounts: 2, start_arr: 800, end_arr: 1020 });
    expect(march.points).toBeCloseTo(67.5, 12);
  });

  it('c entered: 100 ÷ 800 = .125; b left: 0 − (−400 ÷ 1,000) = .4; a’s base grew: 120 ÷ 800 − 0 = .15', () => {
    expect(march.entered).toEqual([{ account: 'c', name: 'c', contribution: 0.125, change_arr: 100 }]);
    expect(march.left).toEqual([{ account: 'b', name: 'b', contribution: 0.4, change_arr: 400 }]);
    expect(march.base).toEqual([{ account: 'a', name: 'a', contribution: 0.15, change_arr: 120 }]);
    expect(march.totals).toEqual({
      entered: { accounts: 1, contribution: 0.125, change_arr: 100 },
      left: { accounts: 1, contribution: 0.4, change_arr: 400 },
      base: { accounts: 1, contribution: 0.15, change_arr: 120 },
    });
  });

  it('of c alone has no rate to start from: no points, and no rows', () => {
    const c = of('2025-02-28', '2025-03-31', Int32Array.of(facts.accountIds.indexOf('c')));
    expect(c).toMatchObject({ points: null, entered: [], left: [], base: [], from: { nrr: null }, to: { nrr: 1.5 } });
  });
});

it('accounts that contribute nothing are left out, larger contributions stand first, ties by id', () => {
  const three = factsOf(
    {
      changes: [
        ...['d', 'e', 'f', 'g'].map((account) => yearly(account, '2025-01-05', 100)),
        yearly('f', '2025-02-20', 150),
        yearly('e', '2025-02-20', 50),
        yearly('g', '2025-02-20', 160),
      ],
    },
    { dataThrough: '2025-03-31' },
  );
  const weeks = bridge(
    three,
    1,
    { day: dayOf('2025-02-14'), accounts: null },
    { day: dayOf('2025-02-21'), accounts: null },
  );
  expect(weeks.base.map((row) => [row.account, row.contribution])).toEqual([
    ['g', 0.15],
    ['e', -0.125],
    ['f', 0.125],
  ]);
});
