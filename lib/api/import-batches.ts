/** Several uploads as one batch: announced, handed to a child process, told of, and undone or redone together. */

import { caller as principal } from '@/lib/auth/asking';
import { announceBatch, inOrder } from '@/lib/imports/batch';
import { endChild, spawnBatch } from '@/lib/imports/child';
import { findOwnWorkspace, ownWorkspace } from '@/lib/imports/workspaces';
import { analyseFile } from '@/lib/ingest/analyse';
import type { Kind } from '@/lib/ingest/fields';
import { type BatchItem, cancelBatch, findBatch, type StoredBatch } from '@/lib/store/batches';
import { cancelImport } from '@/lib/store/cancel-import';
import { importsOfBatch, type ImportRun as StoredRun } from '@/lib/store/imports';
import { readSettings } from '@/lib/store/settings';
import { changeBatchImports } from '@/lib/store/undo-import';
import type { BatchRequest } from './contract';
import type { ImportBatch } from './contract/imports';
import { jobOf, requireUpload } from './imports';
import { Refusal } from './refusal';
import { serverStore } from './server';

type ItemRequest = BatchRequest['items'][number];

/** What a file is, where the request leaves it to be recognised. */
async function kindOf(path: string, name: string, { kind, map: mapping }: ItemRequest): Promise<Kind | null> {
  return kind ?? (await analyseFile(path, { fileName: name, mapping })).kind;
}

export async function startBatchJob({ dry_run: dryRun, items }: BatchRequest): Promise<{ batch_id: string }> {
  const store = await serverStore();
  const found = await Promise.all(
    items.map(async (request) => {
      const upload = await requireUpload(request.upload_id);
      return { request, upload, kind: await kindOf(upload.path, upload.name, request) };
    }),
  );
  const ordered = inOrder(found);
  const currency = items.find((item) => item.currency !== undefined)?.currency;
  const workspace = await ownWorkspace(store, principal, currency);
  const settings = await readSettings(store.pool, principal, workspace.id);
  const listed: BatchItem[] = ordered.map(({ upload, kind }) => ({
    uploadId: upload.uploadId,
    file: upload.name,
    kind,
    importId: null,
  }));
  const batchId = await announceBatch({ store, principal }, workspace.id, dryRun, listed);
  const jobs = ordered.map(({ upload, request }) =>
    jobOf(upload, { ...request, dry_run: dryRun }, { workspace, currency: settings.currency }),
  );
  spawnBatch(store, principal, { workspaceId: workspace.id, batchId, dryRun, rejects: 'uploads', jobs });
  return { batch_id: batchId };
}

async function requireBatch(batchId: string) {
  const store = await serverStore();
  const workspace = await findOwnWorkspace(store, principal);
  const batch = workspace && (await findBatch(store.pool, principal, workspace.id, batchId));
  if (!workspace || !batch) throw new Refusal(404, 'No such batch', 'There is no batch with this id.');
  const runs = await importsOfBatch(store.pool, principal, workspace.id, batchId);
  return { store, workspace, batch, runs: new Map(runs.map((run) => [run.importId, run])) };
}

export async function batchById(batchId: string): Promise<ImportBatch> {
  const { batch, runs } = await requireBatch(batchId);
  return batchOf(batch, runs);
}

const COUNTED = {
  read: (run: StoredRun) => run.read ?? 0,
  new: (run: StoredRun) => run.counts?.new ?? 0,
  unchanged: (run: StoredRun) => run.counts?.unchanged ?? 0,
  corrected: (run: StoredRun) => run.counts?.corrected ?? 0,
  rejected: (run: StoredRun) => run.counts?.rejected ?? 0,
  withdrawn: (run: StoredRun) => run.counts?.withdrawn ?? 0,
  accounts_new: (run: StoredRun) => run.counts?.accountsNew ?? 0,
};

function batchOf(batch: StoredBatch, runs: ReadonlyMap<string, StoredRun>): ImportBatch {
  const sumOf = (pick: (run: StoredRun) => number) => [...runs.values()].reduce((sum, run) => sum + pick(run), 0);
  const items = batch.items.map((item) => {
    const run = runs.get(item.importId ?? '');
    return {
      upload_id: item.uploadId,
      file: item.file,
      kind: run && run.kind !== 'unknown' ? run.kind : item.kind,
      import_id: item.importId,
      status: run?.status ?? ('waiting' as const),
    };
  });
  return {
    batch_id: batch.batchId,
    dry_run: batch.dryRun,
    started_at: batch.startedAt.toISOString(),
    status: statusOf(batch, items, [...runs.values()]),
    error: batch.error,
    items,
    counts: {
      read: sumOf(COUNTED.read),
      new: sumOf(COUNTED.new),
      unchanged: sumOf(COUNTED.unchanged),
      corrected: sumOf(COUNTED.corrected),
      rejected: sumOf(COUNTED.rejected),
      withdrawn: sumOf(COUNTED.withdrawn),
      accounts_new: sumOf(COUNTED.accounts_new),
    },
  };
}

/** Between two files nothing runs; a batch at which nothing happened for so long has died. */
const DEAD_AFTER_MS = 30_000;

function statusOf(batch: StoredBatch, items: ImportBatch['items'], runs: readonly StoredRun[]): ImportBatch['status'] {
  const has = (status: ImportBatch['items'][number]['status']) => items.some((item) => item.status === status);
  if (has('running')) return 'running';
  if (batch.cancelled || has('cancelled')) return 'cancelled';
  if (batch.error !== null) return 'stopped';
  if (has('waiting')) {
    const last = Math.max(batch.startedAt.getTime(), ...runs.map((run) => run.finishedAt?.getTime() ?? 0));
    const goesOn = batch.dryRun || !(has('rejected') || has('failed'));
    return goesOn && Math.abs(Date.now() - last) < DEAD_AFTER_MS ? 'running' : 'stopped';
  }
  if (has('rejected') || has('failed')) return 'stopped';
  if (items.every((item) => item.status === 'withdrawn')) return 'withdrawn';
  return batch.dryRun ? 'checked' : 'done';
}

/** Undoes, or redoes, every import of the batch: all or none. */
export async function changeBatch(batchId: string, what: 'withdraw' | 'restore'): Promise<ImportBatch> {
  const { store, workspace, batch } = await requireBatch(batchId);
  const changed = await changeBatchImports(store, principal, workspace.id, batch.batchId, what);
  if (changed === 0) {
    const words =
      what === 'withdraw' ? 'Nothing of this batch is in the ledger.' : 'Nothing of this batch is withdrawn.';
    throw new Refusal(409, 'Nothing to change', words);
  }
  return batchById(batchId);
}

/** Ends the import under way and begins no more; what was written before it stays, and can be undone. */
export async function cancelBatchRun(batchId: string): Promise<ImportBatch> {
  const { store, workspace, batch } = await requireBatch(batchId);
  await cancelBatch(store, principal, workspace.id, batchId);
  const { runs } = await requireBatch(batchId);
  for (const run of runs.values())
    if (run.status === 'running') await cancelImport(store, principal, workspace.id, run.importId);
  endChild(batch.batchId);
  return batchById(batchId);
}
