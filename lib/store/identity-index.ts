/**
 * The index of a workspace's statements by their identity. Nothing but comparing needs it: a later import that meets
 * ids again, and a withdrawal. A first import is spared it (a sort of all its rows) and commits that much earlier; it
 * is made right after, or by the first who compares.
 */
import { inTransaction } from './database';
import type { Scope } from './decide';
import type { Store } from './open';
import type { Principal } from './principal';
import { STATEMENT_TABLES, tableExists, tableOf } from './statements';
import { lockWorkspace } from './versions';

/** Makes the index where it is missing. The caller's transaction holds the workspace's lock. */
export async function ensureIdentityIndex({ client, table, workspaceId }: Omit<Scope, 'importNo'>): Promise<void> {
  if (!table.partitioned) return;
  const name = tableOf(table, workspaceId);
  const index = `${name}_identity`;
  // Asked first: `if not exists` would wait for whoever vacuums the table.
  if (await tableExists(client, index)) return;
  await client.query(`create index ${index} on ${name} (workspace_id, identity)`);
}

/** Makes what is missing of a workspace's indexes, in a transaction of its own. */
export async function indexStatements(store: Store, _principal: Principal, workspaceId: number): Promise<void> {
  await inTransaction(store.pool, async (client) => {
    await lockWorkspace(client, workspaceId);
    await client.query("set local maintenance_work_mem = '256MB'");
    for (const table of Object.values(STATEMENT_TABLES)) {
      if (await tableExists(client, tableOf(table, workspaceId)))
        await ensureIdentityIndex({ client, table, workspaceId });
    }
  });
}
