import { describe, expect, it } from 'vitest';
import { fixedGroups, movingGroups, NO_GROUP } from './account-groups';
import type { Facts } from './facts';
import type { Grid } from './grid';
import { classify } from './movement-type';
import { movements, movementsOfGroups } from './movements';
import type { MovementRow } from './report';
import type { Change } from './testing/columns';
import { dayOf, factsOf } from './testing/reports';

/** A row in short: start, what moved, end, and the accounts at both ends. */
function short(row: MovementRow): string {
  const moved = (['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const)
    .filter((type) => row[type] !== 0)
    .map((type) => ` ${type} ${row[type]} (${row.accounts[type]})`);
  const accounts = `${row.accounts.start}→${row.accounts.end}`;
  return `${row.period}${row.partial ? '*' : ''}: ${row.start_arr}${moved.join('')} = ${row.end_arr}, ${accounts}`;
}
const rowsOf = (facts: Facts, grid: Grid = 'month', from?: string, to?: string): string[] =>
  movements(facts, { grid, from: from ? dayOf(from) : null, to: to ? dayOf(to) : null, accounts: null }).map(short);

const monthly = (account: string, on: string, minor: number): Change => ({
  account,
  on,
  minor,
  status: minor === 0 ? 'ended' : 'active',
});

describe('classify', () => {
  it('reads the table of the definition', () => {
    expect(classify(0, 5, false)).toBe('new');
    expect(classify(0, 5, true)).toBe('reactivation');
    expect(classify(4, 5, true)).toBe('expansion');
    expect(classify(5, 4, true)).toBe('contraction');
    expect(classify(5, 0, true)).toBe('churn');
    expect([classify(0, 0, true), classify(5, 5, true)]).toEqual([null, null]);
  });
});

describe('an account that leaves and comes back: $100 from 10 January, gone on 31 March, $150 from 1 June', () => {
  const facts = factsOf(
    {
      changes: [
        monthly('r1', '2025-01-10', 10_000),
        monthly('r1', '2025-03-31', 0),
        monthly('r1', '2025-06-01', 15_000),
        monthly('r2', '2025-01-05', 20_000),
      ],
    },
    { dataThrough: '2025-06-20' },
  );

  it('churns in March, since it is gone at its end, and is reactivation of 150 × 12 = 1,800 in June, not new', () => {
    expect(rowsOf(facts)).toEqual([
      '2025-01: 0 new 360000 (2) = 360000, 0→2',
      '2025-02: 360000 = 360000, 2→2',
      '2025-03: 360000 churn 120000 (1) = 240000, 2→1',
      '2025-04: 240000 = 240000, 1→1',
      '2025-05: 240000 = 240000, 1→1',
      '2025-06*: 240000 reactivation 180000 (1) = 420000, 1→2',
    ]);
  });
  it('a quarter is the sum of its months: 360,000 new − 120,000 churn', () => {
    expect(rowsOf(facts, 'quarter')).toEqual([
      '2025-Q1: 0 new 360000 (2) churn 120000 (1) = 240000, 0→1',
      '2025-Q2*: 240000 reactivation 180000 (1) = 420000, 1→2',
    ]);
    expect(rowsOf(facts, 'year')).toEqual([
      '2025*: 0 new 360000 (2) reactivation 180000 (1) churn 120000 (1) = 420000, 0→2',
    ]);
  });
  it('gives every period the range touches, as far as the ledger reaches', () => {
    expect(rowsOf(facts, 'month', '2025-02-28', '2025-03-01').map((row) => row.slice(0, 7))).toEqual([
      '2025-02',
      '2025-03',
    ]);
    expect(rowsOf(facts, 'quarter', '2020-01-01', '2030-01-01').map((row) => row.slice(0, 8))).toEqual([
      '2025-Q1:',
      '2025-Q2*',
    ]);
    expect(rowsOf(facts, 'month', '2026-01-01')).toEqual([]);
  });
});

describe('inside a month', () => {
  const facts = factsOf(
    {
      changes: [
        monthly('c1', '2025-01-01', 20_000),
        monthly('c1', '2025-02-10', 0),
        monthly('c1', '2025-02-20', 24_000),
        monthly('c2', '2025-01-01', 20_000),
        monthly('c2', '2025-02-10', 0),
        monthly('c2', '2025-02-20', 20_000),
        monthly('c3', '2025-02-05', 2000),
        monthly('c3', '2025-02-08', 0),
        monthly('c3', '2025-02-20', 10_000),
        monthly('c4', '2025-02-03', 10_000),
        monthly('c4', '2025-02-17', 30_000),
      ],
    },
    { dataThrough: '2025-03-02' },
  );

  it('a lapse that opens and closes is no churn, growth in the first month is new: 120,000 + 360,000', () => {
    expect(rowsOf(facts, 'month', '2025-02-01', '2025-02-28')).toEqual([
      '2025-02: 480000 new 480000 (2) expansion 48000 (1) = 1008000, 2→4',
    ]);
  });
  it('weeks stand alone: what comes back in W08 had churned in W07, or came and went in W06', () => {
    expect(rowsOf(facts, 'week', '2025-02-01', '2025-02-28')).toEqual([
      '2025-W05: 480000 = 480000, 2→2',
      '2025-W06: 480000 new 120000 (1) = 600000, 2→3',
      '2025-W07: 600000 churn 480000 (2) = 120000, 3→1',
      '2025-W08: 120000 reactivation 648000 (3) expansion 240000 (1) = 1008000, 1→4',
      '2025-W09: 1008000 = 1008000, 4→4',
    ]);
  });
});

describe('an opening balance', () => {
  const facts = factsOf(
    {
      changes: [
        monthly('o1', '2025-01-01', 10_000),
        monthly('o1', '2025-02-01', 12_000),
        monthly('o1', '2025-04-01', 0),
        monthly('o2', '2025-01-01', 5000),
        monthly('o3', '2025-02-01', 3000),
        monthly('o3', '2025-03-01', 0),
        monthly('o3', '2025-04-01', 4500),
      ],
    },
    { historyFrom: '2025-01-31', dataThrough: '2025-04-30' },
  );

  it('(100 + 50) × 12 is there at the start, and nothing is new in January', () => {
    expect(rowsOf(facts)).toEqual([
      '2025-01: 180000 = 180000, 2→2',
      '2025-02: 180000 new 36000 (1) expansion 24000 (1) = 240000, 2→3',
      '2025-03: 240000 churn 36000 (1) = 204000, 3→2',
      '2025-04: 204000 reactivation 54000 (1) churn 144000 (1) = 114000, 2→2',
    ]);
  });
  it('nor in the week that history-from begins in, nor in the quarter', () => {
    expect(rowsOf(facts, 'week', '2025-01-01', '2025-01-01')).toEqual(['2025-W01: 180000 = 180000, 2→2']);
    expect(rowsOf(facts, 'quarter')[0]).toBe(
      '2025-Q1: 180000 new 36000 (1) expansion 24000 (1) churn 36000 (1) = 204000, 2→2',
    );
  });
});

describe('a year of one account that grows by 10.00 a month, and one of 50.00 that comes in June and leaves in September', () => {
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
  const facts = factsOf(
    {
      changes: [
        ...months.map((month, index) => monthly('a', `2025-${month}-01`, 1000 * (index + 1))),
        monthly('b', '2025-06-15', 5000),
        monthly('b', '2025-09-15', 0),
      ],
    },
    { dataThrough: '2025-12-31' },
  );

  it('any few months are those of the whole year, asked for once or again', () => {
    const whole = movements(facts, { grid: 'month', from: null, to: null, accounts: null });
    for (const [first, last] of [
      [5, 6],
      [6, 6],
      [8, 10],
      [11, 11],
      [6, 6],
    ] as const) {
      const range = { from: dayOf(`2025-${months[first]}-10`), to: dayOf(`2025-${months[last]}-20`) };
      const asked = movements(facts, { grid: 'month', ...range, accounts: null });
      expect(asked).toEqual(whole.slice(first, last + 1));
      expect(movements(facts, { grid: 'month', ...range, accounts: null })).toEqual(asked);
    }
  });
  it('June of the second account alone: new 50 × 12 = 600; September: churn 600', () => {
    const of = (month: string): string[] => {
      const day = dayOf(`2025-${month}-20`);
      return movements(facts, { grid: 'month', from: day, to: day, accounts: Int32Array.of(1) }).map(short);
    };
    expect(of('06')).toEqual(['2025-06: 0 new 60000 (1) = 60000, 0→1']);
    expect(of('07')).toEqual(['2025-07: 60000 = 60000, 1→1']);
    expect(of('09')).toEqual(['2025-09: 60000 churn 60000 (1) = 0, 1→0']);
  });
  it('May to July of several lists at once: each has its own start and movements', () => {
    const lists = [Int32Array.of(1), Int32Array.of(), Int32Array.of(0)];
    const groups = fixedGroups(facts, lists);
    const [second, none, first] = movementsOfGroups(
      facts,
      { grid: 'month', from: dayOf('2025-05-01'), to: dayOf('2025-07-31') },
      groups,
    ).groups.map((rows) => rows.map(short));
    expect(second).toEqual([
      '2025-05: 0 = 0, 0→0',
      '2025-06: 0 new 60000 (1) = 60000, 0→1',
      '2025-07: 60000 = 60000, 1→1',
    ]);
    expect(none).toEqual(['2025-05: 0 = 0, 0→0', '2025-06: 0 = 0, 0→0', '2025-07: 0 = 0, 0→0']);
    expect(first).toEqual([
      '2025-05: 48000 expansion 12000 (1) = 60000, 1→1',
      '2025-06: 60000 expansion 12000 (1) = 72000, 1→1',
      '2025-07: 72000 expansion 12000 (1) = 84000, 1→1',
    ]);
    // In June the first list has a new account: May knows nothing of it, nor does the list after it.
    const may = { grid: 'month', from: dayOf('2025-05-01'), to: dayOf('2025-05-31') } as const;
    expect(movementsOfGroups(facts, may, groups).groups.map((rows) => rows.map(short))).toEqual([
      ['2025-05: 0 = 0, 0→0'],
      ['2025-05: 0 = 0, 0→0'],
      ['2025-05: 48000 expansion 12000 (1) = 60000, 1→1'],
    ]);
    const year = { grid: 'month', from: null, to: null } as const;
    expect(movementsOfGroups(facts, year, groups).groups).toEqual(
      lists.map((accounts) => movements(facts, { ...year, accounts })),
    );
    expect(movementsOfGroups(facts, { ...year, to: dayOf('2024-12-31') }, groups).groups).toEqual([[], [], []]);
  });
  it('an account that moves takes along what it has, and what it moves by counts where it then is', () => {
    const quarter = { grid: 'month', from: dayOf('2025-05-01'), to: dayOf('2025-07-31') } as const;
    const placesIn = [Int32Array.of(0, 0), Int32Array.of(1, 0), Int32Array.of(NO_GROUP, 1)];
    const { groups, total } = movementsOfGroups(facts, quarter, movingGroups(facts, placesIn, 2));
    expect(groups.map((rows) => rows.map(short))).toEqual([
      [
        '2025-05: 48000 expansion 12000 (1) = 60000, 1→1',
        '2025-06: 0 new 60000 (1) = 60000, 0→1',
        '2025-07: 0 = 0, 0→0',
      ],
      ['2025-05: 0 = 0, 0→0', '2025-06: 60000 expansion 12000 (1) = 72000, 1→1', '2025-07: 60000 = 60000, 1→1'],
    ]);
    // In July the first account is in none.
    expect(total.map(short)).toEqual([
      '2025-05: 48000 expansion 12000 (1) = 60000, 1→1',
      '2025-06: 60000 new 60000 (1) expansion 12000 (1) = 132000, 1→2',
      '2025-07: 60000 = 60000, 1→1',
    ]);
  });
  it('of several sources: 10 seats at $10, then 15 at $12, is 5 × 10 = $50 of seats and $30 of price, twelve times', () => {
    const seats = (account: string, on: string, minor: number, quantity: number): Change => ({
      ...monthly(account, on, minor),
      quantity,
    });
    const bought = [seats('a', '2025-01-01', 10_000, 10), seats('a', '2025-08-05', 18_000, 15)];
    const mixed = factsOf({ changes: [...bought, seats('b', '2025-08-05', 100, 1)] }, { dataThrough: '2025-12-31' });
    const day = dayOf('2025-08-20');
    const [row] = movements(mixed, { grid: 'month', from: day, to: day, accounts: Int32Array.of(0) });
    expect(row?.expansion_by_source).toMatchObject({ seats: 60_000, price: 36_000, plan: 0 });
  });
});

describe('edges', () => {
  it('an empty ledger has no rows; what is scheduled after data-through is in none', () => {
    expect(rowsOf(factsOf({ accounts: ['a'] }))).toEqual([]);
    expect(rowsOf(factsOf({ changes: [monthly('a', '2026-02-01', 500)] }))).toEqual([]);
  });
  it('a list of accounts sees only its own', () => {
    const facts = factsOf(
      { changes: [monthly('a', '2025-01-01', 100), monthly('b', '2025-01-01', 200)] },
      { dataThrough: '2025-01-31' },
    );
    const rows = movements(facts, { grid: 'month', from: null, to: null, accounts: Int32Array.of(1) });
    expect(rows.map(short)).toEqual(['2025-01: 0 new 2400 (1) = 2400, 0→1']);
  });
  it('amounts whose sums a double could not hold exactly are refused', () => {
    const vast = 700_000_000_000_000;
    expect(() => factsOf({ changes: [monthly('a', '2025-01-01', vast), monthly('b', '2025-01-01', vast)] })).toThrow(
      RangeError,
    );
  });
});
