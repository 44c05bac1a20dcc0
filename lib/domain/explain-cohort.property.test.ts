import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cohortMetrics } from './cohort-metric';
import { cohorts } from './cohorts';
import { explain } from './explain';
import { explainedMetric } from './explain-metrics';
import { periodsTouching } from './grid';
import { bothOf } from './testing/both';
import { explainBasisOf, explainedRows, total } from './testing/explained';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';

function compare(ledger: NastyLedger, pick: number): void {
  const { facts, basis: derivedFrom } = bothOf(ledger);
  const basis = explainBasisOf(facts, derivedFrom);
  const first = facts.monthCells.periods[0]?.start;
  if (first === undefined) return;
  for (const grid of ['month', 'quarter', 'year'] as const) {
    const periods = periodsTouching(first, facts.dataThrough, grid);
    for (const metric of cohortMetrics) {
      const { rows } = cohorts(facts, { grid, metric, from: null, to: null, accounts: null });
      const row = rows[pick % Math.max(rows.length, 1)];
      if (!row) continue;
      const fromLast = pick % row.cells.length;
      const period = periods[periods.length - 1 - fromLast];
      if (period === undefined) {
        expect(row.cells.at(-1 - fromLast), 'nobody saw it').toBeNull();
        continue;
      }
      const name = `cohort_${metric}.${row.cohort}`;
      const cell = explain(basis, explainedMetric(name)!, period, null);
      expect(cell.value, `${name} ${period.label}`).toBe(row.cells.at(-1 - fromLast));
      const accounts = explainedRows(basis, cell);
      expect(accounts.length).toBe(row.accounts);
      expect(total(accounts.map(({ adds }) => adds))).toBe(cell.sum);
      if (cell.dividedBy !== null) expect(total(accounts.map(({ base }) => base!))).toBe(cell.dividedBy);
      expect(total(accounts.map(({ startMinor }) => startMinor))).toBe(row.start_arr);
      for (const { changes: told, startMinor, endMinor } of accounts)
        expect(total(told.map(({ arrMinor }) => arrMinor))).toBe(endMinor - startMinor);
    }
  }
}

it('every cell of the cohort table is explained to the unit by the accounts of its row', () => {
  fc.assert(fc.property(nastyLedger(6, 30), fc.nat(500), compare), propertyRuns(200));
});
