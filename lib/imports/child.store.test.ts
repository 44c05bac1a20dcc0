/** What is told of an import, or of a batch, whose process dies: real processes, really ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { beginItem, createBatch, findBatch } from '@/lib/store/batches';
import { createImport, getImport, importsOfBatch, markFailed } from '@/lib/store/imports';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { createWorkspace } from '@/lib/store/workspaces';
import { watchChild } from './child';

const principal = { kind: 'system', name: 'test' } as const;

/** A process that says it has begun, and then does what it is told. */
function process(script: string, options: string[] = []): ChildProcess {
  return spawn(globalThis.process.execPath, [...options, '-e', `console.error('begun');${script}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

const untilItSpeaks = (child: ChildProcess) => once(child.stderr!, 'data');

const announced = (store: Store, workspaceId: number, batchId?: string): Promise<string> =>
  createImport(store, principal, workspaceId, {
    ...{ kind: 'changes', fileName: 'a.csv', fileBytes: 10, fileSha256: '', dataThrough: null, mapping: {} },
    dryRun: false,
    batchId,
  });

const inWorkspace = (work: (store: Store, workspaceId: number) => Promise<void>) =>
  withFreshStore(async (store) => {
    const { id } = await createWorkspace(store, principal, { name: 'Test', currency: 'USD', isSample: false });
    await work(store, id);
  });

it('an import whose process is killed says so at once, and not after half a minute', () =>
  inWorkspace(async (store, workspaceId) => {
    const importId = await announced(store, workspaceId);
    const child = process('setInterval(() => {}, 1000)');
    const watched = watchChild(store, principal, child, { workspaceId, importId }, 'import');
    await untilItSpeaks(child);
    child.kill('SIGKILL');
    await watched;
    const run = await getImport(store.pool, principal, workspaceId, importId);
    expect(run).toMatchObject({ status: 'failed', finishedAt: expect.any(Date) });
    expect(run?.error).toContain('was ended by the system (SIGKILL, often for want of memory). Nothing was written.');
  }));

it('one that runs out of memory says that', () =>
  inWorkspace(async (store, workspaceId) => {
    const importId = await announced(store, workspaceId);
    const hoards = 'const kept = []; for (;;) kept.push(new Array(10000).fill({}).map(() => ({})));';
    const child = process(hoards, ['--max-old-space-size=24']);
    await watchChild(store, principal, child, { workspaceId, importId }, 'import');
    const run = await getImport(store.pool, principal, workspaceId, importId);
    expect(run?.error).toContain('ran out of memory');
  }));

it('one that told itself what went wrong keeps its own words, and one that was cancelled stays cancelled', () =>
  inWorkspace(async (store, workspaceId) => {
    const importId = await announced(store, workspaceId);
    await markFailed(store, principal, workspaceId, importId, { error: 'The disk is full.' });
    await watchChild(store, principal, process('process.exit(1)'), { workspaceId, importId }, 'import');
    expect((await getImport(store.pool, principal, workspaceId, importId))?.error).toBe('The disk is full.');
  }));

it('a batch that dies says it of itself and of the file it had come to, and of none before', () =>
  inWorkspace(async (store, workspaceId) => {
    const item = { uploadId: null, file: 'a.csv', kind: 'changes', importId: null };
    const batchId = 'batch-1';
    await createBatch(store, principal, workspaceId, { batchId, dryRun: false, items: [item, item, item] });
    const done = await announced(store, workspaceId, batchId);
    await store.pool.query("update import_run set status = 'done' where import_id = $1", [done]);
    const underWay = await announced(store, workspaceId, batchId);
    await beginItem(store, principal, workspaceId, batchId, 1, underWay);
    const child = process('setInterval(() => {}, 1000)');
    const watched = watchChild(store, principal, child, { workspaceId, importId: null, batchId }, 'batch');
    await untilItSpeaks(child);
    child.kill('SIGKILL');
    await watched;
    const batch = await findBatch(store.pool, principal, workspaceId, batchId);
    expect(batch?.error).toContain(
      '(SIGKILL, often for want of memory). Of the file it had come to nothing was written.',
    );
    const runs = await importsOfBatch(store.pool, principal, workspaceId, batchId);
    expect(runs.map(({ importId, status }) => [importId, status])).toEqual([
      [done, 'done'],
      [underWay, 'failed'],
    ]);
    expect(runs[1]?.error).toBe(batch?.error);
  }));
