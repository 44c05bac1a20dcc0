import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measured } from '@/lib/domain/benchmarks/against';
import { companyFigures } from '@/lib/domain/benchmarks/company';
import { type NastyLedger, nastyLedger, plainRuns } from '@/lib/domain/testing/nasty';
import { plainLedger } from '@/lib/domain/testing/plain';
import { type PlainMeasured, plainFigures, plainReadiness, plainStage } from '@/lib/domain/testing/plain-benchmarks';
import { sumOf } from '@/lib/domain/testing/plain-money';
import { balanceOn } from '@/lib/domain/testing/plain-movements';
import { type PlanningRows, planningOf, planningRows } from '@/lib/domain/testing/plans';
import { benchmarksReport } from './benchmarks-report';
import { parseReportQuery } from './query';
import { viewOf } from './testing/view';

function expectMeasured({ low, high, ...found }: Measured, { half, ...plain }: PlainMeasured, metric: string): void {
  expect(found, metric).toEqual(plain);
  if (half === null || plain.value === null) expect([low, high], metric).toEqual([null, null]);
  else {
    expect(low, metric).toBeCloseTo(plain.value - half, 7);
    expect(high, metric).toBeCloseTo(plain.value + half, 7);
  }
}

/** How far a figure lies outside a band. */
function gapOf(value: number, low: number | null, high: number | null): number {
  if (low !== null && value < low) return value - low;
  return high !== null && value > high ? value - high : 0;
}

function compare(ledger: NastyLedger, rows: PlanningRows, grossMargin: number | null): void {
  const { accounts, changes, invoices, settings } = ledger;
  const plain = plainLedger(accounts, changes, invoices, settings, null);
  if (plain.firstDay === null) return;
  const view = { ...viewOf({ accounts, changes, invoices }, settings), planning: planningOf(rows), grossMargin };
  // Plans of whom the ledger does not know are in no figure.
  const ours = { ...rows, plans: rows.plans.filter(({ account }) => accounts.includes(account)) };
  const { plans, costs } = planningOf(ours);
  const figures = companyFigures({ facts: view.facts!, plans, costs, grossMargin });
  const expected = plainFigures(plain, ours, grossMargin);
  for (const [metric, measured] of Object.entries(figures)) expectMeasured(measured, expected[metric]!, metric);
  const report = benchmarksReport(view, parseReportQuery([]));
  for (const { metric, value, bands } of report.rows) {
    expect(value, metric).toBe(expected[metric]!.value);
    for (const band of bands) {
      const gap = value === null ? null : gapOf(value, band.low, band.high);
      expect(band.gap, metric).toBe(gap);
      expect(band.verdict, metric).toBe(gap === null ? null : gap < 0 ? 'below' : gap > 0 ? 'above' : 'within');
    }
  }
  const readiness = plainReadiness({ plain, currency: settings.currency, owners: [] });
  // The trigger is a setting, which here is not made.
  const computed = report.readiness.filter(({ check }) => check !== 'trigger');
  expect(Object.fromEntries(computed.map(({ check, value }) => [check, value]))).toEqual(readiness);
  const arr = sumOf(accounts.map((account) => balanceOn(plain, account, plain.lastDay)));
  expect(report.stage!.arr).toBe(arr);
  const usd = settings.currency === 'USD' ? arr / 100 : arr / 149.925;
  expect(Math.abs(report.stage!.arr_usd! - usd)).toBeLessThanOrEqual(1);
  expect(report.stage!.name).toBe(plainStage(usd));
}

describe('the company’s own figures beside benchmarks against a plain computation', () => {
  it('now and three months before, with their intervals, readiness and stage', () => {
    const margin = fc.constantFrom(null, 1, 0.8);
    fc.assert(fc.property(nastyLedger(3, 14, 6), planningRows, margin, compare), plainRuns());
  });

  it('of many accounts, so that intervals exist', () => {
    const margin = fc.constantFrom(null, 0.8);
    const runs = { ...plainRuns(20), endOnFailure: true };
    fc.assert(fc.property(nastyLedger(40, 200, 20), planningRows, margin, compare), runs);
  });
});
