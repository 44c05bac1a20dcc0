import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortMetrics } from './cohort-metric';
import { explain } from './explain';
import type { ExplainBasis } from './explain-basis';
import { companyMetricNames, explainedMetric, explainedMetricNames } from './explain-metrics';
import type { Explained } from './explained';
import { grids, parsePeriod } from './grid';
import { type Both, bothOf } from './testing/both';
import { explainBasisOf, explainedRows, total } from './testing/explained';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import type { PlainLedger } from './testing/plain';
import { placeOf, textOf } from './testing/plain-calendar';
import { cohortsUpTo } from './testing/plain-explain-cohort';
import type { PlainPart } from './testing/plain-explain-figure';
import { dailyParts, plainExplainPart, weeklyParts } from './testing/plain-explain-parts';
import { type PlainPeriod, periodsOf } from './testing/plain-movements';
import { type PlanningRows, planningOf, planningRows } from './testing/plans';
import { dayOf } from './testing/reports';

const DAY_ZERO = dayOf('2018-01-01') - placeOf('2018-01-01');

/** Of whole accounts with the changes of each day by source. */
function asPlain(basis: ExplainBasis, figure: Explained): PlainPart {
  const { value, sum, dividedBy } = figure;
  const accounts = explainedRows(basis, figure).map(({ account, adds, base, startMinor, endMinor, changes }) => {
    expect(total(changes.map(({ arrMinor }) => arrMinor))).toBe(endMinor - startMinor);
    const byDay: Record<string, number> = {};
    for (const { day, source, arrMinor } of changes)
      byDay[`${day - DAY_ZERO} ${source}`] = (byDay[`${day - DAY_ZERO} ${source}`] ?? 0) + arrMinor;
    const moved = Object.fromEntries(Object.entries(byDay).filter(([, arr]) => arr !== 0));
    return {
      account: basis.facts.accountIds[account]!,
      adds,
      base,
      start: startMinor,
      end: endMinor,
      changes: basis.products === null ? moved : null,
    };
  });
  return { value, sum, dividedBy, accounts };
}

/** Names of whole accounts, beside those that are compared elsewhere, of periods alone; and all that products have. */
const isNewer = (name: string): boolean => !companyMetricNames.includes(name) || dailyParts.has(name);
const newer = explainedMetricNames.filter((name) => isNewer(name) && name !== 'between_products');
const ofProductsToo = [...companyMetricNames, 'genuine', 'between_products'];

/** Whether a figure is given for a period: rates when it is over, renewals when their grace is, reviews of whole quarters. */
function isGiven(name: string, grid: string, { start, end }: PlainPeriod, { ledger, plain }: Asked): boolean {
  if (grid === 'week' && !weeklyParts.has(name)) return false;
  if (grid === 'day' && !dailyParts.has(name)) return false;
  if (/^(nrr|grr|logo)_/.test(name)) return end <= plain.lastDay;
  if (/^(renewal_|due_arr$)/.test(name)) return end + ledger.settings.graceDays <= plain.lastDay;
  if (name.startsWith('qbr_rate.')) return grid === 'quarter' && start >= plain.firstDay! && end <= plain.lastDay;
  return true;
}

/** Cells of a cohort that has an age in the period; weeks and days have none. */
function cellsOf(plain: PlainLedger, grid: string, period: PlainPeriod, pick: number): string[] {
  if (grid === 'week' || grid === 'day') return [];
  const cohorts = cohortsUpTo(plain, grid, period);
  return cohortMetrics.map((metric) => `cohort_${metric}.${cohorts[pick % cohorts.length]}`);
}

type Asked = Pick<Both, 'plain'> & { ledger: NastyLedger };

function compare(
  ledger: NastyLedger,
  rows: PlanningRows,
  [wholeNames, productNames]: [string[], string[]],
  mask: number,
  [pick, cohort]: [number, number],
): void {
  const { facts, basis: derivedFrom, plain } = bothOf(ledger);
  if (plain.firstDay === null) return;
  const names = facts.products.filter((_, index) => ((mask >> index) & 1) === 1);
  const day = plain.lastDay - (pick % (plain.lastDay - plain.firstDay + 1));
  for (const grid of [...grids, 'day'] as const) {
    const periods = grid === 'day' ? [{ label: textOf(day), start: day, end: day }] : periodsOf(plain, grid);
    const period = periods[pick % periods.length]!;
    const cells = cellsOf(plain, grid, period, cohort);
    for (const of of [null, names]) {
      const basis = explainBasisOf(facts, derivedFrom, of, planningOf({ ...rows, costs: [] }));
      for (const name of of === null ? [...wholeNames, ...cells] : productNames) {
        if (!isGiven(name, grid, period, { ledger, plain })) continue;
        const found = explain(basis, explainedMetric(name)!, parsePeriod(period.label)!, null);
        expect(asPlain(basis, found), `${name} ${period.label} of ${of?.join() ?? 'all'}`).toEqual(
          plainExplainPart({ ledger, plain, names: of, rows }, name, grid, period),
        );
      }
    }
  }
}

describe('every figure explained against a plain computation', () => {
  it('the accounts, what each adds to what base; of whole accounts the changes of every day by source', () => {
    const some = (all: string[]) => fc.subarray(all, { minLength: 5, maxLength: 9 });
    const names = fc.tuple(some(newer), some(ofProductsToo));
    const questions = [planningRows, names, fc.nat(63), fc.tuple(fc.nat(200), fc.nat(60))] as const;
    fc.assert(fc.property(nastyLedger(3, 14, 6), ...questions, compare), plainRuns());
  });
});
