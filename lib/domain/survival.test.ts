import { describe, expect, it } from 'vitest';
import { kaplanMeier, medianTime, shareBy } from './survival';

/** Durations in short: a number ended with the event, a number in a string was censored. */
const of = (...durations: (number | string)[]) =>
  kaplanMeier({ time: durations.map(Number), happened: durations.map((one) => (typeof one === 'number' ? 1 : 0)) });

describe('four accounts: one expands after 2 months, three are censored after 1, 3 and 5', () => {
  const curve = of('3', 2, '1', '5');

  it('has a point for each end of a duration: at risk 4, 3, 2, 1; 1 − 1/3 at 2', () => {
    expect(curve.map(({ t, at_risk, events, survival }) => [t, at_risk, events, survival])).toEqual([
      [1, 4, 0, 1],
      [2, 3, 1, 2 / 3],
      [3, 2, 0, 2 / 3],
      [5, 1, 0, 2 / 3],
    ]);
  });
  it('share by 0 none, by 3 one third, by 6 unknown, since nobody was followed so long; no median', () => {
    expect([0, 1, 2, 3, 5].map((t) => shareBy(curve, t))).toEqual([0, 0, 1 - 2 / 3, 1 - 2 / 3, 1 - 2 / 3]);
    expect(shareBy(curve, 6)).toBeNull();
    expect(medianTime(curve)).toBeNull();
  });
  it('has no band, being of fewer than 20', () => {
    expect(curve.every(({ low, high }) => low === null && high === null)).toBe(true);
  });
});

describe('weeks of remission on 6-mercaptopurine (Freireich 1963, the textbooks’ example)', () => {
  const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(String);
  const curve = of(6, 6, 6, 7, 10, 13, 16, 22, 23, ...censored);
  const withEvents = curve.filter(({ events }) => events > 0);

  it('survival 18/21, × 16/17, × 14/15, × 11/12, × 10/11, × 6/7, × 5/6, as published', () => {
    const published = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448];
    expect(withEvents.map(({ t }) => t)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(withEvents.map(({ survival }) => Number(survival.toFixed(3)))).toEqual(published);
    expect(medianTime(curve)).toBe(23);
  });
  it('its band is ± 1.645 of the published standard errors', () => {
    const errors = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346];
    withEvents.forEach(({ survival, low, high }, index) => {
      expect(survival - low!).toBeCloseTo(1.6449 * errors[index]!, 3);
      expect(high! - survival).toBeCloseTo(Math.min(1.6449 * errors[index]!, 1 - survival), 3);
    });
  });
});

describe('ends of the scale', () => {
  it('of nobody there is no curve, no share and no median', () => {
    expect([of(), shareBy([], 0), medianTime([])]).toEqual([[], null, null]);
  });
  it('all at once: survival 0, the median there, and no band where the variance is none', () => {
    const curve = of(...Array.from({ length: 20 }, () => 4));
    expect(curve).toEqual([{ t: 4, at_risk: 20, events: 20, survival: 0, low: null, high: null }]);
    expect([medianTime(curve), shareBy(curve, 4), shareBy(curve, 3)]).toEqual([4, 1, 0]);
  });
  it('the band stays within 0 and 1, and is a point before anything happens', () => {
    const early = of(...Array.from({ length: 19 }, () => '9'), '1', 2);
    expect(early[0]).toMatchObject({ t: 1, survival: 1, low: 1, high: 1 });
    expect(early[1]?.high).toBe(1);
    const late = of(...Array.from({ length: 19 }, () => 1), '2');
    expect(late[0]?.low).toBe(0);
  });
  it('6 of 12 by their first month is the median, though 11/12 × 10/11 × … × 6/7 rounds', () => {
    expect(medianTime(of(1, 2, 3, 4, 5, 6, '9', '9', '9', '9', '9', '9'))).toBe(6);
  });
});
