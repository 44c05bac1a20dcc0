import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grids } from './grid';
import { movementTypes } from './movement-type';
import { movementsByProduct } from './product-movements';
import { productsOf } from './products';
import { retentionOn } from './retention';
import { bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { plainByProduct, plainProducts } from './testing/plain-products';
import { plainRetention } from './testing/plain-retention';

function compare(ledger: NastyLedger): void {
  const { facts, basis, plain } = bothOf(ledger);
  const products = productsOf(facts, basis);
  expect(products.namesOf(null)).toEqual(plainProducts(plain));
  for (const product of plainProducts(plain)) {
    const found = products.factsOf([product]);
    for (const grid of grids) {
      const rows = movementsByProduct(found, { grid, from: null, to: null, accounts: null }).map((row) => ({
        period: row.period,
        start_arr: row.start_arr,
        end_arr: row.end_arr,
        amounts: Object.fromEntries(movementTypes.map((type) => [type, row[type]])),
        counts: Object.fromEntries(movementTypes.map((type) => [type, row.accounts[type]])),
      }));
      expect(rows, `${product} by ${grid}`).toEqual(plainByProduct(plain, product, grid));
    }
    for (const window of [1, 3, 12]) {
      const { nrrHalf, grrHalf, logoInterval, ...exact } = plainRetention(plain, plain.lastDay, window, product);
      expect(retentionOn(found.own, facts.dataThrough, window, null), `${product} ${window}`).toMatchObject(exact);
    }
  }
}

describe('movements and retention by product against a plain computation, to the unit', () => {
  it('every product of a ledger', () => {
    fc.assert(fc.property(nastyLedger(3, 14, 6), compare), plainRuns());
  });
});
