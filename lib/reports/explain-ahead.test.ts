import { describe, expect, it } from 'vitest';
import type { Planning, PlanStatus } from '@/lib/domain/planning';
import { planOf } from '@/lib/domain/testing/plan-of';
import { dayOf } from '@/lib/domain/testing/reports';
import { coverageReport } from './coverage-report';
import { explainFigure } from './explain-report';
import type { LedgerView } from './ledger-view';
import { plansReport } from './plans-report';
import { parseReportQuery } from './query';
import { renewalsReport } from './renewals-report';
import { scheduledReport } from './scheduled-report';
import { viewOf } from './testing/view';

const plan = (accountId: string, status: PlanStatus, closed: string | null) =>
  planOf(accountId, { source: 'seats', status, closedDay: closed === null ? null : dayOf(closed) });
const planning: Planning = {
  plans: [
    plan('a', 'won', '2025-02-01'),
    plan('a', 'lost', '2025-03-01'),
    plan('b', 'open', null),
    plan('prospect', 'won', '2025-02-15'),
  ],
  touchpoints: [{ accountId: 'a', onDay: dayOf('2025-02-10'), kind: 'qbr', owner: null, note: null }],
  costs: [],
  targets: [],
};
const view: LedgerView = {
  ...viewOf(
    {
      changes: [
        { account: 'a', on: '2024-12-01', minor: 100, renewsOn: '2025-03-20' },
        { account: 'a', on: '2025-02-01', minor: 150, renewsOn: '2025-03-20' },
        { account: 'a', on: '2025-05-01', minor: 180 },
        { account: 'b', on: '2024-12-01', minor: 200 },
        { account: 'b', on: '2025-06-15', status: 'ended' },
        { account: 'c', on: '2025-04-10', minor: 10 },
      ],
      accounts: ['a', 'b', 'c'],
      attributes: [{ slug: 'segment', values: ['SMB', 'ENT'], codes: Int32Array.of(0, 1, 0), dated: null }],
    },
    { dataThrough: '2025-03-31' },
  ),
  planning,
};
const TODAY = '2025-03-31';
const ask = (text: string) => parseReportQuery(new URLSearchParams(text));
const figure = (metric: string, period = TODAY, more = '') =>
  explainFigure(view, ask(`metric=${metric}${more}`), period).explained;

describe('what is scheduled', () => {
  it('adds up to the report: 360 more, 2,400 gone, 120 new; to contracted ARR', () => {
    const { current_arr, contracted_arr } = scheduledReport(view, ask(''));
    const change = figure('scheduled_change');
    expect(change.sum).toBe(contracted_arr - current_arr);
    expect(change.sum).toBe(360 - 2_400 + 120);
    expect(figure('contracted_arr').sum).toBe(contracted_arr);
    expect(figure('contracted_arr').accounts).toHaveLength(2);
  });
  it('has the steps of each account, which come to what it will have less what it has', () => {
    const { accounts, changes, startMinor, endMinor } = figure('scheduled_change');
    expect(accounts).toHaveLength(3);
    for (const account of accounts) {
      const sum = changes?.(account).reduce((all, { arrMinor }) => all + arrMinor, 0);
      expect(sum).toBe(endMinor[account]! - startMinor[account]!);
    }
    const steps = [...accounts].flatMap((account) => changes?.(account).map(({ source }) => source) ?? []);
    expect(steps).toEqual(['churn', 'unclassified', 'new']);
  });
  it('is told from the last day of the data on, of the accounts that pass the filters, and of no products', () => {
    const more = '&where=segment%3DENT';
    expect(figure('scheduled_change', '2025-03', more).sum).toBe(-2_400);
    expect(() => figure('scheduled_change', '2025-02')).toThrow('what is scheduled is told from the last day');
    expect(() => figure('contracted_arr', TODAY, '&where=product%3DCore')).toThrow('is of whole accounts');
  });
});

it('what is past its term and undecided adds up to the report', () => {
  const { awaiting } = renewalsReport(view, ask(''));
  expect(awaiting.arr).toBe(1_800);
  expect(figure('due_arr.past').sum).toBe(awaiting.arr);
});

describe('what is done about expansion', () => {
  it('coverage: b of a and b has an open plan; the largest that nobody is at work on comes first', () => {
    const { covered, accounts, coverage } = coverageReport(view, ask(''));
    const found = figure('coverage');
    expect([found.sum, found.dividedBy, found.value]).toEqual([covered, accounts, coverage]);
    expect([covered, accounts]).toEqual([1, 2]);
    expect(found.adds[found.accounts[0]!]).toBe(0);
    expect(() => figure('coverage', '2025-01')).toThrow('coverage is told from the last day');
  });
  it('reviews: a expanded by 600 of 1,200 in its quarter, b by none of 2,400', () => {
    const row = plansReport(view, ask('')).qbr.find(({ period }) => period === '2025-Q1');
    const [reviewed, others] = [figure('qbr_rate.with', '2025-Q1'), figure('qbr_rate.without', '2025-Q1')];
    expect([reviewed.sum, reviewed.dividedBy, reviewed.value]).toEqual([600, 1_200, row?.with_qbr.rate]);
    expect([others.sum, others.dividedBy, others.value]).toEqual([0, 2_400, row?.without_qbr.rate]);
    expect(() => figure('qbr_rate.with', '2025-03')).toThrow('reviews are told by quarter');
    expect(() => figure('qbr_rate.with', '2025-Q2')).toThrow('lies outside the ledger');
  });
  it('win rate: one of the two plans of a that were closed; in February one of one', () => {
    const { total } = plansReport(view, ask(''));
    const found = figure('win_rate');
    expect([found.sum, found.dividedBy, found.value]).toEqual([1, 2, total?.win_rate]);
    expect(figure('win_rate', '2025-02').value).toBe(1);
    expect(figure('win_rate', '2025-01').value).toBeNull();
  });
});
