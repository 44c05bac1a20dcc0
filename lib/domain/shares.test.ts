import { expect, it } from 'vitest';
import { eachShare, MIXED } from './shares';
import { sources } from './source';
import { factsOf } from './testing/reports';

/** Kind and shares of an account's second cell: one line at $10 a seat and month, then as said, a month later. */
function second(quantity: number, minor: number, plan?: string) {
  const before = { account: 'a', on: '2025-01-10', quantity: 10, minor: 10_000, plan: 'Basic' };
  const { monthCells, monthShares } = factsOf({
    changes: [before, { account: 'a', on: '2025-02-10', quantity, minor, plan: plan ?? before.plan }],
  });
  const shares: [string, number][] = [];
  eachShare(monthCells, monthShares, 1, (kind, minor) => shares.push([sources[kind]!, minor]));
  return { kind: sources[monthShares.kind[1]!] ?? monthShares.kind[1], shares };
}

it('what nets the other sign off has all of the cell: seats −$20, plan +$50; the cell is not mixed', () => {
  expect(second(8, 13_000, 'Pro')).toEqual({ kind: 'plan', shares: [['plan', 12 * 3000]] });
  expect(second(12, 9_000)).toEqual({ kind: 'price', shares: [['price', 12 * 1000]] });
});

it('two of one sign share it: seats +$20, price +$10', () => {
  const shares = [
    ['seats', 12 * 2000],
    ['price', 12 * 1000],
  ];
  expect(second(12, 13_000)).toEqual({ kind: MIXED, shares });
});
