/**
 * Files said to be complete for a range of days (metrics.md section 2): what an earlier file of the same source and kind
 * stated there and this one does not is hidden, with a mark that names this import, and counts again without it.
 */
import type { PoolClient } from 'pg';
import type { Day } from '@/lib/domain/day';
import type { Scope } from './decide';
import { hideRows } from './hidden-rows';
import { LIVE, STATEMENT_TABLES, tableExists, tableOf } from './statements';

/** Both days are part of it. */
export interface DayRange {
  from: Day;
  to: Day;
}

const UPDATE_COMPLETE = `
  update import_run set complete_from = $3, complete_to = $4, withdrawn_rows = $5 where workspace_id = $1 and import_no = $2`;

/** The import has just been appended in the transaction of `client`. Answers how many records it withdrew. */
export async function applyComplete(
  client: PoolClient,
  workspaceId: number,
  importNo: number,
  { from, to }: DayRange,
): Promise<number> {
  let withdrawn = 0;
  for (const table of Object.values(STATEMENT_TABLES)) {
    if (table.rangeDay === null || !(await tableExists(client, tableOf(table, workspaceId)))) continue;
    withdrawn += await missingFrom({ client, table, workspaceId, importNo }, { from, to });
  }
  await client.query(UPDATE_COMPLETE, [workspaceId, importNo, from, to, withdrawn]);
  return withdrawn;
}

async function missingFrom(scope: Scope, { from, to }: DayRange): Promise<number> {
  const { client, table, workspaceId, importNo } = scope;
  const name = tableOf(table, workspaceId);
  const day = `r.${table.rangeDay}`;
  const { rowCount } = await client.query(
    `create temp table hiding on commit drop as
    with family as (
      select i.* from import_run i join import_run k on k.workspace_id = i.workspace_id and k.import_no = ${importNo}
      where i.workspace_id = ${workspaceId} and i.import_no <> ${importNo} and i.source = k.source and i.kind = k.kind
        and i.appended_at is not null
    ), stated as (
      select identity from ${name} r where r.workspace_id = ${workspaceId} and r.import_no = ${importNo}
      union
      select r.identity from import_restatement x cross join lateral unnest(x.record_seqs) as u(seq)
        join ${name} r on r.workspace_id = ${workspaceId} and r.seq = u.seq
      where x.workspace_id = ${workspaceId} and x.import_no = ${importNo} and x.statement_table = '${table.name}'
    ), near as (
      select distinct r.identity from ${name} r join family i using (workspace_id, import_no)
      where r.workspace_id = ${workspaceId} and ${LIVE} and ${day} between '${from}' and '${to}'
    ), latest as (
      select distinct on (r.identity) r.identity, ${day} as day
      from ${name} r join near using (identity) join family i using (workspace_id, import_no)
      where r.workspace_id = ${workspaceId} and ${LIVE}
      order by r.identity, coalesce(r.recorded_at, i.appended_at) desc, r.seq desc
    )
    select r.seq from ${name} r join latest l using (identity) join family i using (workspace_id, import_no)
    where r.workspace_id = ${workspaceId} and ${LIVE} and l.day between '${from}' and '${to}'
      and not exists (select from stated s where s.identity = r.identity)`,
  );
  if (rowCount) {
    await hideRows(
      scope,
      'hiding',
      `(select appended_at from import_run where workspace_id = ${workspaceId} and import_no = ${importNo})`,
    );
    await client.query(
      `insert into complete_mark (workspace_id, import_no, statement_table, seq)
       select ${workspaceId}, ${importNo}, '${table.name}', seq from hiding`,
    );
  }
  await client.query('drop table hiding');
  return rowCount ?? 0;
}
