/**
 * Withdraws an import, or redoes one that was withdrawn: dated marks, nothing is deleted. What other imports stated is
 * replayed: what later ones found unchanged because of a withdrawn one becomes theirs, what they stored only because of
 * it becomes a restatement, and back, so that the ledger is exactly that of all imports that count, in order. As of a
 * day before, everything is as it was.
 */
import type { PoolClient } from 'pg';
import { readRows } from './copy-reader';
import type { Scope } from './decide';
import { MARK_WITHDRAWN } from './import-sql';
import { ensureIndexes } from './partition-indexes';
import { type CompleteFile, replay, type Statement } from './replay';
import { type Change, restate, type Turn } from './restate';
import { LIVE, STATEMENT_TABLES, type StatementTable, tableExists, tableOf } from './statements';

/** `importNo` has just been marked as withdrawn, in the transaction of `client`. */
export const withdrawStatements = (client: PoolClient, workspaceId: number, importNo: number): Promise<void> =>
  settleStatements(client, workspaceId, importNo, 'withdrawal');

/** `importNo` counts again since its `restored_at`, in the transaction of `client`. */
export const restoreStatements = (client: PoolClient, workspaceId: number, importNo: number): Promise<void> =>
  settleStatements(client, workspaceId, importNo, 'restoring');

/**
 * Withdraws an import within a transaction that is to be undone: what would be without it. Takes no lock, makes no
 * ledger version.
 */
export async function tryWithdrawal(client: PoolClient, workspaceId: number, importNo: number): Promise<void> {
  await client.query(MARK_WITHDRAWN, [workspaceId, importNo, null]);
  await withdrawStatements(client, workspaceId, importNo);
}

async function settleStatements(client: PoolClient, workspaceId: number, importNo: number, turn: Turn): Promise<void> {
  const imports = await readImports(client, workspaceId);
  for (const table of Object.values(STATEMENT_TABLES)) {
    if (!(await tableExists(client, tableOf(table, workspaceId)))) continue;
    await settleTable({ client, table, workspaceId, importNo }, turn, imports);
  }
}

interface Imports {
  orderOf: (importNo: number) => number;
  familyOf: (importNo: number) => number;
  /** Those that count, in order. */
  complete: CompleteFile[];
}

interface ImportRow {
  importNo: number;
  version: number;
  family: number;
  from: number | null;
  to: number | null;
}

const SELECT_IMPORTS = `
  select import_no as "importNo", version, dense_rank() over (order by source, kind)::int as family,
    complete_from - date '1970-01-01' as from, complete_to - date '1970-01-01' as to
  from import_run where workspace_id = $1 and appended_at is not null and withdrawn_at is null order by version`;

async function readImports(client: PoolClient, workspaceId: number): Promise<Imports> {
  const { rows } = await client.query<ImportRow>(SELECT_IMPORTS, [workspaceId]);
  const byNo = new Map(rows.map((row) => [row.importNo, row]));
  return {
    orderOf: (importNo) => byNo.get(importNo)?.version ?? 0,
    familyOf: (importNo) => byNo.get(importNo)?.family ?? 0,
    complete: rows.flatMap(({ importNo, family, from, to }) =>
      from === null || to === null ? [] : [{ importNo, family, from, to }],
    ),
  };
}

async function settleTable(scope: Scope, turn: Turn, imports: Imports): Promise<void> {
  const { client, table } = scope;
  const touched = await client.query(`create temp table touched on commit drop as ${touchedBy(scope, turn)}`);
  if (touched.rowCount) {
    await ensureIndexes(scope);
    await client.query('analyze touched');
    await collectStatements(scope);
    const complete = table.rangeDay === null ? [] : imports.complete;
    const changes = await replayAll(client, { ...imports, complete });
    if (changes.length > 0) await restate(scope, turn, changes);
    await client.query('drop table stated');
  }
  await client.query('drop table touched');
}

/** The ids of which the import holds a statement, or which it no longer stated where it was complete. */
function touchedBy({ table, workspaceId, importNo }: Scope, turn: Turn): string {
  const name = tableOf(table, workspaceId);
  const parts = [`select identity from ${name} r where workspace_id = ${workspaceId} and import_no = ${importNo}`];
  const marked = `
    select r.identity from complete_mark m join ${name} r using (workspace_id, seq)
    where m.workspace_id = ${workspaceId} and m.import_no = ${importNo} and m.statement_table = '${table.name}'`;
  if (turn === 'withdrawal') return [...parts, marked].join(' union ');
  parts.push(`
    select r.identity from import_restatement x cross join lateral unnest(x.record_seqs) as u(seq)
      join ${name} r on r.workspace_id = ${workspaceId} and r.seq = u.seq
    where x.workspace_id = ${workspaceId} and x.import_no = ${importNo} and x.statement_table = '${table.name}'`);
  if (table.rangeDay !== null)
    parts.push(`
      select r.identity from import_run k join import_run i using (workspace_id, source, kind)
        join ${name} r on r.workspace_id = i.workspace_id and r.import_no = i.import_no
      where k.workspace_id = ${workspaceId} and k.import_no = ${importNo}
        and r.${table.rangeDay} between k.complete_from and k.complete_to`);
  return parts.join(' union ');
}

const dayOf = (table: StatementTable, row: string): string =>
  table.rangeDay === null ? 'null::int' : `${row}.${table.rangeDay} - date '1970-01-01'`;

/**
 * The table `stated`: every statement of the touched ids whose import counts: records, those among them that a complete
 * file no longer stated, and restatements.
 */
async function collectStatements({ client, table, workspaceId }: Scope): Promise<void> {
  const content = `md5(row(${table.content.map((column) => `r.${column}`).join(', ')})::text)`;
  const name = tableOf(table, workspaceId);
  await client.query(`
    create temp table stated on commit drop as
    with own as (
      select distinct on (r.seq) r.identity, r.seq, r.import_no, i.version, r.recorded_at, i.appended_at,
        r.recorded_at is not null as states_moment, ${content} as content, ${dayOf(table, 'r')} as day,
        null::bigint as record_seq, m.import_no as gone_by
      from ${name} r join touched using (identity) join import_run i using (workspace_id, import_no)
        left join complete_mark m on m.workspace_id = r.workspace_id and m.statement_table = '${table.name}' and m.seq = r.seq
      where r.workspace_id = ${workspaceId} and (${LIVE} or (i.withdrawn_at is null and m.seq is not null))
      order by r.seq, r.edition desc
    ), sources as (
      select distinct on (r.seq) r.identity, r.seq, ${content} as content, ${dayOf(table, 'r')} as day,
        coalesce(r.recorded_at, i.appended_at) as recorded_at
      from ${name} r join touched using (identity) join import_run i using (workspace_id, import_no)
      where r.workspace_id = ${workspaceId}
    ), restated as (
      select s.identity, u.own_seq as seq, x.import_no, i.version, s.recorded_at, i.appended_at, x.states_moment, s.content,
        s.day, u.record_seq, null::int as gone_by
      from import_restatement x join import_run i using (workspace_id, import_no)
        cross join lateral unnest(x.own_seqs, x.record_seqs) as u(own_seq, record_seq)
        join sources s on s.seq = u.record_seq
      where x.workspace_id = ${workspaceId} and x.statement_table = '${table.name}' and i.withdrawn_at is null
    )
    select identity, seq, import_no, version, content, day, record_seq, gone_by, states_moment,
      case when states_moment then recorded_at else appended_at end as moment
    from (select * from own union all select * from restated) both_kinds`);
}

const SELECT_STATED = `
  select identity, seq, import_no, coalesce(record_seq, -1), coalesce(gone_by, -1), states_moment::int,
    (extract(epoch from moment) * 1000)::int8, coalesce(day::text, ''), content
  from stated order by identity, version, seq`;

const orNull = (number: string | undefined): number | null => (number === '-1' ? null : Number(number));

async function replayAll(client: PoolClient, { complete, orderOf, familyOf }: Imports): Promise<Change[]> {
  const changes: Change[] = [];
  let identity = '';
  let statements: (Statement & { restated: number | null; wasGoneBy: number | null })[] = [];
  const settle = (): void => {
    const standings = replay(statements, complete, orderOf);
    for (const [i, { importNo, seq, restated, wasGoneBy }] of statements.entries()) {
      const { restates, goneBy } = standings[i] ?? { restates: null, goneBy: null };
      if (restates !== restated || goneBy !== wasGoneBy)
        changes.push({ importNo, seq, restates, restated, goneBy, wasGoneBy });
    }
    statements = [];
  };
  await readRows(client, SELECT_STATED, (bytes, start, end) => {
    const [id = '', seq, no, record, gone, stated, moment, day, content = ''] = bytes
      .toString('latin1', start, end)
      .split('\t');
    if (id !== identity) settle();
    identity = id;
    const importNo = Number(no);
    statements.push({
      seq: Number(seq),
      importNo,
      moment: Number(moment),
      statesMoment: stated === '1',
      content,
      day: day === '' ? null : Number(day),
      family: familyOf(importNo),
      restated: orNull(record),
      wasGoneBy: orNull(gone),
    });
  });
  settle();
  return changes;
}
