/**
 * One import from file to committed, the same for the command line and the server's child process (design.md
 * section 5). A dry run does all of it inside the transaction, reads the ledger as it would be, and rolls back:
 * what it says is what would happen.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Day } from '@/lib/domain/day';
import type { Standing } from '@/lib/domain/report';
import { type Analysis, analyseFile } from '@/lib/ingest/analyse';
import { planFrom, type ReadPlan } from '@/lib/ingest/plan';
import { fileProblem, type Problem, problem } from '@/lib/ingest/problem';
import { type ReadResult, readFile } from '@/lib/ingest/read';
import { beginImport } from '@/lib/store/append';
import type { ImportSession } from '@/lib/store/import-session';
import {
  dataThroughBySource,
  type ImportCounts,
  markFailed,
  recordHash,
  recordKind,
  recordProblemCounts,
} from '@/lib/store/imports';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { afterCommit, type Effect, effectOn, standingBefore } from './effect';
import type { ImportJob } from './job';
import { lineThread } from './line-thread';
import { currencyOfAmounts, statesRevenue } from './planning';
import { ProgressReporter } from './progress';
import { settleWorkspace } from './settle';

export interface ImportOutcome {
  /** Null where the file could not be read at all, so that nothing was begun. */
  importId: string | null;
  status: 'done' | 'checked' | 'rejected';
  kind: string | null;
  read: number;
  counts: ImportCounts;
  problems: Problem[];
  notices: Problem[];
  dataThrough: Day | null;
  effect: Effect | null;
}

const NONE: ImportCounts = { new: 0, unchanged: 0, corrected: 0, rejected: 0, accountsNew: 0 };

/** Who runs a job on which store; `today` bounds what can be complete. */
export interface Runner {
  store: Store;
  principal: Principal;
  today: Day;
}

/**
 * Runs a job to its end. Bad data is in the outcome's problems; a failure of the machine or the store throws, after
 * everything was rolled back and the run marked failed.
 */
export async function runImport(runner: Runner, job: ImportJob): Promise<ImportOutcome> {
  const analysis = await analyseFile(job.path, {
    fileName: job.fileName,
    kind: job.kind,
    mapping: job.map,
    decimal: job.decimal,
    dates: job.dates,
  });
  const currency = await currencyOfAmounts(runner, job, analysis.kind);
  const planned = planFrom(analysis, { currency, decimal: job.decimal, dates: job.dates });
  const problems = [...planned.problems, ...(await dayProblems(runner, job, analysis))];
  if (planned.plan === null || problems.length > 0) {
    await markRejected(runner, job, job.importId, problems, 0, 0);
    const { kind, notices } = analysis;
    return {
      importId: job.importId,
      status: 'rejected',
      kind,
      read: 0,
      counts: NONE,
      problems,
      notices,
      dataThrough: null,
      effect: null,
    };
  }
  return importPlanned(runner, job, planned.plan);
}

/** Data-through is asked for where nothing in the file and no earlier import says it. */
async function dayProblems(
  { store, principal, today }: Runner,
  job: ImportJob,
  analysis: Analysis,
): Promise<Problem[]> {
  if (job.dataThrough !== undefined && job.dataThrough > today)
    return [fileProblem(job.fileName, 'future_data_through', { found: job.dataThrough })];
  if (analysis.kind !== 'changes' || job.dataThrough !== undefined) return [];
  const sources = await dataThroughBySource(store.pool, principal, job.workspaceId);
  return sources.length === 0 ? [fileProblem(job.fileName, 'missing_data_through')] : [];
}

async function markRejected(
  { store, principal }: Runner,
  job: ImportJob,
  importId: string | null,
  problems: Problem[],
  read: number,
  rejected: number,
): Promise<void> {
  if (importId === null) return;
  const outcome = { status: 'rejected', error: null, problems, read, rejected } as const;
  await markFailed(store, principal, job.workspaceId, importId, outcome);
}

/** Read at once; small pieces would cost more than their hash. */
const HASHED_BYTES = 1024 * 1024;

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: HASHED_BYTES }), hash);
  return hash.digest('hex');
}

async function importPlanned(runner: Runner, job: ImportJob, plan: ReadPlan): Promise<ImportOutcome> {
  const { store, principal } = runner;
  const { workspaceId } = job;
  const before = await standingBefore({ db: store.pool, principal, workspaceId });
  if (job.importId !== null) await recordKind(store, principal, workspaceId, job.importId, plan.kind);
  // What reading and storing held is let go of before the whole ledger is read.
  const { outcome, progress, counts } = await written(runner, job, plan, before);
  if (outcome.status !== 'done' || outcome.importId === null) return outcome;
  // Once the rows are in, nothing that follows makes the import a failed one.
  outcome.effect = await afterCommit(runner, job, outcome.importId, before);
  await progress.end();
  await recordProblemCounts(store, principal, workspaceId, outcome.importId, counts).catch(() => undefined);
  return outcome;
}

interface Written {
  outcome: ImportOutcome;
  progress: ProgressReporter;
  /** Problems by their code. */
  counts: Record<string, number>;
}

/** Reads the file into the ledger up to the commit, or the refusal. */
async function written(runner: Runner, job: ImportJob, plan: ReadPlan, before: Standing | null): Promise<Written> {
  const { store, principal } = runner;
  const { workspaceId } = job;
  const session = await beginImport(store, principal, workspaceId, {
    kind: plan.kind,
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
    const read = await readInto(session, job, plan, progress);
    // The database has still to finish; meanwhile there is time for the file's hash.
    const hash = job.sha256 === undefined ? sha256Of(job.path) : null;
    hash?.catch(() => undefined);
    const outcome = await settle(runner, job, session, plan, read, before, progress, hash);
    const counts = countsOf(read, outcome);
    if (outcome.status !== 'done') {
      await progress.end();
      await recordProblemCounts(store, principal, workspaceId, session.importId, counts);
    }
    return { outcome, progress, counts };
  } catch (error) {
    await session.rollback().catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    await markFailed(store, principal, workspaceId, session.importId, { error: reason }).catch(() => undefined);
    await progress.settled();
    throw error;
  }
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
  const sink = {
    account: session.addAccount.bind(session),
    change: session.addChange.bind(session),
    invoiceLine: session.addInvoiceLine.bind(session),
    rate: session.addRate.bind(session),
    planning: session.addPlanning.bind(session),
  };
  return readFile(job.path, plan, sink, {
    rejectsPath: job.rejectsPath,
    thread: lineThread(plan.bytes),
    onProgress: ({ bytes, rows }) => progress.rows(bytes, rows),
  });
}

/** What was read becomes an outcome: refused and rolled back, checked and rolled back, or committed. */
async function settle(
  runner: Runner,
  job: ImportJob,
  session: ImportSession,
  plan: ReadPlan,
  read: ReadResult,
  before: Standing | null,
  progress: ProgressReporter,
  hash: Promise<string> | null,
): Promise<ImportOutcome> {
  const { store, principal } = runner;
  const outcome: ImportOutcome = {
    importId: session.importId,
    status: 'rejected',
    kind: plan.kind,
    read: read.read,
    counts: { ...NONE, rejected: read.rejected },
    problems: read.problems,
    notices: read.notices,
    dataThrough: statesRevenue(plan.kind) ? (job.dataThrough ?? read.dataThroughHint) : null,
    effect: null,
  };
  if ((read.rejected > 0 && !job.keepGood && !job.dryRun) || read.accepted === 0) return refuse(read.problems);
  progress.phase('storing');
  const { conflicts, ...counts } = await session.finish({
    read: read.read,
    rejected: read.rejected,
    problems: read.problems,
    notices: read.notices,
    dataThrough: outcome.dataThrough,
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
    const reader = { db: session.client, principal, workspaceId: job.workspaceId };
    outcome.effect = await effectOn(reader, before);
    // Kept with the end of the check: whoever sees that it has ended sees what it would do.
    await session.rollback(outcome.effect);
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
