import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortMetrics } from './cohort-metric';
import { cohorts } from './cohorts';
import { bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { plainCohorts } from './testing/plain-cohorts';

function compare(ledger: NastyLedger): void {
  const { facts, plain } = bothOf(ledger);
  for (const grid of ['month', 'quarter', 'year'] as const)
    for (const metric of cohortMetrics) {
      const { rows, ...foot } = cohorts(facts, { grid, metric, from: null, to: null, accounts: null });
      const asPlain = { rows: rows.map(({ opening, ...row }) => row), ...foot };
      expect(asPlain, `${metric} by ${grid}`).toEqual(plainCohorts(plain, grid, metric));
      for (const row of rows) expect(row.opening).toBe(row.cohort === 'before');
    }
}

describe('cohorts against a plain computation, day by day, to the unit', () => {
  it('all metrics by all grids', () => {
    fc.assert(fc.property(nastyLedger(), compare), plainRuns());
  });
});
