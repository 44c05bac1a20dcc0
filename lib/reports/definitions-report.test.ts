import { describe, expect, it } from 'vitest';
import { definitionsReport } from './definitions-report';
import { parseReportQuery } from './query';
import { viewOf } from './testing/view';

const view = viewOf(
  {
    changes: [
      { account: 'a', on: '2025-01-05', minor: 100 },
      { account: 'b', on: '2025-01-05', minor: 100 },
      { account: 'a', on: '2025-02-10', minor: 150 },
    ],
    accounts: ['a', 'b'],
    attributes: [{ slug: 'segment', values: ['SMB', 'ENT'], codes: Int32Array.from([0, 1]), dated: null }],
  },
  { dataThrough: '2025-03-14' },
);
const ask = (text: string, of = view) => definitionsReport(of, parseReportQuery(new URLSearchParams(text)));

describe('the definitions report', () => {
  it('stands at the last closed month, or at the one asked for', () => {
    expect(ask('')).toMatchObject({ period: '2025-02', currency: 'USD' });
    expect(ask('to=2025-01').period).toBe('2025-01');
    expect(ask('').rows.find((row) => row.key === 'account-cohort-1m')?.value).toBe(1.25);
  });
  it('filters and splits as every report does', () => {
    expect(ask('where=segment=ENT').rows.find((row) => row.key === 'account-cohort-1m')?.value).toBe(1);
    expect(ask('by=segment').groups?.map(({ key }) => key)).toEqual(['ENT', 'SMB']);
  });
  it('names the closed months where another is asked for', () => {
    expect(() => ask('to=2025-03')).toThrow('2025-03 is no closed month of the ledger; they are 2025-01 to 2025-02');
    expect(() => ask('to=2024-12')).toThrow('they are 2025-01 to 2025-02');
  });
  it('of an empty ledger, or before a month is closed, is empty', () => {
    expect(ask('', { ...view, facts: null, basis: null, dataThrough: null })).toMatchObject({ period: null, rows: [] });
    const young = viewOf({ changes: [{ account: 'a', on: '2025-01-05', minor: 1 }] }, { dataThrough: '2025-01-20' });
    expect(ask('', young)).toMatchObject({ period: null, rows: [] });
  });
});
