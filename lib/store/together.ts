/** Several dry runs in one transaction, each upon what those before it would have written; undone at the end. */
import type { PoolClient } from 'pg';
import type { Store } from './open';

export interface Together {
  client: PoolClient;
  /** What is told of the runs once their rows are free again. */
  afterwards: (() => Promise<void>)[];
}

export async function withTogether<T>(store: Store, work: (together: Together) => Promise<T>): Promise<T> {
  const client = await store.pool.connect();
  const together: Together = { client, afterwards: [] };
  let broken = false;
  try {
    await client.query('begin');
    return await work(together);
  } finally {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    client.release(broken);
    for (const tell of together.afterwards) await tell();
  }
}

/** Says that announced runs live, also those whose turn is still to come, for as long as the transaction does. */
export async function keepAlive(
  { client }: Together,
  workspaceId: number,
  importIds: readonly string[],
): Promise<void> {
  await client.query(
    `select pg_advisory_xact_lock(workspace_id, import_no) from import_run
     where workspace_id = $1 and import_id = any($2::text[])`,
    [workspaceId, importIds],
  );
}
