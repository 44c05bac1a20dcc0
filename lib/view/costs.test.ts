import { describe, expect, it } from 'vitest';
import { amountTyped, prepareCosts } from './costs';
import { preparePayback } from './payback';
import { newPlan, planFieldsOf, planLacks, teamFor } from './plan-form';

/** By hand: 9,000 of cost for 3,000 of MRR at 75 % is 4 months; new 30,000 for 2,500 is 16 months; 3 ÷ 12 is 25 %. */
const quarter = {
  period: '2026-Q1',
  expansion_cost: 900_000,
  expansion_mrr: 300_000,
  payback_months: 4,
  new_cost: 3_000_000,
  new_mrr: 250_000,
  new_payback_months: 16,
  cost_ratio: 0.25,
};

describe('payback beside its rules of thumb', () => {
  it('says where each stands, and against the quarter before', () => {
    const rows = [{ ...quarter, period: '2025-Q4', payback_months: 5 }, quarter];
    const { finding, figures } = preparePayback({ currency: 'USD', gross_margin: 0.75, missing: [], rows });
    expect(finding).toBe('Expansion pays back in 4.0 months, as of Q1 2026');
    expect(figures.map(({ value, verdict }) => [value, verdict.word])).toEqual([
      ['4.0 months', 'Above it'],
      ['16.0 months', 'Within it'],
      ['25.0%', 'Within it'],
    ]);
    expect(figures[0]?.trend).toBe('Down from 5.0 months the quarter before');
  });

  it('says what is missing', () => {
    const model = preparePayback({ currency: 'USD', gross_margin: null, missing: ['gross_margin', 'costs'], rows: [] });
    expect(model.missing).toBe('To work out payback, state the gross margin and costs below.');
    expect(model.figures.map(({ verdict }) => verdict.word)).toEqual(['Not known', 'Not known', 'Not known']);
  });
});

describe('costs as a table', () => {
  it('has the newest month first, and the columns that were added', () => {
    const costs = {
      currency: 'USD',
      months: ['2026-01', '2026-02'],
      lines: [{ motion: 'new' as const, team: 'Sales', amounts: [120_050, null] }],
    };
    const { columns, lines } = prepareCosts(costs, [{ motion: 'expansion', team: null }]);
    expect(columns.map(({ name, note }) => [name, note])).toEqual([
      ['Sales', 'New business'],
      ['Expansion', 'no team'],
    ]);
    expect(lines.map(({ month, values }) => [month, ...values])).toEqual([
      ['2026-02', '', ''],
      ['2026-01', '1200.50', ''],
    ]);
  });

  it('reads amounts as people type them', () => {
    expect(['1,200.50', ' 7 ', '', '-5', 'x', '1.23456'].map(amountTyped)).toEqual([
      '1200.50',
      '7',
      '',
      null,
      null,
      null,
    ]);
  });
});

describe('the form of a plan', () => {
  it('an open plan lacks an owner and a date until it has both', () => {
    const plan = newPlan('2026-01-05');
    expect(planLacks(plan)).toBe('An open plan needs an owner and a date.');
    expect(planLacks({ ...plan, owner: 'Ada' })).toMatch(/needs a date/);
    expect(planLacks({ ...plan, expected_on: '2026-02-01' })).toMatch(/needs an owner/);
    expect(planLacks({ ...plan, owner: 'Ada', expected_on: '2026-02-01' })).toBeNull();
    expect(planLacks({ ...plan, status: 'won' })).toBe('Say on which day it was won.');
  });

  it('states what was typed, and nothing of the day on which an open plan was closed', () => {
    const plan = newPlan('2026-01-05', { amount: '30,000', owner: ' Ada ', closed_on: '2026-01-06' });
    expect(planFieldsOf(plan)).toMatchObject({ amount: '30000', owner: 'Ada', source: null, closed_on: null });
  });

  it('proposes the team by the amount', () => {
    const assist = { from: 25_000, sources: { usage: null } };
    expect(teamFor({ source: 'seats', amount: '25,000' }, assist)).toBe('sales_assist');
    expect(teamFor({ source: 'seats', amount: '' }, assist)).toBe('cs');
    expect(teamFor({ source: 'usage', amount: '90000' }, assist)).toBe('cs');
  });
});
