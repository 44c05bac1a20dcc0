import { describe, expect, it } from 'vitest';
import { accountStates } from '@/lib/domain/account-states';
import type { AccountRow, AccountsReport, AccountsTotal } from '@/lib/domain/report';
import { accountHref, accountsHref, listQuestion, sortAfter, stateTabs, windowOf } from './accounts';
import {
  columnToggled,
  fittedColumns,
  heldAttributes,
  shownColumns,
  sortChoices,
  usualColumns,
} from './accounts-columns';
import { accountsFoot, accountsTable, drawnRows } from './accounts-table';
import { csvOf } from './twin';

const row: AccountRow = {
  account: 'C-7',
  name: 'Acme, Inc.',
  state: 'shrank',
  arr: 1_200_050,
  mrr: 100_004,
  start_arr: 1_500_000,
  change_arr: -299_950,
  since: '2024-03-01',
  until: null,
  last_change_on: '2026-02-01',
  renews_on: null,
  opening: false,
  attributes: { segment: 'SMB', owner: '=Ada' },
};
const total: AccountsTotal = {
  accounts: 1,
  arr: row.arr,
  mrr: row.mrr,
  start_arr: row.start_arr,
  change_arr: row.change_arr,
};
const of = { currency: 'USD', from: '2025-01-31', day: '2026-02-28', attributes: ['owner', 'segment'] };
const columns = shownColumns(of, []);

describe('the table of accounts', () => {
  it('shows the usual columns where none are chosen, and those that exist of the chosen ones', () => {
    expect(columns.map(({ key }) => key)).toEqual(usualColumns(of.attributes));
    expect(usualColumns([])).toContain('growth');
    expect(usualColumns(['owner']).at(-1)).toBe('attr.owner');
    expect(shownColumns(of, ['mrr', 'luck', 'attr.owner']).map(({ key }) => key)).toEqual(['mrr', 'attr.owner']);
    expect(columns.find(({ key }) => key === 'change_arr')?.hint).toBe('Change of ARR since 31 Jan 2025');
  });

  it('adds and takes columns in the order they are offered; the usual ones need no naming', () => {
    const usual = usualColumns(of.attributes);
    expect(columnToggled(of, usual, 'mrr')).toEqual([
      ...['state', 'arr', 'mrr', 'change_arr', 'since', 'renews_on', 'attr.owner', 'attr.segment'],
    ]);
    expect(columnToggled(of, [...usual, 'mrr'], 'mrr')).toEqual([]);
  });

  it('draws a row to the cent, with the mark of its state, and two lines for a phone', () => {
    const [drawn] = drawnRows({ rows: [row], currency: 'USD' }, columns);
    expect(drawn?.cells.map(({ text }) => text)).toEqual([
      ...['Shrank', '$12,000.50', '−$2,999.50', '1 Mar 2024', '–', 'SMB', '=Ada'],
    ]);
    expect(drawn?.cells[0]?.mark).toEqual({ colour: 'var(--mv-contraction)', round: true });
    expect(drawn).toMatchObject({
      note: 'Shrank, since 1 Mar 2024',
      arr: '$12,000.50',
      change: '−$2,999.50',
      isLoss: true,
    });
  });

  it('has the sums of the whole list in its foot', () => {
    expect(accountsFoot({ total, currency: 'USD' })).toEqual({
      accounts: '1 account',
      arr: '$12,000.50',
      change: '−$2,999.50',
      sums: { arr: '$12,000.50', mrr: '$1,000.04', start_arr: '$15,000.00', change_arr: '−$2,999.50' },
    });
  });

  it('tells growth against ARR before, and no growth from nothing; a column is as wide as its sum', () => {
    const [growth] = shownColumns(of, ['growth']);
    expect([growth?.text(row), growth?.text({ ...row, start_arr: 0 })]).toEqual(['−20.0%', '–']);
    const [wide, usual] = fittedColumns(shownColumns(of, ['arr', 'state']), { arr: '+A$12,413,929.12' });
    expect([wide?.width, usual?.width]).toEqual([150, 106]);
    expect(heldAttributes([{ slug: 'plan', values: [{ value: '' }] }])).toEqual([]);
    expect(sortChoices(of)[0]).toEqual({ value: 'name', label: 'Account' });
  });

  it('is a file of the chosen columns, in which no cell is a formula', () => {
    const report = { rows: [row], day: '2026-02-28' } as unknown as AccountsReport;
    expect(csvOf(accountsTable(report, of, ['arr', 'change_arr', 'since', 'attr.owner']))).toBe(
      'account_id,name,arr_USD,change_arr_USD,since,owner\r\nC-7,"Acme, Inc.",12000.50,-2999.50,2024-03-01,\'=Ada\r\n',
    );
  });
});

describe('the list', () => {
  it('asks for what its address says, in windows of rows', () => {
    const question = listQuestion(
      { where: ['segment=SMB'] },
      { from: '2025-01' },
      { search: ' ac ', state: 'churned', sort: 'name' },
    );
    expect(question).toEqual({ where: ['segment=SMB'], from: '2025-01', search: 'ac', state: 'churned', sort: 'name' });
    expect(listQuestion({}, {}, { search: '', state: 'active', sort: '-arr' })).toEqual({});
    expect(windowOf({}, 2)).toEqual({ offset: 120, limit: 60 });
  });

  it('is turned round by the column it is sorted by; figures begin with the largest, words with A', () => {
    expect([sortAfter('-arr', 'arr', true), sortAfter('arr', 'arr', true), sortAfter('-arr', 'name', false)]).toEqual([
      ...['arr', '-arr', 'name'],
    ]);
  });

  it('has a tab for each state that holds accounts: 1 shrank, 2 churned; 1 active of 3', () => {
    const states = Object.fromEntries(
      accountStates.map((state) => [state, { accounts: { shrank: 1, churned: 2 }[state as string] ?? 0 }]),
    ) as Parameters<typeof stateTabs>[0];
    expect(stateTabs(states, 'left').map(({ name, count }) => `${name} ${count}`)).toEqual([
      ...['Active 1', 'All 3', 'Shrank 1', 'Churned 2', 'Left earlier 0'],
    ]);
  });

  it('is found again from an account’s page', () => {
    expect(accountHref('C/7', { where: ['segment=SMB'], state: 'churned', sort: '-arr' })).toBe(
      '/accounts/C%2F7?where=segment=SMB&state=churned',
    );
    expect(accountsHref({ state: 'churned', search: 'ac' })).toBe('/accounts?search=ac&state=churned');
  });
});
