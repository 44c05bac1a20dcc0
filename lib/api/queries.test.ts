import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { glossary } from '@/lib/reports/glossary';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { richView } from '@/lib/reports/testing/rich-view';
import { explainQuery, glossaryQuery, queryKeys, type ReportParams, reportQuery, reportSearch } from './queries';

const everything: Required<ReportParams> = {
  grid: 'quarter',
  window: 3,
  from: '2025-01',
  to: '2025-06',
  at: ['2025-03-31', '2025-06-30'],
  where: ['segment!=SMB', 'employees>=50'],
  by: 'channel',
  metric: 'gross',
  fx: 'rolling',
  attr_at: 'start',
  threshold: 1000,
  roll_up: 'parent',
  as_of: '2025-07-01',
  as_of_clock: 'appended',
  data_through: '2025-06-30',
  grace: 0,
  search: 'acme',
  state: 'churned,left',
  sort: '-change_arr',
  offset: 100,
  limit: 50,
  only: 'ids',
  around: 'C-7',
};

/** Answers every request with one document; gives the paths that were asked for. */
function answering(body: object, status = 200): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return Response.json(body, { status });
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

describe('questions', () => {
  it('carry every parameter that reports know', () => {
    expect(parseReportQuery(new URLSearchParams(reportSearch(everything)))).toMatchObject({
      grid: 'quarter',
      windowMonths: 3,
      at: [expect.any(Number), expect.any(Number)],
      where: [
        { slug: 'segment', operator: '!=', values: ['SMB'] },
        { slug: 'employees', operator: '>=', values: ['50'] },
      ],
      by: 'channel',
      metric: 'gross',
      fx: 'rolling',
      attrAt: 'start',
      thresholdMrr: 1000,
      rollUp: 'parent',
      asOf: '2025-07-01',
      asOfClock: 'appended',
      dataThrough: '2025-06-30',
      graceDays: 0,
      list: {
        search: 'acme',
        states: ['churned', 'left'],
        sort: 'change_arr',
        descending: true,
        offset: 100,
        limit: 50,
        onlyIds: true,
        around: 'C-7',
      },
    });
  });

  it('have one key however they are written', () => {
    expect(queryKeys.report('retention', { to: '2025-06', from: '2025-01' })).toEqual(
      queryKeys.report('retention', { from: '2025-01', to: '2025-06', at: [] }),
    );
    expect(queryKeys.report('retention', {})).toEqual(['report', 'retention', '']);
  });
});

describe('answers', () => {
  const client = new QueryClient();
  const view = richView();

  it('are those of the report, parsed', async () => {
    const cohorts = reports.cohorts(view, parseReportQuery([['grid', 'quarter']]));
    const asked = answering(cohorts);
    expect(await client.fetchQuery(reportQuery('cohorts', { grid: 'quarter' }))).toEqual(cohorts);
    expect(asked).toEqual(['/api/v1/reports/cohorts?grid=quarter']);
  });

  it('explain a figure', async () => {
    const nobody = { accounts: 0, start_arr: 0, end_arr: 0 };
    const { rows: _, courses: __, stage: ___, ...head } = reports.targets(view, parseReportQuery([]));
    const answer = {
      ...head,
      metric: 'nrr_12m',
      period: '2025-11',
      value: null,
      sum: 0,
      divided_by: 0,
      total: nobody,
      offset: 0,
      accounts: [],
    };
    const asked = answering(answer);
    const query = explainQuery({ metric: 'nrr_12m', period: '2025-11', where: ['channel=web'] });
    expect(await client.fetchQuery(query)).toEqual(answer);
    expect(asked).toEqual(['/api/v1/explain?metric=nrr_12m&period=2025-11&where=channel%3Dweb']);
  });

  it('say what figures mean', async () => {
    const asked = answering(glossary());
    expect(await client.fetchQuery(glossaryQuery())).toEqual(glossary());
    expect(asked).toEqual(['/api/v1/glossary']);
  });

  it('are refused where they are not of the form agreed', async () => {
    answering({ currency: 'USD' });
    await expect(client.fetchQuery(reportQuery('bridge'))).rejects.toThrow();
  });

  it('carry the problem of a question that cannot be answered', async () => {
    const problem = { type: 'about:blank', title: 'No', status: 422, detail: 'metric: expected net', field: 'metric' };
    answering(problem, 422);
    await expect(client.fetchQuery(reportQuery('cohorts', { metric: 'luck' }))).rejects.toMatchObject({
      message: 'metric: expected net',
      status: 422,
      problem,
    });
  });
});
