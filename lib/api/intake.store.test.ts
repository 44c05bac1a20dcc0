/** The ingest API as programs meet it: requests of the kind that curl sends, the real store behind. */
import { describe, expect, it, vi } from 'vitest';
import { caller as principal } from '@/lib/auth/asking';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { intakeAnswer, intakeProblem } from './contract/intake';
import { intakeRoute } from './intake';

const current = vi.hoisted((): { store: Store | null } => ({ store: null }));
vi.mock('./server', async (importOriginal) => ({
  ...(await importOriginal<typeof import('./server')>()),
  serverStore: async () => current.store,
}));

const HOST = { host: '127.0.0.1:3000' };
const JSON_TYPE = { 'content-type': 'application/json' };

type Kind = Parameters<typeof intakeRoute>[0];

async function post(kind: Kind, body: unknown, search = '', headers: Record<string, string> = {}) {
  const request = new Request(`http://127.0.0.1:3000/api/v1/${kind}${search}`, {
    method: 'POST',
    headers: { ...HOST, ...JSON_TYPE, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const response = await intakeRoute(kind)(request, undefined);
  const json = await response.json();
  return { status: response.status, headers: response.headers, json };
}

const inStore = (work: (store: Store) => Promise<void>) =>
  withFreshStore(async (store) => {
    current.store = store;
    await work(store);
  });

const change = (account_id: string, effective_on: string, amount: string | number, more = {}) => ({
  account_id,
  effective_on,
  product: 'Core',
  amount,
  ...more,
});
const FIRST = '?data_through=2025-03-31';

async function arrOf(store: Store): Promise<number | undefined> {
  const view = await loadLedgerView({ db: store.pool, principal, workspaceId: 1 });
  return reports.movements(view, parseReportQuery([])).rows.at(-1)?.end_arr;
}

const countOf = async (store: Store, table: string): Promise<number> =>
  Number((await store.pool.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n);

describe('rows of a call', () => {
  it('are new, then unchanged, then corrected, and make the ledger: 100 + 50 a month, ARR 1,800', () =>
    inStore(async (store) => {
      const rows = [change('a', '2025-01-01', '100.00'), change('b', '2025-02-01', 50)];
      const first = await post('changes', rows, FIRST);
      expect(first.status).toBe(200);
      expect(intakeAnswer.parse(first.json)).toEqual(first.json);
      expect(first.json).toMatchObject({ outcome: 'done', read: 2, new: 2, rejected: 0, data_through: '2025-03-31' });
      expect(first.json.rows).toEqual([
        { row: 1, status: 'new', problems: [] },
        { row: 2, status: 'new', problems: [] },
      ]);
      expect(await arrOf(store)).toBe(180_000);
      const again = await post('changes', { rows });
      expect(again.json).toMatchObject({ outcome: 'done', new: 0, unchanged: 2, corrected: 0 });
      const mended = await post('changes', [
        ...rows.slice(0, 1),
        change('b', '2025-02-01', 60),
        change('c', '2025-03-01', 1),
      ]);
      expect(mended.json.rows.map(({ status }: { status: string }) => status)).toEqual([
        'unchanged',
        'corrected',
        'new',
      ]);
      expect(await arrOf(store)).toBe(193_200);
      const twice = [change('d', '2025-03-01', 1), change('d', '2025-03-01', 1), change('d', '2025-03-01', 2)];
      const { json } = await post('changes', twice);
      expect(json.rows.map(({ status }: { status: string }) => status)).toEqual(['new', 'unchanged', 'corrected']);
    }));

  it('are read as files are, with the same codes and remedies, each told by its row and field', () =>
    inStore(async (store) => {
      const refused = await post(
        'changes',
        [
          change('a', '01/02/2025', '100'),
          change('', '2025-01-01', '-5'),
          { account_id: 'x' },
          change('a', '2025-01-01', 'twelve'),
          change('a', '2025-01-01', 1, { interval: { unit: 'month' } }),
          change('a', '2025-01-01', 1, { quantity: 2, __proto__: 1 }),
          'no row',
          { ...change('a', '2025-01-01', 1), account_id: Number('12345678901234567890') },
        ],
        FIRST,
      );
      expect(refused.status).toBe(422);
      expect(refused.headers.get('content-type')).toBe('application/problem+json');
      expect(intakeProblem.parse(refused.json)).toEqual(refused.json);
      expect(refused.json).toMatchObject({ status: 422, outcome: 'rejected', import_id: null, rejected: 7 });
      const codes = refused.json.rows.map((row: { row: number; problems: { column: string; code: string }[] }) => [
        row.row,
        ...row.problems.map(({ column, code }) => `${column}:${code}`),
      ]);
      expect(codes).toEqual([
        [1, 'effective_on:bad_date'],
        [2, 'account_id:missing_value', 'amount:negative_amount'],
        [3, 'effective_on:missing_value', 'product:missing_value'],
        [4, 'amount:bad_number'],
        [5, 'interval:nested_value'],
        [7, 'null:not_an_object'],
        [8, 'account_id:inexact_number'],
      ]);
      expect(refused.json.detail).toContain('Row 1, effective_on: expected YYYY-MM-DD, found 01/02/2025');
      expect(await countOf(store, 'import_run')).toBe(0);
      expect(await countOf(store, 'subscription_change')).toBe(0);
    }));

  it('that are good are written where that is asked, the others told', () =>
    inStore(async (store) => {
      const kept = await post(
        'changes',
        [change('a', '2025-01-01', 100), change('b', 'soon', 1)],
        `${FIRST}&keep_good=true`,
      );
      expect(kept.status).toBe(200);
      expect(kept.json).toMatchObject({ outcome: 'done', new: 1, rejected: 1 });
      expect(kept.json.rows.map(({ status }: { status: string }) => status)).toEqual(['new', 'rejected']);
      expect(await arrOf(store)).toBe(120_000);
    }));

  it('of a dry run are told and not written, with the key left free', () =>
    inStore(async (store) => {
      const rows = [change('a', '2025-01-01', 100), change('b', 'soon', 1)];
      const tried = await post('changes', rows, `${FIRST}&dry_run=true`, { 'idempotency-key': 'k' });
      expect(tried.json).toMatchObject({
        outcome: 'checked',
        import_id: null,
        new: 1,
        rejected: 1,
        ledger_version: null,
      });
      expect(await countOf(store, 'import_run')).toBe(0);
      expect((await post('changes', rows.slice(0, 1), FIRST, { 'idempotency-key': 'k' })).status).toBe(200);
    }));

  it('may come one a line, a broken one of which is that row’s fault alone', () =>
    inStore(async () => {
      const lines = `${JSON.stringify(change('a', '2025-01-01', 1))}\n{"account_id": \n`;
      const type = { 'content-type': 'application/x-ndjson; charset=utf-8' };
      const { json } = await post('changes', lines, `${FIRST}&keep_good=true`, type);
      expect(json.rows.map(({ status }: { status: string }) => status)).toEqual(['new', 'rejected']);
      expect(json.rows[1].problems[0]).toMatchObject({ code: 'bad_json' });
    }));

  it('of every kind reach the store; attributes of accounts are whatever else a row names', () =>
    inStore(async (store) => {
      await post('changes', [change('a', '2025-01-01', 100)], FIRST);
      const sent: [Kind, object, string][] = [
        ['accounts', { account_id: 'a', name: 'Acme', 'ARR band': 'small', constructor: 'x' }, 'account_statement'],
        [
          'invoices',
          { account_id: 'i', period_start: '2025-01-01', period_end: '2025-02-01', amount: '9.00' },
          'invoice_line',
        ],
        ['rates', { month: '2025-01', currency: 'EUR', rate: 1.1 }, 'rate'],
        ['touchpoints', { account_id: 'a', on: '2025-02-01', kind: 'qbr' }, 'touchpoint'],
        ['plans', { account_id: 'a', opened_on: '2025-02-01', amount: 10 }, 'expansion_plan'],
        ['costs', { month: '2025-01', motion: 'new', amount: 10 }, 'cost'],
        ['targets', { metric: 'nrr_12m', period: '2025-03', value: '110%' }, 'target'],
        ['usage', { account_id: 'a', on: '2025-02-01', meter: 'Seats', used: 9, limit: 10 }, 'usage_reading'],
        ['signals', { account_id: 'a', on: '2025-02-01', signal: 'funding' }, 'signal'],
      ];
      for (const [kind, row, table] of sent) {
        const { json } = await post(kind, [row]);
        expect(json, kind).toMatchObject({ outcome: 'done', new: 1, rejected: 0, kind });
        expect(await countOf(store, table), kind).toBe(1);
        expect((await post(kind, [row])).json, kind).toMatchObject({ outcome: 'done', new: 0, unchanged: 1 });
      }
      const { rows } = await store.pool.query<{ attributes: object }>('select attributes from account_statement');
      expect(rows[0]?.attributes).toEqual({ arr_band: 'small', constructor: 'x' });
    }));

  it('of ids that another source knows are told of, and share its accounts by naming it', () =>
    inStore(async () => {
      await post('changes', [change('a', '2025-01-01', 100)], `${FIRST}&source=files`);
      const other = await post('accounts', [{ account_id: 'a', name: 'Acme' }]);
      expect(other.json.problems).toMatchObject([{ code: 'other_source', severity: 'notice' }]);
      expect(other.json.problems[0].remedy).toContain('?source=files');
      const same = await post('accounts', [{ account_id: 'a', name: 'Acme' }], '?source=files');
      expect(same.json.problems).toEqual([]);
    }));
});

describe('a call', () => {
  it('of the first changes says how far they go, and of another currency needs a rate', () =>
    inStore(async () => {
      const without = await post('changes', [change('a', '2025-01-01', 1)]);
      expect(without.json.problems).toMatchObject([{ code: 'missing_data_through' }]);
      const foreign = await post('changes', [change('a', '2025-01-01', 1, { currency: 'EUR' })], FIRST);
      expect(foreign.status).toBe(422);
      expect(foreign.json.problems).toMatchObject([{ code: 'missing_rate' }]);
      const ahead = await post('changes', [change('a', '2025-01-01', 1)], '?data_through=2999-01-01');
      expect(ahead.json.problems).toMatchObject([{ code: 'future_data_through' }]);
    }));

  it('with a key is done once, and answered the same again', () =>
    inStore(async (store) => {
      const key = { 'idempotency-key': 'order-1' };
      const rows = [change('a', '2025-01-01', 100)];
      const first = await post('changes', rows, FIRST, key);
      const again = await post('changes', rows, FIRST, key);
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      expect(first.headers.get('idempotent-replayed')).toBeNull();
      expect(again.json).toEqual(first.json);
      expect(await countOf(store, 'import_run')).toBe(1);
      const other = await post('changes', [change('a', '2025-01-01', 1)], FIRST, key);
      expect([other.status, other.json.field]).toEqual([422, 'Idempotency-Key']);
      expect((await post('accounts', rows, FIRST, key)).status).toBe(422);
      await store.pool.query("update idempotency_key set answered_at = now() - interval '25 hours'");
      expect((await post('changes', rows, FIRST, key)).json).toMatchObject({ outcome: 'done', unchanged: 1 });
    }));

  it('that was refused leaves its key free for the mended one', () =>
    inStore(async () => {
      const key = { 'idempotency-key': 'order-2' };
      expect((await post('changes', [change('a', 'soon', 1)], FIRST, key)).status).toBe(422);
      expect((await post('changes', [change('a', '2025-01-01', 1)], FIRST, key)).status).toBe(200);
    }));

  it('sent while one with its key is being answered is told so; ten without a key are all written', () =>
    inStore(async (store) => {
      const key = { 'idempotency-key': 'twice' };
      const rows = [change('a', '2025-01-01', 100)];
      const both = await Promise.all([post('changes', rows, FIRST, key), post('changes', rows, FIRST, key)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const many = await Promise.all(
        Array.from({ length: 10 }, (_, i) => post('changes', [change(`m${i}`, '2025-01-01', 1)])),
      );
      expect(many.map(({ json }) => json.new)).toEqual(Array(10).fill(1));
      expect(await countOf(store, 'subscription_change')).toBe(11);
    }));

  it('that is no call is refused before it is read', () =>
    inStore(async (store) => {
      const row = change('a', '2025-01-01', 1);
      const cases: [number, unknown, string, Record<string, string>][] = [
        [415, [row], '', { 'content-type': 'text/plain' }],
        [415, [row], '', { 'content-type': 'application/x-www-form-urlencoded' }],
        [421, [row], '', { host: 'evil.example' }],
        [421, [row], '', { host: '127.0.0.1.nip.io:3000' }],
        [403, [row], '', { origin: 'https://evil.example' }],
        [403, [row], '', { origin: 'null' }],
        [403, [row], '', { 'sec-fetch-site': 'cross-site' }],
        [403, [row], '', { 'sec-fetch-site': 'none' }],
        [403, [row], '', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:3001' }],
        [400, '{', '', {}],
        [400, '[]\ud800', '', { 'idempotency-key': '' }],
        [422, [], '', {}],
        [422, { changes: [row] }, '', {}],
        [422, [row], '?dryrun=true', {}],
        [422, [row], '?source=A B', {}],
        [413, Array(10_001).fill(row), '', {}],
        [413, `["${'x'.repeat(17 * 1024 * 1024)}"]`, '', {}],
      ];
      for (const [status, body, search, headers] of cases)
        expect(
          (await post('changes', body, search, headers)).status,
          `${status} ${search} ${JSON.stringify(headers)}`,
        ).toBe(status);
      expect(await countOf(store, 'workspace')).toBe(0);
      // A page of our own may send rows too.
      const own = { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' };
      expect((await post('changes', [row], FIRST, own)).status).toBe(200);
    }));

  it('of 10,000 rows is answered row by row within seconds, and holds no connection after', () =>
    inStore(async (store) => {
      const rows = Array.from({ length: 10_000 }, (_, i) => change(`a${i}`, '2025-01-01', i + 1));
      await post('changes', rows.slice(0, 5_000), FIRST);
      const began = performance.now();
      const { json } = await post('changes', rows);
      expect([json.new, json.unchanged, json.rows.length]).toEqual([5_000, 5_000, 10_000]);
      expect(performance.now() - began).toBeLessThan(10_000);
      const { totalCount, idleCount } = store.pool;
      expect(totalCount - idleCount).toBeLessThanOrEqual(1);
    }));
});
