import { describe, expect, it } from 'vitest';
import { balancesOn } from './balances';
import { accountList, type FilterOperator, splitBy } from './segments';
import { dayOf, factsOf } from './testing/reports';

const facts = factsOf(
  {
    accounts: ['d1', 'd2', 'd3', 'd4'],
    changes: [
      { account: 'd1', on: '2025-01-01', minor: 1000 },
      { account: 'd1', on: '2025-03-10', minor: 1500 },
    ],
    attributes: [
      {
        slug: 'owner',
        values: ['Zoë', 'Ali'],
        codes: Int32Array.of(1, 0, 1, -1),
        dated: {
          account: Int32Array.of(0, 0),
          day: Int32Array.of(dayOf('1900-01-01'), dayOf('2025-02-15')),
          code: Int32Array.of(0, 1),
        },
      },
      { slug: 'region', values: ['EU', 'US'], codes: Int32Array.of(0, 0, 1, 1), dated: null },
      { slug: 'employees', values: ['50', '9', 'many'], codes: Int32Array.of(0, -1, 1, 2), dated: null },
    ],
  },
  { dataThrough: '2025-04-30' },
);
const list = (...filters: [slug: string, operator: FilterOperator, ...values: string[]][]): number[] | null => {
  const accounts = accountList(
    facts,
    filters.map(([slug, operator, ...values]) => ({ slug, operator, values })),
  );
  return accounts && Array.from(accounts);
};

describe('filters', () => {
  it('no filter is everyone: null', () => expect(list()).toBeNull());
  it('several values of one attribute are or, different attributes and', () => {
    expect(list(['owner', '=', 'Ali'])).toEqual([0, 2]);
    expect(list(['owner', '=', 'Ali', 'Zoë'])).toEqual([0, 1, 2]);
    expect(list(['owner', '=', 'Ali'], ['region', '=', 'US'])).toEqual([2]);
  });
  it('several excluded values exclude all of them; an account without the attribute stays', () => {
    expect(list(['owner', '!=', 'Ali'])).toEqual([1, 3]);
    expect(list(['owner', '!=', 'Ali', 'Zoë'])).toEqual([3]);
    expect(list(['owner', '!=', ''])).toEqual([0, 1, 2]);
    expect(list(['owner', '=', 'Ali', 'Zoë'], ['owner', '!=', 'Zoë'])).toEqual([0, 2]);
  });
  it('numbers compare: of 50, none, 9 and "many", 50 ≤ 50 and 9 < 50; what is no number passes nothing', () => {
    expect(list(['employees', '>=', '50'])).toEqual([0]);
    expect(list(['employees', '>', '50'])).toEqual([]);
    expect(list(['employees', '<=', '50'])).toEqual([0, 2]);
    expect(list(['employees', '<', '50'], ['employees', '>', '8.5'])).toEqual([2]);
  });
  it("'' is an account without the attribute; an unknown attribute or value has no account", () => {
    expect(list(['owner', '=', ''])).toEqual([3]);
    expect(list(['owner', '=', 'Bo'])).toEqual([]);
    expect(list(['nothing', '=', 'x'])).toEqual([]);
  });
});

describe('splits', () => {
  const split = (on?: string): [string, number[]][] =>
    splitBy(facts, 'owner', null, on === undefined ? undefined : dayOf(on)).map(({ key, list }) => [key, [...list]]);

  it('by current values, keys ascending, each account in one group', () => {
    expect(split()).toEqual([
      ['', [3]],
      ['Ali', [0, 2]],
      ['Zoë', [1]],
    ]);
  });
  it('by the values of a day: d1 was Zoë’s until 14 February', () => {
    expect(split('2025-02-14')).toEqual([
      ['', [3]],
      ['Ali', [2]],
      ['Zoë', [0, 1]],
    ]);
    expect(split('2025-02-15')[1]).toEqual(['Ali', [0, 2]]);
  });
  it('of a list only', () => {
    expect(splitBy(facts, 'region', Int32Array.of(1, 2)).map(({ key, list }) => [key, [...list]])).toEqual([
      ['EU', [1]],
      ['US', [2]],
    ]);
  });
});

it('balances of a day: 0 before the first, and none after data-through but that day’s', () => {
  const first = (day: string): number | undefined => balancesOn(facts, dayOf(day))[0];
  expect([first('2024-12-31'), first('2025-03-09'), first('2025-03-10'), first('2030-01-01')]).toEqual([
    0, 12_000, 18_000, 18_000,
  ]);
});
