import { describe, expect, it } from 'vitest';
import type { Planning } from '@/lib/domain/planning';
import { planOf } from '@/lib/domain/testing/plan-of';
import { dayOf } from '@/lib/domain/testing/reports';
import { coverageReport } from './coverage-report';
import type { LedgerView } from './ledger-view';
import { paybackReport } from './payback-report';
import { plansReport } from './plans-report';
import { parseReportQuery } from './query';
import { renewalsReport } from './renewals-report';
import { viewOf } from './testing/view';

const attributes = [{ slug: 'segment', values: ['SMB', 'Mid'], codes: Int32Array.of(0, 1), dated: null }];
const rows = {
  changes: [
    { account: 'a', on: '2025-01-01', minor: 100_000, renewsOn: '2026-01-01' },
    { account: 'b', on: '2025-01-01', minor: 50_000, renewsOn: '2026-02-15' },
  ],
  accounts: ['a', 'b'],
  attributes,
};
const empty: Planning = { touchpoints: [], plans: [], costs: [], targets: [] };
const view = (said: Partial<LedgerView> = {}): LedgerView => ({ ...viewOf(rows), ...said });
const asked = (...words: [string, string][]) => parseReportQuery(words);

const wonOf = (accountId: string) =>
  planOf(accountId, { source: 'seats', status: 'won', closedDay: dayOf('2025-02-01') });

describe('reports of what is planned', () => {
  it('say nothing of an empty ledger, in their whole shape', () => {
    const none = { ...viewOf({}), facts: null, basis: null };
    expect(renewalsReport(none, asked())).toMatchObject({ due: [], rows: [], awaiting: { accounts: 0, arr: 0 } });
    expect(coverageReport(none, asked())).toMatchObject({ accounts: 0, coverage: null, uncovered: [] });
    expect(paybackReport(none, asked())).toMatchObject({ rows: [], missing: ['gross_margin', 'costs'] });
    expect(plansReport(none, asked())).toMatchObject({ rows: [], total: null, qbr: [] });
  });

  it('without any planning they are null, not 0', () => {
    expect(coverageReport(view(), asked())).toMatchObject({ accounts: 2, covered: 0, coverage: 0 });
    expect(paybackReport(view(), asked()).rows[0]).toMatchObject({ expansion_cost: null, payback_months: null });
    expect(plansReport(view(), asked()).total).toMatchObject({ won: 0, win_rate: null });
  });

  it('a filter that matches nobody: nulls', () => {
    const nobody = asked(['where', 'segment='], ['where', 'segment=']);
    expect(coverageReport(view(), nobody)).toMatchObject({ accounts: 0, coverage: null });
    expect(renewalsReport(view(), nobody).due[0]).toEqual({ within: 30, accounts: 0, arr: 0 });
    expect(renewalsReport(view(), nobody).rows.every(({ rate }) => rate === null)).toBe(true);
    expect(plansReport(view({ planning: { ...empty, plans: [wonOf('a')] } }), nobody).total?.win_rate).toBeNull();
  });

  it('of b alone, 50,000 × 12 is due within 60 days; split by segment the parts sum to the whole', () => {
    const due = { within: 60, accounts: 1, arr: 600_000 };
    expect(renewalsReport(view(), asked(['where', 'segment=Mid'])).due[1]).toEqual(due);
    const { due: whole, groups } = renewalsReport(view(), asked(['by', 'segment']));
    expect(groups?.map((group) => group.due[1]?.arr)).toEqual([600_000, 1_200_000]);
    expect(whole[1]?.arr).toBe(1_800_000);
  });

  it('a threshold is in whole units: of 1,000.00 and 500.00 a month one is at 600', () => {
    const { threshold_mrr, accounts } = coverageReport(view(), asked(['threshold', '600']));
    expect([threshold_mrr, accounts]).toEqual([60_000, 1]);
    const groups = coverageReport(view(), asked(['by', 'segment'])).groups?.map(({ key, accounts }) => [key, accounts]);
    expect(groups).toEqual([
      ['Mid', 1],
      ['SMB', 1],
    ]);
  });

  it('payback refuses what costs cannot be split by, naming the field', () => {
    expect(() => paybackReport(view(), asked(['grid', 'week']))).toThrow('grid: costs are by month');
    expect(() => paybackReport(view(), asked(['where', 'segment=SMB']))).toThrow('costs are not known by account');
    expect(() => paybackReport(view(), asked(['by', 'segment']))).toThrow('costs are not known by account');
    expect(paybackReport(view({ grossMargin: 0.8 }), asked())).toMatchObject({ gross_margin: 0.8, missing: ['costs'] });
  });

  it('plans are those of the ledger’s accounts that are asked for, and are split by source alone', () => {
    const planned = view({ planning: { ...empty, plans: [wonOf('a'), wonOf('b'), wonOf('prospect')] } });
    expect(plansReport(planned, asked()).total).toMatchObject({ won: 2, median_days: 31 });
    expect(plansReport(planned, asked(['where', 'segment=SMB'])).rows).toMatchObject([{ source: 'seats', won: 1 }]);
    expect(() => plansReport(planned, asked(['by', 'segment']))).toThrow('by: plans are told by source');
  });
});
