import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cohortMetrics } from './cohort-metric';
import { cohorts } from './cohorts';
import { explain } from './explain';
import { explainedMetric } from './explain-metrics';
import { buildFacts } from './facts';
import { periodsTouching } from './grid';
import { deriveLedger } from './ledger';
import { buildLineBook } from './line-book';
import { sourceRecords } from './testing/columns';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function compare({ accounts, changes, invoices, settings, recordedBy }: NastyLedger, pick: number): void {
  const records = sourceRecords({ accounts, changes, invoices });
  const facts = buildFacts(deriveLedger(records, settings, { recordedBy }), records.accounts, settings);
  const basis = { facts, book: buildLineBook(records, settings, { recordedBy }) };
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
      expect(cell.accounts.length).toBe(row.accounts);
      expect(total(cell.accounts.map(({ adds }) => adds))).toBe(cell.sum);
      expect(total(cell.accounts.map(({ startMinor }) => startMinor))).toBe(row.start_arr);
      for (const { changes: told, startMinor, endMinor } of cell.accounts)
        expect(total(told.map(({ arrMinor }) => arrMinor))).toBe(endMinor - startMinor);
    }
  }
}

it('every cell of the cohort table is explained to the unit by the accounts of its row', () => {
  fc.assert(fc.property(nastyLedger(6, 30), fc.nat(500), compare), propertyRuns(200));
});
