/** Imports: what was read when, how far it got, what it did. */
import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Day } from '@/lib/domain/day';
import type { Database } from './database';
import type { Store } from './open';
import type { Principal } from './principal';

export type ImportStatus = 'running' | 'checked' | 'done' | 'rejected' | 'failed' | 'withdrawn';

/** Rows by what became of them; `accountsNew` counts accounts met for the first time. */
export interface ImportCounts {
  new: number;
  unchanged: number;
  corrected: number;
  rejected: number;
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
  problems: unknown[];
  notices: unknown[];
  effect: unknown;
  error: string | null;
  /** As last written by `updateProgress`. */
  progress: unknown;
}

export const DEFAULT_SOURCE = 'files';

/** A process that has begun but not yet taken its lock is given this long, in seconds. */
const STARTING_SECONDS = 30;
const INTERRUPTED = 'The import was interrupted. Nothing was written: import the file again.';

// An import that is running holds its advisory lock; one that says it runs and does not hold it has died.
const SELECT_IMPORTS = `
  select i.import_id as "importId", i.import_no as "importNo", i.kind, i.source, i.file_name as "fileName",
    i.file_bytes::float8 as "fileBytes", i.file_sha256 as "fileSha256", i.mapping, i.dry_run as "dryRun", i.status,
    i.started_at as "startedAt", i.finished_at as "finishedAt", i.appended_at as "appendedAt",
    i.withdrawn_at as "withdrawnAt", i.data_through::text as "dataThrough", i.version, i.read_rows as "readRows",
    json_build_object('new', i.new_rows, 'unchanged', i.unchanged_rows, 'corrected', i.corrected_rows,
      'rejected', i.rejected_rows, 'accountsNew', i.new_accounts) as counts,
    i.problems, i.notices, i.effect, i.error, p.progress,
    i.status = 'running'
      and greatest(i.started_at, p.updated_at) < clock_timestamp() - make_interval(secs => ${STARTING_SECONDS})
      and not exists (
        select from pg_locks l
        where l.locktype = 'advisory' and l.objsubid = 2 and l.granted
          and l.classid::bigint = i.workspace_id and l.objid::bigint = i.import_no
          and l.database = (select oid from pg_database where datname = current_database())
      ) as died
  from import_run i left join import_progress p using (workspace_id, import_no)
  where i.workspace_id = $1 and ($2::text is null or i.import_id = $2)
  order by i.import_no desc`;

const INSERT_IMPORT = `
  insert into import_run (workspace_id, import_id, kind, source, file_name, file_bytes, file_sha256, mapping, dry_run,
    status, data_through)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'running', $10)
  returning import_no`;

const UPSERT_PROGRESS = `
  insert into import_progress (workspace_id, import_no, progress)
  select workspace_id, import_no, $3 from import_run where workspace_id = $1 and import_id = $2
  on conflict (workspace_id, import_no) do update set progress = excluded.progress, updated_at = clock_timestamp()`;

const MARK_FAILED = `
  update import_run set status = $3, error = $4, problems = $5, read_rows = $6, rejected_rows = $7,
    finished_at = clock_timestamp()
  where workspace_id = $1 and import_id = $2 and status = 'running'`;

const UPDATE_EFFECT =
  'update import_run set effect = $3, notices = coalesce($4, notices) where workspace_id = $1 and import_id = $2';

// Per source the latest day; as of a day, what was stated by its end, or all where nothing had been.
const SELECT_DATA_THROUGH = `
  select distinct on (source) source, data_through::text as day, import_id as "importId"
  from (
    select source, data_through, import_id, import_no,
      $2::date is null or appended_at < ($2::date + 1)::timestamp at time zone 'UTC' as known
    from import_run
    where workspace_id = $1 and appended_at is not null and data_through is not null
      and (withdrawn_at is null or withdrawn_at >= ($2::date + 1)::timestamp at time zone 'UTC')
  ) stated
  order by source, known desc, data_through desc, import_no desc`;

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
  _principal: Principal,
  workspaceId: number,
  description: ImportDescription,
  importId: string = randomUUID(),
): Promise<{ importId: string; importNo: number }> {
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
  ]);
  if (!rows[0]) throw new Error('the database returned no import');
  return { importId, importNo: rows[0].import_no };
}

/** Newest first. An import whose process died without a word is `failed`. */
export async function listImports(db: Database, _principal: Principal, workspaceId: number): Promise<ImportRun[]> {
  return selectImports(db, workspaceId, null);
}

export async function getImport(
  db: Database,
  _principal: Principal,
  workspaceId: number,
  importId: string,
): Promise<ImportRun | null> {
  return (await selectImports(db, workspaceId, importId))[0] ?? null;
}

type ImportRow = Omit<ImportRun, 'read' | 'counts'> & {
  importNo: number;
  readRows: number;
  counts: ImportCounts;
  died: boolean;
};

async function selectImports(db: Database, workspaceId: number, importId: string | null): Promise<ImportRun[]> {
  const { rows } = await db.query<ImportRow>(SELECT_IMPORTS, [workspaceId, importId]);
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
  _principal: Principal,
  workspaceId: number,
  importId: string,
  progress: unknown,
): Promise<void> {
  await store.pool.query(UPSERT_PROGRESS, [workspaceId, importId, JSON.stringify(progress)]);
}

/** Ends an import that wrote nothing: `rejected` for its rows' sake, else `failed`. */
export async function markFailed(
  store: Store,
  _principal: Principal,
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
  const { status = 'failed', error, problems = [], read = 0, rejected = 0 } = outcome;
  await store.pool.query(MARK_FAILED, [workspaceId, importId, status, error, JSON.stringify(problems), read, rejected]);
}

/** Keeps what an import did to the figures (any JSON) and what is to be said about it. */
export async function recordEffect(
  store: Store,
  _principal: Principal,
  workspaceId: number,
  importId: string,
  effect: unknown,
  notices: unknown[] | null = null,
): Promise<void> {
  const said = notices === null ? null : JSON.stringify(notices);
  await store.pool.query(UPDATE_EFFECT, [workspaceId, importId, JSON.stringify(effect), said]);
}

export interface SourceDataThrough {
  source: string;
  day: Day;
  importId: string;
}

/** How far each source's data is known to be complete: an older file never moves it back. */
export async function dataThroughBySource(
  db: Database,
  _principal: Principal,
  workspaceId: number,
  asOf: Day | null = null,
): Promise<SourceDataThrough[]> {
  const { rows } = await db.query<SourceDataThrough>(SELECT_DATA_THROUGH, [workspaceId, asOf]);
  return rows;
}
