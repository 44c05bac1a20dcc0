/** Files announced together: which they are, in which order, and the import that each became. */
import { type Database, inTransaction } from './database';
import type { Store } from './open';
import { permit } from './permit';
import type { Principal } from './principal';

export interface BatchItem {
  /** Null: read from where the command was given it. */
  uploadId: string | null;
  file: string;
  kind: string | null;
  /** Null until its turn comes. */
  importId: string | null;
}

export interface StoredBatch {
  batchId: string;
  dryRun: boolean;
  items: BatchItem[];
  cancelled: boolean;
  /** Why its process ended before it was through; null where it did not. */
  error: string | null;
  startedAt: Date;
}

export async function createBatch(
  store: Store,
  principal: Principal,
  workspaceId: number,
  { batchId, dryRun, items }: Pick<StoredBatch, 'batchId' | 'dryRun' | 'items'>,
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await store.pool.query('insert into import_batch (workspace_id, batch_id, dry_run, items) values ($1, $2, $3, $4)', [
    workspaceId,
    batchId,
    dryRun,
    JSON.stringify(items),
  ]);
}

export async function findBatch(
  db: Database,
  principal: Principal,
  workspaceId: number,
  batchId: string,
): Promise<StoredBatch | null> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<StoredBatch>(
    `select batch_id as "batchId", dry_run as "dryRun", items, cancelled, error, started_at as "startedAt"
     from import_batch where workspace_id = $1 and batch_id = $2`,
    [workspaceId, batchId],
  );
  return rows[0] ?? null;
}

/** Says which import an item has become; false: the batch was cancelled, and it may not begin. */
export function beginItem(
  store: Store,
  principal: Principal,
  workspaceId: number,
  batchId: string,
  index: number,
  importId: string,
): Promise<boolean> {
  permit(principal, workspaceId, 'read');
  return inTransaction(store.pool, async (client) => {
    const { rowCount } = await client.query(
      `update import_batch set items = jsonb_set(items, array[$3, 'importId'], to_jsonb($4::text))
       where workspace_id = $1 and batch_id = $2 and not cancelled`,
      [workspaceId, batchId, String(index), importId],
    );
    return rowCount === 1;
  });
}

/** No further item begins. The one under way is ended by `cancelImport`. */
export async function cancelBatch(
  store: Store,
  principal: Principal,
  workspaceId: number,
  batchId: string,
): Promise<void> {
  permit(principal, workspaceId, 'read');
  await store.pool.query('update import_batch set cancelled = true where workspace_id = $1 and batch_id = $2', [
    workspaceId,
    batchId,
  ]);
}

/** Its process has died: so have the imports of it that were under way, unless one of them says itself what went wrong. */
export async function markBatchFailed(
  store: Store,
  principal: Principal,
  workspaceId: number,
  batchId: string,
  error: string,
): Promise<void> {
  permit(principal, workspaceId, 'read');
  await inTransaction(store.pool, async (client) => {
    await client.query(
      `update import_batch set error = $3 where workspace_id = $1 and batch_id = $2 and not cancelled
       and not exists (select from import_run where workspace_id = $1 and batch_id = $2 and status = 'failed')`,
      [workspaceId, batchId, error],
    );
    await client.query(
      `update import_run set status = 'failed', error = $3, finished_at = clock_timestamp()
       where workspace_id = $1 and batch_id = $2 and status = 'running'`,
      [workspaceId, batchId, error],
    );
  });
}
