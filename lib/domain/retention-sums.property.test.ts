import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Balances } from './month-ends';
import { addToSums, noSums, type RetentionSums } from './retention-sums';

/** Up to what 32 bits hold; zero often, and the ends of the range: the loop of 32 bits works on signs. */
const balanceUpTo = (most: number) =>
  fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 }), fc.constant(most), fc.integer({ min: 0, max: most }));
/** Net price up to the window's start, and over it. */
const price = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: -0x1fff_ffff, max: 0x1fff_ffff }),
);

const accounts = fc.array(
  fc.record({
    s: balanceUpTo(0x3fff_ffff),
    e: balanceUpTo(0x3fff_ffff),
    before: price,
    p: price,
    listed: fc.boolean(),
  }),
);
type Accounts = typeof accounts extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** Sums over the listed accounts, from columns made by `hold`; without prices where `priced` is false. */
function sumsOf(drawn: Accounts, hold: (values: number[]) => Balances, priced = true): RetentionSums {
  const values = hold([...drawn.map(({ s }) => s), ...drawn.map(({ e }) => e)]);
  const prices = hold([...drawn.map(({ before }) => before), ...drawn.map(({ before, p }) => before + p)]);
  const list = Int32Array.from(drawn.flatMap(({ listed }, account) => (listed ? [account] : [])));
  const where = { values, startAt: 0, endAt: drawn.length };
  const sums = noSums();
  const ofPrice = priced
    ? { prices, priceStartAt: 0, priceEndAt: drawn.length }
    : { prices: values, priceStartAt: 0, priceEndAt: 0 };
  addToSums(sums, { ...where, ...ofPrice }, list, 0, list.length);
  return sums;
}

const total = (amounts: number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
const in32 = (values: number[]) => Int32Array.from(values);
const inDoubles = (values: number[]) => Float64Array.from(values);

describe('sums of a retention window', () => {
  it('are the same from 32 bits and from doubles', () => {
    fc.assert(
      fc.property(accounts, (drawn) => {
        expect(sumsOf(drawn, in32)).toEqual(sumsOf(drawn, inDoubles));
        expect(sumsOf(drawn, in32, false)).toEqual(sumsOf(drawn, inDoubles, false));
      }),
    );
  });

  it('without prices reach to the last balance that 32 bits hold', () => {
    const large = accounts.map((drawn) =>
      drawn.map((account) => ({ ...account, s: account.s * 2 + 1, e: account.e * 2 })),
    );
    fc.assert(
      fc.property(large, (drawn) => {
        expect(sumsOf(drawn, in32, false)).toEqual(sumsOf(drawn, inDoubles, false));
      }),
    );
  });

  it('are those of the definition, account by account', () => {
    fc.assert(
      fc.property(accounts, (drawn) => {
        const sums = sumsOf(drawn, in32);
        const cohort = drawn.filter(({ s, listed }) => listed && s > 0);
        const start = total(cohort.map(({ s }) => s));
        expect(sums.accounts).toBe(cohort.length);
        expect(sums.retained).toBe(cohort.filter(({ e }) => e > 0).length);
        expect(sums.start).toBe(start);
        expect(start + sums.change).toBe(total(cohort.map(({ e }) => e)));
        expect(start + sums.loss).toBe(total(cohort.map(({ s, e }) => Math.min(s, e))));
        expect(sums.top).toBe(Math.max(0, ...cohort.map(({ s, e }) => e - s)));
      }),
    );
  });

  it('of price are those of the definition, over the accounts that stay', () => {
    fc.assert(
      fc.property(accounts, (drawn) => {
        const sums = sumsOf(drawn, in32);
        const cohort = drawn.filter(({ s, listed }) => listed && s > 0);
        const staying = cohort
          .filter(({ e }) => e > 0)
          .map((account) => ({ ...account, rise: Math.max(account.p, 0) }));
        expect(sums.price).toBe(total(staying.map(({ p }) => p)));
        expect(sums.increases).toBe(total(staying.map(({ rise }) => rise)));
        expect(total(cohort.map(({ s }) => s)) + sums.lossBesideIncreases).toBe(
          total(staying.map(({ s, e, rise }) => Math.min(s, e - rise))),
        );
      }),
    );
  });
});
