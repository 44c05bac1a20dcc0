import { expect, it } from 'vitest';
import type { PlanStatus } from '../planning';
import { planOf } from '../testing/plan-of';
import { dayOf, factsOf } from '../testing/reports';
import { companyFigures } from './company';
import { readiness } from './readiness';

const plan = (status: PlanStatus, closed: string) =>
  planOf('a', { openedDay: dayOf('2024-01-10'), status, closedDay: dayOf(closed) });

it('the year to 28 February 2025 begins on 1 March 2024: what was lost on the leap day is not in it', () => {
  const facts = factsOf({ changes: [{ account: 'a', on: '2024-01-01', minor: 100 }] }, { dataThrough: '2025-02-28' });
  const plans = [plan('lost', '2024-02-29'), plan('won', '2024-03-01'), plan('lost', '2025-02-28')];
  expect(companyFigures({ facts, costs: [], plans, grossMargin: null }).win_rate.value).toBe(1 / 2);
});

it('seats that are scheduled are no dimension yet', () => {
  const changes = [
    { account: 'a', on: '2024-01-01', minor: 1000, quantity: 10 },
    { account: 'a', on: '2025-03-01', minor: 1200, quantity: 12 },
  ];
  const metered = (dataThrough: string) =>
    readiness(factsOf({ changes }, { dataThrough }), null).find(({ check }) => check === 'metered_or_seats')?.value;
  expect([metered('2025-02-28'), metered('2025-03-01')]).toEqual([0, 1]);
});
