/**
 * What becomes of the statements of one import: stored, or found unchanged and remembered (metrics.md section 2).
 */
import type { PoolClient } from 'pg';
import { collectMet, decide, rememberUnchanged, type Scope } from './decide';
import { ensureIdentityIndex, ensureIndexes } from './partition-indexes';
import { type StatementTable, sameContent, tableOf } from './statements';

const CONFLICTS_MAX = 1000;
/** An import sorts and joins all its rows at once, and is alone in its workspace. */
const ROOM = "set local work_mem = '256MB'; set local maintenance_work_mem = '256MB'";

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

const stagedName = (table: StatementTable): string => `staged_${table.name}`;

/**
 * Makes the partition of a workspace's first statements and answers its name. It is filled in the transaction that
 * makes it, so that PostgreSQL needs no write-ahead log for it. Its indexes come after the commit.
 */
export async function prepareFresh({ client, table, workspaceId }: Scope): Promise<string> {
  const name = tableOf(table, workspaceId);
  await client.query(`
    create table ${name} (like ${table.name} including defaults,
      constraint ${name}_own check (workspace_id = ${workspaceId}))`);
  return name;
}

/** Makes the table in which later statements are compared, and answers its name. */
export async function prepareStaged({ client, table }: Scope): Promise<string> {
  await client.query(`create temp table ${stagedName(table)} (like ${table.name} including defaults) on commit drop`);
  return stagedName(table);
}

/** Takes this import's statements of some identities out of the partition, to be compared. Answers how many there are. */
export async function moveToStaged(scope: Scope, identities: readonly string[]): Promise<number> {
  const { client, table, workspaceId, importNo } = scope;
  await ensureIdentityIndex(scope);
  const columns = (await columnsOf(client, table.name)).join(', ');
  const { rowCount } = await client.query(
    `with moved as (
      delete from ${tableOf(table, workspaceId)} t using unnest($1::bigint[]) as repeated (identity)
      where t.workspace_id = ${workspaceId} and t.identity = repeated.identity and t.import_no = ${importNo}
      returning t.*
    )
    insert into ${stagedName(table)} (${columns}) select ${columns} from moved`,
    [identities],
  );
  return rowCount ?? 0;
}

/** The first statements of a workspace: all are new. The table joins the others. `mayRepeat`: whether an id comes twice. */
export async function adoptFresh(
  scope: Scope,
  { rows, mayRepeat }: { rows: number; mayRepeat: () => boolean },
): Promise<Outcome> {
  const { client, table, workspaceId } = scope;
  const name = tableOf(table, workspaceId);
  await client.query(ROOM);
  const repeats = mayRepeat() ? await joinRepeated(scope, name) : { extra: 0, equal: 0 };
  await client.query(`alter table ${table.name} attach partition ${name} for values in (${workspaceId})`);
  return {
    new: rows - repeats.extra,
    unchanged: repeats.equal,
    corrected: repeats.extra - repeats.equal,
    conflicts: [],
    conflictCount: 0,
  };
}

/** Lets the records of one identity point to the first of them. */
async function joinRepeated(scope: Scope, name: string): Promise<Repeats> {
  const { client, workspaceId } = scope;
  await ensureIdentityIndex(scope);
  await client.query(`analyze ${name} (identity)`);
  const repeated = await collectRepeated(scope, name);
  const repeats = await countRepeats(scope, name, repeated, false);
  if (repeated > 0) {
    await client.query(`
      update ${name} t set first_seq = r.first_seq from repeated r
      where t.workspace_id = ${workspaceId} and t.identity = r.identity and t.seq <> r.first_seq`);
  }
  await client.query('drop table repeated');
  return repeats;
}

/** Later statements: compared with what is stored of their ids, then appended. Their order is their seq, not the heap's. */
export async function mergeStaged(scope: Scope, mayRepeat: boolean): Promise<Outcome> {
  const { client, table, workspaceId } = scope;
  const staged = stagedName(table);
  await client.query(ROOM);
  await ensureIndexes(scope);
  await client.query(`analyze ${staged} (identity)`);
  const hasMet = (await collectMet(scope, staged)) > 0;
  const dropped = hasMet ? await dropConflicts(scope) : { conflicts: [], conflictCount: 0 };
  const repeated = mayRepeat ? await collectRepeated(scope, staged) : await collectNone(client);
  if (hasMet) await decide(scope, staged);
  const repeats = await countRepeats(scope, staged, repeated, hasMet);
  const columns = (await columnsOf(client, table.name)).filter((column) => column !== 'first_seq');
  const first = [hasMet ? 'd.first_seq' : '', repeated > 0 ? 'p.first_seq' : '', 's.seq'].filter((part) => part !== '');
  await client.query(`
    insert into ${tableOf(table, workspaceId)} (${columns.join(', ')}, first_seq)
    select ${columns.map((column) => `s.${column}`).join(', ')}, nullif(coalesce(${first.join(', ')}), s.seq)
    from ${staged} s
    ${hasMet ? 'left join decided d using (seq)' : ''}
    ${repeated > 0 ? 'left join repeated p on p.identity = s.identity' : ''}
    ${hasMet ? 'where d.unchanged is not true' : ''}`);
  if (hasMet) await rememberUnchanged(scope);
  const outcome = await countOutcome(scope, hasMet, repeats);
  await client.query(`drop table ${staged}, repeated${hasMet ? ', met, decided' : ''}`);
  return { ...outcome, ...dropped };
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
  /** Rows beyond the first of each id. */
  extra: number;
  /** Of those, the ones of new ids that say what the row before says. */
  equal: number;
}

/** Ids that the file itself states several times, with the seq of the first: the table `repeated`. Answers how many. */
async function collectRepeated({ client, workspaceId }: Scope, name: string): Promise<number> {
  // The names alone first: a million of them are sorted in memory, and few files repeat any.
  const { rowCount } = await client.query(`
    create temp table repeated on commit drop as
    with names as materialized (
      select identity from ${name} where workspace_id = ${workspaceId} group by identity having count(*) > 1
    )
    select identity, min(seq) as first_seq from ${name} join names using (identity)
    where workspace_id = ${workspaceId} group by identity`);
  return rowCount ?? 0;
}

/** The table `repeated` of a file that repeats no id. */
async function collectNone(client: PoolClient): Promise<number> {
  await client.query('create temp table repeated (identity bigint, first_seq bigint) on commit drop');
  return 0;
}

async function countRepeats(
  { client, table, workspaceId }: Scope,
  name: string,
  count: number,
  hasMet: boolean,
): Promise<Repeats> {
  if (count === 0) return { extra: 0, equal: 0 };
  const isNew = hasMet ? 'not exists (select from decided d where d.identity = t.identity and d.was_live)' : 'true';
  const { rows } = await client.query<Repeats>(`
    select (count(*) - ${count})::int as extra,
      (count(*) filter (where b.seq is not null and ${sameContent(table, 't', 'b')} and ${isNew}))::int as equal
    from (
      select t.*, lag(t.seq) over (partition by t.identity order by t.seq) as before_seq
      from ${name} t join repeated r using (identity) where t.workspace_id = ${workspaceId}
    ) t left join ${name} b on b.workspace_id = ${workspaceId} and b.identity = t.identity and b.seq = t.before_seq`);
  return rows[0] ?? { extra: 0, equal: 0 };
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
