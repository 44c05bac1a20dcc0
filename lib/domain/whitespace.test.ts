import { describe, expect, it } from 'vitest';
import { type WhitespaceInput, whitespace } from './whitespace';
import type { Holdings } from './whitespace-lines';

const PLATFORM = 0;
const ANALYTICS = 1;
const [TEAM, BUSINESS] = [0, 1];

type Line = [account: number, product: number, plan: number, arr: number, core?: 0];

const inOrder = (lines: Line[]): Line[] => [...lines].sort(([a], [b]) => a - b);

const holdings = (given: Line[], lines = inOrder(given)): Holdings => ({
  account: Int32Array.from(lines, ([account]) => account),
  product: Int32Array.from(lines, ([, product]) => product),
  plan: Int32Array.from(lines, ([, , plan]) => plan),
  isCore: Uint8Array.from(lines, ([, product, , , core]) => core ?? (product === PLATFORM ? 1 : 0)),
  arrMinor: Float64Array.from(lines, ([, , , arr]) => arr),
});

const input = (accounts: number, lines: Line[], said: Partial<WhitespaceInput> = {}): WhitespaceInput => ({
  accounts,
  products: 2,
  segment: new Int32Array(accounts),
  band: new Int32Array(accounts),
  holdings: holdings(lines),
  ...said,
});

/**
 * By hand: twelve accounts on Platform, 0 to 5 on Team for 100, 6 to 11 on Business for 300; 0 to 5 are segment 0, the
 * others 1. Analytics is had by 1 to 5 for 10, 20, 30, 40, 50 and by 6 for 200.
 */
const lines: Line[] = [
  ...Array.from({ length: 6 }, (_, account): Line => [account, PLATFORM, TEAM, 100]),
  ...Array.from({ length: 6 }, (_, account): Line => [account + 6, PLATFORM, BUSINESS, 300]),
  ...Array.from({ length: 5 }, (_, account): Line => [account + 1, ANALYTICS, -1, (account + 1) * 10]),
  [6, ANALYTICS, -1, 200],
];
const segment = Int32Array.from({ length: 12 }, (_, account) => (account < 6 ? 0 : 1));

describe('whitespace', () => {
  const found = whitespace(input(12, lines, { segment }));
  const named = found.columns.map(({ product, plan, isStep, holders }) => [product, plan, isStep, holders]);

  it('columns are the plans of a product from below, then products by their holders', () => {
    expect(named).toEqual([
      [PLATFORM, TEAM, true, 6],
      [PLATFORM, BUSINESS, true, 6],
      [PLATFORM, -1, false, 12],
      [ANALYTICS, -1, false, 6],
    ]);
  });

  it('a product is worth the median of like accounts, a plan that less what is paid today', () => {
    // Five of its six like accounts have Analytics: the median of 10 to 50. Nobody like it is on Business, in the band
    // six are: 300 less its own 100.
    expect(found.gapsOf(0)).toEqual([
      { column: 1, arr: 200, holders: 6, like: 12, basis: 'band' },
      { column: 3, arr: 30, holders: 5, like: 6, basis: 'segment_band' },
    ]);
    // One of its own segment has Analytics, which is too few: of those in the band 10, 20, 30, 40, 50, 200 the lower middle.
    expect(found.gapsOf(7)).toEqual([{ column: 3, arr: 30, holders: 6, like: 12, basis: 'band' }]);
    // It has both, and stands on top.
    expect(found.gapsOf(6)).toEqual([]);
  });

  it('fewer than five holders value nothing', () => {
    const few = whitespace(
      input(
        12,
        lines.filter(([account, product]) => product === PLATFORM || account < 5),
      ),
    );
    expect(few.gapsOf(0).map(({ column }) => column)).toEqual([1]);
  });

  it('core products that nobody has together are tiers: the next one up alone is a gap', () => {
    const tiers = whitespace(input(15, [], { products: 3, holdings: tierHoldings() }));
    expect(tiers.columns.map(({ product, isStep }) => [product, isStep])).toEqual([
      [0, true],
      [1, true],
      [2, true],
    ]);
    expect(tiers.gapsOf(0)).toEqual([{ column: 1, arr: 100, holders: 5, like: 15, basis: 'segment_band' }]);
    expect(tiers.gapsOf(14)).toEqual([]);
  });

  it('an account without revenue is none, and nothing is nothing', () => {
    expect(found.accounts).toHaveLength(12);
    const none = whitespace(input(3, []));
    expect([none.columns, [...none.accounts]]).toEqual([[], []]);
  });
});

const tierHoldings = (): Holdings => {
  const of = (account: number): number => Math.floor(account / 5);
  const accounts = Array.from({ length: 15 }, (_, account) => account);
  return {
    account: Int32Array.from(accounts),
    product: Int32Array.from(accounts, of),
    plan: new Int32Array(15).fill(-1),
    isCore: new Uint8Array(15).fill(1),
    arrMinor: Float64Array.from(accounts, (account) => 100 * (1 + of(account))),
  };
};
