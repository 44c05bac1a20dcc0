import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WhitespaceInput, whitespace } from './whitespace';
import { FEWEST_LIKE } from './whitespace-lines';

const ACCOUNTS = 30;
const PRODUCTS = 4;

const line = fc.record({
  account: fc.nat(ACCOUNTS - 1),
  product: fc.nat(PRODUCTS - 1),
  plan: fc.integer({ min: -1, max: 2 }),
  arr: fc.integer({ min: 0, max: 1000 }),
});
const codes = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: ACCOUNTS, maxLength: ACCOUNTS });
const inputs = fc
  .record({ lines: fc.array(line, { maxLength: 90 }), segment: codes, band: codes, core: fc.nat(15) })
  .map(({ lines: drawn, segment, band, core }): WhitespaceInput => {
    const lines = [...drawn].sort((a, b) => a.account - b.account);
    return {
      accounts: ACCOUNTS,
      products: PRODUCTS,
      segment: Int32Array.from(segment),
      band: Int32Array.from(band),
      holdings: {
        account: Int32Array.from(lines, ({ account }) => account),
        product: Int32Array.from(lines, ({ product }) => product),
        plan: Int32Array.from(lines, ({ plan }) => plan),
        isCore: Uint8Array.from(lines, ({ product }) => (core >> product) & 1),
        arrMinor: Float64Array.from(lines, ({ arr }) => arr),
      },
    };
  });

describe('whitespace', () => {
  it('a gap is of what the account does not have, is above 0 and no more than somebody pays', () =>
    fc.assert(
      fc.property(inputs, (input) => {
        const { columns, accounts, held, gapsOf } = whitespace(input);
        accounts.forEach((_, place) => {
          for (const { column, arr, holders, like } of gapsOf(place)) {
            const all = accounts.map((_account, other) => held[other * columns.length + column]!);
            expect(held[place * columns.length + column]).toBe(0);
            expect(arr).toBeGreaterThan(0);
            expect(arr).toBeLessThanOrEqual(Math.max(...all));
            expect(holders).toBeGreaterThanOrEqual(FEWEST_LIKE);
            expect(holders).toBeLessThanOrEqual(like);
          }
        });
      }),
      { numRuns: 150 },
    ));

  it('twice the amounts are twice the gaps', () =>
    fc.assert(
      fc.property(inputs, (input) => {
        const { holdings } = input;
        const doubled = whitespace({
          ...input,
          holdings: { ...holdings, arrMinor: holdings.arrMinor.map((arr) => arr * 2) },
        });
        const plain = whitespace(input);
        expect(doubled.columns).toEqual(plain.columns);
        plain.accounts.forEach((_, place) => {
          expect(doubled.gapsOf(place)).toEqual(plain.gapsOf(place).map((gap) => ({ ...gap, arr: gap.arr * 2 })));
        });
      }),
      { numRuns: 100 },
    ));
});
