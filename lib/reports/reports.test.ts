import { describe, expect, it } from 'vitest';
import { accountsReport } from './accounts-report';
import type { LedgerView } from './ledger-view';
import { movementsReport } from './movements-report';
import { parseReportQuery, QueryError } from './query';
import { addsUp, standing } from './reports';
import { retentionReport } from './retention-report';
import { viewOf } from './testing/view';

const rows = {
  changes: [
    { account: 'a', on: '2025-01-10', minor: 100 },
    { account: 'b', on: '2025-02-10', minor: 200 },
    { account: 'a', on: '2025-03-31', minor: 0 },
  ],
  accounts: ['a', 'b'],
  attributes: [{ slug: 'segment', values: ['SMB', 'ENT'], codes: Int32Array.from([0, 1]), dated: null }],
};

const view: LedgerView = { ...viewOf(rows, { dataThrough: '2025-04-15' }), version: 3 };
const empty: LedgerView = { ...view, facts: null, basis: null, dataThrough: null, dataThroughSource: null, version: 0 };

const ask = (text = '') => parseReportQuery(new URLSearchParams(text));

describe('reports', () => {
  it('say what they are of: currency, data-through, version', () => {
    expect(movementsReport(view, ask())).toMatchObject({
      currency: 'USD',
      data_through: '2025-04-15',
      ledger_version: 3,
    });
  });

  it('of an empty ledger have no rows, and no rate that looks like one', () => {
    expect(movementsReport(empty, ask()).rows).toEqual([]);
    expect(retentionReport(empty, ask())).toMatchObject({ rows: [], current: null });
    expect(accountsReport(empty, ask())).toMatchObject({ day: null, total: { accounts: 0, arr: 0, mrr: 0 } });
    expect([standing(empty), addsUp(empty)]).toEqual([null, null]);
  });

  it('list active accounts with their share of the total, largest first', () => {
    const report = accountsReport(view, ask('at=2025-02-28'));
    expect(report.rows.map((row) => [row.account, row.arr, row.mrr, row.attributes.segment])).toEqual([
      ['b', 2400, 200, 'ENT'],
      ['a', 1200, 100, 'SMB'],
    ]);
    expect(report.total).toMatchObject({ accounts: 2, arr: 3600, mrr: 300 });
    expect(accountsReport(view, ask()).rows.map((row) => row.account)).toEqual(['b']);
  });

  it('split into groups that add up to the whole', () => {
    const { rows: whole, groups = [] } = movementsReport(view, ask('by=segment'));
    expect(groups.map((group) => group.key)).toEqual(['ENT', 'SMB']);
    whole.forEach((row, month) => {
      expect(groups.reduce((sum, group) => sum + (group.rows[month]?.end_arr ?? 0), 0)).toBe(row.end_arr);
    });
  });

  it('give windows that end on the days asked for', () => {
    const report = retentionReport(view, ask('window=1&at=2025-03-15,2025-04-15'));
    expect(report.at?.map((row) => [row.day, row.nrr])).toEqual([
      ['2025-03-15', 1],
      ['2025-04-15', 2400 / 3600],
    ]);
    expect(report.current).toEqual(report.at?.[1]);
  });

  it.each([
    ['where=size=SMB', 'no attribute "size"; there are segment'],
    ['where=segment=XL', 'segment has no value "XL"; it has SMB, ENT'],
    ['by=size', 'no attribute "size"'],
  ])('refuse %s', (text, words) => {
    expect(() => movementsReport(view, ask(text))).toThrow(QueryError);
    expect(() => movementsReport(view, ask(text))).toThrow(words);
  });

  it('refuse a day that the data does not reach', () => {
    expect(() => retentionReport(view, ask('at=2025-05-01'))).toThrow('complete through 2025-04-15');
  });
});
