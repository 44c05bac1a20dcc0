import { describe, expect, it } from 'vitest';
import { cohortsReport } from './cohorts-report';
import { expansionReport } from './expansion-report';
import { movementsReport } from './movements-report';
import { paybackReport } from './payback-report';
import { parseReportQuery } from './query';
import { viewOf } from './testing/view';

/** From 10 May 2023 to the end of the first quarter of 2024. */
const view = viewOf(
  {
    changes: [
      { account: 'a', on: '2023-05-10', minor: 100 },
      { account: 'b', on: '2024-02-10', minor: 100 },
    ],
  },
  { dataThrough: '2024-03-31' },
);
const ask = (text: string) => parseReportQuery(new URLSearchParams(`grid=year&${text}`));

describe('from and to take every period of the ledger that they touch', () => {
  it('the year that the data reach into, from a month of it that they do not reach', () => {
    const query = ask('from=2024-06');
    expect(movementsReport(view, query).rows.map(({ period, partial }) => [period, partial])).toEqual([['2024', true]]);
    expect(cohortsReport(view, query).rows.map(({ cohort }) => cohort)).toEqual(['2024']);
    expect(movementsReport(view, ask('from=2025-01')).rows).toEqual([]);
  });

  it('the year that the ledger begins in, to a month of it before its first', () => {
    const query = ask('to=2023-02');
    for (const report of [movementsReport, expansionReport, paybackReport])
      expect(report(view, query).rows.map(({ period }) => period)).toEqual(['2023']);
    expect(cohortsReport(view, query).rows.map(({ cohort }) => cohort)).toEqual(['2023']);
    expect(movementsReport(view, ask('to=2022')).rows).toEqual([]);
  });
});
