import { describe, expect, it } from 'vitest';
import { bridgeReport } from './bridge-report';
import { parseReportQuery } from './query';
import { viewOf } from './testing/view';

const view = viewOf(
  {
    changes: [
      { account: 'a', on: '2025-01-05', minor: 100 },
      { account: 'b', on: '2025-01-05', minor: 100 },
      { account: 'a', on: '2025-03-10', minor: 150 },
    ],
    accounts: ['a', 'b'],
    attributes: [{ slug: 'segment', values: ['SMB', 'ENT'], codes: Int32Array.from([0, 1]), dated: null }],
  },
  { dataThrough: '2025-03-14' },
);
const ask = (text: string) => bridgeReport(view, parseReportQuery(new URLSearchParams(text)));

describe('the bridge report', () => {
  it('leads by default from a week before data-through to it: 200 → 250, +25 points, all by a', () => {
    expect(ask('window=1')).toMatchObject({
      from: { day: '2025-03-07', nrr: 1 },
      to: { day: '2025-03-14', nrr: 1.25 },
      points: 25,
      base: [{ account: 'a', contribution: 0.25, change_arr: 600 }],
      currency: 'USD',
      window: 1,
    });
  });
  it('takes two days in either order, and filters and splits as every report does', () => {
    expect(ask('window=1&at=2025-03-11,2025-03-01').from?.day).toBe('2025-03-01');
    expect(ask('window=1&where=segment=ENT').points).toBe(0);
    expect(ask('window=1&by=segment').groups?.map(({ key, points }) => [key, points])).toEqual([
      ['ENT', 0],
      ['SMB', 50],
    ]);
  });
  it('of an empty ledger is empty', () => {
    const empty = { ...view, facts: null, basis: null, dataThrough: null };
    expect(bridgeReport(empty, parseReportQuery([]))).toMatchObject({ from: null, points: null, entered: [] });
  });
  it.each([
    ['at=2025-03-01,2025-03-02,2025-03-03', 'two days, found 3'],
    ['at=2025-03-01,2025-03-01', '2025-03-01 twice'],
    ['at=2025-03-15', 'complete through 2025-03-14'],
  ])('refuses %s', (text, words) => {
    expect(() => ask(text)).toThrow(words);
  });
});
