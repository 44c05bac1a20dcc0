import { describe, expect, it } from 'vitest';
import type { DefinitionRow } from '@/lib/domain/definitions';
import { type DefinitionsFigures, prepareDefinitions, prepareDifference } from './definitions-side';

const ours: DefinitionRow = {
  key: 'account-cohort-12m',
  name: 'NRR over twelve months',
  who: 'ours',
  formula: 'ARR today, divided by ARR then.',
  value: 1.05,
  base_arr: 1_000_000,
  against: null,
  same_base: true,
  difference_arr: 0,
  differs_by: [],
};

const report: DefinitionsFigures = {
  currency: 'USD',
  data_through: '2026-11-15',
  as_of: null,
  began_on: null,
  ledger_version: 1,
  period: '2026-10',
  rows: [
    ours,
    {
      ...ours,
      key: 'subscription-level-12m',
      name: 'NRR of subscriptions',
      value: 1.02,
      against: ours.key,
      difference_arr: -30_000,
      differs_by: [
        { account: 'c-1', name: 'Cobalt', arr: -25_000 },
        { account: 'c-2', name: '', arr: -5_000 },
      ],
    },
    { ...ours, key: 'renewals-due-12m', name: 'Renewals', against: ours.key, same_base: false, base_arr: 400_000 },
  ],
};

describe('definitions side by side', () => {
  it('tell how far each is from ours, why, and how many accounts make it', () => {
    const { finding, ours: own, others } = prepareDefinitions(report);
    expect(finding).toBe('Our NRR is 105.0%; the same ledger gives 102.0% to 105.0% elsewhere');
    expect(own.map(({ figure }) => figure)).toEqual([{ metric: 'nrr_12m', period: '2026-10' }]);
    expect(others[0]).toMatchObject({
      difference: '−3.0 pt',
      against: 'against NRR over twelve months',
      why: '−$300 of ARR in sum, most by Cobalt (−$250).',
      accounts: '2 accounts',
    });
    expect(others[1]).toMatchObject({ accounts: null, why: 'Counts the same in this window: no account differs.' });
  });

  it('name under the head of ours only who else has the same', () => {
    const row: DefinitionRow = { ...ours, key: 'account-cohort-3m', who: 'ours, SaaS Capital' };
    const { ours: own } = prepareDefinitions({ ...report, rows: [ours, row] });
    expect(own.map(({ who }) => who)).toEqual(['', 'also SaaS Capital']);
  });

  it('open to the accounts, whose amounts add up to the difference: −250 − 50 = −300', () => {
    const model = prepareDifference(report, 'subscription-level-12m');
    expect(model?.rows.map(({ name, arr }) => [name, arr])).toEqual([
      ['Cobalt', '−$250.00'],
      ['c-2', '−$50.00'],
    ]);
    expect(model?.sum).toBe('−$300.00');
    expect(prepareDifference(report, 'renewals-due-12m')).toBeNull();
    expect(prepareDifference(report, 'gone')).toBeNull();
  });
});
