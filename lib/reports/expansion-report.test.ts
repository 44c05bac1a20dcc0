import { describe, expect, it } from 'vitest';
import { cohortsReport } from './cohorts-report';
import { expansionReport } from './expansion-report';
import type { LedgerView } from './ledger-view';
import { parseReportQuery, QueryError } from './query';
import { viewOf } from './testing/view';

const view = viewOf(
  {
    accounts: ['a', 'b', 'c'],
    attributes: [{ slug: 'segment', values: ['SMB', 'ENT'], codes: Int32Array.of(0, 1, 0), dated: null }],
    changes: [
      { account: 'a', on: '2025-01-10', quantity: 1, minor: 100, statesUnit: true },
      { account: 'b', on: '2025-01-10', quantity: 2, minor: 200, statesUnit: true },
      { account: 'c', on: '2025-02-10', quantity: 1, minor: 100, statesUnit: true },
      { account: 'a', on: '2025-03-05', quantity: 2, minor: 200, statesUnit: true },
    ],
  },
  { dataThrough: '2025-04-15' },
);
const empty: LedgerView = { ...view, facts: null, basis: null, dataThrough: null, dataThroughSource: null, version: 0 };
const ask = (text = '') => parseReportQuery(new URLSearchParams(text));

describe('the expansion report', () => {
  it('says what it is of, and gives rows, time to expansion, what followed, and suggestions', () => {
    const report = expansionReport(view, ask('from=2025-03'));
    expect(report).toMatchObject({ currency: 'USD', data_through: '2025-04-15', grid: 'month', price_increases: [] });
    expect(report.rows.map(({ period, expansion }) => [period, expansion])).toEqual([['2025-03', 1200]]);
    expect(report.t2e).toMatchObject({ accounts: 3, expanded: 1, mean_months: 2 });
    expect(report.t2e_by).toMatchObject({ cohort: [{ key: '2025', accounts: 3 }], channel: [] });
    expect(report.then_lost?.['3'].months).toBe(0);
    expect(report.groups).toBeUndefined();
  });
  it('split into groups that add up to the whole', () => {
    const { rows, groups = [], t2e } = expansionReport(view, ask('by=segment&from=2025-03'));
    expect(groups.map(({ key }) => key)).toEqual(['ENT', 'SMB']);
    expect(groups.map((group) => group.rows[0]?.expansion)).toEqual([0, rows[0]?.expansion]);
    expect(groups.reduce((sum, group) => sum + group.t2e.accounts, 0)).toBe(t2e?.accounts);
  });
  it('is by months: weeks are refused', () => {
    expect(() => expansionReport(view, ask('grid=week'))).toThrow(QueryError);
  });
  it('of an empty ledger has no rows and no figures', () => {
    expect(expansionReport(empty, ask())).toMatchObject({ rows: [], t2e: null, t2e_by: null, then_lost: null });
  });
});

describe('the cohorts report', () => {
  it('shows net retention by month where nothing else is asked for', () => {
    expect(cohortsReport(view, ask())).toMatchObject({
      grid: 'month',
      metric: 'net',
      rows: [
        { cohort: '2025-01', cells: [1, 1, 4 / 3, 4 / 3], partial_age: 3 },
        { cohort: '2025-02', cells: [1, 1, 1], partial_age: 2 },
      ],
      mean_cohorts: [2, 2, 1, 0],
    });
  });
  it('split into groups whose accounts add up to the whole', () => {
    const { groups = [] } = cohortsReport(view, ask('metric=accounts&by=segment&grid=year'));
    expect(groups.map(({ key, rows }) => [key, rows[0]?.cells])).toEqual([
      ['ENT', [1]],
      ['SMB', [2]],
    ]);
  });
  it('names what there is where a grid or a metric is none of cohorts', () => {
    expect(() => cohortsReport(view, ask('grid=week'))).toThrow(/month, quarter or year/);
    expect(() => cohortsReport(view, ask('metric=nrr'))).toThrow(/net, gross, logo, accounts, revenue, arpa/);
  });
  it('of an empty ledger has no rows', () => {
    expect(cohortsReport(empty, ask())).toMatchObject({ rows: [], mean: [], mean_cohorts: [] });
  });
});
