import { describe, expect, it } from 'vitest';
import { type Goals, goalOf, moneyGoalWords, ownTarget, rateGoalWords } from './goals';
import { prepareTrack } from './track';

const goals: Goals = {
  courses: [
    { metric: 'nrr_12m', from: '2026-10', until: '2026-12', target: 1.04 },
    { metric: 'nrr_12m', from: '2026-11', until: null, target: 1.1 },
    { metric: 'arr', from: '2026-01', until: '2026-06', target: 100_000_000 },
  ],
  stage: { name: '5-20M', nrr_low: 1.1, nrr_high: 1.25 },
};

describe('what a figure is held against', () => {
  it('is the last target stated of its month, and the stage for NRR of 12 months alone', () => {
    expect([ownTarget(goals, 'nrr_12m', '2026-10'), ownTarget(goals, 'nrr_12m', '2026-11')]).toEqual([1.04, 1.1]);
    expect(ownTarget(goals, 'arr', '2026-07')).toBeNull();
    expect(goalOf(goals, 'grr_12m', '2026-11')).toEqual({ own: null, band: null });
    expect(goalOf(null, 'nrr_12m', '2026-11')).toEqual({ own: null, band: null });
    expect(goalOf(goals, 'nrr_12m', '2026-11')).toEqual({ own: 1.1, band: { low: 1.1, high: 1.25 } });
  });

  it('a rate below its target is bad only where its interval does not reach it', () => {
    const goal = { own: 1.1, band: null };
    expect(rateGoalWords(goal, { value: 1.07, low: 1.0, high: 1.14 })).toEqual({
      verdict: '3.0 pt below',
      tone: 'flat',
      text: 'your target of 110%',
    });
    expect(rateGoalWords(goal, { value: 1.07, low: 1.06, high: 1.08 })?.tone).toBe('bad');
    expect(rateGoalWords(goal, { value: 1.07, low: null, high: null })?.tone).toBe('bad');
    expect(rateGoalWords(goal, { value: 1.1, low: null, high: null })?.verdict).toBe('On target');
  });

  it('without one of its own it is held against the stage', () => {
    const goal = { own: null, band: { low: 1.1, high: 1.25 } };
    const words = (value: number) => rateGoalWords(goal, { value, low: value - 0.01, high: value + 0.01 });
    expect(words(1.05)).toEqual({ verdict: 'Below', tone: 'bad', text: 'stage 110 to 125%' });
    expect(words(1.095)).toMatchObject({ verdict: 'Below', tone: 'flat' });
    expect([words(1.2)?.verdict, words(1.3)?.verdict]).toEqual(['Within', 'Above']);
    expect(rateGoalWords({ own: null, band: { low: 1.2, high: null } }, { value: 1.5, low: null, high: null })).toEqual(
      {
        verdict: 'Within',
        tone: 'good',
        text: 'stage 120% and more',
      },
    );
    expect(rateGoalWords({ own: null, band: null }, { value: 1, low: null, high: null })).toBeNull();
  });

  it('money says what is missing', () => {
    expect(moneyGoalWords(100_000_00, 90_000_00, 'USD')).toMatchObject({ verdict: '$10k to go', tone: 'flat' });
    expect(moneyGoalWords(100_000_00, 100_000_00, 'USD')?.verdict).toBe('On target');
    expect(moneyGoalWords(null, 1, 'USD')).toBeNull();
  });
});

describe('targets on the line of a figure', () => {
  it('stretch it, where they are near', () => {
    const track = prepareTrack(1.0, 1.06, 1.12, undefined, { own: 1.1, band: { low: 1.1, high: 1.25 } });
    expect([track.from, track.to]).toEqual(['90%', '130%']);
    expect([track.own, track.band?.low, track.band?.high].map((share) => share?.toFixed(3))).toEqual([
      ...['0.500', '0.500', '0.875'],
    ]);
  });

  it('are left out where they are far, and an open band ends with the line', () => {
    const far = prepareTrack(0.6, 0.62, 0.64, undefined, { own: 1.1, band: { low: 1.2, high: null } });
    expect([far.own, far.band]).toEqual([null, null]);
    expect(prepareTrack(1.2, 1.25, 1.3, undefined, { own: null, band: { low: 1.2, high: null } }).band?.high).toBe(1);
  });
});
