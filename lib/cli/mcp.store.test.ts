/** `ratchet mcp` as a client meets it: a process, the protocol on its pipes, figures held to the reports. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPastedExport } from '@/lib/imports/comparisons';
import { runImport } from '@/lib/imports/run';
import { differencesReport, parseDifferencesQuery } from '@/lib/reports/differences-report';
import { glossary } from '@/lib/reports/glossary';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { matchesReport } from '@/lib/reports/matches-report';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { keepComparison } from '@/lib/store/comparisons';
import { openStore, type Store } from '@/lib/store/open';
import { packageRoot } from '@/lib/store/place';
import { stopStore } from '@/lib/store/server';
import { createWorkspace } from '@/lib/store/workspaces';

const principal = { kind: 'system', name: 'test' } as const;
const folder = mkdtempSync(join(tmpdir(), 'ratchet-mcp-'));
const dataDir = join(folder, 'data');

// 100 + 50 a month; Beta falls to 20 in March, Gamma comes in February and leaves in April.
const FILE = `account_id,effective_on,product,amount,status
Acme,2024-01-01,Core,100.00,
Beta,2024-01-01,Core,50.00,
Gamma,2024-02-01,Core,10.00,
Beta,2025-03-01,Core,20.00,
Gamma,2025-04-01,Core,,ended
`;

let store: Store;
const client = new Client({ name: 'test', version: '1' });

beforeAll(async () => {
  store = await openStore({ dataDir });
  const { id: workspaceId } = await createWorkspace(store, principal, { name: 'T', currency: 'USD', isSample: false });
  const path = join(folder, 'changes.csv');
  writeFileSync(path, FILE);
  const job = { workspaceId, path, fileName: 'changes.csv', dataThrough: '2025-05-31', importId: null };
  const options = { dryRun: false, keepGood: false, rejectsPath: `${path}.rejects` };
  const outcome = await runImport({ store, principal, today: '2025-06-10' }, { ...job, ...options });
  expect([outcome.status, outcome.problems]).toEqual(['done', []]);
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [join(packageRoot(), 'bin', 'ratchet.mjs'), 'mcp', '--data', dataDir],
    stderr: 'ignore',
  });
  await client.connect(transport);
}, 120_000);

afterAll(async () => {
  await client.close();
  await store.close();
  await stopStore(dataDir, { remove: true });
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

interface Answer {
  isError: boolean;
  text: string;
  json: Record<string, unknown> & { answer?: unknown };
}

async function call(name: string, args: Record<string, unknown> = {}): Promise<Answer> {
  const result = await client.callTool({ name, arguments: args });
  const [first] = result.content as { type: string; text: string }[];
  const json = (result.structuredContent ?? {}) as Answer['json'];
  return { isError: result.isError === true, text: first?.text ?? '', json };
}

/** Without the words beside amounts, which are not part of the report. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, each: unknown) => (key.endsWith('_text') ? undefined : each)));

async function reported(name: keyof typeof reports, search: string): Promise<unknown> {
  const query = parseReportQuery(new URLSearchParams(search));
  const view = await loadLedgerView({ db: store.pool, principal, workspaceId: 1 }, query);
  return plain((reports[name] as (v: typeof view, q: typeof query) => object)(view, query));
}

describe('ratchet mcp', () => {
  it('offers tools that read alone', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      ...['list_metrics', 'get_report', 'explain_metric', 'define_metric', 'data_health', 'forecast', 'book'],
      ...['differences', 'matches'],
    ]);
    for (const tool of tools) expect(tool.annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
  });

  it.each([
    ['retention', {}, ''],
    ['retention', { window: 3, by: 'product' }, 'window=3&by=product'],
    ['movements', { grid: 'quarter', from: '2025-Q1' }, 'grid=quarter&from=2025-Q1'],
    ['expansion', {}, ''],
    ['cohorts', { metric: 'gross' }, 'metric=gross'],
    ['bridge', { at: ['2025-02-28', '2025-05-31'] }, 'at=2025-02-28,2025-05-31'],
    ['accounts', { state: 'all' }, 'state=all&limit=50'],
    ['definitions', {}, ''],
  ] as const)('gives the report %s %j as it is', async (report, args, search) => {
    const { json, isError } = await call('get_report', { report, ...args });
    expect(isError).toBe(false);
    expect(plain(json.answer)).toEqual(await reported(report, search));
    expect(json).toMatchObject({ currency: 'USD', money_exponent: 2, data_through: '2025-05-31', ledger_version: 2 });
  });

  it('says amounts in words beside the smallest units: 120 a month is ARR $1,440.00', async () => {
    const { json } = await call('get_report', { report: 'movements', from: '2025-05' });
    const { rows } = json.answer as { rows: Record<string, unknown>[] };
    expect(rows.at(-1)).toMatchObject({ end_arr: 144_000, end_arr_text: '$1,440.00' });
    expect(rows.at(-1)?.expansion_by_source).toMatchObject({ seats: 0, seats_text: '$0.00' });
    expect(rows.at(-1)).not.toHaveProperty('period_text');
  });

  it('lays a kept export beside the ledger: Beta is 25 there and 20 here, Acme is missing there', async () => {
    expect(await call('differences')).toMatchObject({ isError: true, text: expect.stringContaining('is kept') });
    const { stated } = await readPastedExport('Customer\t2025-04\t2025-05\nBeta\t20\t25\nAcme\t100\t\n', 'USD');
    const kept = { name: 'Books', file: 'books.csv', stated };
    const { id } = await keepComparison(store.pool, principal, 1, kept);
    const { json } = await call('differences');
    const view = await loadLedgerView({ db: store.pool, principal, workspaceId: 1 }, undefined, true);
    expect(plain(json.answer)).toEqual(plain(await differencesReport(view, kept, parseDifferencesQuery([]))));
    expect(json.answer).toMatchObject({
      months: [{ difference: 0 }, { difference: -9500, difference_text: '−$95.00' }],
    });
    expect(json.comparisons).toMatchObject([{ comparison: id, name: 'Books' }]);
    const { json: one } = await call('differences', { comparison: id, period: '2025-05' });
    const { causes } = one.answer as { causes: { cases: { account: string; difference: number }[] }[] };
    const told = causes.flatMap(({ cases }) => cases.map(({ account, difference }) => [account, difference]));
    expect(told.sort()).toEqual([
      ['Acme', -10_000],
      ['Beta', 500],
    ]);
    expect((await call('differences', { comparison: 99 })).text).toContain(`kept are ${id}`);
    expect((await call('differences', { period: '1999-01' })).text).toContain('1999-01 is not compared');
  });

  it('offers matches as the report has them', async () => {
    const { json } = await call('matches', { limit: 5 });
    const reader = { db: store.pool, principal, workspaceId: 1 };
    const report = await matchesReport(reader, await loadLedgerView(reader), { offset: 0, limit: 5 });
    expect(plain(json.answer)).toEqual(plain(report));
    expect(json).toMatchObject({ ledger_version: 2, answer: { total: 0 } });
  });

  it('explains a figure down to rows of the file: churn of April is Gamma, row 6', async () => {
    const { json } = await call('explain_metric', { metric: 'churn', period: '2025-04' });
    expect(json.value_text).toBe('$120.00');
    expect(json.answer).toMatchObject({
      value: 12_000,
      accounts: [{ account: 'Gamma', changes: [{ on: '2025-04-01', arr: -12_000, file: 'changes.csv', row: 6 }] }],
    });
  });

  it('defines a metric with its figure now: NRR of May 2025 is 120 of 160', async () => {
    const { json } = await call('define_metric', { metric: 'nrr' });
    expect(json).toMatchObject({ slug: 'nrr', unit: 'ratio' });
    const now = json.now as object[];
    expect(now).toContainEqual({
      report: 'retention',
      path: 'rows.nrr',
      of: '2025-05',
      value: 0.75,
      value_text: '75.0%',
    });
    expect((await call('define_metric', { metric: 'nrr_12m' })).json.now).toEqual(now);
    const arr = await call('define_metric', { metric: 'end_arr' });
    expect(arr.json.now).toContainEqual(expect.objectContaining({ of: '2025-05', value_text: '$1,440.00' }));
    for (const { slug } of glossary().metrics)
      expect((await call('define_metric', { metric: slug })).isError, slug).toBe(false);
  });

  it('tells how far the data can be trusted', async () => {
    const { json } = await call('data_health');
    expect(json).toMatchObject({
      ledger_adds_up: true,
      accounts: 3,
      sources: [{ source: 'files', kind: 'changes', data_through: '2025-05-31' }],
      findings: [],
      last_imports: [{ file: 'changes.csv', status: 'done', rejected: 0 }],
    });
  });

  it('refuses plainly what cannot be answered', async () => {
    const cases: [string, Record<string, unknown>, RegExp][] = [
      ['get_report', { report: 'profit' }, /report/],
      ['get_report', { report: 'retention', window: 5 }, /window/],
      ['get_report', { report: 'retention', where: ['tier=gold'] }, /tier/],
      ['get_report', { report: 'movements', from: 'spring' }, /from: expected a period/],
      ['explain_metric', { metric: 'happiness', period: '2025-04' }, /there is none called "happiness"/],
      ['explain_metric', { metric: 'churn', period: '1999-01' }, /outside the ledger/],
      ['define_metric', { metric: 'nrrr' }, /nearest are nrr/],
    ];
    for (const [name, args, words] of cases) {
      const { isError, text } = await call(name, args);
      expect([isError, text], text).toEqual([true, expect.stringMatching(words)]);
      expect(text).not.toMatch(/\.ts:|at Object|stack/);
    }
  });

  it('has the glossary as resources and the weekly review as a prompt', async () => {
    const { contents } = await client.readResource({ uri: 'ratchet://glossary' });
    const [whole] = contents as { text: string }[];
    expect(JSON.parse(whole?.text ?? '')).toEqual(glossary());
    const one = await client.readResource({ uri: 'ratchet://glossary/nrr' });
    expect((one.contents as { text: string }[])[0]?.text).toContain('"slug":"nrr"');
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual(['weekly_nrr_review', 'why_did_it_change']);
    const review = await client.getPrompt({
      name: 'weekly_nrr_review',
      arguments: { from: '2025-05-24', to: '2025-05-31' },
    });
    expect(JSON.stringify(review.messages)).toContain('2025-05-24');
  });
});
