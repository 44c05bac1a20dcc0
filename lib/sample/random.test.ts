import { describe, expect, it } from 'vitest';
import { seededRandom } from './random';

const draws = (seed: number, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.unit());
};

describe('seededRandom', () => {
  it('repeats itself for one seed and differs for another', () => {
    expect(draws(7, 50)).toEqual(draws(7, 50));
    expect(draws(7, 50)).not.toEqual(draws(8, 50));
  });

  it('fills [0, 1) evenly: each tenth holds 10 % ± 1 of 20,000 draws', () => {
    const tenths = new Array<number>(10).fill(0);
    for (const value of draws(1, 20_000)) {
      const tenth = Math.floor(value * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });

  it('draws whole numbers with both ends', () => {
    const random = seededRandom(3);
    const seen = new Set(Array.from({ length: 200 }, () => random.whole(2, 5)));
    expect([...seen].sort()).toEqual([2, 3, 4, 5]);
  });

  it('picks by weight: 3 to 1 gives three quarters', () => {
    const random = seededRandom(4);
    const often = Array.from({ length: 8_000 }, () => random.weighted([['a', 3] as const, ['b', 1] as const]));
    expect(often.filter((item) => item === 'a').length / 8_000).toBeCloseTo(0.75, 1);
  });

  it('shuffles without losing anything, and leaves the list given alone', () => {
    const given = [1, 2, 3, 4, 5, 6, 7, 8];
    const result = seededRandom(5).shuffled(given);
    expect(given).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(result).not.toEqual(given);
    expect([...result].sort()).toEqual(given);
  });

  it('has nothing to pick from an empty list', () => {
    expect(() => seededRandom(1).pick([])).toThrow(RangeError);
    expect(() => seededRandom(1).weighted([['a', 0] as const])).toThrow(RangeError);
  });
});
