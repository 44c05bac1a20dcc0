import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/nasty';
import { chanceOf } from './chance';
import { drawnYears, forecastMonths, type Quantile } from './draws';
import { PAST_KINDS, PAST_MONTHS, PAST_VALUES, type PastYear } from './past-year';
import { AS_IT_WAS, replay, type WhatIf, yearSums } from './replay';

function atOnce<Value>(pieces: Generator<undefined, Value>): Value {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}

const [START, NEW, RETURNS, MORE, LESS, GONE, FIRST] = [0, 1, 2, 3, 4, 5, 6];
const amount = fc.integer({ min: 0, max: 1_000_000 });

/** A month of an account: it has something and moves, has something and stays, or comes. */
const month = fc
  .record({ start: amount, moves: fc.integer({ min: 0, max: 4 }), by: amount, isFirst: fc.boolean() })
  .map(({ start, moves, by, isFirst }) => {
    const values = new Float64Array(PAST_KINDS);
    values[START] = start;
    if (start === 0) values[moves % 2 === 0 ? NEW : RETURNS] = by;
    else if (moves === 1) values[MORE] = by;
    else if (moves === 2) values[LESS] = Math.min(by, start - 1);
    else if (moves === 3) values[GONE] = start;
    if (moves === 1 && start > 0 && isFirst) values[FIRST] = by;
    return values;
  });

const year: fc.Arbitrary<PastYear> = fc
  .array(fc.array(month, { minLength: PAST_MONTHS, maxLength: PAST_MONTHS }), { minLength: 1, maxLength: 12 })
  .map((accounts) => {
    const values = new Float64Array(accounts.length * PAST_VALUES);
    for (const [account, months] of accounts.entries())
      for (const [at, own] of months.entries()) values.set(own, account * PAST_VALUES + at * PAST_KINDS);
    // Somebody is there when each month begins.
    for (let at = 0; at < PAST_MONTHS; at += 1) values[at * PAST_KINDS + START]! += 1000;
    return { accounts: accounts.length, units: accounts.length, values, endArrMinor: 5_000_000, endAccounts: 3 };
  });

const rate = fc.double({ min: -0.1, max: 0.1, noNaN: true });
const what: fc.Arbitrary<WhatIf> = fc.record({
  churnRate: rate,
  expansionRate: rate,
  firstExpansionMonths: fc.integer({ min: -12, max: 12 }),
});
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const ordered: readonly Quantile[] = ['low95', 'low80', 'median', 'high80', 'high95'];

describe('a forecast of any past year', () => {
  it('has bands in order, begins at what is there, and is never below nothing', () => {
    fc.assert(
      fc.property(year, seed, what, (past, from, tried) => {
        const drawn = atOnce(drawnYears(past, 20, from));
        const months = forecastMonths(past, drawn, 24, tried);
        expect(months).toHaveLength(25);
        for (const { nrr, arr } of months)
          for (const band of [nrr, arr]) {
            const values = ordered.map((name) => band[name]);
            expect(values).toEqual(values.toSorted((a, b) => a - b));
            expect(values[0]).toBeGreaterThanOrEqual(0);
          }
        expect(months[0]?.nrr.median).toBe(1);
        expect(months[0]?.arr.median).toBe(past.endArrMinor);
      }),
      propertyRuns(100),
    );
  });

  it('is the same for the same seed, and expected without chance for any', () => {
    fc.assert(
      fc.property(year, seed, seed, what, (past, one, other, tried) => {
        const months = (from: number) => forecastMonths(past, atOnce(drawnYears(past, 5, from)), 12, tried);
        expect(months(one)).toEqual(months(one));
        expect(months(one).map(({ expected }) => expected)).toEqual(months(other).map(({ expected }) => expected));
      }),
      propertyRuns(60),
    );
  });

  it('loses nothing by less churn or more expansion, and gains nothing by their opposites', () => {
    fc.assert(
      fc.property(year, what, (past, { churnRate, expansionRate }) => {
        const sums = yearSums(past.values, past.units, null);
        const kept = (tried: Partial<WhatIf>) => replay(sums, past.endArrMinor, 24, { ...AS_IT_WAS, ...tried }).kept;
        const base = kept({});
        for (const [at, before] of base.entries()) {
          const byChurn = (kept({ churnRate })[at] ?? 0) - before;
          const byExpansion = (kept({ expansionRate })[at] ?? 0) - before;
          expect(byChurn * Math.sign(churnRate)).toBeLessThanOrEqual(1e-9);
          expect(byExpansion * Math.sign(expansionRate)).toBeGreaterThanOrEqual(-1e-9);
        }
      }),
      propertyRuns(100),
    );
  });

  it('takes as many accounts as there are: the draws of equal accounts are the account itself', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 30 }), seed, (past, times, from) => {
        const own = past.values.slice(0, PAST_VALUES);
        const values = new Float64Array(times * PAST_VALUES);
        for (let unit = 0; unit < times; unit += 1) values.set(own, unit * PAST_VALUES);
        for (const drawn of atOnce(drawnYears({ ...past, units: times, values }, 3, from)))
          expect([...drawn]).toEqual([...own].map((value) => value * times));
      }),
      propertyRuns(60),
    );
  });

  it('chance is even for any seed: of 600 numbers below 6, none is missing', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const chance = chanceOf(from);
        const seen = new Set(Array.from({ length: 600 }, () => chance(6)));
        expect([...seen].toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
      }),
      propertyRuns(100),
    );
  });
});
