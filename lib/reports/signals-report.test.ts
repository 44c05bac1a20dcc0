import { describe, expect, it } from 'vitest';
import { signalsReport as signalsShape } from '@/lib/api/contract/signals';
import { signalColumns } from '@/lib/domain/testing/signals';
import type { LedgerView } from './ledger-view';
import { parseReportQuery } from './query';
import { signalsReport } from './signals-report';
import { viewOf } from './testing/view';

const accounts = ['acme', 'birch-works', 'c'];
const view: LedgerView = {
  ...viewOf({ changes: accounts.map((account) => ({ account, on: '2025-01-10', minor: 100 })), accounts }),
  signals: signalColumns({
    signals: [
      { account: 'acme', on: '2025-03-01', signal: 'Pricing page viewed' },
      { account: 'acme', on: '2025-03-09', signal: 'pricing_page' },
      { account: 'c', on: '2025-03-02', signal: 'past_due' },
      { account: 'c', on: '2025-03-05', signal: 'Asked for SSO' },
      { account: 'crm:ACME', on: '2025-03-07', signal: 'funding' },
      { account: 'Birch Works Ltd', on: '2025-03-08', signal: 'funding' },
      { account: 'xyz', on: '2025-03-08', signal: 'webinar' },
    ],
    usage: [
      { account: 'acme', on: '2025-03-03', meter: 'Seats', used: 3, limit: 5 },
      { account: 'xyz', on: '2025-03-10', meter: 'Seats', used: 3 },
    ],
  }),
};

describe('the report of signals', () => {
  const report = signalsReport(view, parseReportQuery([]));

  it('counts each name under which a signal counts, with the words that state it', () => {
    expect(signalsShape.parse(report)).toEqual(report);
    expect(report.rows.filter(({ count }) => count > 0)).toEqual([
      {
        ...{ signal: 'pricing_page', is: 'signal', category: 'engagement', count: 2, accounts: 1 },
        ...{ last_on: '2025-03-09', stated_as: ['Pricing page viewed', 'pricing_page'] },
      },
      {
        ...{ signal: 'Asked for SSO', is: 'own', category: 'engagement', count: 1, accounts: 1 },
        ...{ last_on: '2025-03-05', stated_as: ['Asked for SSO'] },
      },
      {
        ...{ signal: 'past_due', is: 'risk', category: null, count: 1, accounts: 1 },
        ...{ last_on: '2025-03-02', stated_as: ['past_due'] },
      },
    ]);
    expect(report.meters).toEqual([{ meter: 'Seats', count: 1, accounts: 1, last_on: '2025-03-03', with_limit: 1 }]);
  });

  it('lists accounts that the ledger does not know, with those that are called alike', () => {
    expect(
      report.unknown.map(({ account, count, alike }) => [account, count, alike.map((each) => each.account)]),
    ).toEqual([
      ['xyz', 2, []],
      ['Birch Works Ltd', 1, ['birch-works']],
      ['crm:ACME', 1, ['acme']],
    ]);
  });

  it('of an empty ledger has nothing', () => {
    const none = signalsReport({ ...view, facts: null, basis: null }, parseReportQuery([]));
    expect(none).toMatchObject({ day: null, rows: [], meters: [], unknown: [] });
  });
});
