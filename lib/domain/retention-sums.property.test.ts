import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
