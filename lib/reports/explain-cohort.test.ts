import { describe, expect, it } from 'vitest';
import { cohortsReport } from './cohorts-report';
import { explainFigure } from './explain-report';
import { parseReportQuery } from './query';
import { viewOf } from './testing/view';

const rows = {
  changes: [
    { account: 'a', on: '2025-01-10', minor: 100 },
    { account: 'b', on: '2025-01-12', minor: 300 },
    { account: 'a', on: '2025-03-10', minor: 0 },
    { account: 'b', on: '2025-03-31', minor: 450 },
  ],
  accounts: ['a', 'b'],
  attributes: [{ slug: 'segment', values: ['SMB', 'ENT'], codes: Int32Array.from([0, 1]), dated: null }],
};
const view = viewOf(rows, { dataThrough: '2025-04-15' });
const ask = (text: string) => parseReportQuery(new URLSearchParams(text));
const figure = (metric: string, period: string, more = '') =>
  explainFigure(view, ask(`metric=${metric}${more}`), period).explained;

describe('a cell of the cohort table', () => {
  it('is the cell of the report: 450 of 400 in March, also in the month that is not over', () => {
    const { cells } = cohortsReport(view, ask('')).rows[0]!;
    expect(cells).toEqual([1, 1, 450 / 400, 450 / 400]);
    for (const [age, period] of ['2025-01', '2025-02', '2025-03', '2025-04'].entries())
      expect(figure('cohort_net.2025-01', period).value).toBe(cells[age]);
  });
  it('is of the accounts that the question filters, now or on their first day', () => {
    expect(figure('cohort_logo.2025-01', '2025-03', '&where=segment%3DENT')).toMatchObject({ sum: 1, dividedBy: 1 });
    expect(figure('cohort_logo.2025-01', '2025-03', '&where=segment%3DSMB&attr_at=start')).toMatchObject({ sum: 0 });
  });
  it.each([
    ['cohort_net.2025-01', '2025-Q1', 'by month, found 2025-Q1'],
    ['cohort_net.before', '2025-02-03', 'by month, quarter or year, found 2025-02-03'],
    ['cohort_net.2025-03', '2025-02', 'lies before 2025-03, when the cohort started'],
    ['cohort_net.2025-01', '2026-01', 'lies outside the ledger'],
    ['cohort_nett.2025-01', '2025-01', 'cohort_net.2025-03'],
  ])('%s in %s is refused', (metric, period, words) => {
    expect(() => figure(metric, period)).toThrow(words);
  });
});
