import { describe, expect, it } from 'vitest';
import { priceIncreases } from './price-increases';
import { stretchesOf } from './stretches';
import { dayOf, factsOf } from './testing/reports';

const names = Array.from({ length: 24 }, (_, index) => `a${index}`);
const facts = factsOf(
  {
    accounts: names,
    changes: names.flatMap((account) => [
      { account, on: '2025-01-01', minor: 1000, source: 'price' as const },
      { account, on: '2025-03-05', minor: 1100, source: 'price' as const },
    ]),
  },
  { dataThrough: '2025-06-30' },
);
const everybody = facts.everyAccount;
const inMarch = dayOf('2025-02-28');

describe('stretches', () => {
  it('of who comes in February, leaves before April and is back in May: 2 to 3 and 5 to 6', () => {
    const isIn = new Set(['2025-01-31', '2025-02-28', '2025-04-30', '2025-05-31'].map(dayOf));
    const listOn = (day: number) => (isIn.has(day) ? Int32Array.of(3, 7) : Int32Array.of(7));
    expect(stretchesOf(facts, { from: null, to: null }, listOn)).toEqual([
      { from: dayOf('2025-02-01'), to: dayOf('2025-03-31'), accounts: Int32Array.of(3) },
      { from: dayOf('2025-05-01'), to: dayOf('2025-06-30'), accounts: Int32Array.of(3) },
      { from: dayOf('2025-01-01'), to: dayOf('2025-06-30'), accounts: Int32Array.of(7) },
    ]);
  });
  it('reach no further than the question', () => {
    const asked = { from: dayOf('2025-02-10'), to: dayOf('2025-03-10') };
    expect(stretchesOf(facts, asked, () => everybody)).toEqual([{ ...asked, accounts: everybody }]);
    expect(stretchesOf(facts, { from: dayOf('2030-01-01'), to: null }, () => everybody)).toEqual([]);
  });
  it('a price increase of 24 is found among those asked for in March, and of 19 none', () => {
    const until = (accounts: number) => (day: number) =>
      day === inMarch ? everybody.slice(0, accounts) : everybody.slice(23);
    const found = (accounts: number) =>
      priceIncreases(facts, ...stretchesOf(facts, { from: null, to: null }, until(accounts)));
    expect(found(24)).toMatchObject([{ from: '2025-03-05', percent: 10, accounts: 24 }]);
    expect(found(19)).toEqual([]);
  });
});
