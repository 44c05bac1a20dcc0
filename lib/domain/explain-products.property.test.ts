import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explain } from './explain';
import { explainedMetric } from './explain-metrics';
import { grids, parsePeriod } from './grid';
import { movementTypes } from './movement-type';
import { movementsByProduct } from './product-movements';
import { productsOf } from './products';
import { retentionOn } from './retention';
import { sources } from './source';
import { bothOf } from './testing/both';
import { explainBasisOf, explainedRows, total } from './testing/explained';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';

function compare(ledger: NastyLedger, pick: number, mask: number): void {
  const { facts, basis: derivedFrom } = bothOf(ledger);
  const names = facts.products.filter((_, index) => ((mask >> index) & 1) === 1);
  const basis = explainBasisOf(facts, derivedFrom, names);
  const found = productsOf(facts, derivedFrom).factsOf(names);
  const figureOf = (name: string, label: string) => {
    const figure = explain(basis, explainedMetric(name)!, parsePeriod(label)!, null);
    const accounts = explainedRows(basis, figure);
    expect(total(accounts.map(({ adds }) => adds))).toBe(figure.sum);
    for (const { changes, startMinor, endMinor } of accounts)
      expect(total(changes.map(({ arrMinor }) => arrMinor))).toBe(endMinor - startMinor);
    return figure;
  };
  for (const grid of grids) {
    const rows = movementsByProduct(found, { grid, from: null, to: null, accounts: null });
    const row = rows[pick % Math.max(rows.length, 1)];
    if (!row) return;
    const sumOf = (name: string): number => figureOf(name, row.period).sum;
    for (const type of movementTypes) expect(sumOf(type), `${type} ${row.period}`).toBe(row[type]);
    for (const source of sources) {
      expect(sumOf(`expansion.${source}`)).toBe(row.expansion_by_source[source]);
      expect(sumOf(`contraction.${source}`)).toBe(row.contraction_by_source[source]);
    }
    expect(sumOf('genuine')).toBe(row.expansion - row.expansion_by_source.price);
    expect(sumOf('between_products'), `between ${row.period}`).toBe(row.between_products);
    expect(sumOf('arr')).toBe(row.end_arr);
    const { end } = parsePeriod(row.period)!;
    if (end > facts.dataThrough) continue;
    for (const window of [1, 3, 12]) {
      const rates = retentionOn(found.own, end, window, null);
      for (const rate of ['nrr', 'grr', 'logo'] as const)
        expect(figureOf(`${rate}_${window}m`, row.period).value, `${rate} ${row.period}`).toBe(rates[rate]);
    }
  }
}

it('every movement and retention of some products is explained to the unit, down to the changes', () => {
  fc.assert(fc.property(nastyLedger(4, 24), fc.nat(200), fc.nat(63), compare), propertyRuns(150));
});
