import { describe, expect, it } from 'vitest';
import { accountsReport } from './accounts-report';
import { movementsReport } from './movements-report';
import { parseReportQuery } from './query';
import { viewOf } from './testing/view';

const view = viewOf(
  {
    changes: [
      { account: 'a10', on: '2024-01-01', minor: 100, renewsOn: '2026-01-01' },
      { account: 'a2', on: '2024-01-01', minor: 200, renewsOn: '2026-03-01' },
      { account: 'a2', on: '2025-06-01', minor: 300, renewsOn: '2026-03-01' },
      { account: 'a3', on: '2025-07-01', minor: 150 },
      { account: 'a4', on: '2024-01-01', minor: 400 },
      { account: 'a4', on: '2025-08-01', status: 'ended' },
      { account: 'a5', on: '2024-01-01', minor: 70 },
      { account: 'a5', on: '2024-05-01', status: 'ended' },
    ],
    accounts: ['a10', 'a2', 'a3', 'a4', 'a5'],
    attributes: [{ slug: 'segment', values: ['SMB', 'ENT'], codes: Int32Array.of(0, 1, 0, 1, -1), dated: null }],
  },
  { dataThrough: '2025-12-31' },
);

const ask = (text = '') => accountsReport(view, parseReportQuery(new URLSearchParams(text)));
const ids = (text: string): string[] => ask(text).rows.map((row) => row.account);

describe('the list of accounts', () => {
  it('is of active accounts, and its total that of the movements: 3,600 + 1,800 + 1,200', () => {
    const { rows, total } = ask();
    expect(rows.map(({ account, arr }) => [account, arr])).toEqual([
      ['a2', 3600],
      ['a3', 1800],
      ['a10', 1200],
    ]);
    expect(total).toMatchObject({ accounts: 3, arr: 6600, mrr: 550 });
    const end = movementsReport(view, parseReportQuery([])).rows.at(-1)!;
    expect([total.arr, total.accounts]).toEqual([end.end_arr, end.accounts.end]);
  });

  it('says what each account did in the period asked for, and when', () => {
    const report = ask('state=all&from=2025-01&sort=account');
    expect(report.from).toBe('2024-12-31');
    expect(report.rows.map(({ account, state, change_arr }) => [account, state, change_arr])).toEqual([
      ['a10', 'unchanged', 0],
      ['a2', 'expanded', 1200],
      ['a3', 'new', 1800],
      ['a4', 'churned', -4800],
      ['a5', 'left', 0],
    ]);
    expect(report.rows[3]).toMatchObject({ until: '2025-07-31', last_change_on: '2025-08-01', renews_on: null });
    expect(report.rows[1]).toMatchObject({ since: '2024-01-01', until: null, renews_on: '2026-03-01' });
    expect(report.states.churned).toEqual({ accounts: 1, arr: 0, mrr: 0, start_arr: 4800, change_arr: -4800 });
    expect(report.total).toMatchObject({ accounts: 5, arr: 6600, start_arr: 8400, change_arr: -1800 });
  });

  it.each([
    ['state=all&sort=name', 'a2 a3 a4 a5 a10'],
    ['state=all&sort=-name', 'a10 a5 a4 a3 a2'],
    ['state=all&sort=attr.segment', 'a2 a4 a10 a3 a5'],
    ['state=all&sort=-attr.segment', 'a10 a3 a2 a4 a5'],
    ['state=all&sort=renews_on', 'a10 a2 a3 a4 a5'],
    ['state=all&sort=until', 'a5 a4 a10 a2 a3'],
    ['state=all&sort=-since', 'a3 a10 a2 a4 a5'],
    ['state=all&sort=state&from=2025-01', 'a3 a2 a10 a4 a5'],
    ['state=all&sort=-change_arr&from=2025-01', 'a3 a2 a10 a5 a4'],
    ['state=all&sort=-growth&from=2025-01', 'a2 a10 a4 a3 a5'],
    ['state=all&sort=-mrr', 'a2 a3 a10 a4 a5'],
    ['state=all&sort=start_arr&from=2025-01', 'a3 a5 a10 a2 a4'],
    ['state=all&sort=last_change_on&from=2025-01', 'a10 a5 a2 a3 a4'],
    ['state=churned,left', 'a4 a5'],
    ['search=A1', 'a10'],
    ['search=nobody', ''],
    ['where=segment=ENT&state=all', 'a2 a4'],
  ])('%s: %s', (text, expected) => {
    expect(ids(text).join(' ')).toBe(expected);
  });

  it('is given in windows, with the whole of the totals', () => {
    const report = ask('state=all&sort=name&offset=1&limit=2');
    expect(report.rows.map((row) => row.account)).toEqual(['a3', 'a4']);
    expect([report.offset, report.total.accounts]).toEqual([1, 5]);
    expect(ask('state=all&limit=0').rows).toEqual([]);
    expect(ask('state=all&sort=name&offset=3&only=ids')).toMatchObject({ rows: [], ids: ['a5', 'a10'] });
    expect(ask('state=all&offset=50').rows).toEqual([]);
  });

  it('names the neighbours of an account', () => {
    const around = (text: string) => ask(text).around;
    expect(around('around=a3&limit=0')).toEqual({
      position: 1,
      before: { account: 'a2', name: 'a2' },
      after: { account: 'a10', name: 'a10' },
    });
    expect(around('around=a2')).toMatchObject({ position: 0, before: null, after: { account: 'a3' } });
    expect(around('around=a10')).toMatchObject({ position: 2, after: null });
    expect([around('around=a4'), around('around=nobody'), around('')]).toEqual([null, null, null]);
  });

  it.each([
    ['state=gone', 'state: expected active, all, new'],
    ['sort=luck', 'sort: expected'],
    ['sort=attr.luck', 'sort: no attribute "luck"; there are'],
    ['limit=-1', 'limit: expected a whole number of rows'],
    ['offset=x', 'offset: expected a whole number of rows'],
  ])('refuses %s', (text, words) => {
    expect(() => ask(text)).toThrow(words);
  });
});
