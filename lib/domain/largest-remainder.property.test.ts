import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestRemainder } from './largest-remainder';
import { propertyRuns } from './testing/nasty';

describe('largest remainder', () => {
  it.each([
    ['100 among equal thirds: the first gets the unit left over', 100, [1, 1, 1], [34, 33, 33]],
    ['the largest fraction gets it: 10 × 2 ÷ 7 = 2.86, 10 × 5 ÷ 7 = 7.14', 10, [2, 5], [3, 7]],
    ['two left over go to the two largest fractions: 7 × (3, 3, 4) ÷ 10 = 2.1, 2.1, 2.8', 7, [3, 3, 4], [2, 2, 3]],
    ['nothing is netted off: each keeps its own', 9, [4, 5], [4, 5]],
    ['nothing to share', 0, [4, 5], [0, 0]],
    ['beyond 2⁵³: 9·10¹⁵ × 1 ÷ 3', 3_000_000_000_000_001, [3e15, 6e15], [1_000_000_000_000_000, 2_000_000_000_000_001]],
    [
      'beyond 2⁵³ the larger fraction is told too: 9,000,000,000,000,005 × 5 ÷ 7 leaves 1 of 7, × 2 ÷ 7 leaves 6',
      9_000_000_000_000_005,
      [5, 2],
      [6_428_571_428_571_432, 2_571_428_571_428_573],
    ],
  ])('%s', (_, total, weights, shares) => expect(largestRemainder(total, weights)).toEqual(shares));

  const weights = fc.array(fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 2 ** 50 })), {
    minLength: 1,
    maxLength: 7,
  });

  it('adds up, and gives nobody a whole unit more or less than the quota', () => {
    fc.assert(
      fc.property(weights, fc.nat({ max: 2 ** 50 }), (parts, size) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        const total = size % (whole + 1);
        const shares = largestRemainder(total, parts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
        shares.forEach((share, index) => {
          const over = BigInt(share) * BigInt(whole) - BigInt(total) * BigInt(parts[index]!);
          expect(over > -BigInt(whole) && over < BigInt(whole)).toBe(true);
        });
      }),
      propertyRuns(),
    );
  });
});
