/** Ends an import while it runs, wherever its process is: its transaction is broken off, and nothing of it is written. */
import { setTimeout as pause } from 'node:timers/promises';
import { recordAudit } from './audit';
import { inTransaction } from './database';
import type { Store } from './open';
import type { Principal } from './principal';
import { LOCK_NOT_AVAILABLE, waitAtMost } from './versions';

const TRIES = 50;
const WAIT_MS = 200;

const MARK_CANCELLED = `
  update import_run set status = 'cancelled', error = null, finished_at = clock_timestamp()
  where workspace_id = $1 and import_id = $2 and appended_at is null
    and (status = 'running' or ($3 and status = 'failed'))`;

// An import that is being written holds its advisory lock (SELECT_IMPORTS tells by it which ones live).
const BREAK_OFF = `
  select pg_terminate_backend(l.pid) from pg_locks l join import_run i
    on l.classid::bigint = i.workspace_id and l.objid::bigint = i.import_no
  where i.workspace_id = $1 and i.import_id = $2 and l.locktype = 'advisory' and l.objsubid = 2 and l.granted
    and l.database = (select oid from pg_database where datname = current_database())`;

/** False: there was nothing to cancel; it is over, or its rows are in. */
export async function cancelImport(
  store: Store,
  principal: Principal,
  workspaceId: number,
  importId: string,
): Promise<boolean> {
  const breakOff = () => store.pool.query(BREAK_OFF, [workspaceId, importId]);
  let brokenOff = false;
  for (let tried = 0; tried < TRIES; tried++) {
    try {
      const marked = await inTransaction(store.pool, async (client) => {
        await waitAtMost(client, WAIT_MS);
        const { rowCount } = await client.query(MARK_CANCELLED, [workspaceId, importId, brokenOff]);
        if (rowCount === 0) return false;
        await recordAudit(client, principal, workspaceId, {
          action: 'import_cancelled',
          version: null,
          details: { importId },
        });
        return true;
      });
      if (marked) await breakOff();
      return marked;
    } catch (error) {
      // It is about to commit and holds its own row; or it was broken off and is rolling back.
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
      await breakOff();
      brokenOff = true;
      await pause(WAIT_MS);
    }
  }
  throw new Error(`import ${importId} cannot be cancelled; its process does not let go`);
}
