import { describe, expect, it } from 'vitest';
import type { Planning } from '@/lib/domain/planning';
import { planOf } from '@/lib/domain/testing/plan-of';
import { dayOf } from '@/lib/domain/testing/reports';
import { costsReport } from './costs-report';
import type { LedgerView } from './ledger-view';
import { planListReport } from './plan-list-report';
import { parseReportQuery } from './query';
import { viewOf } from './testing/view';
import { whitespaceReport } from './whitespace-report';

const asked = (...words: [string, string][]) => parseReportQuery(words);

/** 100.00 a month each; a grows by 20.00 a month on 1 June, which is 240.00 of ARR. */
const rows = {
  changes: [
    { account: 'a', on: '2025-01-01', minor: 10_000 },
    { account: 'a', on: '2025-06-01', minor: 12_000 },
    { account: 'b', on: '2025-01-01', minor: 10_000 },
  ],
  accounts: ['a', 'b'],
  attributes: [{ slug: 'owner', values: ['Ann'], codes: Int32Array.of(0, -1), dated: null }],
};
const planned: Planning = {
  touchpoints: [
    { record: 9, accountId: 'b', onDay: dayOf('2026-02-01'), kind: 'qbr', owner: 'Bob', note: null },
    { accountId: 'b', onDay: dayOf('2025-02-01'), kind: 'call', owner: null, note: null },
  ],
  plans: [
    planOf('a', { source: 'seats', status: 'won', closedDay: dayOf('2025-05-20'), owner: 'Ann' }),
    planOf('b', { source: 'plan', status: 'won', closedDay: dayOf('2025-05-20') }),
    planOf('a', { source: 'add-on', status: 'open', amountMinor: 2_500_000, owner: null, expectedDay: null }),
    planOf('a', {
      source: 'seats',
      status: 'open',
      amountMinor: 90_000,
      owner: null,
      expectedDay: dayOf('2025-07-01'),
    }),
  ],
  costs: [
    { month: '2025-11', motion: 'new', team: 'Sales', amountMinor: 500 },
    { month: '2025-12', motion: 'expansion', team: null, amountMinor: 300 },
  ],
  targets: [],
};
const view = (said: Partial<LedgerView> = {}): LedgerView => ({
  ...viewOf(rows, { dataThrough: '2025-12-31' }),
  planning: planned,
  ...said,
});

describe('the plans themselves', () => {
  it('a won one has the expansion it led to, an open one whom it is for and what it lacks', () => {
    const report = planListReport(view(), asked());
    expect(report.closed.map(({ account, expansion }) => [account, expansion])).toEqual([
      ['a', { on: '2025-06-01', arr: 24_000, is_ahead: false }],
      ['b', null],
    ]);
    expect(report.open.map((plan) => [plan.source, plan.is_overdue, plan.proposed_team, plan.proposed_owner])).toEqual([
      ['seats', true, 'cs', 'Ann'],
      ['add-on', false, 'sales_assist', null],
    ]);
    expect(report).toMatchObject({ open_plans: 2, open_arr: 2_590_000, open_accounts: 1, overdue: 1, incomplete: 2 });
    expect(report.ahead).toMatchObject([{ record: 9, account: 'b', on: '2026-02-01', kind: 'qbr' }]);
    expect(report.owners).toEqual(['Ann', 'Bob']);
  });

  it('costs are a table to the last month, empty where none is stated', () => {
    const { months, lines } = costsReport(view(), asked());
    expect([months[0], months.at(-1), months.length]).toEqual(['2025-01', '2025-12', 12]);
    expect(lines.map(({ motion, team, amounts }) => [motion, team, ...amounts.slice(-2)])).toEqual([
      ['expansion', null, null, 300],
      ['new', 'Sales', 500, null],
    ]);
  });
});

describe('whitespace', () => {
  /** Six accounts on Core; five of them have Extra for 10 to 50 a month: the sixth could take it for 12 × 30. */
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const six = viewOf({
    changes: [
      ...names.map((account) => ({ account, on: '2025-01-01', minor: 10_000, item: 'Core' })),
      ...names.slice(1).map((account, index) => ({
        account,
        on: '2025-01-01',
        minor: (index + 1) * 1000,
        item: 'Extra',
        kind: 'add_on' as const,
      })),
    ],
    accounts: names,
    attributes: [],
  });

  it('values the gap of the account that lacks a product by the median of those like it', () => {
    const report = whitespaceReport({ ...six, planning: planned }, asked());
    expect(report.rows).toHaveLength(1);
    const [row] = report.rows;
    const of = report.columns.findIndex(({ product }) => product === 'Extra');
    expect(row).toMatchObject({
      account: 'a',
      gap_arr: 36_000,
      likely_arr: 30_000,
      is_covered: true,
      gaps: [{ column: of, arr: 36_000, holders: 5, like: 6 }],
    });
    expect(report).toMatchObject({ total: 1, accounts: 6, gaps: 1, gap_arr: 36_000, likely_arr: 30_000 });
    expect(whitespaceReport(six, asked(['search', 'zz'])).rows).toEqual([]);
  });
});
