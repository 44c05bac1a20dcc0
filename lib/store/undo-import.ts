/** Takes an import out of the ledger, and puts it back. */
import type { PoolClient } from 'pg';
import { type AuditAction, recordAudit } from './audit';
import { inTransaction } from './database';
import { END_WITHDRAWAL, MARK_RESTORED, MARK_WITHDRAWN, SELECT_WITHDRAWABLE } from './import-sql';
import type { Store } from './open';
import type { Principal } from './principal';
import { lockWorkspace, nextVersion } from './versions';
import { restoreStatements, withdrawStatements } from './withdraw';

interface Undoable {
  import_no: number;
  appended: boolean;
  withdrawn: boolean;
}

async function lockedImport(client: PoolClient, workspaceId: number, importId: string): Promise<Undoable> {
  await lockWorkspace(client, workspaceId);
  const { rows } = await client.query<Undoable>(SELECT_WITHDRAWABLE, [workspaceId, importId]);
  if (!rows[0]) throw new Error(`there is no import ${importId}`);
  return rows[0];
}

/**
 * Withdraws an import: the ledger is then exactly that of all the others. Throws where there is no such import, or
 * nothing of it to withdraw. Answers the new ledger version.
 */
export function withdrawImport(
  store: Store,
  principal: Principal,
  workspaceId: number,
  importId: string,
  action: AuditAction = 'import_withdrawn',
): Promise<number> {
  return inTransaction(store.pool, async (client) => {
    const found = await lockedImport(client, workspaceId, importId);
    if (found.withdrawn) throw new Error(`import ${importId} is withdrawn already`);
    if (!found.appended) throw new Error(`import ${importId} wrote nothing that could be withdrawn`);
    return withdrawIn(client, principal, workspaceId, { importId, importNo: found.import_no, action });
  });
}

async function withdrawIn(
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  { importId, importNo, action }: { importId: string; importNo: number; action: AuditAction },
): Promise<number> {
  const version = await nextVersion(client, workspaceId);
  await client.query(MARK_WITHDRAWN, [workspaceId, importNo, version]);
  await withdrawStatements(client, workspaceId, importNo);
  await recordAudit(client, principal, workspaceId, { action, version, details: { importId } });
  return version;
}

/**
 * Redoes an import that was withdrawn: it counts again at its own place in the order, whatever was imported, withdrawn
 * or adjusted since. As of the time in between it stays withdrawn. Throws where there is no such import, or it is not
 * withdrawn. Answers the new ledger version.
 */
export function restoreImport(
  store: Store,
  principal: Principal,
  workspaceId: number,
  importId: string,
): Promise<number> {
  return inTransaction(store.pool, async (client) => {
    const found = await lockedImport(client, workspaceId, importId);
    if (!found.withdrawn) throw new Error(`import ${importId} is not withdrawn`);
    return restoreIn(client, principal, workspaceId, { importId, importNo: found.import_no });
  });
}

async function restoreIn(
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  { importId, importNo }: { importId: string; importNo: number },
): Promise<number> {
  const version = await nextVersion(client, workspaceId);
  await client.query(MARK_RESTORED, [workspaceId, importNo, version]);
  await client.query(END_WITHDRAWAL, [workspaceId, importNo]);
  await restoreStatements(client, workspaceId, importNo);
  await recordAudit(client, principal, workspaceId, { action: 'import_restored', version, details: { importId } });
  return version;
}

/** Withdraws all of a batch that counts, the last first, or redoes all of it that was withdrawn, in order: all or nothing. */
export function changeBatchImports(
  store: Store,
  principal: Principal,
  workspaceId: number,
  batchId: string,
  what: 'withdraw' | 'restore',
): Promise<number> {
  return inTransaction(store.pool, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<{ importId: string; importNo: number }>(
      `select import_id as "importId", import_no as "importNo" from import_run
       where workspace_id = $1 and batch_id = $2 and appended_at is not null and (withdrawn_at is null) = $3
       order by version ${what === 'withdraw' ? 'desc' : 'asc'}`,
      [workspaceId, batchId, what === 'withdraw'],
    );
    for (const run of rows) {
      if (what === 'restore') await restoreIn(client, principal, workspaceId, run);
      else await withdrawIn(client, principal, workspaceId, { ...run, action: 'import_withdrawn' });
    }
    return rows.length;
  });
}
