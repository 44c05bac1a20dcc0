/** The queries on imports. */
import { NEXT_MOMENT, notWithdrawn } from './counting';
import { MANUAL_KIND } from './manual-kind';

/** A process that has begun but not yet taken its lock is given this long, in seconds. */
const STARTING_SECONDS = 30;
// An import that is running holds its advisory lock; one that says it runs and does not hold it has died.
export const SELECT_IMPORTS = `
  select i.import_id as "importId", i.import_no as "importNo", i.kind, i.source, i.file_name as "fileName",
    i.file_bytes::float8 as "fileBytes", i.file_sha256 as "fileSha256", i.mapping, i.dry_run as "dryRun", i.status,
    i.started_at as "startedAt", i.finished_at as "finishedAt", i.appended_at as "appendedAt",
    i.withdrawn_at as "withdrawnAt", i.data_through::text as "dataThrough", i.version, i.read_rows as "readRows",
    json_build_object('new', i.new_rows, 'unchanged', i.unchanged_rows, 'corrected', i.corrected_rows,
      'rejected', i.rejected_rows, 'withdrawn', i.withdrawn_rows, 'accountsNew', i.new_accounts) as counts,
    i.batch_id as "batchId", case when i.complete_from is not null then
      json_build_object('from', i.complete_from::text, 'to', i.complete_to::text) end as complete,
    i.problems, i.problem_counts as "problemCounts", i.notices, i.effect, i.error, p.progress,
    i.status = 'running'
      and greatest(i.started_at, p.updated_at) < clock_timestamp() - make_interval(secs => ${STARTING_SECONDS})
      and not exists (
        select from pg_locks l
        where l.locktype = 'advisory' and l.objsubid = 2 and l.granted
          and l.classid::bigint = i.workspace_id and l.objid::bigint = i.import_no
          and l.database = (select oid from pg_database where datname = current_database())
      ) as died
  from import_run i left join import_progress p using (workspace_id, import_no)
  where i.workspace_id = $1 and (i.import_id = $2 or ($2::text is null and i.kind <> '${MANUAL_KIND}'))
    and ($3::text is null or i.batch_id = $3)
  order by i.import_no desc`;

export const INSERT_IMPORT = `
  insert into import_run (workspace_id, import_id, kind, source, file_name, file_bytes, file_sha256, mapping, dry_run,
    status, data_through, batch_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'running', $10, $11)
  returning import_no`;

export const UPSERT_PROGRESS = `
  insert into import_progress (workspace_id, import_no, progress)
  select workspace_id, import_no, $3 from import_run where workspace_id = $1 and import_id = $2
  on conflict (workspace_id, import_no) do update set progress = excluded.progress, updated_at = clock_timestamp()`;

export const MARK_FAILED = `
  update import_run set status = $3, error = $4, problems = $5, read_rows = $6, rejected_rows = $7,
    finished_at = clock_timestamp()
  where workspace_id = $1 and import_id = $2 and status = 'running'`;

export const UPDATE_EFFECT = 'update import_run set effect = $3 where workspace_id = $1 and import_id = $2';

export const UPDATE_HASH = 'update import_run set file_sha256 = $3 where workspace_id = $1 and import_id = $2';

export const UPDATE_KIND =
  'update import_run set kind = $3, source = coalesce($4, source) where workspace_id = $1 and import_id = $2';

export const UPDATE_PROBLEM_COUNTS =
  'update import_run set problem_counts = $3 where workspace_id = $1 and import_id = $2';

// Files that state revenue alone say how far the ledger is complete; accounts, rates and plans do not hold it back.
// Files of one kind from one place are a source of their own: invoices may be complete for longer than a sheet is.
// Per source the latest day; as of a day, what was stated by its end, or all where nothing had been.
export const SELECT_DATA_THROUGH = `
  select distinct on (source, kind) source, kind, data_through::text as day, import_id as "importId"
  from (
    select source, kind, data_through, import_id, import_no,
      $2::timestamptz is null or appended_at < $2 as known
    from import_run i
    where workspace_id = $1 and appended_at is not null and data_through is not null
      and kind not in ('accounts', 'rates', '${MANUAL_KIND}')
      and ${notWithdrawn('$2::timestamptz')}
  ) stated
  where known or not $3::boolean
  order by source, kind, known desc, data_through desc, import_no desc`;

export const SELECT_WITHDRAWABLE = `
  select import_no, appended_at is not null as appended, withdrawn_at is not null as withdrawn
  from import_run where workspace_id = $1 and import_id = $2`;

export const MARK_WITHDRAWN = `
  update import_run set withdrawn_version = $3, withdrawn_at = ${NEXT_MOMENT} where workspace_id = $1 and import_no = $2`;

export const MARK_RESTORED = `
  update import_run set restored_at = ${NEXT_MOMENT}, restored_version = $3 where workspace_id = $1 and import_no = $2`;

/** The time in which it was withdrawn is over, and is kept. */
export const END_WITHDRAWAL = `
  with over as (
    insert into import_pause (workspace_id, import_no, withdrawn_at, withdrawn_version, restored_at, restored_version)
    select workspace_id, import_no, withdrawn_at, withdrawn_version, restored_at, restored_version
    from import_run where workspace_id = $1 and import_no = $2
  )
  update import_run set withdrawn_at = null, withdrawn_version = null where workspace_id = $1 and import_no = $2`;

export const SELECT_IMPORT =
  'select import_no, source, status from import_run where workspace_id = $1 and import_id = $2';

/** Later than any import before it, whatever the clock does: the order of imports is the order of their moments. */
export const UPDATE_IMPORT = `
  update import_run set status = 'done', version = $3, finished_at = clock_timestamp(),
    appended_at = ${NEXT_MOMENT},
    data_through = $4, read_rows = $5, new_rows = $6, unchanged_rows = $7, corrected_rows = $8, rejected_rows = $9,
    new_accounts = $10, problems = $11, notices = $12
  where workspace_id = $1 and import_no = $2 and status = 'running'`;

export const UPDATE_CHECKED = `
  update import_run set status = 'checked', finished_at = clock_timestamp(), read_rows = $3, new_rows = $4,
    unchanged_rows = $5, corrected_rows = $6, rejected_rows = $7, new_accounts = $8, problems = $9, notices = $10,
    withdrawn_rows = $11, complete_from = $12, complete_to = $13, effect = $14
  where workspace_id = $1 and import_id = $2 and status = 'running'`;
