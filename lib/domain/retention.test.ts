import { describe, expect, it } from 'vitest';
import { formatDay } from './day';
import type { Facts } from './facts';
import { BLOCK_ACCOUNTS } from './month-ends';
import { movements } from './movements';
import type { RetentionFigures } from './report';
import { retentionOn, retentionRows } from './retention';
import type { Change } from './testing/columns';
import { dayOf, factsOf } from './testing/reports';
import { windowStart } from './window';

const monthly = (account: string, on: string, minor: number): Change => ({
  account,
  on,
  minor,
  status: minor === 0 ? 'ended' : 'active',
});
function windowTo(facts: Facts, month: string, window: number): RetentionFigures | undefined {
  const rows = retentionRows(facts, { window, from: null, to: null, accounts: null });
  return rows.find((row) => row.period === month);
}

describe('left and came back: r1 100 → gone on 31 March → 150 on 1 June; r2 200 (a month)', () => {
  const changes = [
    monthly('r1', '2025-01-10', 10_000),
    monthly('r1', '2025-03-31', 0),
    monthly('r1', '2025-06-01', 15_000),
    monthly('r2', '2025-01-05', 20_000),
  ];
  const facts = factsOf({ changes }, { dataThrough: '2026-03-05' });

  it('three months to May: 240,000 ÷ 360,000 = 2/3', () => {
    expect(windowTo(facts, '2025-05', 3)).toMatchObject({
      accounts: 2,
      start_arr: 360_000,
      end_arr: 240_000,
      nrr: 2 / 3,
      grr: 2 / 3,
      logo: 1 / 2,
      nrr_without_top: 2 / 3,
    });
  });
  it('three months to June: r1 was at 0 on 31 March and is not in the cohort, however much it comes back with', () => {
    expect(windowTo(facts, '2025-06', 3)).toMatchObject({ accounts: 1, start_arr: 240_000, nrr: 1, logo: 1 });
  });
  it('twelve months to January: counts with its E: (180 + 240) ÷ 360 = 7/6, GRR 1, without r1’s growth 1', () => {
    expect(windowTo(facts, '2026-01', 12)).toMatchObject({ nrr: 7 / 6, grr: 1, logo: 1, nrr_without_top: 1 });
  });
  it('current: 5 March 2025 → 5 March 2026 the same; fewer than 20 accounts have no interval', () => {
    expect(retentionOn(facts, facts.dataThrough, 12, null)).toMatchObject({
      start_arr: 360_000,
      end_arr: 420_000,
      nrr: 7 / 6,
      nrr_low: null,
      grr_high: null,
      logo_low: null,
    });
  });
  it('gives every closed month that the range touches, as far as the ledger reaches', () => {
    const months = (from: string | null, to: string | null): string[] =>
      retentionRows(facts, {
        window: 1,
        from: from === null ? null : dayOf(from),
        to: to === null ? null : dayOf(to),
        accounts: null,
      }).map(({ period }) => period);
    expect(months('2025-02-28', '2025-04-01')).toEqual(['2025-02', '2025-03', '2025-04']);
    expect(months('2020-01-01', '2025-02-01')).toEqual(['2025-01', '2025-02']);
    expect(months('2026-01-15', '2030-01-01')).toEqual(['2026-01', '2026-02']);
    expect(months('2025-05-01', '2025-04-30')).toEqual([]);
    expect(months(null, null)).toHaveLength(14);
  });
  it('of a ledger before 1970 too: 100 → 150', () => {
    const old = factsOf(
      { changes: [monthly('a', '1969-01-01', 100), monthly('a', '1969-02-10', 150)] },
      { dataThrough: '1969-03-31' },
    );
    const rows = retentionRows(old, { window: 1, from: null, to: null, accounts: null });
    expect(rows.map(({ period, nrr }) => [period, nrr])).toEqual([
      ['1969-01', null],
      ['1969-02', 1.5],
      ['1969-03', 1],
    ]);
  });
  it('data through 20 June: from 20 May r2 alone; June is not closed', () => {
    const june = factsOf({ changes }, { dataThrough: '2025-06-20' });
    expect(retentionOn(june, june.dataThrough, 1, null)).toMatchObject({ accounts: 1, start_arr: 240_000, nrr: 1 });
    expect(windowTo(june, '2025-05', 1)).toBeDefined();
    expect(windowTo(june, '2025-06', 1)).toBeUndefined();
  });
  it('a month with nothing at its start has no rate: null, never 0, 1 or NaN', () => {
    const rates = [
      'nrr',
      'grr',
      'logo',
      'nrr_low',
      'nrr_high',
      'grr_low',
      'grr_high',
      'logo_low',
      'logo_high',
    ] as const;
    const row = windowTo(facts, '2025-01', 12);
    expect(row).toMatchObject({ accounts: 0, start_arr: 0, end_arr: 0, nrr_without_top: null });
    expect(rates.map((rate) => row?.[rate])).toEqual(rates.map(() => null));
  });
});

it('price rise then gone, one more seat, left and came back dearer, stays: (0 + 132 + 132 + 120) ÷ 480 = .8', () => {
  const facts = factsOf(
    {
      changes: [
        ...['q1', 'q2', 'q3', 'q4'].map((account) => monthly(account, '2025-01-01', 10_000)),
        monthly('q1', '2025-02-01', 11_000),
        monthly('q1', '2025-04-01', 0),
        monthly('q2', '2025-03-15', 11_000),
        monthly('q3', '2025-02-10', 0),
        monthly('q3', '2025-03-01', 11_000),
      ],
    },
    { dataThrough: '2025-04-30' },
  );
  expect(windowTo(facts, '2025-04', 3)).toMatchObject({ nrr: 0.8, grr: 0.75, logo: 0.75, nrr_without_top: 372 / 480 });
});

describe('25 equal accounts, one doubles, two leave', () => {
  const names = Array.from({ length: 25 }, (_, index) => `b${index + 1}`);
  const changes = [
    ...names.map((name) => monthly(name, '2025-01-01', 1000)),
    monthly('b1', '2025-02-05', 2000),
    monthly('b2', '2025-02-05', 0),
    monthly('b3', '2025-02-28', 0),
  ];
  const facts = factsOf({ changes }, { dataThrough: '2025-02-28' });
  const z = 1.6448536269514722;

  it('NRR 24/25 ± z·√(2.96/600), GRR 23/25 ± z·√(1.84/600), Wilson for 23 of 25', () => {
    const row = windowTo(facts, '2025-02', 1);
    expect(row).toMatchObject({ nrr: 24 / 25, grr: 23 / 25, logo: 23 / 25, nrr_without_top: 23 / 25 });
    expect(row?.nrr_low).toBeCloseTo(24 / 25 - z * Math.sqrt(2.96 / 600), 12);
    expect(row?.nrr_high).toBeCloseTo(24 / 25 + z * Math.sqrt(2.96 / 600), 12);
    expect(row?.grr_low).toBeCloseTo(23 / 25 - z * Math.sqrt(1.84 / 600), 12);
    expect(row?.grr_high).toBeCloseTo(23 / 25 + z * Math.sqrt(1.84 / 600), 12);
    expect(row?.logo_low).toBeCloseTo(0.784807584208625, 12);
    expect(row?.logo_high).toBeCloseTo(0.9731634707462924, 12);
  });
  it('where nothing changes the interval has no width at all', () => {
    const still = factsOf({ changes: changes.slice(0, 25) }, { dataThrough: '2025-02-28' });
    expect(windowTo(still, '2025-02', 1)).toMatchObject({ nrr: 1, nrr_low: 1, nrr_high: 1, grr_low: 1, grr_high: 1 });
  });
  it('20 accounts have an interval, 19 have none', () => {
    const of = (count: number) =>
      retentionOn(
        facts,
        facts.dataThrough,
        1,
        new Int32Array(count).map((_, i) => i),
      );
    expect(of(20).nrr_low).not.toBeNull();
    expect(of(19)).toMatchObject({ accounts: 19, nrr_low: null, logo_high: null });
  });
  it('one month’s NRR = (S + expansion − contraction − churn) ÷ S', () => {
    const row = windowTo(facts, '2025-02', 1);
    const moved = movements(facts, { grid: 'month', from: dayOf('2025-02-01'), to: null, accounts: null })[0];
    expect(row?.nrr).toBe((moved!.start_arr + moved!.expansion - moved!.contraction - moved!.churn) / moved!.start_arr);
  });
});

describe('windows on an opening balance of 100 + 50', () => {
  const facts = factsOf(
    {
      changes: [
        monthly('o1', '2025-01-01', 10_000),
        monthly('o2', '2025-01-01', 5000),
        monthly('o1', '2025-02-01', 12_000),
      ],
    },
    { historyFrom: '2025-01-01', dataThrough: '2025-04-30' },
  );
  it('January 180/180, February 204/180; a base before the opening balance has no accounts', () => {
    expect(windowTo(facts, '2025-01', 1)).toMatchObject({ accounts: 2, start_arr: 180_000, nrr: 1 });
    expect(windowTo(facts, '2025-02', 1)).toMatchObject({ start_arr: 180_000, end_arr: 204_000 });
    expect(windowTo(facts, '2025-01', 2)).toMatchObject({ accounts: 0, nrr: null });
    expect(retentionOn(facts, dayOf('2025-01-30'), 1, null)).toMatchObject({ accounts: 0, nrr: null });
  });
});

describe('where a window starts', () => {
  it.each([
    ['2026-03-05', 12, '2025-03-05'],
    ['2025-03-30', 1, '2025-02-28'],
    ['2025-04-30', 1, '2025-03-31'],
    ['2025-02-28', 12, '2024-02-29'],
    ['2024-02-29', 12, '2023-02-28'],
  ])('%s, %i months: %s', (day, months, start) => {
    expect(formatDay(windowStart(dayOf(day), months))).toBe(start);
  });
});

describe('many accounts', () => {
  const count = BLOCK_ACCOUNTS + 100;
  const changes = Array.from({ length: count }, (_, index) => monthly(`a${index}`, '2025-01-01', 100 + index));
  changes.push(monthly(`a${count - 1}`, '2025-02-10', 0));

  it('a list across blocks, and all accounts, count each once', () => {
    const facts = factsOf({ changes }, { dataThrough: '2025-02-28' });
    const of = (accounts: Int32Array | null) => retentionRows(facts, { window: 1, from: null, to: null, accounts })[1];
    const ends = Int32Array.of(0, BLOCK_ACCOUNTS - 1, BLOCK_ACCOUNTS, count - 1);
    const start = Array.from(ends, (account) => (100 + account) * 12).reduce((sum, arr) => sum + arr, 0);
    expect(of(ends)).toMatchObject({
      accounts: 4,
      start_arr: start,
      end_arr: start - (100 + count - 1) * 12,
      logo: 0.75,
    });
    const total = ((100 + 100 + count - 1) * count * 12) / 2;
    expect(of(null)).toMatchObject({ accounts: count, start_arr: total, logo: (count - 1) / count });
  });
  it('a window that begins before the ledger has nobody, of either block', () => {
    const facts = factsOf({ changes }, { dataThrough: '2025-02-28' });
    const rows = retentionRows(facts, { window: 2, from: null, to: null, accounts: null });
    expect(rows.map(({ accounts, start_arr }) => [accounts, start_arr])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const longer = retentionRows(facts, { window: 3, from: null, to: null, accounts: null });
    expect(longer.map(({ accounts }) => accounts)).toEqual([0, 0]);
  });
  it('balances beyond 32 bits are held as doubles and stay exact', () => {
    const large = [...changes, monthly('whale', '2025-01-01', 300_000_000_000_00)];
    const facts = factsOf({ changes: large }, { dataThrough: '2025-02-28' });
    expect(facts.monthEnds.values).toBeInstanceOf(Float64Array);
    expect(windowTo(facts, '2025-02', 1)?.end_arr).toBe(
      ((100 + 100 + count - 2) * (count - 1) * 12) / 2 + 300_000_000_000_00 * 12,
    );
  });
});
