import { describe, expect, it } from 'vitest';
import { coverage } from './coverage';
import type { ExpansionPlan, Touchpoint } from './planning';
import { plansOn } from './plans-on';
import { planOf } from './testing/plan-of';
import { dayOf, factsOf } from './testing/reports';

/** Data through 31 December 2025; MRR of a 500, b 300, c 300, d 100, e has left. */
const facts = factsOf({
  changes: [
    { account: 'a', on: '2025-01-01', minor: 500 },
    { account: 'c', on: '2025-01-01', minor: 300 },
    { account: 'b', on: '2025-01-01', minor: 300 },
    { account: 'd', on: '2025-01-01', minor: 100 },
    { account: 'e', on: '2025-01-01', minor: 900 },
    { account: 'e', on: '2025-06-01', status: 'ended' },
  ],
  accounts: ['a', 'b', 'c', 'd', 'e'],
  attributes: [{ slug: 'owner', values: ['Zoë'], codes: Int32Array.of(0, 0, -1, -1, -1), dated: null }],
});

const plan = (accountId: string, said: Partial<ExpansionPlan> = {}) =>
  planOf(accountId, { openedDay: dayOf('2025-06-01'), ...said });
const touch = (accountId: string, on: string): Touchpoint => ({
  accountId,
  onDay: dayOf(on),
  kind: 'call',
  owner: null,
  note: null,
});

const covered = (plans: ExpansionPlan[], touchpoints: Touchpoint[] = [], thresholdMrrMinor = 0) =>
  coverage(facts, { plans, touchpoints }, { thresholdMrrMinor, accounts: null });

describe('coverage', () => {
  it('a has an open plan, d a call in 30 days: 2 of 4; b before c, which are as large', () => {
    expect(covered([plan('a'), plan('e')], [touch('d', '2026-01-30')])).toEqual({
      threshold_mrr: 0,
      accounts: 4,
      covered: 2,
      coverage: 0.5,
      uncovered: [
        { account: 'b', name: 'b', arr: 3600, owner: 'Zoë' },
        { account: 'c', name: 'c', arr: 3600, owner: null },
      ],
    });
  });

  it('a threshold of 300 leaves d out: a, b and c count', () => {
    expect(covered([plan('a')], [], 300)).toMatchObject({ accounts: 3, covered: 1, coverage: 1 / 3 });
    expect(covered([plan('a')], [], 301)).toMatchObject({ accounts: 1, covered: 1, coverage: 1, uncovered: [] });
  });

  it('nobody at or above the threshold: no coverage, not 0 %', () => {
    expect(covered([], [], 1000)).toMatchObject({ accounts: 0, covered: 0, coverage: null });
  });

  it('a call today or in 31 days does not cover, nor does a plan that was lost or won, also after the data’s last day', () => {
    const touchpoints = [touch('a', '2025-12-31'), touch('a', '2026-01-31')];
    const lost = plan('b', { status: 'lost', closedDay: dayOf('2025-12-31') });
    const wonLater = plan('c', { status: 'won', closedDay: dayOf('2026-01-01') });
    expect(covered([lost, wonLater], touchpoints).covered).toBe(0);
    expect(covered([lost, wonLater, plan('c')], touchpoints).covered).toBe(1);
  });

  it('as of an earlier day a plan closed later is open, and one opened later is not there: c of 4, on 31 December', () => {
    const plans = [
      plan('b', { status: 'lost', closedDay: dayOf('2025-12-31') }),
      plan('c', { status: 'won', closedDay: dayOf('2026-01-01') }),
      plan('d', { openedDay: dayOf('2026-01-02') }),
    ];
    const then = plansOn(plans, dayOf('2025-12-31'));
    expect(then.map(({ accountId, status, closedDay }) => [accountId, status, closedDay])).toEqual([
      ['b', 'lost', dayOf('2025-12-31')],
      ['c', 'open', null],
    ]);
    expect(covered(then)).toMatchObject({ accounts: 4, covered: 1, coverage: 0.25 });
    expect(covered(plans)).toMatchObject({ accounts: 4, covered: 1, coverage: 0.25 });
  });
});
