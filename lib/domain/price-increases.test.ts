import { describe, expect, it } from 'vitest';
import { priceIncreases } from './price-increases';
import type { Change } from './testing/columns';
import { dayOf, factsOf } from './testing/reports';

const many = (count: number, rowsOf: (account: string, index: number) => Change[]): Change[] =>
  Array.from({ length: count }, (_, index) => rowsOf(`a${index}`, index)).flat();

const on = (day: number): string => `2025-03-${String(day).padStart(2, '0')}`;
const suggested = (changes: Change[], query: { from?: string; to?: string } = {}) =>
  priceIncreases(factsOf({ changes }), {
    from: query.from ? dayOf(query.from) : null,
    to: query.to ? dayOf(query.to) : null,
    accounts: null,
  });

/** An MRR sheet's rows: 100.00 and more in January, then risen by 5.25 % on a day of March. */
const risen = (account: string, index: number): Change[] => [
  { account, on: '2025-01-01', minor: 10_000 + index * 400 },
  { account, on: on(1 + (index % 31)), minor: (10_000 + index * 400) * 1.0525 },
];

describe('price increases nobody named', () => {
  it('20 accounts that rise by 5.25 % in March: 12 × 5.25 % of 20 × 10,000 + 190 × 400', () => {
    expect(suggested(many(20, risen))).toEqual([
      {
        ...{ from: '2025-03-01', to: '2025-03-20', percent: 5.25, accounts: 20 },
        arr: 12 * 0.0525 * (200_000 + 190 * 400),
        classified: 'unclassified',
      },
    ]);
  });
  it('19 are not enough, and neither are 20 rises of 19 accounts', () => {
    expect(suggested(many(19, risen))).toEqual([]);
    const twice = { account: 'a0', on: '2025-03-02', minor: 10_000 * 1.0525 * 1.0525 };
    expect(suggested([...many(19, risen), { ...twice, minor: 11_078 }])).toEqual([]);
  });
  it('31 days hold the first and the 31st of March, not the 1st of April', () => {
    const stretched = (last: string) =>
      suggested(
        many(20, (account, index) => [
          { account, on: '2025-01-01', minor: 10_000 },
          { account, on: index === 19 ? last : '2025-03-01', minor: 10_500 },
        ]),
      );
    expect(stretched('2025-03-31').map(({ from, to }) => [from, to])).toEqual([['2025-03-01', '2025-03-31']]);
    expect(stretched('2025-04-01')).toEqual([]);
  });
  it('another percentage is another increase, however close: 5.25 % and 5.26 %', () => {
    const close = many(39, (account, index) => [
      { account, on: '2025-01-01', minor: 1_000_000 },
      { account, on: '2025-03-05', minor: index < 20 ? 1_052_500 : 1_052_600 },
    ]);
    expect(suggested(close)).toMatchObject([{ percent: 5.25, accounts: 20 }]);
  });
  it('what is classified as price is of what the account pays without it: 2 more seats at 50, then 10 % on 12 × 50', () => {
    const seats = many(20, (account) => [
      { account, on: '2025-01-01', quantity: 10, minor: 50_000, statesUnit: true },
      { account, on: '2025-03-05', quantity: 12, minor: 66_000, statesUnit: true },
    ]);
    expect(suggested(seats)).toMatchObject([{ percent: 10, arr: 20 * 12 * 6000, classified: 'price' }]);
  });
  it('the fullest 31 days first: a stray rise in February does not take 25 and 5 of March apart; May is its own', () => {
    const dayOfRise = (index: number): string => {
      if (index === 0) return '2025-02-20';
      if (index <= 25) return '2025-03-02';
      return index <= 30 ? '2025-03-25' : '2025-05-10';
    };
    const waves = many(51, (account, index) => [
      { account, on: '2024-12-01', minor: 10_000 },
      { account, on: dayOfRise(index), minor: 11_000 },
    ]);
    expect(suggested(waves)).toMatchObject([
      { from: '2025-03-02', to: '2025-03-25', accounts: 30, percent: 10 },
      { from: '2025-05-10', to: '2025-05-10', accounts: 20, percent: 10 },
    ]);
    expect(suggested(waves, { from: '2025-03-01', to: '2025-04-30' })).toHaveLength(1);
  });
  it('the last day is whole: a0 and a19 rise by 5 % on 1 March, all but a0 on the 5th: 19 × 6,000 + 6,000 + 6,300', () => {
    const waves = many(20, (account, index) => [
      { account, on: '2024-12-01', minor: 10_000 },
      ...(index === 0 || index === 19 ? [{ account, on: '2025-03-01', minor: 10_500 }] : []),
      ...(index === 0 ? [] : [{ account, on: '2025-03-05', minor: index === 19 ? 11_025 : 10_500 }]),
    ]);
    expect(suggested(waves)).toMatchObject([
      { from: '2025-03-01', to: '2025-03-05', accounts: 20, arr: 20 * 6000 + 6300 },
    ]);
  });
  it('seats, plans and falls are none; neither is a rise that is scheduled, tenfold, or too small to tell', () => {
    const to = (minor: number, more: Partial<Change> = {}, day = '2025-03-05') =>
      suggested(
        many(20, (account) => [
          { account, on: '2025-01-01', minor: 1_000_000, ...more, quantity: 10 },
          { account, on: day, minor, ...more },
        ]),
      );
    expect(to(1_050_000, { statesUnit: true, quantity: 10 })).toHaveLength(1);
    expect(to(2_000_000, { statesUnit: true, quantity: 20 })).toEqual([]);
    expect(to(950_000, { statesUnit: true, quantity: 10 })).toEqual([]);
    expect(to(12_000_000, { statesUnit: true, quantity: 10 })).toEqual([]);
    expect(to(1_000_010, { statesUnit: true, quantity: 10 })).toEqual([]);
    expect(to(1_050_000, { statesUnit: true, quantity: 10 }, '2026-03-05')).toEqual([]);
  });
});
