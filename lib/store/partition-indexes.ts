/**
 * The indexes of a workspace's statements: their key, and their identity. Nothing but comparing needs them: a later
 * import that meets ids again, and a withdrawal. A first import is spared them (two sorts of all its rows) and commits
 * that much earlier; they are made right after, or by the first who compares.
 */
import { inTransaction } from './database';
import type { Scope } from './decide';
import type { Store } from './open';
import { permit } from './permit';
import type { Principal } from './principal';
import { STATEMENT_TABLES, tableExists, tableOf } from './statements';
import { lockWorkspace } from './versions';

type Partition = Omit<Scope, 'importNo'>;

/** Makes the indexes that are missing. The caller's transaction holds the workspace's lock. */
export async function ensureIndexes(partition: Partition): Promise<void> {
  await ensure(partition, 'key', 'unique index', 'workspace_id, edition, seq');
  await ensureIdentityIndex(partition);
}

/** As `ensureIndexes`, of the index by identity alone. */
export const ensureIdentityIndex = (partition: Partition): Promise<void> =>
  ensure(partition, 'identity', 'index', 'workspace_id, identity');

async function ensure(
  { client, table, workspaceId }: Partition,
  name: string,
  kind: 'index' | 'unique index',
  columns: string,
): Promise<void> {
  if (!table.partitioned) return;
  const partition = tableOf(table, workspaceId);
  const index = `${partition}_${name}`;
  // Asked first: `if not exists` would wait for whoever vacuums the table.
  if (await tableExists(client, index)) return;
  await client.query(`create ${kind} ${index} on ${partition} (${columns})`);
}

/** Makes what is missing of a workspace's indexes, in a transaction of its own. */
export async function indexStatements(store: Store, principal: Principal, workspaceId: number): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await inTransaction(store.pool, async (client) => {
    await lockWorkspace(client, workspaceId);
    await client.query("set local maintenance_work_mem = '256MB'");
    for (const table of Object.values(STATEMENT_TABLES)) {
      if (await tableExists(client, tableOf(table, workspaceId))) await ensureIndexes({ client, table, workspaceId });
    }
  });
}
