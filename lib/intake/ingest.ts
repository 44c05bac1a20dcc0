/**
 * One call of the ingest API: its rows are one import, all of them or none unless the good ones are asked for. A call
 * that carries a key is done once: its answer is kept in the import's own transaction.
 */
import type { ImportJob } from '@/lib/imports/job';
import { currencyOfAmounts, statesRevenue } from '@/lib/imports/planning';
import type { Runner } from '@/lib/imports/runner';
import { settleWorkspace } from '@/lib/imports/settle';
import { sinkOf } from '@/lib/imports/sink';
import { fileProblem, type Problem } from '@/lib/ingest/problem';
import { readStatedRows } from '@/lib/ingest/stated-rows';
import { beginImport } from '@/lib/store/append';
import { findAnswer, type KeptAnswer, keepAnswer } from '@/lib/store/idempotency';
import type { ImportSession } from '@/lib/store/import-session';
import { dataThroughBySource } from '@/lib/store/imports';
import { indexStatements } from '@/lib/store/partition-indexes';
import { idsOfOtherSources, rowOutcomes } from '@/lib/store/row-outcomes';
import { LOCK_NOT_AVAILABLE } from '@/lib/store/versions';
import { ledgerVersionOf } from '@/lib/store/workspaces';
import { answerOf, type IntakeAnswer, type IntakeCall, NAME, refused, withConflicts } from './answer';
import { tableOfKind } from './kinds';
import { LOCK_TIMEOUT_MS } from './limits';
import { IntakeRefusal } from './rows';

/** @throws IntakeRefusal where another import holds the workspace, or the key stands for another call */
export async function ingest(runner: Runner, call: IntakeCall): Promise<{ answer: IntakeAnswer; replayed: boolean }> {
  const { store, principal } = runner;
  const early = await callProblems(runner, call);
  if (early.length > 0) return { answer: refused(call, early), replayed: false };
  const session = await begun(runner, call);
  try {
    const kept = call.idempotency && (await keptAnswer(session, runner, call, call.idempotency));
    if (kept) {
      await session.rollback();
      return { answer: kept.answer as IntakeAnswer, replayed: true };
    }
    const answer = await written(session, runner, call);
    if (answer.outcome !== 'done') await session.rollback();
    else {
      if (call.idempotency) {
        const { key, fingerprint } = call.idempotency;
        const toKeep = { fingerprint, status: 200, answer };
        await keepAnswer(session.client, principal, call.workspaceId, key, toKeep);
      }
      await session.commit();
      // What a first import is spared is made once the sender has its answer.
      void indexStatements(store, principal, call.workspaceId).catch(() => undefined);
    }
    return { answer, replayed: false };
  } catch (error) {
    await session.rollback().catch(() => undefined);
    throw error;
  }
}

/** Asked under the workspace's lock: whoever sent the same call at the same time is done. */
async function keptAnswer(
  session: ImportSession,
  { principal }: Runner,
  { workspaceId }: IntakeCall,
  { key, fingerprint }: { key: string; fingerprint: string },
): Promise<KeptAnswer | null> {
  const kept = await findAnswer(session.client, principal, workspaceId, key);
  if (kept && kept.fingerprint !== fingerprint)
    throw new IntakeRefusal(
      422,
      'The key stands for another call',
      'Idempotency-Key: this key was used for another path, question or body; send a new key with a new call.',
      'Idempotency-Key',
    );
  return kept;
}

async function begun({ store, principal }: Runner, call: IntakeCall): Promise<ImportSession> {
  try {
    return await beginImport(store, principal, call.workspaceId, {
      kind: call.kind,
      source: call.source,
      fileName: NAME,
      fileBytes: 0,
      fileSha256: call.idempotency?.fingerprint ?? '',
      dataThrough: statesRevenue(call.kind) ? (call.dataThrough ?? null) : null,
      mapping: {},
      dryRun: call.dryRun,
      leavesNoTrace: true,
      lockTimeoutMs: LOCK_TIMEOUT_MS,
      audit: { action: 'import_appended', details: { via: 'api', kind: call.kind, source: call.source } },
    });
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === LOCK_NOT_AVAILABLE)
      throw new IntakeRefusal(
        409,
        'An import is being written',
        'Another import holds the ledger; send the call again once it is done.',
        undefined,
        LOCK_TIMEOUT_MS / 1000,
      );
    throw error;
  }
}

/** As of files: how far changes go is asked for where nothing says it, and no day that has not come is complete. */
async function callProblems(
  { store, principal, today }: Runner,
  { workspaceId, kind, dataThrough }: IntakeCall,
): Promise<Problem[]> {
  if (dataThrough !== undefined && dataThrough > today)
    return [fileProblem(NAME, 'future_data_through', { found: dataThrough })];
  if (kind !== 'changes' || dataThrough !== undefined) return [];
  const sources = await dataThroughBySource(store.pool, principal, workspaceId);
  return sources.length === 0 ? [fileProblem(NAME, 'missing_data_through')] : [];
}

async function written(session: ImportSession, runner: Runner, call: IntakeCall): Promise<IntakeAnswer> {
  const job = jobOf(call);
  const currency = await currencyOfAmounts(runner, job, call.kind);
  const read = await readStatedRows({ kind: call.kind, name: NAME, rows: call.rows, currency }, sinkOf(session));
  const mayWrite = call.keepGood || call.dryRun;
  if ((read.rejected > 0 && !mayWrite) || read.accepted === 0)
    return answerOf(call, read, { outcomes: new Map(), problems: read.notices, dataThrough: null });
  const dataThrough = statesRevenue(call.kind) ? (call.dataThrough ?? read.dataThroughHint) : null;
  const all = call.rows.length;
  const { conflicts, ...counts } = await session.finish({
    read: all,
    rejected: read.rejected,
    problems: [...read.problems.values()].flat().slice(0, KEPT_PROBLEMS),
    notices: read.notices,
    dataThrough,
  });
  const late = await settleWorkspace(runner, job, session, {
    ...read,
    read: all,
    problems: [],
    counts: {},
  });
  const { principal } = runner;
  const { client, importNo } = session;
  const table = tableOfKind[call.kind];
  const outcomes = await rowOutcomes(client, principal, call.workspaceId, importNo, table, read.accepted);
  const others = counts.accountsNew > 0 ? await otherSources(session, runner, call) : [];
  const taken = withConflicts(read, conflicts);
  const problems = [...late, ...read.notices, ...others];
  if (late.length > 0 || (conflicts.length > 0 && !mayWrite))
    return answerOf(call, taken, { outcomes: new Map(), problems, dataThrough });
  const version = call.dryRun ? null : await ledgerVersionOf(client, principal, call.workspaceId);
  const importId = call.dryRun ? null : session.importId;
  return answerOf(call, taken, { outcomes, problems, dataThrough, importId, version });
}

const KEPT_PROBLEMS = 1000;

/** Ids that mean other accounts here than where they are known. */
async function otherSources(session: ImportSession, { principal }: Runner, call: IntakeCall): Promise<Problem[]> {
  const known = await idsOfOtherSources(session.client, principal, call.workspaceId, session.importNo);
  return known.map(({ source, count }) =>
    fileProblem(NAME, 'other_source', { count: String(count), found: source, other: call.source }),
  );
}

/** What `settleWorkspace` asks of a file's import. */
const jobOf = (call: IntakeCall): ImportJob => ({
  workspaceId: call.workspaceId,
  path: '',
  fileName: NAME,
  kind: call.kind,
  currency: call.currency,
  dataThrough: call.dataThrough,
  dryRun: call.dryRun,
  keepGood: call.keepGood,
  rejectsPath: '',
  importId: null,
});
