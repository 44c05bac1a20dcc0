/**
 * Withdraws an import: a dated mark, nothing is deleted. What later imports found unchanged because of it becomes
 * theirs, and what they stored only because of it becomes a restatement, so that the ledger is exactly that of all
 * the others in order. As of a day before, everything is as it was.
 */
import type { PoolClient } from 'pg';
import { readRows } from './copy-reader';
import type { Scope } from './decide';
import { MARK_WITHDRAWN } from './import-sql';
import { ensureIndexes } from './partition-indexes';
import { replay, type Statement } from './replay';
import { type Change, restate } from './restate';
import { LIVE, SHOWN, STATEMENT_TABLES, tableExists, tableOf } from './statements';

/** `importNo` has just been marked as withdrawn, in the transaction of `client`. */
export async function withdrawStatements(client: PoolClient, workspaceId: number, importNo: number): Promise<void> {
  for (const table of Object.values(STATEMENT_TABLES)) await withdrawFrom({ client, table, workspaceId, importNo });
}

/**
 * Withdraws an import within a transaction that is to be undone: what would be without it. Takes no lock, makes no
 * ledger version.
 */
export async function tryWithdrawal(client: PoolClient, workspaceId: number, importNo: number): Promise<void> {
  await client.query(MARK_WITHDRAWN, [workspaceId, importNo, null]);
  await withdrawStatements(client, workspaceId, importNo);
}

async function withdrawFrom(scope: Scope): Promise<void> {
  const { client, table, workspaceId, importNo } = scope;
  if (!(await tableExists(client, tableOf(table, workspaceId)))) return;
  // The ids of which the withdrawn import holds a record that counted.
  const touched = await client.query(`
    create temp table touched on commit drop as
    select distinct identity from ${tableOf(table, workspaceId)} r
    where workspace_id = ${workspaceId} and import_no = ${importNo} and ${SHOWN}`);
  if (touched.rowCount) {
    await ensureIndexes(scope);
    await client.query('analyze touched');
    await collectStatements(scope);
    const changes = await replayAll(client);
    if (changes.length > 0) await restate(scope, changes);
    await client.query('drop table stated');
  }
  await client.query('drop table touched');
}

/** The table `stated`: every live statement of the touched ids, records and restatements alike. */
async function collectStatements({ client, table, workspaceId }: Scope): Promise<void> {
  const content = `md5(row(${table.content.map((column) => `r.${column}`).join(', ')})::text)`;
  const name = tableOf(table, workspaceId);
  await client.query(`
    create temp table stated on commit drop as
    with own as (
      select r.identity, r.seq, r.import_no, i.version, r.recorded_at, i.appended_at, r.recorded_at is not null as states_moment,
        ${content} as content, null::bigint as record_seq
      from ${name} r join touched using (identity) join import_run i using (workspace_id, import_no)
      where r.workspace_id = ${workspaceId} and ${LIVE}
    ), sources as (
      select distinct on (r.seq) r.identity, r.seq, ${content} as content, coalesce(r.recorded_at, i.appended_at) as recorded_at
      from ${name} r join touched using (identity) join import_run i using (workspace_id, import_no)
      where r.workspace_id = ${workspaceId}
    ), restated as (
      select s.identity, u.own_seq as seq, x.import_no, i.version, s.recorded_at, i.appended_at, x.states_moment, s.content,
        u.record_seq
      from import_restatement x join import_run i using (workspace_id, import_no)
        cross join lateral unnest(x.own_seqs, x.record_seqs) as u(own_seq, record_seq)
        join sources s on s.seq = u.record_seq
      where x.workspace_id = ${workspaceId} and x.statement_table = '${table.name}' and i.withdrawn_at is null
    )
    select identity, seq, import_no, version, content, record_seq, states_moment,
      case when states_moment then recorded_at else appended_at end as moment
    from (select * from own union all select * from restated) both_kinds`);
}

const SELECT_STATED = `
  select identity, seq, import_no, coalesce(record_seq, -1), states_moment::int,
    (extract(epoch from moment) * 1000)::int8, content
  from stated order by identity, version, seq`;

async function replayAll(client: PoolClient): Promise<Change[]> {
  const changes: Change[] = [];
  let identity = '';
  let statements: (Statement & { restated: number | null })[] = [];
  const settle = (): void => {
    const outcome = replay(statements);
    for (const [i, { importNo, seq, restated }] of statements.entries()) {
      const restates = outcome[i] ?? null;
      if (restates !== restated) changes.push({ importNo, seq, restates, restated });
    }
    statements = [];
  };
  await readRows(client, SELECT_STATED, (bytes, start, end) => {
    const [id = '', seq, importNo, record, stated, moment, content = ''] = bytes
      .toString('latin1', start, end)
      .split('\t');
    if (id !== identity) settle();
    identity = id;
    statements.push({
      seq: Number(seq),
      importNo: Number(importNo),
      moment: Number(moment),
      statesMoment: stated === '1',
      content,
      restated: record === '-1' ? null : Number(record),
    });
  });
  settle();
  return changes;
}
