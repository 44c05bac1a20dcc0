/** A ledger view in which every report has something to say, for tests that look at all of their figures. */
import { dayOf } from '@/lib/domain/testing/reports';
import { signalColumns } from '@/lib/domain/testing/signals';
import type { LedgerView } from '../ledger-view';
import { viewOf } from './view';

const ACCOUNTS = 24;

/** 24 accounts that start together and of which one grows each month; one leaves, one comes back, one is to grow; in the end all pay twice. */
export function richView(): LedgerView {
  const names = Array.from({ length: ACCOUNTS }, (_, index) => `a${index}`);
  const view = viewOf(
    {
      changes: [
        ...names.map((account) => ({ account, on: '2024-01-10', minor: 1000, quantity: 10, renewsOn: '2025-01-10' })),
        ...names.slice(0, 20).map((account, index) => ({
          account,
          on: `${2024 + Math.floor((index + 2) / 12)}-${String(((index + 2) % 12) + 1).padStart(2, '0')}-15`,
          minor: 1300 + index,
          quantity: 12,
          renewsOn: '2026-01-10',
          motion: index % 2 === 0 ? 'sales' : 'organic',
        })),
        ...names.slice(0, 20).map((account, index) => ({
          account,
          on: '2025-12-10',
          minor: 2 * (1300 + index),
          quantity: 12,
          renewsOn: '2026-01-10',
        })),
        { account: 'a20', on: '2024-08-01', status: 'ended' },
        { account: 'a21', on: '2024-08-01', status: 'ended' },
        { account: 'a21', on: '2025-11-05', minor: 1100 },
        { account: 'a22', on: '2025-11-05', minor: 900 },
        { account: 'a23', on: '2026-02-01', minor: 1500 },
        { account: 'late', on: '2025-11-10', minor: 700 },
        { account: 'late', on: '2025-11-10', minor: 90_000, item: 'Setup', kind: 'one_time' },
      ],
      accounts: [...names, 'late'],
      attributes: [
        {
          slug: 'channel',
          values: ['web', 'partner'],
          codes: Int32Array.from([...names, 'late'], (_, index) => index % 2),
          dated: null,
        },
      ],
    },
    { dataThrough: '2025-12-31' },
  );
  return {
    ...view,
    signals: signalColumns({
      signals: [
        { account: 'a1', on: '2025-12-30', signal: 'premium_feature', note: 'exports' },
        { account: 'a2', on: '2025-12-20', signal: 'past_due' },
        { account: 'a3', on: '2024-06-20', signal: 'premium_feature' },
        { account: 'stray', on: '2025-12-20', signal: 'funding' },
      ],
      usage: [
        { account: 'a1', on: '2025-11-30', used: 60, limit: 100 },
        { account: 'a1', on: '2025-12-30', used: 96, limit: 100 },
        { account: 'a4', on: '2025-10-31', used: 80 },
        { account: 'a4', on: '2025-12-30', used: 20 },
      ],
    }),
    grossMargin: 0.8,
    planning: {
      touchpoints: [{ accountId: 'a1', onDay: dayOf('2025-11-20'), kind: 'qbr', owner: null, note: null }],
      plans: [
        {
          accountId: 'a1',
          openedDay: dayOf('2025-10-01'),
          source: 'upsell',
          amountMinor: 5000,
          expectedDay: null,
          champion: null,
          owner: null,
          status: 'won',
          closedDay: dayOf('2025-11-01'),
        },
      ],
      costs: [{ month: '2025-11', motion: 'expansion', team: null, amountMinor: 100_000 }],
      targets: [],
    },
  };
}
