import { describe, expect, it } from 'vitest';
import { DEFAULT_SALES_ASSIST, proposedTeam, type SalesAssist } from './plan-owner';

const team = (source: string | null, major: number | null, assist: SalesAssist = DEFAULT_SALES_ASSIST) =>
  proposedTeam({ source, amountMinor: major === null ? null : major * 100 }, assist, 100);

describe('who should be at work on a plan', () => {
  it('CS below 25,000, sales assist at it and above', () => {
    expect(team('seats', 24_999.99)).toBe('cs');
    expect(team('seats', 25_000)).toBe('sales_assist');
    expect(team('seats', null)).toBe('cs');
    expect(team(null, 30_000)).toBe('sales_assist');
  });

  it('a source may have an amount of its own, or never need sales', () => {
    const assist: SalesAssist = { from: 25_000, sources: { cross_sell: 10_000, usage: null } };
    expect(team('Cross-sell', 10_000, assist)).toBe('sales_assist');
    expect(team('overage', 90_000, assist)).toBe('cs');
    expect(team('renewal', 25_000, assist)).toBe('sales_assist');
  });
});
