import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainedMetricNames } from '@/lib/domain/explain-metrics';
import { bothOf } from '@/lib/domain/testing/both';
import { total } from '@/lib/domain/testing/explained';
import { type NastyLedger, nastyLedger, propertyRuns } from '@/lib/domain/testing/nasty';
import { explainedReport, explainFigure } from './explain-report';
import { parseReportQuery, QueryError } from './query';
import { viewAround } from './testing/view';

const names = fc.constantFrom(...explainedMetricNames);

/** Any split of a figure's accounts into pages gives the list that one answer gives, and the same totals every time. */
function compare(ledger: NastyLedger, metric: string, pick: number, sizes: number[]): void {
  const { facts, basis } = bothOf(ledger);
  const view = viewAround(facts, basis);
  const period = facts.monthCells.periods[pick % Math.max(facts.months, 1)]?.label;
  if (period === undefined) return;
  const page = (limit: number | null, offset: number, first: string | null) => {
    const asked = explainFigure(view, parseReportQuery([['metric', metric]]), period);
    return explainedReport(view, asked, { limit, offset, first });
  };
  try {
    const first = facts.accountIds[pick % facts.accounts] ?? null;
    const { accounts: all, offset: _, ...figure } = page(null, 0, first);
    expect(figure.total.accounts).toBe(all.length);
    expect(total(all.map(({ adds }) => adds))).toBe(figure.sum);
    expect(total(all.map(({ start_arr }) => start_arr))).toBe(figure.total.start_arr);
    expect(total(all.map(({ end_arr }) => end_arr))).toBe(figure.total.end_arr);
    const told: typeof all = [];
    for (let turn = 0; told.length < all.length; turn += 1) {
      const { accounts, offset, ...same } = page(sizes[turn % sizes.length]!, told.length, first);
      expect(same).toEqual(figure);
      expect(offset).toBe(told.length);
      expect(accounts.length).toBeGreaterThan(0);
      told.push(...accounts);
    }
    expect(told).toEqual(all);
    const { accounts: unasked } = page(null, 0, null);
    expect(all.toSorted((a, b) => (a.account < b.account ? -1 : 1))).toEqual(
      unasked.toSorted((a, b) => (a.account < b.account ? -1 : 1)),
    );
    if (all.some(({ account }) => account === first)) expect(all[0]?.account).toBe(first);
    expect(page(5, all.length, first).accounts).toEqual([]);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
  }
}

it('the pages of a figure are its accounts, however they are cut', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(nastyLedger(8, 30), names, fc.nat(200), sizes, compare), propertyRuns(300));
});
