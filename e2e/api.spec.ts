import { request as http } from 'node:http';
import type { APIRequestContext } from '@playwright/test';
import { type ReadAnswer, type ReadName, type ReportName, reportContract } from '@/lib/api/report-contract';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'api' });

type Json = Record<string, unknown>;

const { explain: _explain, glossary: _glossary, account: _account, ...ofReports } = reportContract;
const reportNames = Object.keys(ofReports) as ReportName[];

/** What the API answers, which must be all that the contract says, and nothing else. */
async function read<Name extends ReadName>(
  request: APIRequestContext,
  name: Name,
  path: string,
): Promise<ReadAnswer<Name>> {
  const answer = await request.get(`/api/v1/${path}`);
  expect(answer.status(), path).toBe(200);
  const body: unknown = await answer.json();
  const parsed = reportContract[name].parse(body);
  expect(parsed, path).toEqual(body);
  return parsed as ReadAnswer<Name>;
}

/** A request with headers that a browser would not let a page set. */
function ask(url: string, method: string, headers: Record<string, string>): Promise<number> {
  return new Promise((settle, fail) => {
    const sent = http(url, { method, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => settle(answer.statusCode ?? 0));
    });
    sent.on('error', fail);
    sent.end();
  });
}

test('an unknown host is answered 421, pages and API alike', async ({ ratchet }) => {
  for (const path of ['/', '/import', '/api/v1/workspace', '/api/health'])
    expect(await ask(`${ratchet.url}${path}`, 'GET', { host: 'evil.example' }), path).toBe(421);
});

test('a change needs one of our own pages', async ({ ratchet }) => {
  const url = `${ratchet.url}/api/v1/sample`;
  expect(await ask(url, 'POST', {})).toBe(403);
  expect(await ask(url, 'POST', { origin: 'https://evil.example' })).toBe(403);
  expect(await ask(url, 'DELETE', { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await ask(url, 'DELETE', { origin: ratchet.url })).toBe(200);
});

test('a question that cannot be answered is refused with a problem document that names the field', async ({
  request,
}) => {
  const answer = await request.get('/api/v1/reports/retention?window=2');
  expect(answer.status()).toBe(422);
  expect(answer.headers()['content-type']).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ status: 422, field: 'window' });
  expect((await request.get('/api/v1/reports/nothing')).status()).toBe(404);
  expect((await request.get('/api/v1/imports/nothing')).status()).toBe(404);
});

test('an upload that breaks off is no upload', async ({ ratchet, request }) => {
  const headers = { origin: ratchet.url };
  const stored = await request.put('/api/v1/uploads?name=a.csv', { headers, data: Buffer.from('a,b\n1,2\n') });
  expect(await stored.json()).toMatchObject({ name: 'a.csv', bytes: 8 });
  const broken = await request.post('/api/v1/imports/preview', { headers, data: { upload_id: 'f'.repeat(32) } });
  expect(broken.status()).toBe(404);
});

test('an empty store answers every report, with nothing in it', async ({ request }) => {
  for (const name of reportNames)
    expect(await read(request, name, `reports/${name}`)).toMatchObject({ ledger_version: 0 });
  expect((await request.get('/api/v1/explain?metric=nrr_12m&period=2025-11')).status()).toBe(404);
  expect((await request.get('/api/v1/reports/account?account=C-1')).status()).toBe(404);
});

test('the glossary says what each figure means, before there are any', async ({ ratchet, request }) => {
  const glossary = await read(request, 'glossary', 'glossary');
  expect(glossary.metrics[0]).toMatchObject({ slug: 'nrr', short_name: 'NRR' });
  expect(await ratchet.json<Json>('glossary')).toEqual(glossary);
});

test.describe('on the sample company', () => {
  test.beforeAll(async ({ ratchet }) => {
    expect((await ratchet.command('sample')).code).toBe(0);
  });

  test('every report is as agreed, and that of the command line', async ({ ratchet, request }) => {
    const both = new Set<ReportName>(['expansion', 'bridge', 'renewals', 'one-time']);
    for (const name of reportNames) {
      const report = await read(request, name, `reports/${name}`);
      if (both.has(name)) expect(await ratchet.json<Json>('report', name), name).toEqual(report);
    }
  });

  test('an account’s story is as agreed, and ends with its ARR in the list', async ({ ratchet, request }) => {
    const [first] = (await read(request, 'accounts', 'reports/accounts?limit=1')).rows;
    const id = first?.account ?? '';
    const story = await read(request, 'account', `reports/account?account=${id}`);
    expect(story.arr).toBe(first?.arr);
    expect(await ratchet.json<Json>('account', id)).toEqual(story);
    expect((await request.get('/api/v1/reports/account')).status()).toBe(422);
  });

  test('filters, splits and times mean the same in a URL and in a command', async ({ ratchet, request }) => {
    const asked: [name: ReportName, search: string, words: string[]][] = [
      [
        'retention',
        'window=3&by=segment&attr_at=start&where=channel!=Partner',
        ['--window', '3', '--by', 'segment', '--attr-at', 'start', '--where', 'channel!=Partner'],
      ],
      ['movements', 'grid=quarter&by=product', ['--grid', 'quarter', '--by', 'product']],
      ['cohorts', 'grid=year&metric=gross', ['--grid', 'year', '--metric', 'gross']],
      ['coverage', 'threshold=1000&roll_up=parent', ['--threshold', '1000', '--roll-up', 'parent']],
    ];
    for (const [name, search, words] of asked)
      expect(await ratchet.json<Json>('report', name, ...words), search).toEqual(
        await read(request, name, `reports/${name}?${search}`),
      );
  });

  test('a figure is explained by accounts that sum to it, as on the command line', async ({ ratchet, request }) => {
    const retention = await read(request, 'retention', 'reports/retention');
    const movements = await read(request, 'movements', 'reports/movements');
    const last = retention.rows.at(-1);
    const period = last?.period ?? '';

    const nrr = await read(request, 'explain', `explain?metric=nrr_12m&period=${period}&limit=all`);
    expect(nrr.value).toBe(last?.nrr);
    expect(nrr.accounts).toHaveLength(last?.accounts ?? 0);
    expect(nrr.accounts.reduce((sum, { adds }) => sum + adds, 0)).toBe(nrr.sum);
    expect(nrr.sum / (nrr.divided_by ?? 0)).toBe(nrr.value);
    for (const { account, start_arr, end_arr, changes } of nrr.accounts)
      expect(start_arr + changes.reduce((sum, { arr }) => sum + arr, 0), account).toBe(end_arr);

    const page = await read(request, 'explain', `explain?metric=nrr_12m&period=${period}&limit=10&offset=5`);
    expect(page).toEqual({ ...nrr, offset: 5, accounts: nrr.accounts.slice(5, 15) });

    const seats = await read(request, 'explain', `explain?metric=expansion.seats&period=${period}`);
    const row = movements.rows.find((each) => each.period === period);
    expect(seats.value).toBe(row?.expansion_by_source.seats);
    expect(seats.accounts.reduce((sum, { adds }) => sum + adds, 0)).toBe(seats.sum);
    expect(await ratchet.json<Json>('explain', 'expansion.seats', '--period', period)).toEqual(seats);
  });

  for (const [path, field, words] of [
    ['reports/cohorts?metric=luck', 'metric', 'expected net, gross, logo'],
    ['explain?metric=luck&period=2025-01', 'metric', 'there are'],
    ['explain?metric=nrr_12m', 'period', 'which one?'],
    ['explain?metric=arr&period=2025-01&limit=none', 'limit', 'a whole number from 1 on'],
    ['explain?metric=renewal_rate&period=2025-01&where=product=Nothing', 'where', 'there is no product'],
    ['explain?metric=nrr_12m&period=2025-13', 'period', 'expected a period such as'],
    ['reports/movements?grid=day', 'grid', 'expected week, month, quarter, year'],
    ['reports/expansion?grid=week', 'grid', 'month, quarter or year'],
    ['reports/retention?where=size=SMB', 'where', 'segment, arr_band'],
    ['reports/retention?by=size', 'by', 'segment, arr_band'],
    ['reports/retention?where=segment=Tiny', 'where', 'SMB'],
    ['reports/retention?where=product=Nothing', 'where', 'there are'],
    ['reports/retention?at=2025-02-30', 'at', 'expected a day as YYYY-MM-DD'],
    ['reports/retention?at=2999-01-01', 'at', 'complete through'],
    ['reports/retention?metrc=nrr', 'metrc', 'unknown parameter'],
  ] as const)
    test(`${path} is refused, naming what there is`, async ({ request }) => {
      const answer = await request.get(`/api/v1/${path}`);
      expect(answer.status()).toBe(422);
      expect(answer.headers()['content-type']).toContain('application/problem+json');
      expect(await answer.json()).toMatchObject({ status: 422, field, detail: expect.stringContaining(words) });
    });

  test('a filter that matches nobody gives no rate at all', async ({ request }) => {
    const nobody = 'where=segment=SMB&where=segment!=SMB';
    const retention = await read(request, 'retention', `reports/retention?${nobody}`);
    expect(retention.current).toMatchObject({
      accounts: 0,
      start_arr: 0,
      nrr: null,
      grr: null,
      logo: null,
      nrr_low: null,
    });
    expect(retention.rows.every(({ nrr, grr, logo }) => nrr === null && grr === null && logo === null)).toBe(true);
    expect((await read(request, 'accounts', `reports/accounts?${nobody}`)).rows).toEqual([]);
    expect((await read(request, 'cohorts', `reports/cohorts?${nobody}`)).rows).toEqual([]);
    expect(await read(request, 'bridge', `reports/bridge?${nobody}`)).toMatchObject({
      points: null,
      entered: [],
      left: [],
      base: [],
    });
    expect(await read(request, 'coverage', `reports/coverage?${nobody}`)).toMatchObject({
      coverage: null,
      uncovered: [],
    });
    const { rows, t2e } = await read(request, 'expansion', `reports/expansion?${nobody}`);
    expect(t2e).toMatchObject({ accounts: 0, mean_months: null, median_months: null });
    expect(rows.every(({ rate, quick_ratio, top1 }) => rate === null && quick_ratio === null && top1 === null)).toBe(
      true,
    );
    const { rows: definitions } = await read(request, 'definitions', `reports/definitions?${nobody}`);
    expect(definitions.every(({ value }) => value === null)).toBe(true);
  });
});
