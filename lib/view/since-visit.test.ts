import { describe, expect, it } from 'vitest';
import { prepareMoved, sinceLine, startArr, type Visit, visitDay, visits, weekLine } from './since-visit';

const sum = (accounts: number, start_arr: number, change_arr: number) => ({ accounts, start_arr, change_arr });
const visit: Visit = { on: '2026-11-17', through: '2026-11-14', version: 8, arr: 1_000_000_00 };
const report = (states: Record<string, ReturnType<typeof sum>>) => ({ currency: 'USD', states });
const still = sum(98, 990_000_00, 0);

describe('what moved since the last visit', () => {
  it('tells existing customers first, each with its change', () => {
    const line = sinceLine(
      report({
        new: sum(1, 0, 5_000_00),
        expanded: sum(2, 9_100_00, 3_200_00),
        churned: sum(1, 900_00, -900_00),
        unchanged: still,
      }),
      visit,
      '2026-11-22',
    );
    expect(line).toEqual({
      since: 'Since Tuesday',
      text: '2 accounts expanded (+$3.2k), 1 churned (−$900), 1 started (+$5k)',
      hasAccounts: true,
    });
  });

  it('is hidden where nothing moved', () => {
    expect(sinceLine(report({ unchanged: sum(99, 1_000_000_00, 0) }), visit, '2026-11-22')).toBeNull();
  });

  it('tells that the past is told otherwise: 1,000,000 then, 998,800 for the same day now', () => {
    expect(sinceLine(report({ unchanged: sum(99, 998_800_00, 0) }), visit, '2026-11-22')).toEqual({
      since: 'Since Tuesday',
      text: 'earlier days were corrected by −$1.2k',
      hasAccounts: false,
    });
    expect(startArr(report({ unchanged: still, churned: sum(1, 900_00, -900_00) }))).toBe(990_900_00);
  });

  it('names the day as people do', () => {
    expect(visitDay('2026-11-21', '2026-11-22')).toBe('yesterday');
    expect(visitDay('2026-11-16', '2026-11-22')).toBe('Monday');
    expect(visitDay('2026-11-15', '2026-11-22')).toBe('15 Nov 2026');
  });

  it('remembers the visit before through all the day, and moves on with the next day', () => {
    const first = visits({ last: null, now: null }, visit);
    expect(first).toEqual({ last: null, now: visit });
    const next = { ...visit, on: '2026-11-22', version: 9 };
    const second = visits(first, next);
    expect(second).toEqual({ last: visit, now: next });
    expect(visits(second, { ...next, version: 10 }).last).toEqual(visit);
  });

  it('for those who were not here before is the last week, where something moved in it', () => {
    const states = { expanded: sum(2, 100_00, 30_00), active: sum(5, 500_00, 0) };
    expect(weekLine({ currency: 'USD', states })).toEqual({
      since: 'In the last week',
      text: '2 accounts expanded (+$30)',
      hasAccounts: true,
    });
    expect(weekLine({ currency: 'USD', states: { active: sum(5, 500_00, 0) } })).toBeNull();
  });

  it('lists the accounts, with a sum that equals the line', () => {
    const model = prepareMoved({
      currency: 'USD',
      rows: [{ account: 'a', name: '', state: 'expanded', start_arr: 100_00, arr: 300_00, change_arr: 200_00 }],
      total: sum(1, 100_00, 200_00),
    });
    expect(model).toEqual({
      rows: [{ account: 'a', name: 'a', state: 'expanded', start: '$100', end: '$300', change: '+$200.00' }],
      sum: '+$200.00',
    });
  });
});
