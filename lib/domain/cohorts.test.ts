import { describe, expect, it } from 'vitest';
import type { CohortMetric } from './cohort-metric';
import { type CohortsQuery, type CohortTable, cohorts } from './cohorts';
import type { Facts } from './facts';
import { BLOCK_ACCOUNTS } from './month-ends';
import { movements } from './movements';
import type { Change } from './testing/columns';
import { dayOf, factsOf } from './testing/reports';

const monthly = (account: string, on: string, minor: number): Change => ({ account, on, minor });

const table = (facts: Facts, metric: CohortMetric, query: Partial<CohortsQuery> = {}): CohortTable =>
  cohorts(facts, { grid: 'month', from: null, to: null, accounts: null, ...query, metric });

/** A row in short: cohort (accounts), age-0 revenue, cells, and * after the one that is not over. */
const short = ({ rows }: CohortTable): string[] =>
  rows.map(({ cohort, accounts, start_arr, cells, partial_age }) => {
    const texts = cells.map((cell, age) => `${cell ?? '–'}${age === partial_age ? '*' : ''}`);
    return `${cohort} (${accounts}) ${start_arr}: ${texts.join(' ')}`;
  });

describe('$100 that leaves on 31 March and returns at $150 on 1 June, beside $200 that stays', () => {
  const facts = factsOf(
    {
      changes: [
        monthly('r1', '2025-01-10', 10_000),
        monthly('r1', '2025-03-31', 0),
        monthly('r1', '2025-06-01', 15_000),
        monthly('r2', '2025-01-05', 20_000),
      ],
    },
    { dataThrough: '2025-07-20' },
  );
  const june = { to: dayOf('2025-06-30') };

  it('net: 360/360 twice, 240/360 while it is away, (240 + 180)/360 in June', () => {
    const { rows, mean, mean_cohorts } = table(facts, 'net', june);
    expect(rows).toEqual([
      {
        cohort: '2025-01',
        opening: false,
        accounts: 2,
        start_arr: 360_000,
        cells: [1, 1, 2 / 3, 2 / 3, 2 / 3, 7 / 6],
        partial_age: null,
      },
    ]);
    expect(mean).toEqual(rows[0]?.cells);
    expect(mean_cohorts).toEqual([1, 1, 1, 1, 1, 1]);
  });
  it('gross: min(120, 180) + 240 over 360 = 1 again in June', () => {
    expect(table(facts, 'gross', june).rows[0]?.cells).toEqual([1, 1, 2 / 3, 2 / 3, 2 / 3, 1]);
  });
  it('logo, accounts, revenue: 2 of 2, 1 of 2 while it is away, 2 again', () => {
    expect(table(facts, 'logo', june).rows[0]?.cells).toEqual([1, 1, 0.5, 0.5, 0.5, 1]);
    expect(table(facts, 'accounts', june).rows[0]?.cells).toEqual([2, 2, 1, 1, 1, 2]);
    expect(table(facts, 'revenue', june).rows[0]?.cells).toEqual([360, 360, 240, 240, 240, 420].map((k) => k * 1000));
  });
  it('ARPA is MRR an active account: 30,000 ÷ 2, 20,000 ÷ 1, 35,000 ÷ 2', () => {
    expect(table(facts, 'arpa', june).rows[0]?.cells).toEqual([15_000, 15_000, 20_000, 20_000, 20_000, 17_500]);
  });
  it('what counts, and what is money, has no foot', () => {
    for (const metric of ['accounts', 'revenue', 'arpa'] as const)
      expect(table(facts, metric)).toMatchObject({ mean: [], mean_cohorts: [] });
  });
  it('by quarters age 0 is 31 March: r2 alone, 240; then 420/240 net and 240/240 gross', () => {
    const quarter = { ...june, grid: 'quarter' as const };
    expect(short(table(facts, 'net', quarter))).toEqual(['2025-Q1 (2) 240000: 1 1.75']);
    expect(short(table(facts, 'gross', quarter))).toEqual(['2025-Q1 (2) 240000: 1 1']);
  });
  it('marks the month that is not over, and its foot is of nobody', () => {
    const { rows, mean, mean_cohorts } = table(facts, 'logo');
    expect(rows[0]).toMatchObject({ partial_age: 6, cells: { length: 7 } });
    expect([mean.at(-1), mean_cohorts.at(-1)]).toEqual([null, 0]);
  });
});

describe('three cohorts: January 100 and 300, March 200, and April, which comes and goes', () => {
  const facts = factsOf(
    {
      changes: [
        monthly('a', '2025-01-01', 100),
        monthly('b', '2025-01-31', 300),
        monthly('b', '2025-03-01', 0),
        monthly('c', '2025-03-15', 200),
        monthly('c', '2025-04-01', 500),
        monthly('d', '2025-04-02', 700),
        monthly('d', '2025-04-20', 0),
        monthly('d', '2025-05-05', 900),
        monthly('e', '2025-06-05', 0),
      ],
    },
    { dataThrough: '2025-05-31' },
  );

  it('leaves out empty months and accounts never active; without age-0 revenue there is no rate', () => {
    expect(short(table(facts, 'net'))).toEqual([
      '2025-01 (2) 4800: 1 1 0.25 0.25 0.25',
      '2025-03 (1) 2400: 1 2.5 2.5',
      '2025-04 (1) 0: – –',
    ]);
    expect(short(table(facts, 'logo'))[2]).toBe('2025-04 (1) 0: 0 1');
    expect(short(table(facts, 'arpa'))[2]).toBe('2025-04 (1) 0: – 900');
  });
  it('weights the foot by age-0 revenue: (400 + 500) ÷ (400 + 200) at age 1, over the two that have a rate', () => {
    expect(table(facts, 'net')).toMatchObject({
      mean: [1, 900 / 600, 600 / 600, 0.25, 0.25],
      mean_cohorts: [2, 2, 2, 1, 1],
    });
    expect(table(facts, 'gross').mean).toEqual([1, 1, 300 / 600, 0.25, 0.25]);
  });
  it('weights the foot of logos by accounts: (2 + 1 + 1) ÷ 4 at age 1', () => {
    expect(table(facts, 'logo')).toMatchObject({
      mean: [3 / 4, 4 / 4, 2 / 3, 0.5, 0.5],
      mean_cohorts: [3, 3, 2, 1, 1],
    });
  });
  it('from and to choose cohorts by their period, and no age reaches past to', () => {
    const asked = { from: dayOf('2025-02-10'), to: dayOf('2025-04-01') };
    expect(short(table(facts, 'net', asked))).toEqual(['2025-03 (1) 2400: 1 2.5', '2025-04 (1) 0: –']);
    expect(short(table(facts, 'net', { to: dayOf('2024-12-31') }))).toEqual([]);
    expect(short(table(facts, 'net', { from: dayOf('2026-01-01') }))).toEqual([]);
  });
  it('by year: one cohort whose year is not over, so the foot is of nobody', () => {
    expect(table(facts, 'net', { grid: 'year' })).toEqual({
      rows: [{ cohort: '2025', opening: false, accounts: 4, start_arr: 18_000, cells: [1], partial_age: 0 }],
      mean: [null],
      mean_cohorts: [0],
    });
  });
  it('of nobody has no rows and no foot', () => {
    const nobody = { accounts: new Int32Array(0) };
    expect(table(facts, 'net', nobody)).toEqual({ rows: [], mean: [], mean_cohorts: [] });
    expect(table(facts, 'net', { accounts: Int32Array.of(4) }).rows).toEqual([]);
  });
});

describe('with a history from 1 February', () => {
  const facts = factsOf(
    {
      changes: [
        monthly('o1', '2024-05-01', 100),
        monthly('o2', '2024-12-01', 200),
        monthly('o2', '2025-03-10', 0),
        monthly('n', '2025-02-20', 400),
        monthly('gone', '2024-12-01', 50),
        monthly('gone', '2025-01-10', 0),
        monthly('gone', '2025-03-05', 70),
      ],
    },
    { historyFrom: '2025-02-01', dataThrough: '2025-04-30' },
  );

  it('the opening balance is the cohort "before", marked, its ages counted from February', () => {
    const [before] = table(facts, 'net').rows;
    expect(before).toMatchObject({ cohort: 'before', opening: true, accounts: 2, start_arr: 3600 });
    expect(before?.cells).toEqual([1, 100 / 300, 100 / 300]);
  });
  it('who left before keeps its own month; nothing is said of ages that nobody saw', () => {
    expect(short(table(facts, 'accounts'))).toEqual([
      'before (2) 3600: 2 1 1',
      '2024-12 (1) 0: – – 0 1 1',
      '2025-02 (1) 4800: 1 1 1',
    ]);
    expect(short(table(facts, 'net'))[1]).toBe('2024-12 (1) 0: – – – – –');
  });
  it('nor is it in the foot: logos (2 + 1) ÷ (2 + 1) at age 0, of two cohorts, (1 + 0 + 1) ÷ 4 at age 2', () => {
    const { mean, mean_cohorts } = table(facts, 'logo');
    expect([mean[0], mean_cohorts[0]]).toEqual([1, 2]);
    expect([mean[1], mean_cohorts[1]]).toEqual([2 / 3, 2]);
    expect([mean[2], mean_cohorts[2]]).toEqual([2 / 4, 3]);
  });
  it('"before" starts with history-from, whoever is first in the list: 50 in March, 100 from February on', () => {
    const late = factsOf(
      { changes: [monthly('late', '2025-03-05', 50), monthly('old', '2024-12-01', 100)] },
      { historyFrom: '2025-02-01', dataThrough: '2025-04-30' },
    );
    expect(short(table(late, 'revenue'))).toEqual(['before (1) 1200: 1200 1200 1200', '2025-03 (1) 600: 600 600']);
  });
  it('"before" is asked for by the month of history-from', () => {
    expect(short(table(facts, 'logo', { from: dayOf('2025-03-01') }))).toEqual([]);
    expect(table(facts, 'logo', { to: dayOf('2025-02-01') }).rows.map(({ cohort }) => cohort)).toEqual([
      'before',
      '2024-12',
      '2025-02',
    ]);
  });
});

describe('many accounts, of two blocks', () => {
  const count = BLOCK_ACCOUNTS + 100;
  const changes = Array.from({ length: count }, (_, index) => monthly(`a${index}`, '2025-01-01', 100 + index));
  changes.push(monthly(`a${BLOCK_ACCOUNTS}`, '2025-02-10', 200 + 2 * BLOCK_ACCOUNTS));
  changes.push(monthly(`a${count - 1}`, '2025-02-11', 0));
  const facts = factsOf({ changes }, { dataThrough: '2025-02-28' });
  const of = (index: number): number => (100 + index) * 12;

  it('four of both: one doubles, one of (100 + 2,147) × 12 leaves', () => {
    const ends = [0, BLOCK_ACCOUNTS - 1, BLOCK_ACCOUNTS, count - 1];
    const accounts = Int32Array.from(ends);
    const start = ends.reduce((sum, index) => sum + of(index), 0);
    const kept = start - of(count - 1);
    expect(table(facts, 'revenue', { accounts }).rows[0]?.cells).toEqual([start, kept + of(BLOCK_ACCOUNTS)]);
    expect(table(facts, 'gross', { accounts }).rows[0]?.cells).toEqual([1, kept / start]);
    expect(table(facts, 'accounts', { accounts }).rows[0]?.cells).toEqual([4, 3]);
  });
  it('all: 2,148 × (100 + 2,247) ÷ 2 × 12 at the start', () => {
    const start = ((count * (100 + 100 + count - 1)) / 2) * 12;
    const [row] = table(facts, 'revenue').rows;
    expect(row).toMatchObject({ accounts: count, start_arr: start });
    expect(row?.cells).toEqual([start, start + of(BLOCK_ACCOUNTS) - of(count - 1)]);
    expect(table(facts, 'gross').rows[0]?.cells).toEqual([1, (start - of(count - 1)) / start]);
  });
});

describe('fiscal years from February: r starts in January, s in February, t in April 2025', () => {
  const changes = [monthly('r', '2025-01-10', 100), monthly('s', '2025-02-10', 200), monthly('t', '2025-04-30', 400)];
  const facts = factsOf({ changes }, { dataThrough: '2025-07-31', fiscalYearStart: 2 });

  it('January closes the last quarter of one year, February to April are the first of the next', () => {
    expect(short(table(facts, 'revenue', { grid: 'quarter' }))).toEqual([
      'FY2025-Q4-02 (1) 1200: 1200 1200 1200',
      'FY2026-Q1-02 (2) 7200: 7200 7200',
    ]);
    expect(short(table(facts, 'revenue', { grid: 'year' }))).toEqual([
      'FY2025-02 (1) 1200: 1200 1200*',
      'FY2026-02 (2) 7200: 7200*',
    ]);
  });

  it('movements of its quarters and years are the sums of their months', () => {
    const rows = (grid: 'quarter' | 'year') =>
      movements(facts, { grid, from: null, to: null, accounts: null }).map((row) => `${row.period} ${row.new}`);
    expect(rows('quarter')).toEqual(['FY2025-Q4-02 1200', 'FY2026-Q1-02 7200', 'FY2026-Q2-02 0']);
    expect(rows('year')).toEqual(['FY2025-02 1200', 'FY2026-02 7200']);
  });
});
