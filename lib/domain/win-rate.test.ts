import { describe, expect, it } from 'vitest';
import type { ExpansionPlan, PlanStatus } from './planning';
import { dayOf } from './testing/reports';
import { winRates } from './win-rate';

const plan = (source: string | null, status: PlanStatus, days: number | null, amountMinor: number | null = null) => {
  const openedDay = dayOf('2025-03-01');
  const closedDay = days === null ? null : openedDay + days;
  const rest = { accountId: 'a', expectedDay: null, champion: null, owner: null };
  return { ...rest, openedDay, source, amountMinor, status, closedDay } satisfies ExpansionPlan;
};

const any = { from: null, to: null };

describe('win rate and cycle', () => {
  it('seats: won after 10 and 30 days, lost after 80: 2 of 3, median 30; of the won (10 + 30) ÷ 2 = 20', () => {
    const plans = [plan('Seats', 'won', 10, 700), plan('seat expansion', 'won', 30, 50), plan('users', 'lost', 80)];
    expect(winRates(plans, any).rows).toEqual([
      {
        source: 'seats',
        open: 0,
        won: 2,
        lost: 1,
        win_rate: 2 / 3,
        median_days: 30,
        median_days_won: 20,
        won_arr: 750,
        open_arr: 0,
      },
    ]);
  });

  it('nothing closed: no rate and no cycle', () => {
    expect(winRates([plan(null, 'open', null, 90)], any).total).toMatchObject({
      open: 1,
      win_rate: null,
      median_days: null,
      median_days_won: null,
      open_arr: 90,
    });
  });

  it('sources in the order of the ledger, then other words, then none', () => {
    const plans = [null, 'renewal', 'usage', 'upsell', 'Event'].map((source) => plan(source, 'open', null));
    expect(winRates(plans, any).rows.map(({ source }) => source)).toEqual(['plan', 'usage', 'Event', 'renewal', '']);
  });

  it('closed without a day counts in the rate alone', () => {
    expect(winRates([plan(null, 'won', null), plan(null, 'lost', 5)], any).total).toMatchObject({
      win_rate: 0.5,
      median_days: 5,
      median_days_won: null,
    });
  });

  it('only what was closed in the range; without one all that is closed, however late: 2 of 3, and nothing open', () => {
    const plans = [plan(null, 'won', 10), plan(null, 'lost', 40), plan(null, 'won', 400)];
    expect(winRates(plans, any).total).toMatchObject({ open: 0, won: 2, lost: 1, win_rate: 2 / 3 });
    const march = { from: dayOf('2025-03-01'), to: dayOf('2025-03-31') };
    expect(winRates(plans, march).total).toMatchObject({ won: 1, lost: 0, win_rate: 1 });
  });
});
