/** Several files as one, what a complete file does to the figures, and an import that is cancelled while it runs. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type LedgerReader, loadLedgerView } from '@/lib/reports/ledger-view';
import { standing } from '@/lib/reports/reports';
import { findBatch } from '@/lib/store/batches';
import { cancelImport } from '@/lib/store/cancel-import';
import { findMapping } from '@/lib/store/import-mappings';
import { createImport, getImport, importsOfBatch, listImports } from '@/lib/store/imports';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { changeBatchImports, restoreImport, withdrawImport } from '@/lib/store/undo-import';
import { createWorkspace } from '@/lib/store/workspaces';
import { announceBatch, inOrder, runBatch } from './batch';
import type { ImportJob } from './job';
import { headersKey } from './remembered';
import { runImport } from './run';
import type { Runner } from './runner';

const principal = { kind: 'system', name: 'test' } as const;

interface Bench {
  store: Store;
  runner: Runner;
  reader: LedgerReader;
  job(text: string, options?: Partial<ImportJob>): ImportJob;
  arr(): Promise<number | undefined>;
}

function onBench(work: (bench: Bench) => Promise<void>): Promise<void> {
  return withFreshStore(async (store) => {
    const workspace = await createWorkspace(store, principal, { name: 'Test', currency: 'USD', isSample: false });
    const folder = mkdtempSync(join(tmpdir(), 'ratchet-batch-'));
    const reader: LedgerReader = { db: store.pool, principal, workspaceId: workspace.id };
    let files = 0;
    await work({
      store,
      reader,
      runner: { store, principal, today: '2026-04-10' },
      job: (text, options = {}) => {
        files += 1;
        const path = join(folder, `file-${files}.csv`);
        writeFileSync(path, text);
        return {
          workspaceId: workspace.id,
          path,
          fileName: `file-${files}.csv`,
          dryRun: false,
          keepGood: false,
          dataThrough: '2026-03-31',
          rejectsPath: `${path}.rejects`,
          importId: null,
          ...options,
        };
      },
      arr: async () => standing(await loadLedgerView(reader))?.arr,
    });
  });
}

const euros = 'account_id,effective_on,product,amount,currency\na,2026-01-01,Core,100.00,EUR\n';
const rates = 'month,currency,rate\n2026-02,EUR,1.10\n';
const dollars = 'account_id,effective_on,product,amount\na,2026-01-01,Core,100.00\nb,2026-02-01,Core,50.00\n';

async function asBatch(
  { runner, reader, store }: Bench,
  dryRun: boolean,
  given: { kind: 'changes' | 'rates'; job: ImportJob }[],
) {
  const ordered = inOrder(given);
  const items = ordered.map(({ kind, job }) => ({ uploadId: null, file: job.fileName, kind, importId: null }));
  const { workspaceId } = reader;
  const batchId = await announceBatch(runner, workspaceId, dryRun, items);
  const jobs = ordered.map(({ job }) => ({ ...job, dryRun }));
  const outcomes = await runBatch(runner, { workspaceId, batchId, dryRun, rejects: 'own', jobs });
  const runs = await importsOfBatch(store.pool, principal, workspaceId, batchId);
  return { batchId, outcomes, runs };
}

it('a batch imports rates before what needs them, and is undone and redone whole: 100 € × 12 × 1.10', () =>
  onBench(async (bench) => {
    const { store, reader, arr, job } = bench;
    const files = [
      { kind: 'changes' as const, job: job(euros) },
      { kind: 'rates' as const, job: job(rates, { dataThrough: undefined }) },
    ];
    const dry = await asBatch(bench, true, files);
    expect(dry.outcomes.map(({ status, kind }) => `${kind} ${status}`)).toEqual(['rates checked', 'changes checked']);
    expect(dry.outcomes[1]?.effect?.after?.arr).toBe(132_000);
    expect(dry.runs.map(({ status, counts }) => [status, counts?.new])).toEqual([
      ['checked', 1],
      ['checked', 1],
    ]);
    expect(await arr()).toBeUndefined();
    const { batchId, runs } = await asBatch(bench, false, files);
    expect(runs.map(({ status, kind }) => `${kind} ${status}`)).toEqual(['rates done', 'changes done']);
    expect(await arr()).toBe(132_000);
    const batch = await findBatch(store.pool, principal, reader.workspaceId, batchId);
    expect(batch?.items.map(({ importId }) => importId)).toEqual(runs.map(({ importId }) => importId));
    await changeBatchImports(store, principal, reader.workspaceId, batchId, 'withdraw');
    expect(await arr()).toBeUndefined();
    await changeBatchImports(store, principal, reader.workspaceId, batchId, 'restore');
    expect(await arr()).toBe(132_000);
  }));

it('a batch stops at the file that writes nothing', () =>
  onBench(async (bench) => {
    const bad = bench.job('account_id,effective_on,product,amount\na,2026-02-30,Core,1\n');
    const files = [bad, bench.job(dollars)].map((job) => ({ kind: 'changes' as const, job }));
    const { outcomes, runs } = await asBatch(bench, false, files);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected']);
    expect(runs.map(({ status }) => status)).toEqual(['rejected']);
  }));

it('a complete file takes what it no longer states out of the figures, month by month: 150 → 100 × 12', () =>
  onBench(async ({ runner, job, arr, store, reader }) => {
    await runImport(runner, job(dollars));
    const complete = { from: '2026-01-01', to: '2026-03-31' };
    const later = 'account_id,effective_on,product,amount\na,2026-01-01,Core,100.00\n';
    const dry = await runImport(runner, job(later, { complete, dryRun: true }));
    expect(dry.counts).toMatchObject({ unchanged: 1, withdrawn: 1 });
    expect(await arr()).toBe(180_000);
    const done = await runImport(runner, job(later, { complete }));
    expect(done.effect).toEqual(dry.effect);
    expect(done.effect?.months.map(({ month, arr_before, arr_after }) => [month, arr_before, arr_after])).toEqual([
      ['2026-01', 120_000, 120_000],
      ['2026-02', 180_000, 120_000],
      ['2026-03', 180_000, 120_000],
    ]);
    await withdrawImport(store, principal, reader.workspaceId, done.importId ?? '');
    expect(await arr()).toBe(180_000);
    await restoreImport(store, principal, reader.workspaceId, done.importId ?? '');
    expect(await arr()).toBe(120_000);
  }));

it('a file with rejected rows is not complete: nothing is withdrawn, and that is said', () =>
  onBench(async ({ runner, job, arr }) => {
    await runImport(runner, job(dollars));
    const complete = { from: '2026-01-01', to: '2026-03-31' };
    const bad = 'account_id,effective_on,product,amount\na,2026-01-01,Core,100.00\nb,2026-02-30,Core,50.00\n';
    const kept = await runImport(runner, job(bad, { complete, keepGood: true }));
    expect(kept.counts).toMatchObject({ rejected: 1, withdrawn: 0 });
    expect(kept.notices.map(({ code }) => code)).toContain('complete_with_rejects');
    expect(await arr()).toBe(180_000);
    const rateFile = await runImport(runner, job(rates, { complete, dataThrough: undefined }));
    expect(rateFile.problems.map(({ code }) => code)).toEqual(['complete_without_days']);
  }));

it('an import that is cancelled while it waits writes nothing; one that is done cannot be cancelled', () =>
  onBench(async ({ runner, job, arr, store, reader: { workspaceId } }) => {
    const description = {
      kind: 'changes',
      fileName: 'f',
      fileBytes: 1,
      fileSha256: '',
      dataThrough: null,
      mapping: {},
    };
    const importId = await createImport(store, principal, workspaceId, { ...description, dryRun: false });
    const holder = await store.pool.connect();
    await holder.query('begin');
    await holder.query('select 1 from workspace where workspace_id = $1 for update', [workspaceId]);
    const running = runImport(runner, job(dollars, { importId })).catch((error: Error) => error.message);
    await pause(300);
    expect(await cancelImport(store, principal, workspaceId, importId)).toBe(true);
    await holder.query('rollback');
    holder.release();
    await running;
    expect(await getImport(store.pool, principal, workspaceId, importId)).toMatchObject({ status: 'cancelled' });
    expect(await arr()).toBeUndefined();
    const done = await runImport(runner, job(dollars));
    expect(await cancelImport(store, principal, workspaceId, done.importId ?? '')).toBe(false);
    expect(await arr()).toBe(180_000);
  }));

it('an import that is cancelled in the middle of its rows is rolled back', () =>
  onBench(async ({ runner, job, arr, store, reader: { workspaceId } }) => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `c${i},2026-01-01,Core,10.00`);
    const running = runImport(runner, job(`account_id,effective_on,product,amount\n${rows.join('\n')}\n`)).catch(
      (error: Error) => error.message,
    );
    let importId = '';
    while (importId === '') {
      await pause(20);
      importId = (await listImports(store.pool, principal, workspaceId))[0]?.importId ?? '';
    }
    expect(await cancelImport(store, principal, workspaceId, importId)).toBe(true);
    expect(await running).toContain('was cancelled');
    expect(await getImport(store.pool, principal, workspaceId, importId)).toMatchObject({ status: 'cancelled' });
    expect(await arr()).toBeUndefined();
    expect(await listImports(store.pool, principal, workspaceId)).toHaveLength(1);
  }));

it('remembers what was chosen for the same columns, in any order', () =>
  onBench(async ({ runner, job, store, reader: { workspaceId } }) => {
    const file = 'Client,From,Until,Fee\na,2026-01-15,2026-02-01,10\n';
    const map = { account_id: 'Client', period_start: 'From', period_end: 'Until', amount: 'Fee' };
    const choices = { kind: 'invoices' as const, map, endDay: 'last' as const };
    expect((await runImport(runner, job(file, choices))).status).toBe('done');
    const found = await findMapping(store.pool, principal, workspaceId, headersKey(['fee', 'UNTIL', 'client', 'From']));
    expect(found?.choices).toEqual({ kind: 'invoices', map, end_day: 'last' });
  }));
