import { describe, expect, it } from 'vitest';
import { parseDay } from '@/lib/domain/day';
import { STANDARD_RULES } from '@/lib/domain/signals/standard-rules';
import { sampleFiles } from './sample';

const days = [
  ['2026-09-18', 1],
  ['2026-11-23', 1],
  ['2027-02-28', 2],
  ['2026-03-01', 3],
] as const;

describe.each(days)("the sample's plays on %s, seed %i", (today, seed) => {
  const { plays, rulesOn, accountsCsv, dataThrough } = sampleFiles({ today, seed });
  const accounts = new Set(accountsCsv.split('\n').map((row) => row.split(',')[0]));

  it('are three, of which one is tried in two ways; every run is of a customer, in an arm that there is, and past', () => {
    expect(plays.map(({ words }) => words.arms.length)).toEqual([2, 0, 0]);
    for (const { words, runs } of plays) {
      const names = words.arms.map(({ name }) => name);
      expect(runs.length, words.name).toBeGreaterThan(14);
      for (const run of runs) {
        expect(accounts.has(run.account), run.account).toBe(true);
        expect(names.length === 0 ? run.arm === null : names.includes(run.arm ?? '')).toBe(true);
        expect(parseDay(run.began_on)).not.toBeNull();
        expect(run.began_on <= dataThrough).toBe(true);
        expect(run.outcome === null).toBe(run.outcome_on === null);
        if (run.outcome_on !== null) expect(run.outcome_on >= run.began_on && run.outcome_on <= dataThrough).toBe(true);
      }
      expect(
        runs.some(({ outcome }) => outcome === null),
        words.name,
      ).toBe(true);
    }
  });

  it('and rules that are on, are such as come with the product', () => {
    expect(rulesOn.length).toBeGreaterThan(1);
    for (const rule of rulesOn) expect(STANDARD_RULES.some(({ ruleId }) => ruleId === rule)).toBe(true);
    expect(sampleFiles({ today, seed }).plays).toEqual(plays);
  });
});
