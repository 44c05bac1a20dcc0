import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier, shareBy } from './survival';
import { propertyRuns } from './testing/nasty';

const durations = fc.array(fc.record({ time: fc.integer({ min: 0, max: 30 }), happened: fc.constantFrom(0, 1) }), {
  minLength: 1,
  maxLength: 60,
});

const curveOf = (ends: { time: number; happened: number }[]) =>
  kaplanMeier({ time: ends.map(({ time }) => time), happened: ends.map(({ happened }) => happened) });

describe('Kaplan–Meier', () => {
  it('without censoring is the plain share', () => {
    fc.assert(
      fc.property(durations, (ends) => {
        const curve = curveOf(ends.map(({ time }) => ({ time, happened: 1 })));
        const longest = Math.max(...ends.map(({ time }) => time));
        for (let t = 0; t <= longest; t += 1)
          expect(shareBy(curve, t)).toBeCloseTo(ends.filter(({ time }) => time <= t).length / ends.length, 12);
      }),
      propertyRuns(),
    );
  });

  it('is the product of the definition, never rises, and its band holds it', () => {
    fc.assert(
      fc.property(durations, (ends) => {
        let before = 1;
        for (const { t, at_risk, events, survival, low, high } of curveOf(ends)) {
          expect(at_risk).toBe(ends.filter(({ time }) => time >= t).length);
          expect(events).toBe(ends.filter(({ time, happened }) => time === t && happened === 1).length);
          expect(survival).toBeCloseTo(before * (1 - events / at_risk), 12);
          expect(survival).toBeLessThanOrEqual(before);
          if (low !== null && high !== null) {
            expect(low).toBeGreaterThanOrEqual(0);
            expect(low).toBeLessThanOrEqual(survival);
            expect(high).toBeGreaterThanOrEqual(survival);
            expect(high).toBeLessThanOrEqual(1);
          }
          before = survival;
        }
      }),
      propertyRuns(),
    );
  });

  it('does not depend on the order of the durations', () => {
    fc.assert(
      fc.property(durations, (ends) => {
        expect(curveOf(ends.toReversed())).toEqual(curveOf(ends));
      }),
      propertyRuns(),
    );
  });
});
