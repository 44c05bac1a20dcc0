import { describe, expect, it } from 'vitest';
import { queueReport as queueShape } from '@/lib/api/contract/signals';
import { dayOf } from '@/lib/domain/testing/reports';
import { signalColumns } from '@/lib/domain/testing/signals';
import type { LedgerView } from './ledger-view';
import { parseReportQuery } from './query';
import { queueReport } from './queue-report';
import { viewOf } from './testing/view';

const ask = (text = '') => parseReportQuery(new URLSearchParams(text));
const start = { on: '2025-01-10', minor: 100_000, quantity: 10 };

/** One account for each way into the queue; scores are of 31 December 2025. */
const ledger = viewOf(
  {
    changes: [
      { account: 'grow', ...start },
      { account: 'late', ...start },
      { account: 'seats', ...start },
      { account: 'seats', on: '2025-11-15', minor: 80_000, quantity: 8 },
      { account: 'idle', ...start },
      { account: 'due', ...start, renewsOn: '2026-02-10' },
      { account: 'met', ...start, renewsOn: '2026-02-10' },
      { account: 'grown', ...start },
      { account: 'grown', on: '2025-12-20', minor: 120_000, quantity: 12 },
      { account: 'gone', ...start },
      { account: 'gone', on: '2025-06-01', minor: 0 },
    ],
    accounts: ['grow', 'late', 'seats', 'idle', 'due', 'met', 'grown', 'gone'],
    attributes: [
      { slug: 'owner', values: ['Dana'], codes: Int32Array.from([0, -1, -1, -1, -1, -1, -1, -1]), dated: null },
    ],
  },
  { dataThrough: '2025-12-31' },
);
const view: LedgerView = {
  ...ledger,
  planning: {
    touchpoints: [{ accountId: 'met', onDay: dayOf('2025-12-01'), kind: 'qbr', owner: null, note: null }],
    plans: [],
    costs: [],
    targets: [],
  },
  signals: signalColumns({
    signals: [
      { account: 'grow', on: '2025-12-31', signal: 'Premium feature tried', note: 'reports' },
      { account: 'grow', on: '2025-11-01', signal: 'funding' },
      { account: 'grow', on: '2025-12-17', signal: 'webinar' },
      { account: 'grown', on: '2025-12-31', signal: 'premium_feature' },
      { account: 'late', on: '2025-12-24', signal: 'pricing_page' },
      { account: 'late', on: '2025-12-20', signal: 'past_due', note: 'invoice 7' },
      { account: 'late', on: '2025-12-01', signal: 'champion left' },
      { account: 'late', on: '2025-12-10', signal: 'severe_ticket' },
      { account: 'late', on: '2025-12-12', signal: 'severe_ticket' },
      { account: 'late', on: '2025-12-15', signal: 'severe_ticket_closed' },
      { account: 'gone', on: '2025-12-31', signal: 'funding' },
      { account: 'nobody', on: '2025-12-31', signal: 'funding' },
    ],
    usage: [
      { account: 'grow', on: '2025-12-17', used: 96, limit: 100 },
      { account: 'seats', on: '2025-10-31', meter: 'Seats', used: 100 },
      { account: 'seats', on: '2025-12-30', meter: 'Seats', used: 60 },
      { account: 'idle', on: '2025-12-10', meter: 'Seats', used: 4 },
      { account: 'idle', on: '2025-12-30', meter: 'Seats', used: 0 },
    ],
  }),
};

const report = queueReport(view, ask());
const rowOf = (account: string) => report.rows.find((row) => row.account === account)!;

describe('the queue, worked by hand', () => {
  it('keeps to the contract', () => {
    expect(queueShape.parse(report)).toEqual(report);
  });

  it('sums what is left of each signal: 27.5 of a meter at its limit 14 days ago, 25 today, 9 of funding, 3 of a webinar', () => {
    const row = rowOf('grow');
    expect(row.signals.map(({ signal, age_days, weight, points }) => [signal, age_days, weight, points])).toEqual([
      ['usage_95', 14, 55, 27.5],
      ['premium_feature', 0, 25, 25],
      ['funding', 60, 18, 9],
      ['webinar', 14, 6, 3],
    ]);
    expect(row.categories).toEqual([
      { category: 'product', sum: 52.5, cap: 60, points: 52.5 },
      { category: 'account', sum: 9, cap: 25, points: 9 },
      { category: 'engagement', sum: 3, cap: 15, points: 3 },
    ]);
    expect(row).toMatchObject({
      score: 64.5,
      churn_risk: 0,
      readiness: 64.5,
      zone: 'grow',
      owner: 'Dana',
      arr: 1_200_000,
    });
    expect(row.action).toBe('offer_higher_plan');
    expect(row.signals[0]).toMatchObject({ is_derived: true, reading: { meter: 'API calls', used: 96, limit: 100 } });
    expect(row.signals[1]).toMatchObject({ is_derived: false, reading: null, note: 'reports' });
  });

  it('saves first who is past due, without a champion, with one of two tickets open: 20 + 20 + 15', () => {
    const row = rowOf('late');
    expect(row.risks.map(({ factor, points, on, count }) => [factor, points, on, count])).toEqual([
      ['severe_ticket', 15, '2025-12-12', 1],
      ['past_due', 20, '2025-12-20', 1],
      ['champion_left', 20, '2025-12-01', 1],
    ]);
    expect(row).toMatchObject({ score: 6, churn_risk: 55, zone: 'save_first', action: 'settle_payment' });
    expect(row.readiness).toBeCloseTo(6 * 0.45, 12);
    expect(row.reasons[0]).toEqual({ kind: 'risk', factor: 'past_due', on: '2025-12-20', points: 20 });
  });

  it('sees seats that went, and use that fell by 40 %: 25 + 30', () => {
    const row = rowOf('seats');
    expect(row.risks).toMatchObject([
      { factor: 'use_down', points: 30, reading: { used: 60, before: 100, before_on: '2025-10-31', change: -0.4 } },
      { factor: 'seats_removed', points: 25, on: '2025-11-15', arr: 240_000 },
    ]);
    expect(row).toMatchObject({ churn_risk: 55, zone: 'save_first', action: 'reactivate_use' });
  });

  it('sees who has not used it for 14 days, and a renewal that nobody speaks about', () => {
    expect(rowOf('idle').risks).toMatchObject([{ factor: 'no_use', points: 25, on: '2025-12-10', count: 21 }]);
    expect(rowOf('due').risks).toMatchObject([
      { factor: 'renewal_without_touchpoint', points: 10, on: '2026-02-10', arr: 1_200_000 },
    ]);
    expect(rowOf('due')).toMatchObject({ zone: 'watch', action: 'prepare_renewal' });
    expect(rowOf('met').risks).toEqual([]);
  });

  it('lets be who has just expanded', () => {
    expect(rowOf('grown')).toMatchObject({
      score: 25,
      readiness: 0,
      expanded_on: '2025-12-20',
      zone: 'watch',
      action: 'let_settle',
    });
    expect(rowOf('grown').reasons[0]).toEqual({ kind: 'expanded', on: '2025-12-20' });
  });

  it('orders by zone, then risk, readiness or score, ties by ARR; who left is not in it', () => {
    expect(report.rows.map(({ account }) => account)).toEqual(['late', 'seats', 'grow', 'grown', 'due', 'idle', 'met']);
    expect(report).toMatchObject({ day: '2025-12-31', total: 7, unknown_accounts: 1 });
    expect(report.zones).toMatchObject({
      save_first: { accounts: 2, arr: 1_200_000 + 960_000 },
      grow: { accounts: 1, arr: 1_200_000 },
      watch: { accounts: 4 },
    });
  });

  it('gives windows of rows, and those that are searched for', () => {
    const some = queueReport(view, ask('offset=1&limit=2'));
    expect(some.rows.map(({ account }) => account)).toEqual(['seats', 'grow']);
    expect(some.total).toBe(7);
    expect(queueReport(view, ask('search=GROW')).rows.map(({ account }) => account)).toEqual(['grow', 'grown']);
  });

  it('is of another day, and by other weights', () => {
    const earlier = queueReport(view, ask('at=2025-12-17&search=grow'));

    expect(earlier.day).toBe('2025-12-17');
    expect(earlier.rows[0]!.score).toBeCloseTo(55 + 18 * 0.5 ** (46 / 60) + 6, 10);
    const chosen = queueReport({ ...view, signalChoices: { weights: { funding: 36 }, caps: { product: 50 } } }, ask());
    expect(chosen.rows.find(({ account }) => account === 'grow')).toMatchObject({ score: 50 + 18 + 3 });
    expect(chosen.settings.caps[0]).toEqual({ category: 'product', cap: 50, default_cap: 60 });
  });

  it('of an empty ledger is empty', () => {
    expect(queueReport({ ...view, facts: null, basis: null, dataThrough: null }, ask())).toMatchObject({
      day: null,
      total: 0,
      rows: [],
    });
  });
});
