import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grid, grids } from './grid';
import { movementsByProduct } from './product-movements';
import { productsOf } from './products';
import { retentionOn } from './retention';
import { asPlainByProduct } from './testing/as-plain';
import { bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { ofProducts, plainByProducts, plainProducts } from './testing/plain-products';
import { plainRetention } from './testing/plain-retention';

function compare(ledger: NastyLedger, grid: Grid): void {
  const { facts, basis, plain } = bothOf(ledger);
  const products = productsOf(facts, basis);
  expect(products.namesOf(null)).toEqual(plainProducts(plain));
  for (const product of plainProducts(plain)) {
    const found = products.factsOf([product]);
    const rows = movementsByProduct(found, { grid, from: null, to: null, accounts: null }).map(asPlainByProduct);
    expect(rows, `${product} by ${grid}`).toEqual(plainByProducts(plain, [product], grid));
    for (const window of [1, 3, 12]) {
      const { nrrHalf, grrHalf, logoInterval, ...exact } = plainRetention(
        ofProducts(plain, [product]),
        plain.lastDay,
        window,
      );
      expect(retentionOn(found.own, facts.dataThrough, window, null), `${product} ${window}`).toMatchObject(exact);
    }
  }
}

describe('movements and retention by product against a plain computation, to the unit', () => {
  it('every product of a ledger', () => {
    fc.assert(fc.property(nastyLedger(3, 14, 6), fc.constantFrom(...grids), compare), plainRuns());
  });
});
