/**
 * What becomes of the statements of one import: stored, or found unchanged and remembered (metrics.md section 2).
 *
 * A statement equal to the latest live record of its id is unchanged; one that states its own `recorded_at`, where any
 * live record of its id says the same from the same moment. Several statements of one id in a file go together: they
 * are unchanged where the last equals the latest record and every one of them is known, else all are stored.
 */
import type { PoolClient } from 'pg';
import { type StatementTable, sameContent, tableOf } from './statements';

/** Restatements are kept in arrays of this many. */
const RESTATEMENTS_PER_ROW = 50_000;
const CONFLICTS_MAX = 1000;

/** A statement of an id that belongs to another account. */
export interface IdConflict {
  row: number;
  id: string;
  /** The account that the id belongs to. */
  accountId: string;
}

export interface Outcome {
  new: number;
  unchanged: number;
  corrected: number;
  /** Left out; the first thousand. */
  conflicts: IdConflict[];
  conflictCount: number;
}

interface Scope {
  client: PoolClient;
  table: StatementTable;
  workspaceId: number;
  importNo: number;
}

const stagedName = (table: StatementTable): string => `staged_${table.name}`;

/**
 * Makes the table that an import's statements are copied into and answers its name. An empty partition is filled by
 * itself, in the transaction that makes it, so that PostgreSQL needs no write-ahead log for it; else they are staged.
 */
export async function prepareTarget(scope: Scope): Promise<{ name: string; isFresh: boolean; options: string }> {
  const { client, table, workspaceId, importNo } = scope;
  const name = tableOf(table, workspaceId);
  const isFresh = table.partitioned && !(await exists(client, name));
  const target = isFresh ? name : stagedName(table);
  if (isFresh) await client.query(`create table ${name} (like ${table.name} including defaults)`);
  else await client.query(`create temp table ${target} (like ${table.name} including defaults) on commit drop`);
  await client.query(
    `alter table ${target} alter workspace_id set default ${workspaceId}, alter import_no set default ${importNo}`,
  );
  if (isFresh)
    await client.query(`alter table ${name} add constraint ${name}_own check (workspace_id = ${workspaceId})`);
  return { name: target, isFresh, options: isFresh ? ' with (freeze)' : '' };
}

async function exists(client: PoolClient, name: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [name]);
  return rows[0]?.found ?? false;
}

/** The first statements of a workspace: all are new; keys come after the rows, then the table joins the others. */
export async function adoptFresh(scope: Scope): Promise<Outcome> {
  const { client, table, workspaceId } = scope;
  const name = tableOf(table, workspaceId);
  await client.query(`alter table ${name} add primary key (workspace_id, edition, seq)`);
  await client.query(`create index ${name}_identity on ${name} (workspace_id, identity)`);
  await client.query(`analyze ${name} (identity)`);
  const repeats = await markRepeats(scope, name, false);
  if (repeats.count > 0) {
    await client.query(`
      update ${name} t set first_seq = r.first_seq from repeated r
      where t.workspace_id = ${workspaceId} and t.identity = r.identity and t.seq <> r.first_seq`);
  }
  await client.query('drop table repeated');
  await client.query(`alter table ${name} alter workspace_id drop default, alter import_no drop default`);
  await client.query(`alter table ${table.name} attach partition ${name} for values in (${workspaceId})`);
  const total = await countOf(client, `select count(*)::int as n from ${name}`);
  return {
    new: total - repeats.extra,
    unchanged: repeats.equal,
    corrected: repeats.extra - repeats.equal,
    conflicts: [],
    conflictCount: 0,
  };
}

/** Later statements: compared with what is stored of their ids, then appended in order. */
export async function mergeStaged(scope: Scope): Promise<Outcome> {
  const { client, table, workspaceId } = scope;
  const staged = stagedName(table);
  await client.query(`analyze ${staged} (identity)`);
  const met = await collectMet(scope);
  const { conflicts, conflictCount } = met > 0 ? await dropConflicts(scope) : { conflicts: [], conflictCount: 0 };
  if (met > 0) await decide(scope);
  const repeats = await markRepeats(scope, staged, met > 0);
  const columns = await columnsOf(client, table.name);
  const rest = columns.filter((column) => column !== 'first_seq');
  const selected = rest.map((column) => `s.${column}`).join(', ');
  const first = [met > 0 ? 'd.first_seq' : null, repeats.count > 0 ? 'p.first_seq' : null].filter(Boolean);
  const firstSeq = first.length === 0 ? 'null' : `nullif(coalesce(${first.join(', ')}, s.seq), s.seq)`;
  await client.query(`
    insert into ${tableOf(table, workspaceId)} (${rest.join(', ')}, first_seq)
    select ${selected}, ${firstSeq} from ${staged} s
    ${met > 0 ? 'left join decided d using (seq)' : ''} ${repeats.count > 0 ? 'left join repeated p on p.identity = s.identity' : ''}
    ${met > 0 ? 'where d.unchanged is not true' : ''} order by s.seq`);
  if (met > 0) await rememberUnchanged(scope);
  const outcome = await countOutcome(scope, met > 0, repeats);
  await client.query(`drop table ${staged}, repeated${met > 0 ? ', met, decided' : ''}`);
  return { ...outcome, conflicts, conflictCount };
}

/** All that was ever stored of the staged ids, whether it counts or not. Answers how much that is. */
async function collectMet({ client, table, workspaceId }: Scope): Promise<number> {
  const content = table.content.map((column) => `r.${column}`).join(', ');
  const { rowCount } = await client.query(`
    create temp table met on commit drop as
    select r.identity, r.seq, coalesce(r.first_seq, r.seq) as first_seq, coalesce(r.recorded_at, i.appended_at) as recorded_at,
      i.withdrawn_at is null and (r.hidden_from is null or r.hidden_until is not null) as live, ${content}
    from ${tableOf(table, workspaceId)} r join import_run i using (workspace_id, import_no)
    where r.workspace_id = ${workspaceId} and r.identity in (select identity from ${stagedName(table)})`);
  if (rowCount) await client.query('analyze met (identity)');
  else await client.query('drop table met');
  return rowCount ?? 0;
}

async function dropConflicts({
  client,
  table,
  workspaceId,
}: Scope): Promise<Pick<Outcome, 'conflicts' | 'conflictCount'>> {
  if (table.statedId === null) return { conflicts: [], conflictCount: 0 };
  const { rows } = await client.query<IdConflict>(`
    with taken as (
      delete from ${stagedName(table)} s using met m
      where m.identity = s.identity and m.live and m.account_no <> s.account_no and s.${table.statedId} is not null
      returning s.row_number, s.${table.statedId} as id, m.account_no
    )
    select distinct on (t.row_number) t.row_number as row, t.id, a.external_id as "accountId"
    from taken t join account a on a.workspace_id = ${workspaceId} and a.account_no = t.account_no
    order by t.row_number`);
  return { conflicts: rows.slice(0, CONFLICTS_MAX), conflictCount: rows.length };
}

interface Repeats {
  /** Ids stated more than once in the file. */
  count: number;
  /** Rows beyond the first of each. */
  extra: number;
  /** Of those, the ones of new ids that say what the row before says. */
  equal: number;
}

/** Ids that the file itself states several times, with the seq of the first: the table `repeated`. */
async function markRepeats({ client, table, workspaceId }: Scope, name: string, hasMet: boolean): Promise<Repeats> {
  const { rowCount } = await client.query(`
    create temp table repeated on commit drop as
    select identity, min(seq) as first_seq from ${name}
    where workspace_id = ${workspaceId} group by identity having count(*) > 1`);
  if (!rowCount) return { count: 0, extra: 0, equal: 0 };
  const isNew = hasMet ? 'not exists (select from decided d where d.identity = t.identity and d.was_live)' : 'true';
  const { rows } = await client.query<{ extra: number; equal: number }>(`
    select (count(*) - ${rowCount})::int as extra,
      (count(*) filter (where b.seq is not null and ${sameContent(table, 't', 'b')} and ${isNew}))::int as equal
    from (
      select t.*, lag(t.seq) over (partition by t.identity order by t.seq) as before_seq
      from ${name} t join repeated r using (identity) where t.workspace_id = ${workspaceId}
    ) t left join ${name} b on b.workspace_id = ${workspaceId} and b.identity = t.identity and b.seq = t.before_seq`);
  return { count: rowCount, extra: rows[0]?.extra ?? 0, equal: rows[0]?.equal ?? 0 };
}

/** The table `decided`: of each staged statement whose id is known, whether it is unchanged and against which record. */
async function decide({ client, table }: Scope): Promise<void> {
  await client.query(`
    create temp table decided on commit drop as
    with known as (
      select *, live and row_number() over (partition by identity, live order by recorded_at desc, seq desc) = 1 as is_latest
      from met
    ), judged as (
      select s.identity, s.seq, s.row_number, s.recorded_at is null as by_default, min(k.first_seq) as first_seq,
        bool_or(k.live) as was_live,
        coalesce(bool_or(${sameContent(table, 's', 'k')}) filter (
          where k.live and (s.recorded_at is null or s.recorded_at = k.recorded_at)), false) as is_known,
        coalesce(bool_or(${sameContent(table, 's', 'k')}) filter (where k.is_latest), false) as is_current,
        coalesce(
          max(k.seq) filter (where k.is_latest and ${sameContent(table, 's', 'k')}),
          max(k.seq) filter (where k.live and ${sameContent(table, 's', 'k')})) as record_seq
      from ${stagedName(table)} s join known k using (identity)
      group by s.identity, s.seq, s.row_number, s.recorded_at
    )
    select seq, identity, row_number, first_seq, was_live, record_seq,
      case when by_default then bool_and(is_known) over file and last_value(is_current) over file else is_known end as unchanged
    from judged
    window file as (partition by identity, by_default order by seq rows between unbounded preceding and unbounded following)`);
  await client.query('analyze decided (seq)');
}

async function rememberUnchanged({ client, table, workspaceId, importNo }: Scope): Promise<void> {
  await client.query(`
    insert into import_restatement (workspace_id, import_no, statement_table, part, own_seqs, row_numbers, record_seqs)
    select ${workspaceId}, ${importNo}, '${table.name}', part,
      array_agg(seq order by seq), array_agg(row_number order by seq), array_agg(record_seq order by seq)
    from (
      select *, ((row_number() over (order by seq) - 1) / ${RESTATEMENTS_PER_ROW})::int as part from decided where unchanged
    ) unchanged
    group by part`);
}

async function countOutcome(
  { client, table }: Scope,
  hasMet: boolean,
  repeats: Repeats,
): Promise<Pick<Outcome, 'new' | 'unchanged' | 'corrected'>> {
  const total = await countOf(client, `select count(*)::int as n from ${stagedName(table)}`);
  const ids = total - repeats.extra;
  if (!hasMet) return { new: ids, unchanged: repeats.equal, corrected: repeats.extra - repeats.equal };
  const { rows } = await client.query<{ known: number; unchanged: number }>(`
    select (count(distinct identity) filter (where was_live))::int as known,
      (count(*) filter (where unchanged))::int as unchanged from decided`);
  const known = rows[0]?.known ?? 0;
  const unchanged = (rows[0]?.unchanged ?? 0) + repeats.equal;
  return { new: ids - known, unchanged, corrected: total - (ids - known) - unchanged };
}

async function countOf(client: PoolClient, sql: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(sql);
  return rows[0]?.n ?? 0;
}

/** Columns of a table in its order. */
export async function columnsOf(client: PoolClient, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum',
    [table],
  );
  return rows.map(({ name }) => name);
}
