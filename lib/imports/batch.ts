/** Several files that came as one: read in the order of what they hold, one after the other, undone together. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { foreignOf, type Kind } from '@/lib/ingest/fields';
import { type BatchItem, beginItem, createBatch } from '@/lib/store/batches';
import { cancelImport } from '@/lib/store/cancel-import';
import { createImport } from '@/lib/store/imports';
import { keepAlive, withTogether } from '@/lib/store/together';
import type { ImportJob } from './job';
import type { ImportOutcome } from './outcome';
import { runImport } from './run';
import type { Runner } from './runner';
import { rejectsPath } from './uploads';

export interface BatchJob {
  workspaceId: number;
  batchId: string;
  dryRun: boolean;
  /** Where rejected rows go: where each job says, or to the uploads, by the import that it becomes. */
  rejects: 'own' | 'uploads';
  /** In order. */
  jobs: ImportJob[];
}

/** Accounts and rates are named and needed by what states revenue; plans, costs and targets stand upon that. */
const places: Partial<Record<Kind, number>> = { accounts: 0, rates: 1, changes: 2, invoices: 2, mrr: 2 };
const LAST_PLACE = 3;

const placeOf = (kind: Kind | null): number => {
  if (kind === null) return LAST_PLACE;
  const foreign = foreignOf(kind);
  if (foreign !== null) return foreign.states === 'accounts' ? 0 : 2;
  return places[kind] ?? LAST_PLACE;
};

/** Accounts, rates, what states revenue, the rest; files of one kind as they were given. */
export const inOrder = <Item extends { kind: Kind | null }>(items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => placeOf(a.kind) - placeOf(b.kind));

/** Answers its id. */
export async function announceBatch(
  { store, principal }: Pick<Runner, 'store' | 'principal'>,
  workspaceId: number,
  dryRun: boolean,
  items: BatchItem[],
): Promise<string> {
  const batchId = randomUUID();
  await createBatch(store, principal, workspaceId, { batchId, dryRun, items });
  return batchId;
}

type OnOutcome = (outcome: ImportOutcome, index: number) => void;

/**
 * Runs the files of an announced batch; the first that writes nothing ends it. As a dry run each is checked upon what
 * those before it would have written, and all of them are.
 */
export function runBatch(
  runner: Runner,
  batch: BatchJob,
  onOutcome: OnOutcome = () => undefined,
): Promise<ImportOutcome[]> {
  return batch.dryRun ? checkTogether(runner, batch, onOutcome) : oneAfterTheOther(runner, batch, onOutcome);
}

async function oneAfterTheOther(runner: Runner, batch: BatchJob, onOutcome: OnOutcome): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for (const index of batch.jobs.keys()) {
    const importId = await announced(runner, batch, index);
    if (importId === null) return outcomes;
    const outcome = await runItem(runner, batch, index, importId);
    outcomes.push(outcome);
    onOutcome(outcome, index);
    if (outcome.status === 'rejected') return outcomes;
  }
  return outcomes;
}

/** All are announced first: nothing can be while their transaction holds the workspace. */
async function checkTogether(runner: Runner, batch: BatchJob, onOutcome: OnOutcome): Promise<ImportOutcome[]> {
  const importIds: string[] = [];
  for (const index of batch.jobs.keys()) {
    const importId = await announced(runner, batch, index);
    if (importId === null) return [];
    importIds.push(importId);
  }
  return withTogether(runner.store, async (together) => {
    await keepAlive(together, batch.workspaceId, importIds);
    const outcomes: ImportOutcome[] = [];
    for (const [index, importId] of importIds.entries()) {
      const outcome = await runItem({ ...runner, together }, batch, index, importId);
      outcomes.push(outcome);
      onOutcome(outcome, index);
    }
    return outcomes;
  });
}

function runItem(runner: Runner, batch: BatchJob, index: number, importId: string): Promise<ImportOutcome> {
  const job = jobAt(batch, index);
  const rejects = batch.rejects === 'own' ? job.rejectsPath : rejectsPath(runner.store.dataDir, importId);
  return runImport(runner, { ...job, importId, batchId: batch.batchId, rejectsPath: rejects });
}

function jobAt({ jobs }: BatchJob, index: number): ImportJob {
  const job = jobs[index];
  if (!job) throw new Error(`the batch has no file ${index}`);
  return job;
}

/** Null: the batch was cancelled. */
async function announced({ store, principal }: Runner, batch: BatchJob, index: number): Promise<string | null> {
  const { workspaceId, batchId, dryRun } = batch;
  const job = jobAt(batch, index);
  const importId = await createImport(store, principal, workspaceId, {
    kind: job.kind ?? 'unknown',
    fileName: job.fileName,
    fileBytes: (await stat(job.path)).size,
    fileSha256: job.sha256 ?? '',
    dataThrough: job.dataThrough ?? null,
    mapping: { ...(job.map ?? {}) },
    dryRun,
    batchId,
  });
  if (await beginItem(store, principal, workspaceId, batchId, index, importId)) return importId;
  await cancelImport(store, principal, workspaceId, importId);
  return null;
}
