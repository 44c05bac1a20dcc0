import { expect, it } from 'vitest';
import { filterable } from './filters';
import { goesByProduct, ofWholeAccounts, wholeAccountsWords } from './products';

it('knows a filter by product from one by an attribute', () => {
  expect(goesByProduct(['segment=SMB', 'product=Seats'])).toBe(true);
  expect(goesByProduct(['product!=Seats'])).toBe(true);
  expect(goesByProduct(['product_line=Seats'])).toBe(false);
  expect(goesByProduct(undefined)).toBe(false);
  expect(ofWholeAccounts(['segment=SMB', 'product=Seats'])).toEqual(['segment=SMB']);
});

it('says in plain words what cannot go by product', () => {
  expect(wholeAccountsWords('The bridge')).toMatch(/^The bridge is of whole accounts/);
  expect(wholeAccountsWords('Cohorts', true)).toMatch(/^Cohorts are of whole accounts/);
});

it('offers products after the attributes', () => {
  const attributes = [{ slug: 'segment', values: [{ value: 'SMB', accounts: 3, arr: 360_000 }] }];
  expect(filterable({ currency: 'USD', attributes, products: ['Seats'] })).toEqual([
    { slug: 'segment', values: [{ value: 'SMB', name: 'SMB', note: '3 · $3.6k' }] },
    { slug: 'product', values: [{ value: 'Seats', name: 'Seats', note: '' }] },
  ]);
});
