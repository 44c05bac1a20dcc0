/**
 * Writes a file's rows into the ledger, up to the commit or the refusal. A dry run does all of it inside the
 * transaction, reads the ledger as it would be, and rolls back: what it says is what would happen.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { foreignOf } from '@/lib/ingest/fields';
import type { ReadPlan } from '@/lib/ingest/plan';
import { fileProblem, type Problem, problem } from '@/lib/ingest/problem';
import { type ReadResult, readFile } from '@/lib/ingest/read';
import { beginImport } from '@/lib/store/append';
import { ImportCancelled, type ImportSession } from '@/lib/store/import-session';
import { getImport, markFailed, recordHash, recordKind, recordProblemCounts } from '@/lib/store/imports';
import { afterCommit, effectOn, standBefore } from './effect';
import type { ImportJob } from './job';
import { lineThread } from './line-thread';
import { type ImportOutcome, markRejected, NO_COUNTS } from './outcome';
import { statesRevenue } from './planning';
import { ProgressReporter } from './progress';
import { rememberChoices } from './remembered';
import type { Runner } from './runner';
import { settleWorkspace } from './settle';
import { sinkOf } from './sink';
import type { Stand } from './stand';

/** Read at once; small pieces would cost more than their hash. */
const HASHED_BYTES = 1024 * 1024;

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: HASHED_BYTES }), hash);
  return hash.digest('hex');
}

/** Writes what the plan reads; where it is refused, nothing is written and the outcome says why. */
export async function importPlanned(runner: Runner, job: ImportJob, plan: ReadPlan): Promise<ImportOutcome> {
  const { store, principal } = runner;
  const { workspaceId } = job;
  if (job.importId !== null)
    await recordKind(store, principal, workspaceId, job.importId, plan.kind, foreignOf(plan.kind)?.source);
  // What reading and storing held is let go of before the whole ledger is read.
  const { outcome, progress, counts, before } = await written(runner, job, plan);
  if (outcome.status !== 'done' || outcome.importId === null) return outcome;
  // Once the rows are in, nothing that follows makes the import a failed one.
  outcome.effect = await afterCommit(runner, job, outcome.importId, before);
  await progress.end();
  await recordProblemCounts(store, principal, workspaceId, outcome.importId, counts).catch(() => undefined);
  await rememberChoices(runner, job, plan).catch(() => undefined);
  return outcome;
}

interface Written {
  outcome: ImportOutcome;
  progress: ProgressReporter;
  /** Problems by their code. */
  counts: Record<string, number>;
  before: Stand;
}

/** Reads the file into the ledger up to the commit, or the refusal. */
async function written(runner: Runner, job: ImportJob, plan: ReadPlan): Promise<Written> {
  const { store, principal } = runner;
  const { workspaceId } = job;
  const session = await beginImport(store, principal, workspaceId, {
    kind: plan.kind,
    source: foreignOf(plan.kind)?.source,
    batchId: job.batchId,
    together: runner.together,
    fileName: job.fileName,
    fileBytes: plan.bytes,
    fileSha256: job.sha256 ?? '',
    dataThrough: statesRevenue(plan.kind) ? (job.dataThrough ?? null) : null,
    mapping: plan.mapping,
    fields: plan.kind === 'changes' ? new Set(Object.keys(plan.mapping)) : undefined,
    dryRun: job.dryRun,
    importId: job.importId ?? undefined,
  });
  const progress = new ProgressReporter(store, principal, workspaceId, session.importId, plan.bytes);
  try {
    // While it holds the workspace's lock, so that no other import comes between.
    const before = await standBefore({ db: session.client, principal, workspaceId });
    const read = await readInto(session, job, plan, progress);
    // The database has still to finish; meanwhile there is time for the file's hash.
    const hash = job.sha256 === undefined ? sha256Of(job.path) : null;
    hash?.catch(() => undefined);
    const outcome = await settle(runner, job, session, plan, read, before, progress, hash);
    const counts = countsOf(read, outcome);
    const told = async (): Promise<void> => {
      await progress.end();
      await recordProblemCounts(store, principal, workspaceId, session.importId, counts);
    };
    if (outcome.status === 'checked') await session.check(outcome.effect, told);
    else if (outcome.status === 'rejected') await told();
    return { outcome, progress, counts, before };
  } catch (error) {
    await session.rollback().catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    await markFailed(store, principal, workspaceId, session.importId, { error: reason }).catch(() => undefined);
    await progress.settled();
    throw (await wasCancelled(runner, job, session.importId)) ? new ImportCancelled(session.importId) : error;
  }
}

async function wasCancelled({ store, principal }: Runner, job: ImportJob, importId: string): Promise<boolean> {
  const run = await getImport(store.pool, principal, job.workspaceId, importId).catch(() => null);
  return run?.status === 'cancelled';
}

/** Of the file's own problems exactly; of those met later, by the ones that were kept. */
function countsOf(read: ReadResult, outcome: ImportOutcome): Record<string, number> {
  const counts: Record<string, number> = { ...read.counts };
  const late = outcome.problems.slice(0, outcome.problems.length - read.problems.length);
  for (const { code } of late) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

async function readInto(
  session: ImportSession,
  job: ImportJob,
  plan: ReadPlan,
  progress: ProgressReporter,
): Promise<ReadResult> {
  await rm(job.rejectsPath, { force: true });
  progress.phase('reading');
  return readFile(job.path, plan, sinkOf(session), {
    rejectsPath: job.rejectsPath,
    thread: lineThread(plan.bytes),
    onProgress: ({ bytes, rows }) => progress.rows(bytes, rows),
  });
}

/** A file whose rows are rejected in part is not complete, whatever was said of it. */
const noticesOf = ({ complete, fileName, notices: unpacked = [] }: ImportJob, read: ReadResult): Problem[] => {
  const notices = [...unpacked, ...read.notices];
  if (complete !== undefined && read.rejected > 0) notices.push(fileProblem(fileName, 'complete_with_rejects'));
  return notices;
};

/** What was read becomes an outcome: refused and rolled back, checked and still to be undone, or committed. */
async function settle(
  runner: Runner,
  job: ImportJob,
  session: ImportSession,
  plan: ReadPlan,
  read: ReadResult,
  before: Stand,
  progress: ProgressReporter,
  hash: Promise<string> | null,
): Promise<ImportOutcome> {
  const { store, principal } = runner;
  const ledger = { db: store.pool, principal, workspaceId: job.workspaceId };
  const outcome: ImportOutcome = {
    importId: session.importId,
    status: 'rejected',
    kind: plan.kind,
    read: read.read,
    counts: { ...NO_COUNTS, rejected: read.rejected },
    problems: read.problems,
    notices: noticesOf(job, read),
    dataThrough: statesRevenue(plan.kind) ? (job.dataThrough ?? read.dataThroughHint) : null,
    effect: null,
  };
  if ((read.rejected > 0 && !job.keepGood && !job.dryRun) || read.accepted === 0) return refuse(read.problems);
  progress.phase('storing');
  const { conflicts, ...counts } = await session.finish({
    read: read.read,
    rejected: read.rejected,
    problems: read.problems,
    notices: outcome.notices,
    dataThrough: outcome.dataThrough,
    complete: job.complete,
  });
  if (hash !== null) await recordHash(session.client, principal, job.workspaceId, session.importId, await hash);
  const late = [...conflicts.map(taken), ...(await settleWorkspace(runner, job, session, read))];
  outcome.problems = [...late, ...read.problems];
  outcome.counts = counts;
  const conflicted = conflicts.length > 0 && !job.keepGood && !job.dryRun;
  if (conflicted || late.length > conflicts.length) return refuse(outcome.problems);
  progress.phase('computing');
  if (job.dryRun) {
    // What it is about to roll back is read before that.
    const reader = { ...ledger, db: session.client };
    outcome.effect = (await effectOn(reader, before)).effect;
    outcome.status = 'checked';
  } else {
    await session.commit();
    outcome.status = 'done';
  }
  return outcome;

  /** An id that an earlier import gave to another account. */
  function taken({ row, id }: { row: number; id: string }): Problem {
    return problem(job.fileName, row, { code: 'change_id_on_two_accounts', column: null, details: { found: id } });
  }

  async function refuse(problems: Problem[]): Promise<ImportOutcome> {
    await session.rollback();
    if (hash !== null) await recordHash(store.pool, principal, job.workspaceId, session.importId, await hash);
    await markRejected(runner, job, session.importId, problems, read.read, read.rejected);
    return { ...outcome, problems };
  }
}
