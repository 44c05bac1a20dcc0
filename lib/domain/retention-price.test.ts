import { describe, expect, it } from 'vitest';
import type { RetentionFigures } from './report';
import { retentionOn, retentionRows } from './retention';
import type { Change } from './testing/columns';
import { dayOf, factsOf } from './testing/reports';

/** Seats at a price a month, in cents. */
const seats = (account: string, on: string, quantity: number, unitMinor: number, product = 'Core'): Change => ({
  account,
  on,
  item: product,
  quantity,
  minor: quantity * unitMinor,
  statesUnit: true,
});
const gone = (account: string, on: string, product = 'Core'): Change => ({
  account,
  on,
  item: product,
  status: 'ended',
});

function windowTo(changes: Change[], month: string, window: number, dataThrough = '2026-12-31'): RetentionFigures {
  const facts = factsOf({ changes }, { dataThrough });
  const rows = retentionRows(facts, { window, from: null, to: null, accounts: null });
  return rows.find((row) => row.period === month)!;
}

describe('price of four accounts with 10 seats at $50: +60, +72, +48 and +108 thousand of 2,400', () => {
  const changes = [
    ...['p1', 'p2', 'p3', 'p4'].map((account) => seats(account, '2025-01-01', 10, 5000)),
    { ...seats('p1', '2025-03-01', 10, 5500), cause: 'price_increase' },
    seats('p2', '2025-03-01', 12, 5500),
    seats('p3', '2025-03-01', 8, 5500),
    seats('p4', '2025-03-31', 9, 6000),
  ];

  it('(660 + 792 + 528 + 648) ÷ 2,400 = 1.095; without price (2,628 − 288) ÷ 2,400 = .975, one seat in forty', () => {
    expect(windowTo(changes, '2025-03', 1)).toMatchObject({
      nrr: 1.095,
      nrr_without_price: 0.975,
      nrr_without_increases: 0.975,
    });
  });
  it('GRR .97 hides lost seats: without increases (600 + 600 + 480 + 540) ÷ 2,400 = .925', () => {
    expect(windowTo(changes, '2025-03', 1)).toMatchObject({ grr: 0.97, grr_without_increases: 0.925 });
  });
  it('a rise after the window is none of it: to 30 March (660 + 792 + 528 + 600 − 180) ÷ 2,400 = 1', () => {
    const facts = factsOf({ changes }, { dataThrough: '2025-04-30' });
    expect(retentionOn(facts, dayOf('2025-03-30'), 1, null)).toMatchObject({ nrr: 1.075, nrr_without_price: 1 });
  });
  it('the start’s own day is before the window: the one to 30 April begins on 31 March, after the rises', () => {
    const facts = factsOf({ changes }, { dataThrough: '2025-04-30' });
    expect(retentionOn(facts, facts.dataThrough, 1, null)).toMatchObject({ nrr: 1, nrr_without_price: 1 });
    expect(retentionOn(facts, facts.dataThrough, 3, null)).toMatchObject({ nrr: 1.095, nrr_without_price: 0.975 });
  });
});

describe('price and who is gone: 120 each at the start', () => {
  const changes = [
    ...['q1', 'q2', 'q3', 'q4'].map((account) => seats(account, '2025-01-01', 10, 1000)),
    seats('q1', '2025-02-01', 10, 1100),
    gone('q1', '2025-04-01'),
    seats('q2', '2025-03-15', 11, 1000),
    gone('q3', '2025-02-10'),
    seats('q3', '2025-03-01', 10, 1100),
  ];

  it('what left takes its rise along; back dearer is price: (0 + 132 + 132 − 12 + 120) ÷ 480 = .775, GRR 360 ÷ 480', () => {
    expect(windowTo(changes, '2025-04', 3)).toMatchObject({
      nrr: 0.8,
      nrr_without_price: 372 / 480,
      nrr_without_increases: 372 / 480,
      grr: 0.75,
      grr_without_increases: 0.75,
    });
  });
});

it('a discount is taken out of constant prices alone: (96 + 24 + 120) ÷ 240 = 1, without increases .9', () => {
  const changes = [
    seats('cut', '2025-01-01', 10, 1000),
    seats('still', '2025-01-01', 10, 1000),
    seats('cut', '2025-02-10', 10, 800),
  ];
  expect(windowTo(changes, '2025-02', 1)).toMatchObject({
    nrr: 0.9,
    nrr_without_price: 1,
    nrr_without_increases: 0.9,
    grr_without_increases: 0.9,
  });
});

it('a rise to three times the price, then nine seats of ten gone: min(120, 36 − 240) ÷ 120 = −1.7', () => {
  const changes = [
    seats('a', '2025-01-01', 10, 1000),
    seats('a', '2025-02-01', 10, 3000),
    seats('a', '2025-02-10', 1, 3000),
  ];
  expect(windowTo(changes, '2025-02', 1)).toMatchObject({ grr: 0.3, grr_without_increases: -1.7 });
});

it('balances beyond 32 bits: 1,000 seats at $300,000 → 900 at $330,000, +9 % price, beside one of $360 that leaves with its rise', () => {
  const changes = [
    seats('whale', '2025-01-01', 1000, 30_000_000),
    seats('small', '2025-01-01', 3, 1000),
    seats('small', '2025-02-05', 3, 1100),
    seats('whale', '2025-02-10', 900, 33_000_000),
    gone('small', '2025-02-11'),
  ];
  const facts = factsOf({ changes });
  const [whale, small] = [360_000_000_000, 36_000];
  const start = whale + small;
  const figures = {
    accounts: 2,
    start_arr: start,
    end_arr: whale * 0.99,
    nrr: (whale * 0.99) / start,
    nrr_without_price: (whale * 0.9) / start,
    nrr_without_increases: (whale * 0.9) / start,
    grr_without_increases: (whale * 0.9) / start,
    logo: 0.5,
  };
  expect(retentionOn(facts, dayOf('2025-02-28'), 1, null)).toMatchObject(figures);
  expect(retentionRows(facts, { window: 1, from: null, to: null, accounts: null })[1]).toMatchObject(figures);
});

it('prices whose moves are beyond 32 bits, on balances that are not: 360 → 960 → 360 → 480 million cents, 480 ÷ 360', () => {
  const changes = [
    seats('a', '2025-01-01', 1, 30_000_000),
    seats('a', '2025-02-03', 1, 80_000_000),
    seats('a', '2025-02-20', 1, 30_000_000),
    seats('a', '2025-03-05', 1, 40_000_000),
  ];
  const facts = factsOf({ changes });
  expect(facts.monthEnds.values).toBeInstanceOf(Int32Array);
  expect(facts.priceEnds?.values).toBeInstanceOf(Float64Array);
  const figures = { nrr: 480 / 360, nrr_without_price: 1, nrr_without_increases: 1, grr_without_increases: 1 };
  for (const day of ['2025-03-31', '2025-03-30'])
    expect(retentionOn(facts, dayOf(day), 2, null), day).toMatchObject(figures);
  expect(windowTo(changes, '2025-03', 2)).toMatchObject(figures);
});

it('P of 960 + 960 + 1,152 million cents is beyond 32 bits, S of 960 and E of 1,920 are not: (1,920 − 3,072) ÷ 960 = −1.2', () => {
  const changes = [
    seats('a', '2025-01-01', 10, 8_000_000),
    seats('a', '2025-02-01', 10, 16_000_000),
    seats('a', '2025-02-05', 5, 16_000_000),
    seats('a', '2025-02-10', 5, 32_000_000),
    seats('a', '2025-02-15', 2, 32_000_000),
    seats('a', '2025-02-20', 2, 80_000_000),
  ];
  const figures = { nrr: 2, nrr_without_price: -1.2, nrr_without_increases: -1.2, grr_without_increases: -1.2 };
  expect(windowTo(changes, '2025-02', 1)).toMatchObject(figures);
  for (const day of ['2025-02-28', '2025-02-27'])
    expect(retentionOn(factsOf({ changes }), dayOf(day), 1, null), day).toMatchObject(figures);
});

it('a ledger without prices: the same as with them; nothing at the start has no rate', () => {
  const changes = [seats('a', '2025-01-01', 10, 1000), seats('a', '2025-02-01', 8, 1000)];
  expect(windowTo(changes, '2025-02', 1)).toMatchObject({
    nrr: 0.8,
    nrr_without_price: 0.8,
    nrr_without_increases: 0.8,
    grr_without_increases: 0.8,
  });
  expect(windowTo(changes, '2025-01', 1)).toMatchObject({
    nrr_without_price: null,
    nrr_without_increases: null,
    grr_without_increases: null,
    doubling_years: null,
    half_life_years: null,
  });
});

describe('years at this rate', () => {
  const grown = (to: number, window = 12): RetentionFigures =>
    windowTo([seats('a', '2025-01-01', 100, 1000), seats('a', '2025-06-01', to, 1000)], '2026-01', window);

  it('120 %: ln 2 ÷ ln 1.2 = 3.8 years to double', () => {
    expect(grown(120).doubling_years).toBeCloseTo(3.8018, 4);
    expect(grown(120).half_life_years).toBeNull();
  });
  it('80 %: ln ½ ÷ ln .8 = 3.1 years to halve', () => {
    expect(grown(80).half_life_years).toBeCloseTo(3.1063, 4);
    expect(grown(80).doubling_years).toBeNull();
  });
  it('100 % does neither; a window of 3 months tells no years', () => {
    const neither = { doubling_years: null, half_life_years: null };
    expect(grown(100)).toMatchObject({ nrr: 1, ...neither });
    const changes = [seats('a', '2025-01-01', 100, 1000), seats('a', '2025-06-01', 120, 1000)];
    expect(windowTo(changes, '2025-06', 3)).toMatchObject({ nrr: 1.2, ...neither });
  });
  it('all gone: nothing is left to halve', () => {
    const changes = [seats('a', '2025-01-01', 100, 1000), gone('a', '2025-06-01')];
    expect(windowTo(changes, '2026-01', 12)).toMatchObject({ nrr: 0, doubling_years: null, half_life_years: null });
  });
});
