/**
 * Begins the import of a file: everything of it or nothing, in one transaction that holds the workspace's lock, so that
 * versions have no holes and two imports of one file cannot both find it new. What it writes: `import-session.ts`.
 */
import type { PoolClient } from 'pg';
import { AccountNumbers } from './account-numbers';
import type { AuditAction } from './audit';
import { ChangeColumns } from './encode-change';
import { ImportCancelled, type ImportSession, SAVEPOINT, WritingSession } from './import-session';
import { SELECT_IMPORT } from './import-sql';
import { DEFAULT_SOURCE, type ImportDescription, insertImport } from './imports';
import { Intake } from './intake';
import type { Store } from './open';
import type { Principal } from './principal';
import type { Together } from './together';
import { lockWorkspace, waitAtMost } from './versions';

const SELECT_NEXT =
  'select next_seq::float8 as seq, next_account_no as account_no from workspace where workspace_id = $1';
/** Product and news name customers as whoever bills them does. */
const BORROWING_KINDS: readonly string[] = ['signals', 'usage'];
/** From this size on it is worth looking for statements that need not be compared (`intake.ts`). */
const LARGE_BYTES = 8_000_000;

export interface BeginImport extends ImportDescription {
  /** An import that `createImport` announced. */
  importId?: string;
  /** The fields of changes that the file can state; left out: all of them. */
  fields?: ReadonlySet<string>;
  /** One of several dry runs, in their transaction. */
  together?: Together;
  /** The import's own row is part of its transaction: where it fails, nothing tells of it. */
  leavesNoTrace?: boolean;
  /** How long, in ms, it waits for another import of the workspace; left out: until that is done. */
  lockTimeoutMs?: number;
  /** What the audit calls it, and what it tells of it beside the counts. */
  audit?: { action: AuditAction; details: Record<string, unknown> };
}

/** Begins an import; waits while another one of the same workspace is being written. */
export async function beginImport(
  store: Store,
  principal: Principal,
  workspaceId: number,
  description: BeginImport,
): Promise<ImportSession> {
  const announced = description.importId;
  const { together } = description;
  const client = together?.client ?? (await store.pool.connect());
  // Its end is heard of by whatever is asked of it next; nobody else listens while it is lent out.
  if (!client.listeners('error').includes(unheard)) client.on('error', unheard);
  try {
    const run = announced
      ? await findImport(client, workspaceId, announced)
      : description.dryRun || description.leavesNoTrace
        ? null
        : await insertImport(client, principal, workspaceId, description);
    await client.query(together ? `savepoint ${SAVEPOINT}` : 'begin');
    if (description.lockTimeoutMs) await waitAtMost(client, description.lockTimeoutMs);
    // Before its own row, which shares the workspace's lock: two that had written theirs would wait for each other.
    if (run === null) await lockWorkspace(client, workspaceId);
    // A dry run that nobody announced leaves nothing behind, not even its own row.
    const { importId, importNo } = run ?? (await insertImport(client, principal, workspaceId, description));
    await client.query('select pg_advisory_xact_lock($1, $2)', [workspaceId, importNo]);
    await lockWorkspace(client, workspaceId);
    if (announced && !(await isWanted(client, workspaceId, announced))) throw new ImportCancelled(announced);
    const { rows } = await client.query<{ seq: number; account_no: number }>(SELECT_NEXT, [workspaceId]);
    const next = rows[0] ?? { seq: 1, account_no: 1 };
    const source = description.source ?? DEFAULT_SOURCE;
    const accounts = await AccountNumbers.load(client, {
      ...{ workspaceId, importNo, source, next: next.account_no },
      borrows: BORROWING_KINDS.includes(description.kind),
    });
    const isLarge = description.fileBytes >= LARGE_BYTES;
    const columns = new ChangeColumns(description.fields ?? null);
    const intake = await Intake.open(
      { client, workspaceId, importNo },
      { accountsEnd: next.account_no, isLarge, columns },
    );
    const context = { store, principal, workspaceId, importId, importNo, source, columns, description };
    return new WritingSession(client, context, accounts, intake, next.seq);
  } catch (error) {
    await client.query(together ? `rollback to ${SAVEPOINT}` : 'rollback').catch(() => {});
    if (!together) client.release(true);
    throw error;
  }
}

const unheard = (): void => undefined;

/** It may have been cancelled while it waited. */
async function isWanted(client: PoolClient, workspaceId: number, importId: string): Promise<boolean> {
  const { rows } = await client.query<{ status: string }>(SELECT_IMPORT, [workspaceId, importId]);
  return rows[0]?.status === 'running';
}

async function findImport(client: PoolClient, workspaceId: number, importId: string) {
  const { rows } = await client.query<{ import_no: number }>(SELECT_IMPORT, [workspaceId, importId]);
  if (!rows[0]) throw new Error(`there is no import ${importId}`);
  return { importId, importNo: rows[0].import_no };
}
