import { expect, it } from 'vitest';
import { balancesOn } from './balances';
import { buildFacts } from './facts';
import { deriveLedger } from './ledger';
import { rollUp, rollUpPlanning } from './parents';
import { retentionOn } from './retention';
import { splitBy } from './segments';
import { sourceRecords } from './testing/columns';
import { dayOf, usualSettings } from './testing/reports';

it('a group of three: 1,200 + 2,400 become 2,400 + 3,600, one account with its parent’s attributes; NRR 5 ÷ 3', () => {
  const stated = sourceRecords({
    accounts: ['group', 'sub', 'deep', 'other'],
    changes: [
      { account: 'sub', on: '2025-01-01', minor: 100 },
      { account: 'deep', on: '2025-01-01', minor: 200 },
      { account: 'deep', on: '2025-02-15', minor: 300 },
      { account: 'group', on: '2025-03-15', minor: 100 },
    ],
    attributes: [
      {
        slug: 'region',
        values: ['EU', 'US'],
        codes: Int32Array.of(0, 1, 1, 1),
        dated: {
          account: Int32Array.of(0, 1, 1, 3),
          day: Int32Array.of(0, 0, 5, 0),
          code: Int32Array.of(0, 0, 1, 1),
        },
      },
    ],
  });
  const records = rollUp({ ...stated, accounts: { ...stated.accounts, parents: Int32Array.of(-1, 0, 1, -1) } });
  const facts = buildFacts(deriveLedger(records, usualSettings), records.accounts, usualSettings);
  expect(facts.accountIds).toEqual(['group', 'other']);
  expect(splitBy(facts, 'region', null).map(({ key, list }) => [key, [...list]])).toEqual([
    ['EU', [0]],
    ['US', [1]],
  ]);
  expect(facts.attributes[0]?.dated).toEqual({
    account: Int32Array.of(0, 1),
    day: Int32Array.of(0, 0),
    code: Int32Array.of(0, 1),
  });
  expect([...balancesOn(facts, dayOf('2025-03-31'))]).toEqual([6000, 0]);
  expect(retentionOn(facts, dayOf('2025-03-31'), 1, null).nrr).toBe(6000 / 4800);
  expect(retentionOn(facts, dayOf('2025-04-30'), 3, null).nrr).toBe(5 / 3);
});

it('plans and touchpoints with a subsidiary are its parent’s; those with an unknown account stay', () => {
  const accounts = { ...sourceRecords({ accounts: ['group', 'sub'] }).accounts, parents: Int32Array.of(-1, 0) };
  const touchpoint = (accountId: string) => ({ accountId, onDay: 0, kind: null, owner: null, note: null });
  const planning = { touchpoints: [touchpoint('sub'), touchpoint('new')], plans: [], costs: [], targets: [] };
  expect(rollUpPlanning(planning, accounts).touchpoints.map(({ accountId }) => accountId)).toEqual(['group', 'new']);
});
