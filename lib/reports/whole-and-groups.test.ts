import { describe, expect, it } from 'vitest';
import { oneTimeReport as oneTimeContract } from '@/lib/api/contract/one-time';
import { scheduledReport as scheduledContract } from '@/lib/api/contract/scheduled';
import { oneTimeReport } from './one-time-report';
import { parseReportQuery } from './query';
import { scheduledReport } from './scheduled-report';
import { viewOf } from './testing/view';

/** a and b are small, c is an enterprise, d says nothing. */
const view = viewOf(
  {
    changes: [
      { account: 'a', on: '2025-01-01', minor: 100 },
      { account: 'a', on: '2025-05-01', minor: 150 },
      { account: 'b', on: '2025-01-01', minor: 200 },
      { account: 'b', on: '2025-05-20', status: 'ended' },
      { account: 'b', on: '2025-01-05', item: 'Setup', kind: 'one_time', minor: 500 },
      { account: 'c', on: '2025-06-01', minor: 400 },
      { account: 'c', on: '2025-02-05', item: 'Setup', kind: 'one_time', minor: 700 },
      { account: 'd', on: '2025-02-01', minor: 10 },
      { account: 'd', on: '2025-02-07', item: 'Setup', kind: 'one_time', minor: 30 },
    ],
    accounts: ['a', 'b', 'c', 'd'],
    attributes: [{ slug: 'segment', values: ['SMB', 'ENT'], codes: Int32Array.of(0, 0, 1, -1), dated: null }],
  },
  { dataThrough: '2025-04-14' },
);
const ask = (text: string) => parseReportQuery(new URLSearchParams(text));

describe('scheduled changes by segment', () => {
  const { groups = [], ...whole } = scheduledReport(view, ask('by=segment'));

  it('each with its own ARR today and contracted: SMB 3,600 + 600 − 2,400; ENT new 4,800', () => {
    expect(groups.map(({ key, current_arr, contracted_arr }) => [key, current_arr, contracted_arr])).toEqual([
      ['', 120, 120],
      ['ENT', 0, 4_800],
      ['SMB', 3_600, 1_800],
    ]);
    expect([whole.current_arr, whole.contracted_arr]).toEqual([3_720, 6_720]);
    expect(groups.map(({ changes }) => changes.map(({ account }) => account))).toEqual([[], ['c'], ['a', 'b']]);
    expect(groups.map(({ rows }) => rows.map(({ period }) => period))).toEqual([[], ['2025-06'], ['2025-05']]);
  });

  it('of the filtered alone, and no groups where none were asked for', () => {
    const filtered = scheduledReport(view, ask('by=segment&where=segment=ENT'));
    expect(filtered.groups).toEqual([expect.objectContaining({ key: 'ENT', contracted_arr: 4_800 })]);
    expect(scheduledReport(view, ask('')).groups).toBeUndefined();
  });

  it('pass the contract, and name the attributes there are', () => {
    expect(() => scheduledContract.parse(scheduledReport(view, ask('by=segment')))).not.toThrow();
    expect(() => scheduledReport(view, ask('by=size'))).toThrow('by: no attribute "size"; there are segment');
  });
});

describe('one-time charges by segment', () => {
  it('each with its own: SMB 500, ENT 700, none stated 30; of February alone 700 and 30', () => {
    const figures = (text: string) =>
      (oneTimeReport(view, ask(text)).groups ?? []).map(({ key, rows, charges }) => [key, rows, charges.length]);
    const february = (amount: number) => [{ period: '2025-02', charges: 1, amount }];
    expect(figures('by=segment')).toEqual([
      ['', february(30), 1],
      ['ENT', february(700), 1],
      ['SMB', [{ period: '2025-01', charges: 1, amount: 500 }], 1],
    ]);
    expect(figures('by=segment&from=2025-02')).toEqual([
      ['', february(30), 1],
      ['ENT', february(700), 1],
      ['SMB', [], 0],
    ]);
  });

  it('pass the contract, and name the attributes there are', () => {
    expect(() => oneTimeContract.parse(oneTimeReport(view, ask('by=segment')))).not.toThrow();
    expect(() => oneTimeReport(view, ask('by=size'))).toThrow('by: no attribute "size"');
  });
});
