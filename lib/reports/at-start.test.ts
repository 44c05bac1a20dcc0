import { describe, expect, it } from 'vitest';
import { dayOf } from '@/lib/domain/testing/reports';
import { cohortsReport } from './cohorts-report';
import { expansionReport } from './expansion-report';
import { movementsReport } from './movements-report';
import { parseReportQuery } from './query';
import { reports } from './reports';
import { retentionReport } from './retention-report';
import { viewOf } from './testing/view';

/** d1 is Zoë's until 14 February and then Ali's; $10 a month, from 10 March $15. d2 is Zoë's; d3, Ali's, leaves. */
const view = viewOf(
  {
    accounts: ['d1', 'd2', 'd3', 'd4'],
    changes: [
      { account: 'd1', on: '2025-01-01', minor: 1000 },
      { account: 'd1', on: '2025-03-10', minor: 1500 },
      { account: 'd2', on: '2025-01-01', minor: 1000 },
      { account: 'd3', on: '2025-01-01', minor: 2000 },
      { account: 'd3', on: '2025-03-05', status: 'ended' },
      { account: 'd4', on: '2025-02-20', minor: 500 },
    ],
    attributes: [
      {
        slug: 'owner',
        values: ['Zoë', 'Ali'],
        codes: Int32Array.of(1, 0, 1, 0),
        dated: {
          account: Int32Array.of(0, 0),
          day: Int32Array.of(dayOf('1900-01-01'), dayOf('2025-02-15')),
          code: Int32Array.of(0, 1),
        },
      },
    ],
  },
  { dataThrough: '2025-05-02' },
);

const ask = (text: string) => parseReportQuery(new URLSearchParams(text));
const april = 'window=3&from=2025-04&to=2025-04';
const none = { accounts: 0, arr: 0 };

describe('retention by the value at the window’s start', () => {
  it('Zoë’s book of 31 January: (18,000 + 12,000) ÷ 24,000; Ali’s 0 ÷ 24,000; d1 moved with 18,000', () => {
    const { groups = [], rows } = retentionReport(view, ask(`${april}&by=owner&attr_at=start`));
    expect(groups.map(({ key, rows: [row] }) => [key, row])).toEqual([
      [
        'Ali',
        expect.objectContaining({
          ...{ period: '2025-04', accounts: 1, start_arr: 24_000, end_arr: 0, nrr: 0 },
          ...{ moved_in: { accounts: 1, arr: 18_000 }, moved_out: none, started: none },
        }),
      ],
      [
        'Zoë',
        expect.objectContaining({
          ...{ period: '2025-04', accounts: 2, start_arr: 24_000, end_arr: 30_000, nrr: 1.25 },
          ...{ moved_in: none, moved_out: { accounts: 1, arr: 18_000 }, started: { accounts: 1, arr: 6000 } },
        }),
      ],
    ]);
    expect(rows).toEqual(retentionReport(view, ask(april)).rows);
  });

  it('by the current value d1 is Ali’s all along: 18,000 ÷ 36,000', () => {
    const { groups = [] } = retentionReport(view, ask(`${april}&by=owner`));
    expect(groups.map(({ key, rows }) => [key, rows[0]?.nrr])).toEqual([
      ['Ali', 0.5],
      ['Zoë', 1],
    ]);
  });

  it('a filter selects anew for each window, the current one and the days asked for too', () => {
    const query = 'window=1&where=owner=Zoë&attr_at=start&at=2025-02-28,2025-03-31';
    const { rows, current, at } = retentionReport(view, ask(query));
    expect(rows.map((row) => [row.period, row.start_arr, row.end_arr])).toEqual([
      ['2025-01', 0, 0],
      ['2025-02', 24_000, 24_000],
      ['2025-03', 18_000, 18_000],
      ['2025-04', 18_000, 18_000],
    ]);
    expect(at?.map((row) => row.start_arr)).toEqual([24_000, 18_000]);
    expect([current?.day, current?.start_arr]).toEqual(['2025-05-02', 18_000]);
  });

  it('a filter that nobody passes has null rates', () => {
    const { rows, current } = retentionReport(view, ask('window=1&where=owner=&attr_at=start'));
    expect(rows.map((row) => row.nrr)).toEqual([null, null, null, null]);
    expect(current?.nrr).toBeNull();
  });
});

describe('movements by the value at the period’s start', () => {
  it('each month starts where the last ended, with what moved', () => {
    const { groups = [] } = movementsReport(view, ask('by=owner&attr_at=start&to=2025-04'));
    const [ali, zoe] = groups.map(({ rows }) => rows.map((row) => [row.start_arr, row.end_arr, row.moved_in?.arr]));
    expect(ali).toEqual([
      [0, 24_000, 0],
      [24_000, 24_000, 12_000],
      [36_000, 18_000, 0],
      [18_000, 18_000, 0],
    ]);
    expect(zoe).toEqual([
      [0, 24_000, 0],
      [24_000, 30_000, 0],
      [18_000, 18_000, 0],
      [18_000, 18_000, 0],
    ]);
  });

  it('a quarter is one period: d1 is Zoë’s in all of it', () => {
    const { groups = [] } = movementsReport(view, ask('grid=quarter&by=owner&attr_at=start&to=2025-Q1'));
    expect(groups.map(({ key, rows: [row] }) => [key, row?.end_arr, row?.moved_in?.arr, row?.moved_out?.arr])).toEqual([
      ['Ali', 0, 18_000, 0],
      ['Zoë', 36_000, 0, 18_000],
    ]);
  });
});

describe('expansion by the value at the period’s start', () => {
  it('d1 grew by 6,000 in March, when it had been Ali’s since February: 6,000 ÷ 36,000', () => {
    const { groups = [], rows } = expansionReport(view, ask('by=owner&attr_at=start&from=2025-03&to=2025-03'));
    expect(groups.map(({ key, rows: [row] }) => [key, row?.expansion, row?.rate])).toEqual([
      ['Ali', 6000, 6000 / 36_000],
      ['Zoë', 0, 0],
    ]);
    expect(rows).toEqual(expansionReport(view, ask('from=2025-03&to=2025-03')).rows);
  });

  it('of a quarter’s it is Zoë’s: on 31 December it was, with d2 and d4', () => {
    const { rows } = expansionReport(view, ask('grid=quarter&where=owner=Zoë&attr_at=start&to=2025-Q1'));
    expect(rows.map((row) => [row.expansion, row.moved_out?.arr])).toEqual([[6000, 18_000]]);
  });

  it('the time to it is of who had the account on its first day: d1’s two months are Zoë’s', () => {
    const { groups = [], t2e } = expansionReport(view, ask('by=owner&attr_at=start'));
    expect(groups.map(({ key, t2e: own }) => [key, own.accounts, own.expanded])).toEqual([
      ['Ali', 1, 0],
      ['Zoë', 3, 1],
    ]);
    expect(t2e).toMatchObject({ accounts: 4, expanded: 1, mean_months: 2 });
  });

  it('what follows is of whose account it was as the month began: January’s d1 and d2 are Zoë’s, d3, which churned, Ali’s', () => {
    const thenLost = (where: string) =>
      expansionReport(view, ask(`${where}attr_at=start&from=2025-01&to=2025-01`)).then_lost?.['3'];
    // Nobody had been active before January; without a dated row d2 was Zoë’s and d3 Ali’s all along, and d1 was Zoë’s.
    expect(thenLost('where=owner=Zoë&')).toMatchObject({ months: 1, not_expanded: { account_months: 2, either: 0 } });
    expect(thenLost('where=owner=Ali&')).toMatchObject({ months: 1, not_expanded: { account_months: 1, churned: 1 } });
    expect(thenLost('')).toMatchObject({ months: 1, not_expanded: { account_months: 3, churned: 1 / 3 } });
  });
});

describe('cohorts by the value on the account’s first day', () => {
  it('January’s: Zoë’s d1 and d2, 24,000 → 30,000; Ali’s d3, 24,000 → 0', () => {
    const { groups = [] } = cohortsReport(view, ask('metric=revenue&by=owner&attr_at=start&to=2025-03'));
    expect(groups.map(({ key, rows }) => [key, rows[0]?.accounts, rows[0]?.cells])).toEqual([
      ['Ali', 1, [24_000, 24_000, 0]],
      ['Zoë', 2, [24_000, 24_000, 30_000]],
    ]);
  });

  it('a filter gives the row of its value; now d1 is Ali’s: 36,000 → 18,000', () => {
    const cells = (text: string) =>
      cohortsReport(view, ask(`metric=revenue&to=2025-03&where=owner=Ali${text}`)).rows[0];
    expect(cells('&attr_at=start')?.cells).toEqual([24_000, 24_000, 0]);
    expect(cells('')?.cells).toEqual([36_000, 36_000, 18_000]);
  });

  it('a computed attribute is that of the first day: d1 and d2 began in the band below 1k', () => {
    const { groups = [] } = cohortsReport(view, ask('metric=accounts&by=arr_band&attr_at=start&grid=year'));
    expect(groups.map(({ key, rows }) => [key, rows[0]?.accounts])).toEqual([['<1k', 4]]);
  });
});

it.each(['accounts', 'renewals', 'coverage', 'payback', 'plans', 'scheduled', 'targets', 'one-time'] as const)(
  '%s has no windows: it says so, and which reports do',
  (name) => {
    expect(() => reports[name](view, ask('where=owner=Ali&attr_at=start'))).toThrow(
      /no windows.*expected current.*cohorts/,
    );
  },
);

it('a first week starts from the opening balance of 31 March, a Monday: its accounts are in their segment already', () => {
  const opened = viewOf(
    { changes: [{ account: 'a', on: '2025-01-10', minor: 1000, plan: 'Team' }] },
    { historyFrom: '2025-04-03', dataThrough: '2025-04-30' },
  );
  const { groups = [] } = movementsReport(opened, ask('grid=week&by=plan&attr_at=start'));
  expect(groups.map(({ key, rows: [first] }) => [key, first?.start_arr, first?.moved_in])).toEqual([
    ['Team', 12_000, none],
  ]);
});
