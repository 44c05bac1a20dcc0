import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from './explain';
import type { ExplainBasis } from './explain-basis';
import { companyMetricNames, explainedMetric } from './explain-metrics';
import type { Explained } from './explained';
import { grids, parsePeriod } from './grid';
import { bothOf } from './testing/both';
import { explainBasisOf, explainedRows } from './testing/explained';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { placeOf } from './testing/plain-calendar';
import { type PlainExplained, plainExplain } from './testing/plain-explain';
import { periodsOf } from './testing/plain-movements';
import { dayOf } from './testing/reports';

const DAY_ZERO = dayOf('2018-01-01') - placeOf('2018-01-01');

/** Changes of one day and source as one: which record made which part of it is the core's alone to know. */
function asPlain(basis: ExplainBasis, figure: Explained): PlainExplained {
  const { value, sum, dividedBy } = figure;
  const { accountIds } = basis.facts;
  return {
    value,
    sum,
    dividedBy,
    accounts: explainedRows(basis, figure).map(({ account, adds, startMinor, endMinor, changes }) => {
      const byDay: Record<string, number> = {};
      for (const { day, source, arrMinor } of changes)
        byDay[`${day - DAY_ZERO} ${source}`] = (byDay[`${day - DAY_ZERO} ${source}`] ?? 0) + arrMinor;
      const moved = Object.fromEntries(Object.entries(byDay).filter(([, arr]) => arr !== 0));
      expect(changes.reduce((sum, { arrMinor }) => sum + arrMinor, 0)).toBe(endMinor - startMinor);
      return { account: accountIds[account]!, adds, start: startMinor, end: endMinor, changes: moved };
    }),
  };
}

const metrics = fc.subarray([...companyMetricNames], { minLength: 6, maxLength: 10 });

function compare(ledger: NastyLedger, names: string[], pick: number): void {
  const { facts, basis: derivedFrom, plain } = bothOf(ledger);
  const basis = explainBasisOf(facts, derivedFrom);
  for (const grid of grids) {
    const periods = periodsOf(plain, grid);
    const period = periods[pick % Math.max(periods.length, 1)];
    if (period === undefined) return;
    for (const name of names) {
      const metric = explainedMetric(name)!;
      if (metric.kind === 'retention' && period.end > plain.lastDay) continue;
      const found = explain(basis, metric, parsePeriod(period.label)!, null);
      expect(asPlain(basis, found), `${name} ${period.label}`).toEqual(plainExplain(plain, name, grid, period));
    }
  }
}

describe('a figure explained against a plain computation', () => {
  it('the accounts, what each adds, and the changes of every day by source', () => {
    fc.assert(fc.property(nastyLedger(3, 14, 6), metrics, fc.nat(200), compare), plainRuns());
  });
});
