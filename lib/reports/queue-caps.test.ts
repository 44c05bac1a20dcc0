import { describe, expect, it } from 'vitest';
import { signalColumns } from '@/lib/domain/testing/signals';
import type { LedgerView } from './ledger-view';
import { parseReportQuery } from './query';
import { queueReport } from './queue-report';
import { viewOf } from './testing/view';

const start = { on: '2025-01-10', minor: 100_000, quantity: 10 };
const signals = (account: string, ...names: string[]) => names.map((signal) => ({ account, on: '2025-12-31', signal }));

/** Scores are of 31 December 2025, all signals of that day. */
const view: LedgerView = {
  ...viewOf(
    {
      changes: [
        { account: 'full', ...start },
        { account: 'lost', ...start },
        { account: 'lost', on: '2025-11-15', minor: 80_000, quantity: 8 },
      ],
    },
    { dataThrough: '2025-12-31' },
  ),
  signals: signalColumns({
    signals: [
      ...signals('full', 'premium_feature', 'success_milestone', 'new_users', 'admin_active'),
      ...signals('full', 'funding', 'new_market', 'pricing_page', 'case_study'),
      ...signals('lost', 'premium_feature', 'severe_ticket', 'past_due', 'champion_left'),
    ],
    usage: [
      { account: 'lost', on: '2025-10-31', meter: 'Seats', used: 100 },
      { account: 'lost', on: '2025-12-30', meter: 'Seats', used: 60 },
    ],
  }),
};
const rowOf = (account: string) => queueReport(view, parseReportQuery([])).rows.find((row) => row.account === account)!;

describe('caps, worked by hand', () => {
  it('product 25 + 20 + 15 + 10 = 70 counts 60, account 18 + 12 = 30 counts 25, engagement 12 + 6 = 18 counts 15: 100', () => {
    const row = rowOf('full');
    expect(row.categories).toEqual([
      { category: 'product', sum: 70, cap: 60, points: 60 },
      { category: 'account', sum: 30, cap: 25, points: 25 },
      { category: 'engagement', sum: 18, cap: 15, points: 15 },
    ]);
    expect(row).toMatchObject({ score: 100, churn_risk: 0, readiness: 100 });
  });

  it('risk 30 + 25 + 15 + 20 + 20 = 110 counts 100, so that a score of 25 is no readiness at all', () => {
    const row = rowOf('lost');
    expect(row.risks.map(({ factor, points }) => [factor, points])).toEqual([
      ['use_down', 30],
      ['seats_removed', 25],
      ['severe_ticket', 15],
      ['past_due', 20],
      ['champion_left', 20],
    ]);
    expect(row).toMatchObject({ score: 25, churn_risk: 100, readiness: 0, zone: 'save_first' });
  });
});
