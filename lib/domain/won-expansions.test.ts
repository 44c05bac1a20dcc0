import { describe, expect, it } from 'vitest';
import type { ExpansionPlan, PlanStatus } from './planning';
import { motions } from './source';
import { planOf } from './testing/plan-of';
import { dayOf, factsOf } from './testing/reports';
import { withWonPlans, wonExpansions } from './won-expansions';

const { ledger, accountIds } = factsOf({
  changes: [
    { account: 'a', on: '2025-01-01', minor: 100 },
    { account: 'a', on: '2025-03-01', minor: 150 },
    { account: 'a', on: '2025-05-01', minor: 120 },
    { account: 'a', on: '2025-06-01', minor: 200 },
    { account: 'b', on: '2025-03-10', minor: 100 },
  ],
});

const won = (accountId: string, closed: string | null, status: PlanStatus = 'won'): ExpansionPlan =>
  planOf(accountId, { status, closedDay: closed === null ? null : dayOf(closed) });

const daysOf = (...plans: ExpansionPlan[]) => wonExpansions(ledger, accountIds, plans);

describe('the expansion that a won plan led to', () => {
  const march = { account: 0, day: dayOf('2025-03-01') };
  const june = { account: 0, day: dayOf('2025-06-01') };

  it.each([
    ['31 days after it', '2025-04-01', march],
    ['92 days before it', '2024-11-29', march],
    ['46 days from both: the later one', '2025-04-16', june],
    ['the nearer of two', '2025-04-15', june],
  ])('won %s', (_, closed, expected) => {
    expect(daysOf(won('a', closed))).toEqual([expected]);
  });

  it('none within reach: 93 days before, 32 days after the last', () => {
    expect(daysOf(won('a', '2024-11-28'), won('a', '2025-07-03'))).toEqual([]);
  });

  it('new business and falls are no expansion; nor does an open or lost plan, or an unknown account, lead to one', () => {
    expect(
      daysOf(won('b', '2025-03-10'), won('a', '2025-03-01', 'lost'), won('a', null), won('x', '2025-03-01')),
    ).toEqual([]);
  });

  it('two plans that led to one expansion name it once', () => {
    expect(daysOf(won('a', '2025-06-02'), won('a', '2025-05-30'))).toEqual([june]);
  });
});

describe('the motion of a won expansion', () => {
  const motionsOf = (...plans: ExpansionPlan[]) => {
    const sold = factsOf({
      changes: [
        { account: 'a', on: '2025-01-01', minor: 100 },
        { account: 'a', on: '2025-03-01', minor: 150 },
        { account: 'a', on: '2025-06-01', minor: 200, motion: 'organic' },
        { account: 'a', on: '2025-09-01', minor: 300 },
      ],
    });
    const { components } = withWonPlans(sold.ledger, sold.accountIds, plans);
    return Array.from(components.motion, (code) => motions[code]);
  };

  it('is sales where nobody stated another', () => {
    expect(motionsOf(won('a', '2025-03-05'), won('a', '2025-06-05'))).toEqual(['sales', 'organic', 'unknown']);
  });

  it('stays as it was without a won plan', () => {
    expect(motionsOf(won('a', '2025-03-05', 'lost'))).toEqual(['unknown', 'organic', 'unknown']);
  });
});
