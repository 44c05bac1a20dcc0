import { describe, expect, it } from 'vitest';
import { type AccountSignalFacts, prepareSignals } from './account-signals';

const reading = { meter: 'Seats', used: 96, limit: 100, before: null, before_on: null, change: null };
const facts: AccountSignalFacts = {
  currency: 'USD',
  scores: {
    day: '2025-12-31',
    score: 63,
    categories: [
      { category: 'product', sum: 82.5, cap: 60, points: 60 },
      { category: 'account', sum: 0, cap: 25, points: 0 },
      { category: 'engagement', sum: 3, cap: 15, points: 3 },
    ],
    signals: [
      ...[{ signal: 'usage_95', category: 'product' as const, on: '2025-12-17', age_days: 14, weight: 55 }].map(
        (part) => ({ ...part, half_life_days: 14, points: 27.5, reading, note: null }),
      ),
      {
        ...{ signal: 'Asked for SSO', category: 'engagement' as const, on: '2025-12-31', age_days: 0, weight: 3 },
        ...{ half_life_days: 14, points: 3, reading: null, note: 'by mail' },
      },
    ],
    churn_risk: 25,
    risks: [
      { factor: 'seats_removed', points: 25, on: '2025-11-15', arr: 240_000, count: null, reading: null, note: null },
    ],
    readiness: 47.25,
    expanded_on: null,
    zone: 'grow',
    action: 'offer_higher_plan',
  },
  given: [
    { on: '2025-12-31', signal: 'Asked for SSO', is: 'own', ends: false, weight: 3, note: 'by mail' },
    { on: '2025-12-20', signal: 'past_due', is: 'risk', ends: true, weight: null, note: null },
  ],
};

describe('the signals of an account’s page', () => {
  const model = prepareSignals(facts);

  it('say what to do, the three scores, and how readiness comes about', () => {
    expect(model?.title).toBe('Ready to grow: offer more seats');
    expect(model?.figures.map(({ value, note }) => [value, note])).toEqual([
      ['63', 'Of its signals, capped by category'],
      ['25', 'Of 100'],
      ['47.3', '63 × (1 − 25 ÷ 100)'],
    ]);
  });

  it('open to their parts, each with its working; a cap is told', () => {
    expect(model?.groups).toMatchObject([
      {
        label: 'Product signals',
        total: '60, capped from 82.5',
        lines: [{ name: 'At a usage limit', note: 'Seats 96 of 100; 14 days old: 55 × ½ ^ (14 ÷ 14)', points: '27.5' }],
      },
      { label: 'Engagement signals', lines: [{ name: 'Asked for SSO', note: 'by mail; today, 3 points' }] },
      { label: 'Churn risk', total: '25', lines: [{ note: '$2,400 ARR less, the last on 15 Nov 2025' }] },
    ]);
    expect(model?.given.map(({ what, note }) => [what, note])).toEqual([
      ['Asked for SSO', '3 points, by mail'],
      ['Past due settled', ''],
    ]);
  });

  it('are told of an account that left, and left out where there are none', () => {
    expect(prepareSignals({ ...facts, scores: null })).toMatchObject({ figures: [], groups: [] });
    expect(prepareSignals({ ...facts, scores: null, given: [] })).toBeNull();
  });

  it('say why readiness is 0 after an expansion', () => {
    const scores = { ...facts.scores!, expanded_on: '2025-12-20', readiness: 0 };
    expect(prepareSignals({ ...facts, scores })?.figures[2]).toMatchObject({
      value: '0',
      note: '0: it expanded on 20 Dec 2025',
    });
  });
});
