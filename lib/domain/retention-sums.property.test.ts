import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPriceSums, noPriceSums } from './retention-price-sums';
import { addToSums, noSums } from './retention-sums';

/** Zero often, and the ends of the range: the loop of 32 bits works on signs. */
const balance = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 0x7fff_ffff }));

describe('sums of a retention window', () => {
  it('are the same from balances of 32 bits and from doubles', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ s: balance, e: balance, listed: fc.boolean() })), (accounts) => {
        const values = [...accounts.map(({ s }) => s), ...accounts.map(({ e }) => e)];
        const list = Int32Array.from(accounts.flatMap(({ listed }, account) => (listed ? [account] : [])));
        const small = noSums();
        const large = noSums();
        addToSums(small, Int32Array.from(values), 0, accounts.length, list, 0, list.length);
        addToSums(large, Float64Array.from(values), 0, accounts.length, list, 0, list.length);
        expect(small).toEqual(large);
      }),
    );
  });

  it('are those of the definition, account by account', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ s: balance, e: balance })), (accounts) => {
        const values = Int32Array.from([...accounts.map(({ s }) => s), ...accounts.map(({ e }) => e)]);
        const list = Int32Array.from(accounts.keys());
        const sums = noSums();
        addToSums(sums, values, 0, accounts.length, list, 0, list.length);
        const cohort = accounts.filter(({ s }) => s > 0);
        expect(sums.accounts).toBe(cohort.length);
        expect(sums.retained).toBe(cohort.filter(({ e }) => e > 0).length);
        expect(sums.start).toBe(cohort.reduce((sum, { s }) => sum + s, 0));
        expect(sums.start + sums.change).toBe(cohort.reduce((sum, { e }) => sum + e, 0));
        expect(sums.start + sums.loss).toBe(cohort.reduce((sum, { s, e }) => sum + Math.min(s, e), 0));
        expect(sums.top).toBe(Math.max(0, ...cohort.map(({ s, e }) => e - s)));
      }),
    );
  });
});

/** Sums of price at the start and at the end of a window; both kinds of balances hold them. */
const priceSum = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: -0x3fff_ffff, max: 0x3fff_ffff }),
);

describe('sums of price over a retention window', () => {
  it('are those of the definition, account by account, from 32 bits and from doubles', () => {
    const account = fc.record({ s: balance, e: balance, before: priceSum, after: priceSum, listed: fc.boolean() });
    fc.assert(
      fc.property(fc.array(account), (accounts) => {
        const values = [...accounts.map(({ s }) => s), ...accounts.map(({ e }) => e)];
        const prices = [...accounts.map(({ before }) => before), ...accounts.map(({ after }) => after)];
        const list = Int32Array.from(accounts.flatMap(({ listed }, index) => (listed ? [index] : [])));
        const small = noPriceSums();
        const large = noPriceSums();
        const add = [0, accounts.length, list, 0, list.length] as const;
        addPriceSums(small, Int32Array.from(values), Int32Array.from(prices), ...add);
        addPriceSums(large, Float64Array.from(values), Float64Array.from(prices), ...add);
        expect(small).toEqual(large);
        const cohort = accounts.filter(({ s, listed }) => listed && s > 0);
        const staying = cohort
          .filter(({ e }) => e > 0)
          .map(({ s, e, before, after }) => ({ s, e, p: after - before, rise: Math.max(after - before, 0) }));
        const total = (amounts: number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
        expect(small.price).toBe(total(staying.map(({ p }) => p)));
        expect(small.increases).toBe(total(staying.map(({ rise }) => rise)));
        expect(total(cohort.map(({ s }) => s)) + small.lossBesideIncreases).toBe(
          total(staying.map(({ s, e, rise }) => Math.min(s, e - rise))),
        );
      }),
    );
  });
});
