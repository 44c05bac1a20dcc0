/** Imports: what was read when, how far it got, what it did. */
import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Day } from '@/lib/domain/day';
import { type AsOf, isMoment, knownUntil } from './as-of';
import type { DayRange } from './complete';
import type { Database } from './database';
import {
  INSERT_IMPORT,
  MARK_FAILED,
  SELECT_DATA_THROUGH,
  SELECT_IMPORTS,
  UPDATE_EFFECT,
  UPDATE_HASH,
  UPDATE_KIND,
  UPDATE_PROBLEM_COUNTS,
  UPSERT_PROGRESS,
} from './import-sql';
import type { Store } from './open';
import { permit } from './permit';
import type { Principal } from './principal';

export type ImportStatus = 'running' | 'checked' | 'done' | 'rejected' | 'failed' | 'withdrawn' | 'cancelled';

/** Rows by what became of them; `accountsNew` counts accounts met for the first time. */
export interface ImportCounts {
  new: number;
  unchanged: number;
  corrected: number;
  rejected: number;
  /** Records of earlier files that this one, being complete, no longer states. */
  withdrawn: number;
  accountsNew: number;
}

/** What is known of an import before its first row is read. */
export interface ImportDescription {
  kind: string;
  /** Account ids are unique within a source; `files` where nothing else is said. */
  source?: string;
  fileName: string;
  fileBytes: number;
  fileSha256: string;
  dataThrough: Day | null;
  /** How columns were read; kept as stated. */
  mapping: unknown;
  dryRun: boolean;
  /** The batch it comes with; left out: it comes alone. */
  batchId?: string;
}

export interface ImportRun {
  importId: string;
  kind: string;
  source: string;
  fileName: string;
  fileBytes: number;
  fileSha256: string;
  mapping: unknown;
  dryRun: boolean;
  status: ImportStatus;
  startedAt: Date;
  finishedAt: Date | null;
  /** The moment its records count as recorded; null unless it was appended. */
  appendedAt: Date | null;
  withdrawnAt: Date | null;
  dataThrough: Day | null;
  /** The ledger version it made. */
  version: number | null;
  /** Rows read; with `counts` null until it is finished. */
  read: number | null;
  counts: ImportCounts | null;
  batchId: string | null;
  /** Where the file was said to be complete for a range of days, both included, and was taken at its word. */
  complete: DayRange | null;
  problems: unknown[];
  /** By code, exact also where not every problem was kept. */
  problemCounts: Record<string, number>;
  notices: unknown[];
  effect: unknown;
  error: string | null;
  /** As last written by `updateProgress`. */
  progress: unknown;
}

export const DEFAULT_SOURCE = 'files';

const INTERRUPTED = 'The import was interrupted. Nothing was written: import the file again.';

/** An import that is announced before its process starts, so that its progress can be shown. Answers its id. */
export async function createImport(
  store: Store,
  principal: Principal,
  workspaceId: number,
  description: ImportDescription,
): Promise<string> {
  const client = await store.pool.connect();
  try {
    return (await insertImport(client, principal, workspaceId, description)).importId;
  } finally {
    client.release();
  }
}

export async function insertImport(
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  description: ImportDescription,
  importId: string = randomUUID(),
): Promise<{ importId: string; importNo: number }> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  const { kind, source, fileName, fileBytes, fileSha256, mapping, dryRun, dataThrough } = description;
  const { rows } = await client.query<{ import_no: number }>(INSERT_IMPORT, [
    workspaceId,
    importId,
    kind,
    source ?? DEFAULT_SOURCE,
    fileName,
    fileBytes,
    fileSha256,
    JSON.stringify(mapping ?? null),
    dryRun,
    dataThrough,
    description.batchId ?? null,
  ]);
  if (!rows[0]) throw new Error('the database returned no import');
  return { importId, importNo: rows[0].import_no };
}

/** Those of files, newest first. An import whose process died without a word is `failed`. */
export async function listImports(db: Database, principal: Principal, workspaceId: number): Promise<ImportRun[]> {
  permit(principal, workspaceId, 'read');
  return selectImports(db, workspaceId, null);
}

export async function getImport(
  db: Database,
  principal: Principal,
  workspaceId: number,
  importId: string,
): Promise<ImportRun | null> {
  permit(principal, workspaceId, 'read');
  return (await selectImports(db, workspaceId, importId))[0] ?? null;
}

/** Oldest first. */
export async function importsOfBatch(
  db: Database,
  principal: Principal,
  workspaceId: number,
  batchId: string,
): Promise<ImportRun[]> {
  permit(principal, workspaceId, 'read');
  return (await selectImports(db, workspaceId, null, batchId)).reverse();
}

type ImportRow = Omit<ImportRun, 'read' | 'counts'> & {
  importNo: number;
  readRows: number;
  counts: ImportCounts;
  died: boolean;
};

async function selectImports(
  db: Database,
  workspaceId: number,
  importId: string | null,
  batchId: string | null = null,
): Promise<ImportRun[]> {
  const { rows } = await db.query<ImportRow>(SELECT_IMPORTS, [workspaceId, importId, batchId]);
  return rows.map(({ importNo: _no, readRows, died, counts, ...run }) => {
    const running = run.status === 'running';
    return {
      ...run,
      status: died ? 'failed' : run.withdrawnAt ? 'withdrawn' : run.status,
      error: died ? INTERRUPTED : run.error,
      read: running ? null : readRows,
      counts: running ? null : counts,
    };
  });
}

/** Written at once, outside the import's own transaction. Any JSON. */
export async function updateProgress(
  store: Store,
  principal: Principal,
  workspaceId: number,
  importId: string,
  progress: unknown,
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await store.pool.query(UPSERT_PROGRESS, [workspaceId, importId, JSON.stringify(progress)]);
}

/** Ends an import that wrote nothing: `rejected` for its rows' sake, else `failed`. */
export async function markFailed(
  store: Store,
  principal: Principal,
  workspaceId: number,
  importId: string,
  outcome: {
    status?: 'failed' | 'rejected';
    error: string | null;
    problems?: unknown[];
    read?: number;
    rejected?: number;
  },
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  const { status = 'failed', error, problems = [], read = 0, rejected = 0 } = outcome;
  await store.pool.query(MARK_FAILED, [workspaceId, importId, status, error, JSON.stringify(problems), read, rejected]);
}

/** The file's hash, where it was not known before the file was read. */
export async function recordHash(
  db: Database,
  principal: Principal,
  workspaceId: number,
  importId: string,
  fileSha256: string,
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await db.query(UPDATE_HASH, [workspaceId, importId, fileSha256]);
}

/** Says what a file was recognised as, and whose export it is, where the import was announced before that was known. */
export async function recordKind(
  store: Store,
  principal: Principal,
  workspaceId: number,
  importId: string,
  kind: string,
  source: string | null = null,
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await store.pool.query(UPDATE_KIND, [workspaceId, importId, kind, source]);
}

/** Keeps how often each problem was met. */
export async function recordProblemCounts(
  store: Store,
  principal: Principal,
  workspaceId: number,
  importId: string,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await store.pool.query(UPDATE_PROBLEM_COUNTS, [workspaceId, importId, JSON.stringify(counts)]);
}

/** Keeps what an import did to the figures (any JSON) and what is to be said about it. */
export async function recordEffect(
  store: Store,
  principal: Principal,
  workspaceId: number,
  importId: string,
  effect: unknown,
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await store.pool.query(UPDATE_EFFECT, [workspaceId, importId, JSON.stringify(effect)]);
}

export interface SourceDataThrough {
  source: string;
  /** Of the files: changes, invoices or an MRR sheet. */
  kind: string;
  day: Day;
  importId: string;
}

/** How far each source's data is known to be complete: an older file never moves it back. */
export async function dataThroughBySource(
  db: Database,
  principal: Principal,
  workspaceId: number,
  asOf: AsOf | null = null,
): Promise<SourceDataThrough[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<SourceDataThrough>(SELECT_DATA_THROUGH, [
    workspaceId,
    knownUntil(asOf),
    isMoment(asOf),
  ]);
  return rows;
}

/** The day (UTC) of the first import that was appended, withdrawn ones included; null while there is none. */
export async function beganOn(db: Database, principal: Principal, workspaceId: number): Promise<Day | null> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ day: Day | null }>(
    "select to_char(min(appended_at) at time zone 'UTC', 'YYYY-MM-DD') as day from import_run where workspace_id = $1",
    [workspaceId],
  );
  return rows[0]?.day ?? null;
}
