/** What became of each row of an import that is finished and not yet committed: asked in its own transaction. */
import type { PoolClient } from 'pg';
import { permit } from './permit';
import type { Principal } from './principal';
import { LIVE, STATEMENT_TABLES, type StatementTableName, tableExists, tableOf } from './statements';

export type RowOutcome = 'new' | 'corrected' | 'unchanged';

interface Stated {
  row: number;
  identity: string;
  /** An earlier row of the import states the same identity, and (`same`) says the same of it. */
  repeats: boolean;
  same: boolean;
}

/**
 * By row number; a row that was left out has none. Counted as the import's own counts are (`append-sql.ts`). `records`:
 * how many the import added at most; its own are looked for among the latest of so many, not in the whole table.
 */
export async function rowOutcomes(
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  importNo: number,
  name: StatementTableName,
  records: number,
): Promise<Map<number, RowOutcome>> {
  permit(principal, workspaceId, 'read');
  const table = STATEMENT_TABLES[name];
  const stored = tableOf(table, workspaceId);
  const outcomes = new Map<number, RowOutcome>();
  const restated = await client.query<{ row: number }>(
    `select unnest(row_numbers) as row from import_restatement
     where workspace_id = $1 and import_no = $2 and statement_table = $3`,
    [workspaceId, importNo, name],
  );
  for (const { row } of restated.rows) outcomes.set(row, 'unchanged');
  if (!(await tableExists(client, stored))) return outcomes;
  const content = `row(${table.content.map((column) => `t.${column}`).join(', ')})::text`;
  const { rows } = await client.query<Stated>(
    `select t.row_number as row, t.identity::text as identity, lag(t.seq) over file is not null as repeats,
       ${content} is not distinct from lag(${content}) over file as same
     from ${stored} t where t.workspace_id = $1 and t.import_no = $2
       ${table.partitioned ? 'and t.edition = 0' : ''}
       and t.seq >= (select next_seq from workspace where workspace_id = $1) - $3::bigint
     window file as (partition by t.identity order by t.seq)`,
    [workspaceId, importNo, records + 1],
  );
  const { rows: known } = await client.query<{ identity: string }>(
    `select distinct r.identity::text as identity
     from unnest($3::bigint[]) as mine (identity) join ${stored} r using (identity)
       join import_run i on i.workspace_id = r.workspace_id and i.import_no = r.import_no
     where r.workspace_id = $1 and r.import_no <> $2 and ${LIVE}`,
    [workspaceId, importNo, rows.map(({ identity }) => identity)],
  );
  const corrected = new Set(known.map(({ identity }) => identity));
  for (const { row, identity, repeats, same } of rows) {
    const isNew = !corrected.has(identity) && !repeats;
    outcomes.set(row, isNew ? 'new' : !corrected.has(identity) && same ? 'unchanged' : 'corrected');
  }
  return outcomes;
}

/** Of the account ids that an import met for the first time, how many another source knows already, and which. */
export async function idsOfOtherSources(
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  importNo: number,
): Promise<{ source: string; count: number }[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await client.query<{ source: string; count: number }>(
    `select o.source, count(*)::int as count
     from account a join account o on o.workspace_id = a.workspace_id and o.external_id = a.external_id
       and o.source <> a.source
     where a.workspace_id = $1 and a.created_import_no = $2 group by o.source order by 2 desc, 1`,
    [workspaceId, importNo],
  );
  return rows;
}
