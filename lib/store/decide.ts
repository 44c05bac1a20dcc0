/**
 * Which statements of an import are new to the store.
 *
 * A statement equal to the latest live record of its id is unchanged; one that states its own `recorded_at`, where any
 * live record of its id says the same from the same moment. Several statements of one id in a file go together: they
 * are unchanged where the last equals the latest record and every one of them is known, else all are stored.
 * `replay.ts` says the same in plain TypeScript, for the few ids that a withdrawal touches.
 */
import type { PoolClient } from 'pg';
import { LIVE, type StatementTable, sameContent, tableOf } from './statements';

/** Restatements are kept in arrays of this many. */
export const RESTATEMENTS_PER_ROW = 50_000;

export interface Scope {
  client: PoolClient;
  table: StatementTable;
  workspaceId: number;
  importNo: number;
}

/** The table `met`: all that was ever stored of the staged ids, whether it counts or not. Answers how much that is. */
export async function collectMet({ client, table, workspaceId }: Scope, staged: string): Promise<number> {
  const content = table.content.map((column) => `r.${column}`).join(', ');
  const { rowCount } = await client.query(`
    create temp table met on commit drop as
    select r.identity, r.seq, coalesce(r.first_seq, r.seq) as first_seq, coalesce(r.recorded_at, i.appended_at) as recorded_at,
      ${LIVE} as live, ${content}
    from ${tableOf(table, workspaceId)} r join import_run i using (workspace_id, import_no)
    where r.workspace_id = ${workspaceId} and r.identity in (select identity from ${staged})`);
  if (rowCount) await client.query('analyze met (identity)');
  else await client.query('drop table met');
  return rowCount ?? 0;
}

/**
 * The table `decided`: of each staged statement whose id is known, whether it is unchanged and against which record.
 * Nearly always an id has one record and one statement; the others (`tangled`) are looked at as groups.
 */
export async function decide({ client, table }: Scope, staged: string): Promise<void> {
  await client.query(`
    create temp table tangled on commit drop as
    select identity from repeated union select identity from met group by identity having count(*) > 1`);
  await client.query('analyze tangled');
  await client.query(`
    create temp table decided on commit drop as
    select s.seq, s.identity, s.row_number, s.recorded_at is not null as states_moment, k.first_seq, k.live as was_live,
      k.seq as record_seq,
      k.live and (s.recorded_at is null or s.recorded_at = k.recorded_at) and ${sameContent(table, 's', 'k')} as unchanged
    from ${staged} s join met k using (identity)
    where not exists (select from tangled t where t.identity = s.identity)`);
  await client.query(`
    insert into decided
    with known as (
      select *, live and row_number() over (partition by identity, live order by recorded_at desc, seq desc) = 1 as is_latest
      from met where identity in (select identity from tangled)
    ), compared as (
      select s.identity, s.seq, s.row_number, s.recorded_at, k.first_seq, k.live, k.is_latest,
        k.seq as record_seq, k.recorded_at as record_moment, k.live and ${sameContent(table, 's', 'k')} as same
      from ${staged} s join known k using (identity)
    ), judged as (
      select identity, seq, row_number, recorded_at is not null as states_moment, min(first_seq) as first_seq,
        bool_or(live) as was_live,
        bool_or(same and (recorded_at is null or recorded_at = record_moment)) as is_known,
        bool_or(same and is_latest) as is_current,
        coalesce(max(record_seq) filter (where same and is_latest), max(record_seq) filter (where same)) as record_seq
      from compared group by identity, seq, row_number, recorded_at
    )
    select seq, identity, row_number, states_moment, first_seq, was_live, record_seq,
      case when states_moment then is_known
        else bool_and(is_known) over file and last_value(is_current) over file end as unchanged
    from judged
    window file as (
      partition by identity, states_moment order by seq rows between unbounded preceding and unbounded following)`);
  await client.query('drop table tangled');
  await client.query('analyze decided (seq)');
}

/** Keeps what the import stated and the store knew: a few arrays, not a row each. */
export async function rememberUnchanged({ client, table, workspaceId, importNo }: Scope): Promise<void> {
  await client.query(`
    insert into import_restatement
      (workspace_id, import_no, statement_table, part, states_moment, own_seqs, row_numbers, record_seqs)
    select ${workspaceId}, ${importNo}, '${table.name}', part, states_moment,
      array_agg(seq), array_agg(row_number), array_agg(record_seq)
    from (
      select *, ((row_number() over (partition by states_moment order by seq) - 1) / ${RESTATEMENTS_PER_ROW})::int * 2
        + states_moment::int as part
      from decided where unchanged
    ) unchanged
    group by part, states_moment`);
}
