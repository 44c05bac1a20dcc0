import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyRuns } from '@/lib/domain/testing/nasty';
import { ranksOf } from './account-names';

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const part = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 3 }),
  fc.constantFrom('Account ', 'account ', 'AC', 'É', 'ß', '株式', '\t', '١٢', '', ' '),
  fc.stringMatching(/^0{0,2}\d{1,3}$/),
  fc.stringMatching(/^0{0,2}\d{28,33}$/),
);
const name = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));

it('names are in the order of the collator, and share a place where it tells them apart no more', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (names) => {
      const ranks = ranksOf(names);
      for (let a = 0; a < names.length; a += 1)
        for (let b = 0; b < names.length; b += 1)
          expect([names[a], names[b], Math.sign(ranks[a]! - ranks[b]!)]).toEqual([
            names[a],
            names[b],
            Math.sign(compare(names[a]!, names[b]!)),
          ]);
    }),
    propertyRuns(1000),
  );
});
