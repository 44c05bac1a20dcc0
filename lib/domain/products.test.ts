import { describe, expect, it } from 'vitest';
import { buildFacts } from './facts';
import { deriveLedger } from './ledger';
import { movements } from './movements';
import { movementsByProduct } from './product-movements';
import { Products, productsOf } from './products';
import { retentionRows } from './retention';
import { type Change, sourceRecords } from './testing/columns';
import { usualSettings } from './testing/reports';

const everything = { from: null, to: null, accounts: null };

function ledgerOf(changes: Change[], dataThrough: string, historyFrom: string | null = null) {
  const settings = { ...usualSettings, dataThrough, historyFrom };
  const records = sourceRecords({ changes });
  const query = { recordedBy: null };
  const facts = buildFacts(deriveLedger(records, settings, query), records.accounts, settings);
  const basis = { records, settings, query };
  return { facts, basis, products: productsOf(facts, basis) };
}

/** Seats at a price a month, in cents; no seats: ended. */
const line = (account: string, on: string, product: string, quantity: number, unitMinor = 0): Change => ({
  account,
  on,
  item: product,
  quantity,
  minor: quantity * unitMinor,
  statesUnit: true,
  status: quantity === 0 ? 'ended' : 'active',
});

const rowsOf = (products: Products, name: string, grid: 'month' | 'quarter' = 'month') =>
  movementsByProduct(products.factsOf([name]), { ...everything, grid });

describe('products swapped, repriced, added and withdrawn in February', () => {
  const changes: Change[] = [
    line('s1', '2025-01-01', 'Basic', 10, 1000),
    line('s1', '2025-02-10', 'Basic', 0),
    line('s1', '2025-02-10', 'Pro', 12, 1500),
    line('s2', '2025-01-01', 'Core', 10, 5000),
    { ...line('s2', '2025-02-01', 'Core', 25, 5500), cause: 'Price increase' },
    line('s3', '2025-01-05', 'Core', 2, 1000),
    line('s4', '2025-01-01', 'A', 1, 1000),
    line('s4', '2025-01-01', 'B', 1, 1000),
    line('s4', '2025-02-01', 'A', 0),
    line('s4', '2025-02-01', 'B', 0),
    line('s4', '2025-02-01', 'C', 1, 5000),
    { ...line('s5', '2025-01-01', 'Core', 1, 2000), item: 'c1', product: 'Core' },
    { ...line('s5', '2025-02-01', 'Core', 3, 2000), item: 'c2', product: 'Core' },
    line('s6', '2025-01-01', 'Core', 10, 1000),
    { ...line('s6', '2025-02-01', 'Core', 12, 1000), source: 'up-grade' },
  ];
  const { facts, products } = ledgerOf(changes, '2025-02-28');
  const february = (name: string) => rowsOf(products, name)[1]!;

  it('are named in order', () => {
    expect(products.namesOf(null)).toEqual(['A', 'B', 'Basic', 'C', 'Core', 'Pro']);
    expect(products.namesOf(Int32Array.of(0))).toEqual(['Basic', 'Pro']);
  });
  it('Core: 1,050 + 72 + 24 = 1,146 of expansion: seats 900 + 72, plan 24, price 150', () => {
    expect(february('Core')).toMatchObject({
      start_arr: 768_000,
      expansion: 1_146_000,
      end_arr: 1_914_000,
      between_products: 0,
      accounts: { start: 4, new: 0, expansion: 3, end: 4 },
      expansion_by_source: { seats: 972_000, plan: 24_000, price: 150_000 },
    });
  });
  it('the swap: +96 is all Pro’s, of which Basic’s 120 came over; Basic has no movement of its own', () => {
    expect(february('Pro')).toMatchObject({
      start_arr: 0,
      new: 0,
      expansion: 96_000,
      end_arr: 216_000,
      between_products: 120_000,
      accounts: { start: 0, new: 0, expansion: 1, end: 1 },
    });
    expect(february('Basic')).toMatchObject({
      start_arr: 120_000,
      churn: 0,
      contraction: 0,
      end_arr: 0,
      between_products: -120_000,
      accounts: { start: 1, churn: 0, contraction: 0, end: 0 },
    });
  });
  it('two out, one in: 60 − 12 − 12 = 36 of cross-sell is C’s', () => {
    expect(february('C')).toMatchObject({ expansion: 36_000, between_products: 24_000 });
    expect(february('C').expansion_by_source.cross_sell).toBe(36_000);
    expect(february('A')).toMatchObject({ contraction: 0, churn: 0, between_products: -12_000 });
  });
  it('what starts is shared as the balances at the month’s end', () => {
    expect(products.namesOf(null).map((name) => rowsOf(products, name)[0]!.new)).toEqual(
      [12, 12, 120, 0, 768, 0].map((thousand) => thousand * 1000),
    );
  });
  it('retention of Core 1,914 ÷ 768, without price 1,764 ÷ 768; of Basic 0, and nothing at the start of Pro', () => {
    const of = (name: string) => retentionRows(products.factsOf([name]).own, { window: 1, ...everything })[1];
    expect(of('Core')).toMatchObject({
      accounts: 4,
      start_arr: 768_000,
      end_arr: 1_914_000,
      nrr: 1914 / 768,
      nrr_without_price: 1764 / 768,
      grr: 1,
      logo: 1,
    });
    expect(of('Basic')).toMatchObject({ accounts: 1, nrr: 0, nrr_without_price: 0, grr: 0, logo: 0 });
    expect(of('Pro')).toMatchObject({ accounts: 0, nrr: null });
  });
  it('products together count an account once, and need not move anything between them', () => {
    const both = movementsByProduct(products.factsOf(['Basic', 'Pro']), { ...everything, grid: 'month' })[1];
    expect(both).toMatchObject({
      start_arr: 120_000,
      expansion: 96_000,
      end_arr: 216_000,
      between_products: 0,
      accounts: { start: 1, expansion: 1, end: 1 },
    });
    const all = movementsByProduct(products.factsOf(products.namesOf(null)), { ...everything, grid: 'month' });
    expect(all).toEqual(
      movements(facts, { ...everything, grid: 'month' }).map((row) => ({ ...row, between_products: 0 })),
    );
  });
  it('a quarter is the sum of its months', () => {
    const [quarter] = rowsOf(products, 'Pro', 'quarter');
    expect(quarter).toMatchObject({ period: '2025-Q1', start_arr: 0, expansion: 96_000, between_products: 120_000 });
  });
});

it('churn is shared as the balances at the month’s start: 120 + 24, what came in the month itself is none of it', () => {
  const { products } = ledgerOf(
    [
      line('a', '2025-01-01', 'Core', 10, 1000),
      line('a', '2025-01-01', 'Extra', 2, 1000),
      line('a', '2025-02-03', 'Late', 1, 1000),
      ...['Core', 'Extra', 'Late'].map((product) => line('a', '2025-02-20', product, 0)),
    ],
    '2025-02-28',
  );
  expect(['Core', 'Extra', 'Late'].map((name) => rowsOf(products, name)[1]!.churn)).toEqual([120_000, 24_000, 0]);
});

it('an odd cent of growth goes to the larger fraction, of equal ones to the product first by name', () => {
  const per = (account: string, on: string, product: string, arrMinor: number): Change => ({
    account,
    on,
    item: product,
    minor: arrMinor,
    every: [1, 'year'],
  });
  // +1 and +1, less 1 of a third product: 1 unit shared as 1 : 1.
  const { products } = ledgerOf(
    [
      ...['Z', 'B', 'M'].map((product) => per('a', '2025-01-01', product, 10)),
      per('a', '2025-02-01', 'Z', 11),
      per('a', '2025-02-01', 'B', 11),
      per('a', '2025-02-01', 'M', 9),
    ],
    '2025-02-28',
  );
  expect(['B', 'M', 'Z'].map((name) => rowsOf(products, name)[1]!.expansion)).toEqual([1, 0, 0]);
  expect(['B', 'M', 'Z'].map((name) => rowsOf(products, name)[1]!.between_products)).toEqual([0, -1, 1]);
});

it('a swap down is said of the product that came: the old one’s contraction has the account’s source, plan', () => {
  const { products } = ledgerOf(
    [
      line('a', '2025-01-01', 'Pro', 10, 2000),
      line('a', '2025-02-01', 'Pro', 0),
      line('a', '2025-02-01', 'Basic', 10, 1000),
    ],
    '2025-02-28',
  );
  expect(rowsOf(products, 'Pro')[1]).toMatchObject({
    contraction: 120_000,
    between_products: -120_000,
    contraction_by_source: { plan: 120_000 },
  });
});

describe('with an opening balance on 15 January', () => {
  const { products } = ledgerOf(
    [
      line('a', '2024-03-01', 'Old', 1, 1000),
      line('a', '2024-06-01', 'Old', 0),
      line('a', '2024-06-01', 'Core', 2, 1000),
      line('a', '2025-02-10', 'Core', 3, 1000),
    ],
    '2025-02-28',
    '2025-01-15',
  );
  it('products are opened with what they had then, and one that had gone before is none of the ledger', () => {
    expect(products.namesOf(null)).toEqual(['Core']);
    expect(rowsOf(products, 'Core')).toMatchObject([
      { start_arr: 24_000, new: 0, end_arr: 24_000, accounts: { start: 1, new: 0, end: 1 } },
      { start_arr: 24_000, expansion: 12_000, end_arr: 36_000, between_products: 0 },
    ]);
  });
});

it('a selection is worked out once while there is room; the last one is kept where there is none', () => {
  const { facts, basis, products } = ledgerOf(
    [line('a', '2025-01-01', 'Core', 2, 1000), line('a', '2025-01-01', 'Extra', 1, 1000)],
    '2025-01-31',
  );
  expect(productsOf(facts, basis)).toBe(products);
  const core = products.factsOf(['Core']);
  products.factsOf(['Extra']);
  expect(products.factsOf(['Core'])).toBe(core);
  const cramped = new Products(facts, basis, 0);
  const first = cramped.factsOf(['Core']);
  expect(cramped.factsOf(['Core'])).toBe(first);
  cramped.factsOf(['Extra']);
  expect(cramped.factsOf(['Core'])).not.toBe(first);
});

describe('a ledger that opens on Saturday, 2 March, in a week that began in February', () => {
  const changes: Change[] = [
    line('a', '2024-01-01', 'Core', 1, 10_000),
    line('a', '2024-01-01', 'Desk', 5, 1_000),
    line('a', '2024-03-03', 'Desk', 4, 1_000),
  ];
  const { products } = ledgerOf(changes, '2024-03-31', '2024-03-02');
  const firstWeek = (name: string) => movementsByProduct(products.factsOf([name]), { ...everything, grid: 'week' })[0]!;

  it('one seat fewer of Desk on Sunday, 12,000 a year, is Desk’s contraction in that week, and not Core’s', () => {
    expect(firstWeek('Desk')).toMatchObject({
      period: '2024-W09',
      start_arr: 60_000,
      contraction: 12_000,
      end_arr: 48_000,
    });
    expect(firstWeek('Core')).toMatchObject({ start_arr: 120_000, contraction: 0, end_arr: 120_000 });
  });
});
