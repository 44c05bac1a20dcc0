/** What was chosen last for a set of column names, so that it need not be chosen again. */
import { recordAudit } from './audit';
import { type Database, inTransaction } from './database';
import type { Store } from './open';
import { permit } from './permit';
import type { Principal } from './principal';

export interface StoredMapping {
  /** Hash of the column names. */
  key: string;
  /** Any JSON. */
  choices: unknown;
  chosenAt: Date;
}

const UPSERT = `
  insert into import_mapping (workspace_id, headers_key, choices) values ($1, $2, $3)
  on conflict (workspace_id, headers_key) do update set choices = excluded.choices, chosen_at = clock_timestamp()`;

/** Part of what an import does: it is in its audit. */
export async function keepMapping(
  store: Store,
  principal: Principal,
  workspaceId: number,
  key: string,
  choices: unknown,
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await store.pool.query(UPSERT, [workspaceId, key, JSON.stringify(choices)]);
}

export async function findMapping(
  db: Database,
  principal: Principal,
  workspaceId: number,
  key: string,
): Promise<StoredMapping | null> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<StoredMapping>(
    `select headers_key as key, choices, chosen_at as "chosenAt" from import_mapping
     where workspace_id = $1 and headers_key = $2`,
    [workspaceId, key],
  );
  return rows[0] ?? null;
}

/** Answers whether there was anything to forget. */
export function forgetMapping(store: Store, principal: Principal, workspaceId: number, key: string): Promise<boolean> {
  return inTransaction(store.pool, async (client) => {
    const { rowCount } = await client.query('delete from import_mapping where workspace_id = $1 and headers_key = $2', [
      workspaceId,
      key,
    ]);
    if (!rowCount) return false;
    await recordAudit(client, principal, workspaceId, { action: 'mapping_forgotten', version: null, details: { key } });
    return true;
  });
}
