import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancesOn } from './balances';
import { buildFacts, type Facts } from './facts';
import { type Grid, grids } from './grid';
import { deriveLedger } from './ledger';
import { movementTypes } from './movement-type';
import { movements } from './movements';
import { movementsByProduct, type ProductMovementRow } from './product-movements';
import { type Products, productsOf } from './products';
import type { MovementRow } from './report';
import { retentionOn, retentionRows } from './retention';
import { sources } from './source';
import { sourceRecords } from './testing/columns';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';

const everything = { from: null, to: null, accounts: null };
const windows = [1, 3, 12];

/** The law holds for the products of every nasty ledger. */
function law(holds: (facts: Facts, products: Products) => void, change = (ledger: NastyLedger) => ledger): void {
  const check = (drawn: NastyLedger): void => {
    const ledger = change(drawn);
    const records = sourceRecords(ledger);
    const query = { recordedBy: ledger.recordedBy };
    const facts = buildFacts(deriveLedger(records, ledger.settings, query), records.accounts, ledger.settings);
    holds(facts, productsOf(facts, { records, settings: ledger.settings, query }));
  };
  fc.assert(fc.property(nastyLedger(), check), propertyRuns(100));
}

const rowsByProduct = (products: Products, grid: Grid): ProductMovementRow[][] =>
  products.namesOf(null).map((name) => movementsByProduct(products.factsOf([name]), { ...everything, grid }));

const sumOf = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const leadsToItsEnd = (row: ProductMovementRow): boolean =>
  row.start_arr + row.new + row.reactivation + row.expansion - row.contraction - row.churn + row.between_products ===
  row.end_arr;

const counts = (row: MovementRow): boolean =>
  movementTypes.every((type) => row[type] >= 0 && row[type] > 0 === row.accounts[type] > 0);

const adds = (row: MovementRow): boolean =>
  sumOf(sources.map((source) => row.expansion_by_source[source])) === row.expansion &&
  sumOf(sources.map((source) => row.contraction_by_source[source])) === row.contraction;

describe('movements by product', () => {
  it('sum to the whole in every period of every grid, and what moved between products to nothing', () => {
    law((facts, products) => {
      for (const grid of grids) {
        const parts = rowsByProduct(products, grid);
        const keys = [...movementTypes, 'start_arr', 'end_arr'] as const;
        const wrong = movements(facts, { ...everything, grid }).filter(
          (whole, period) =>
            keys.some((key) => sumOf(parts.map((rows) => rows[period]![key])) !== whole[key]) ||
            sumOf(parts.map((rows) => rows[period]!.between_products)) !== 0,
        );
        expect(wrong).toEqual([]);
      }
    });
  });

  it('add up: start + movements + between products = end, sources to the movement, no amount below 0', () => {
    law((_, products) => {
      for (const grid of grids) {
        const rows = rowsByProduct(products, grid).flat();
        expect(rows.filter((row) => !leadsToItsEnd(row) || !adds(row) || !counts(row))).toEqual([]);
      }
    });
  });

  it('of all products together are the whole’s, with its counts', () => {
    law((facts, products) => {
      const all = products.factsOf(products.namesOf(null));
      for (const grid of grids) {
        const figures = ({ expansion_by_source, contraction_by_source, ...row }: MovementRow) => row;
        const whole = movements(facts, { ...everything, grid });
        expect(movementsByProduct(all, { ...everything, grid }).map(figures)).toEqual(
          whole.map((row) => ({ ...figures(row), between_products: 0 })),
        );
      }
    });
  });
});

describe('retention by product', () => {
  it('of all products together is the whole’s, prices too', () => {
    law((facts, products) => {
      const { own } = products.factsOf(products.namesOf(null));
      for (const window of windows) {
        expect(retentionRows(own, { window, ...everything })).toEqual(retentionRows(facts, { window, ...everything }));
        expect(retentionOn(own, facts.dataThrough, window, null)).toEqual(
          retentionOn(facts, facts.dataThrough, window, null),
        );
      }
    });
  });

  it('where every account has one product is the retention of that product’s accounts', () => {
    const productOf = (account: string): string => (Number(account.slice(1)) % 2 === 0 ? 'Even' : 'Odd');
    const single = (ledger: NastyLedger): NastyLedger => ({
      ...ledger,
      changes: ledger.changes.map((row) => ({ ...row, product: productOf(row.account) })),
      invoices: ledger.invoices.map((row) => ({ ...row, product: productOf(row.account) })),
    });
    law((facts, products) => {
      for (const name of products.namesOf(null)) {
        const accounts = facts.everyAccount.filter((account) => productOf(facts.accountIds[account]!) === name);
        const { own } = products.factsOf([name]);
        for (const window of windows) {
          const rows = (of: Facts, list: Int32Array | null) =>
            retentionRows(of, { window, from: null, to: null, accounts: list });
          expect(rows(own, null)).toEqual(rows(facts, accounts));
        }
      }
    }, single);
  });

  it('S and E over all products sum to the accounts’ balances', () => {
    law((facts, products) => {
      const balances = products
        .namesOf(null)
        .map((name) => balancesOn(products.factsOf([name]).own, facts.dataThrough));
      balancesOn(facts, facts.dataThrough).forEach((balance, account) => {
        expect(sumOf(balances.map((own) => own[account]!))).toBe(balance);
      });
    });
  });
});
