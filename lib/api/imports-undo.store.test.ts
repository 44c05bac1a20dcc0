/** Imports over HTTP: begun, cancelled, undone, redone, one by one and as a batch; the work itself done in this process. */
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { caller as principal } from '@/lib/auth/asking';
import type { BatchJob } from '@/lib/imports/batch';
import { runBatch } from '@/lib/imports/batch';
import type { ImportJob } from '@/lib/imports/job';
import { runImport } from '@/lib/imports/run';
import { storeUpload } from '@/lib/imports/uploads';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { markBatchFailed } from '@/lib/store/batches';
import type { Store } from '@/lib/store/open';
import { testDataDir, withFreshStore } from '@/lib/store/testing';
import { batchRequest, type ImportRun, importRun } from './contract';
import { type ImportBatch, importBatch } from './contract/imports';
import { route } from './handler';
import { batchById, cancelBatchRun, changeBatch, startBatchJob } from './import-batches';
import { cancelRun, rejectsOf, restoreRun, runById, startImportJob, withdrawRun } from './imports';

interface Doing {
  store: Store | null;
  /** False: the process that was begun has not got to it yet. */
  works: boolean;
  done: Promise<unknown>;
  ended: string[];
}

const doing = vi.hoisted((): Doing => ({ store: null, works: true, done: Promise.resolve(), ended: [] }));
vi.mock('./server', async (importOriginal) => ({
  ...(await importOriginal<typeof import('./server')>()),
  serverStore: async () => doing.store,
}));
vi.mock('@/lib/imports/child', () => ({
  spawnImport: (_: Store, __: unknown, job: ImportJob) => begin((runner) => runImport(runner, job)),
  spawnBatch: (_: Store, __: unknown, job: BatchJob) => begin((runner) => runBatch(runner, job)),
  endChild: (name: string) => void doing.ended.push(name),
}));

type Runner = Parameters<typeof runImport>[0];
const runner = (): Runner => ({ store: doing.store as Store, principal, today: '2025-04-10' });
const begin = (work: (runner: Runner) => Promise<unknown>): void => {
  if (doing.works) doing.done = work(runner());
};

beforeEach(() => {
  vi.stubEnv('RATCHET_DATA', testDataDir());
  Object.assign(doing, { works: true, done: Promise.resolve(), ended: [] });
});

const inStore = (work: () => Promise<void>): Promise<void> =>
  withFreshStore(async (store) => {
    doing.store = store;
    await work();
  });

const upload = async (name: string, text: string): Promise<string> =>
  (await storeUpload(testDataDir(), name, Readable.from([Buffer.from(text)]), null, 1_000_000)).uploadId;

const HEADER = 'account_id,effective_on,product,amount\n';
const CHANGES = `${HEADER}a,2025-01-01,Core,100\nb,2025-02-01,Core,50\n`;
const NAMES = 'account_id,name\na,Acme\n';

/** As it is answered: the status, and the document in the contract's shape. */
async function answered<Answer>(work: () => Promise<object>): Promise<{ status: number; json: Answer }> {
  const request = new Request('http://127.0.0.1:3000/api/v1/imports', {
    method: 'POST',
    headers: { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' },
  });
  const response = await route(async () => Response.json(await work()))(request, undefined);
  return { status: response.status, json: (await response.json()) as Answer };
}

interface Problem {
  title: string;
}
const refused = async (work: () => Promise<object>): Promise<[number, string]> => {
  const { status, json } = await answered<Problem>(work);
  return [status, json.title];
};

async function arr(): Promise<number> {
  const view = await loadLedgerView({ db: (doing.store as Store).pool, principal, workspaceId: 1 });
  return reports.movements(view, parseReportQuery([])).rows.at(-1)?.end_arr ?? 0;
}

async function imported(text: string, more: object = {}): Promise<ImportRun> {
  const file = await upload('changes.csv', text);
  const { import_id: id } = await startImportJob({
    ...{ upload_id: file, data_through: '2025-03-31', dry_run: false },
    ...more,
  });
  await doing.done;
  return runById(id);
}

describe('one import', () => {
  it('is undone and redone, each once, and answered in the contract’s shape', () =>
    inStore(async () => {
      const { import_id: id } = await imported(CHANGES);
      expect(await arr()).toBe(180_000);
      const withdrawn = await answered<ImportRun>(() => withdrawRun(id));
      expect(importRun.parse(withdrawn.json)).toMatchObject({ status: 'withdrawn' });
      expect(await arr()).toBe(0);
      expect((await answered<ImportRun>(() => restoreRun(id))).json).toMatchObject({ status: 'done' });
      expect(await arr()).toBe(180_000);
      expect(await refused(() => restoreRun(id))).toEqual([409, 'Nothing to redo']);
      expect(await refused(() => cancelRun(id))).toEqual([409, 'Nothing to cancel']);
      for (const change of [withdrawRun, restoreRun, cancelRun, runById])
        expect(await refused(() => change('nothing'))).toEqual([404, 'No such import']);
      expect(await refused(() => rejectsOf(id))).toEqual([404, 'No rejects']);
    }));

  it('that is under way is cancelled, with its process, and writes nothing', () =>
    inStore(async () => {
      doing.works = false;
      const { import_id: id, status } = await imported(CHANGES);
      expect(status).toBe('running');
      const { json } = await answered<ImportRun>(() => cancelRun(id));
      expect(json).toMatchObject({ status: 'cancelled' });
      expect(doing.ended).toEqual([id]);
      expect(await refused(() => withdrawRun(id))).toEqual([409, 'Nothing to withdraw']);
      expect(await arr()).toBe(0);
    }));

  it('complete for a range withdraws what it no longer states, and its rejects are there to be mended', () =>
    inStore(async () => {
      await imported(CHANGES);
      const complete = { from: '2025-01-01', to: '2025-02-28' };
      const run = await imported(`${HEADER}a,2025-01-01,Core,100\n`, { complete });
      expect(run).toMatchObject({ complete, result: { withdrawn: 1, unchanged: 1 } });
      expect(await arr()).toBe(120_000);
      const bad = await imported(`${HEADER}c,2025-02-30,Core,1\nd,2025-03-01,Core,10\n`, { keep_good: true });
      expect(bad).toMatchObject({ status: 'done', has_rejects: true, result: { rejected: 1, new: 1 } });
      expect(await (await rejectsOf(bad.import_id)).text()).toContain('2025-02-30');
    }));
});

describe('several files', () => {
  const begun = async (dryRun: boolean): Promise<string> => {
    const items = [
      { upload_id: await upload('changes.csv', CHANGES), data_through: '2025-03-31' },
      { upload_id: await upload('names.csv', NAMES) },
    ];
    const { batch_id: id } = await startBatchJob(batchRequest.parse({ dry_run: dryRun, items }));
    await doing.done;
    return id;
  };

  it('are checked together, imported in order, undone and redone whole', () =>
    inStore(async () => {
      const checked = importBatch.parse(await batchById(await begun(true)));
      expect(checked).toMatchObject({ status: 'checked', counts: { read: 3, new: 3 } });
      expect(checked.items.map(({ file, status }) => [file, status])).toEqual([
        ['names.csv', 'checked'],
        ['changes.csv', 'checked'],
      ]);
      expect(await arr()).toBe(0);
      const id = await begun(false);
      expect(await arr()).toBe(180_000);
      const change = (what: 'withdraw' | 'restore') => answered<ImportBatch>(() => changeBatch(id, what));
      expect((await change('withdraw')).json).toMatchObject({ status: 'withdrawn' });
      expect(await arr()).toBe(0);
      expect(await refused(() => changeBatch(id, 'withdraw'))).toEqual([409, 'Nothing to change']);
      expect((await change('restore')).json).toMatchObject({ status: 'done' });
      expect(await arr()).toBe(180_000);
      expect(await refused(() => changeBatch(id, 'restore'))).toEqual([409, 'Nothing to change']);
      expect(await refused(() => changeBatch('nothing', 'restore'))).toEqual([404, 'No such batch']);
    }));

  it('whose process has died have stopped at once, and say why', () =>
    inStore(async () => {
      doing.works = false;
      const id = await begun(false);
      expect((await batchById(id)).status).toBe('running');
      const { workspaceId } = (await doing.store!.pool.query('select workspace_id as "workspaceId" from import_batch'))
        .rows[0];
      await markBatchFailed(doing.store!, principal, workspaceId, id, 'It was killed.');
      expect(importBatch.parse(await batchById(id))).toMatchObject({ status: 'stopped', error: 'It was killed.' });
    }));

  it('that are cancelled before their turn are never begun', () =>
    inStore(async () => {
      doing.works = false;
      const id = await begun(false);
      const { json } = await answered<ImportBatch>(() => cancelBatchRun(id));
      expect(json).toMatchObject({ status: 'cancelled' });
      expect(json.items.map(({ status }) => status)).toEqual(['waiting', 'waiting']);
      expect(doing.ended).toEqual([id]);
      expect(await arr()).toBe(0);
    }));
});
