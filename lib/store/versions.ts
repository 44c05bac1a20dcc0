/** The ledger's version: every change of a workspace takes its lock, then makes the next one. */
import type { PoolClient } from 'pg';

const LOCK_WORKSPACE = 'select 1 from workspace where workspace_id = $1 for update';
const BUMP_VERSION =
  'update workspace set ledger_version = ledger_version + 1 where workspace_id = $1 returning ledger_version';

/** Waits until no other change of this workspace is under way; held to the end of the transaction. */
export async function lockWorkspace(client: PoolClient, workspaceId: number): Promise<void> {
  const { rowCount } = await client.query(LOCK_WORKSPACE, [workspaceId]);
  if (rowCount === 0) throw new Error(`there is no workspace ${workspaceId}`);
}

/** The next ledger version; the caller's transaction makes it. */
export async function nextVersion(client: PoolClient, workspaceId: number): Promise<number> {
  const { rows } = await client.query<{ ledger_version: number }>(BUMP_VERSION, [workspaceId]);
  if (!rows[0]) throw new Error(`there is no workspace ${workspaceId}`);
  return rows[0].ledger_version;
}

/** The transaction of `client` waits so long for any lock, in ms, then fails with `LOCK_NOT_AVAILABLE`. */
export async function waitAtMost(client: PoolClient, ms: number): Promise<void> {
  await client.query(`set local lock_timeout = ${Math.trunc(ms)}`);
}

/** PostgreSQL's code of a lock that was waited for too long. */
export const LOCK_NOT_AVAILABLE = '55P03';
