/** What a workspace holds, and where: counts, size and place of the database. */
import { inSnapshot } from './database';
import type { Store } from './open';
import { permit } from './permit';
import type { Principal } from './principal';
import { STATEMENT_TABLES, tableExists, tableOf } from './statements';

export interface Holdings {
  accounts: number;
  /** Statements as stored, withdrawn ones included, by table. */
  records: { table: string; rows: number }[];
  /** Imports that were appended and not withdrawn. */
  imports: number;
  /** Entries of the audit. */
  audit: number;
  /** Of the whole database. */
  databaseBytes: number;
}

const SELECT_COUNTS = `
  select (select count(*)::int from account where workspace_id = $1) as accounts,
    (select count(*)::int from import_run
      where workspace_id = $1 and appended_at is not null and withdrawn_at is null) as imports,
    (select count(*)::int from audit where workspace_id = $1) as audit,
    pg_database_size(current_database())::float8 as "databaseBytes"`;

export function holdings({ pool }: Store, principal: Principal, workspaceId: number): Promise<Holdings> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(pool, async (client) => {
    const { rows } = await client.query<Omit<Holdings, 'records'>>(SELECT_COUNTS, [workspaceId]);
    if (!rows[0]) throw new Error('the database returned no counts');
    const records: Holdings['records'] = [];
    for (const table of Object.values(STATEMENT_TABLES)) {
      const name = tableOf(table, workspaceId);
      if (!(await tableExists(client, name))) continue;
      const count = await client.query<{ rows: number }>(
        `select count(*)::int as rows from ${name} where workspace_id = ${workspaceId}`,
      );
      records.push({ table: table.name, rows: count.rows[0]?.rows ?? 0 });
    }
    return { ...rows[0], records };
  });
}
