import { describe, expect, it } from 'vitest';
import { accountStandings, accountStates, NO_DAY_YET } from './account-states';
import { dayOf, factsOf } from './testing/reports';

describe('states of accounts from 31 January to 30 June', () => {
  const facts = factsOf({
    changes: [
      { account: 'new', on: '2025-03-01', minor: 100 },
      { account: 'back', on: '2024-01-01', minor: 100 },
      { account: 'back', on: '2024-06-01', status: 'ended' },
      { account: 'back', on: '2025-04-01', minor: 100 },
      { account: 'grew', on: '2024-01-01', minor: 100 },
      { account: 'grew', on: '2025-05-01', minor: 150 },
      { account: 'shrank', on: '2024-01-01', minor: 100 },
      { account: 'shrank', on: '2025-05-01', minor: 50 },
      { account: 'same', on: '2024-01-01', minor: 100 },
      { account: 'gone', on: '2024-01-01', minor: 100 },
      { account: 'gone', on: '2025-02-10', status: 'ended' },
      { account: 'passed', on: '2025-02-01', minor: 100 },
      { account: 'passed', on: '2025-04-01', status: 'ended' },
      { account: 'left', on: '2024-01-01', minor: 100 },
      { account: 'left', on: '2024-03-01', status: 'ended' },
      { account: 'later', on: '2025-07-01', minor: 100 },
    ],
    accounts: ['file'],
  });
  const of = (account: string): number => facts.accountIds.indexOf(account);
  const { state, startMinor, endMinor, lastActiveDay, lastChangeDay } = accountStandings(
    facts,
    dayOf('2025-01-31'),
    dayOf('2025-06-30'),
  );

  it.each([
    ['new', 'new', 0, 1200],
    ['back', 'reactivated', 0, 1200],
    ['grew', 'expanded', 1200, 1800],
    ['shrank', 'shrank', 1200, 600],
    ['same', 'unchanged', 1200, 1200],
    ['gone', 'churned', 1200, 0],
    ['passed', 'churned', 0, 0],
    ['left', 'left', 0, 0],
    ['later', 'never', 0, 0],
    ['file', 'never', 0, 0],
  ])('%s is %s: %d to %d', (account, expected, start, end) => {
    expect([accountStates[state[of(account)]!], startMinor[of(account)], endMinor[of(account)]]).toEqual([
      expected,
      start,
      end,
    ]);
  });

  it('say when an account was last active, and when its balance last changed', () => {
    expect([lastActiveDay[of('gone')], lastChangeDay[of('gone')]]).toEqual([dayOf('2025-02-09'), dayOf('2025-02-10')]);
    expect([lastActiveDay[of('grew')], lastChangeDay[of('grew')]]).toEqual([dayOf('2025-06-30'), dayOf('2025-05-01')]);
    expect([lastActiveDay[of('later')], lastChangeDay[of('file')]]).toEqual([NO_DAY_YET, NO_DAY_YET]);
  });
});
