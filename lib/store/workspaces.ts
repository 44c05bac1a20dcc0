/** Workspaces: one company's ledger each, and the sample's. */
import type { PoolClient } from 'pg';
import { recordAudit } from './audit';
import { type Database, inTransaction } from './database';
import type { Store } from './open';
import { mayEnter, NoSuchWorkspace, permit } from './permit';
import type { Principal } from './principal';
import { writeSettingsIn } from './settings';
import { STATEMENT_TABLES, tableOf } from './statements';
import { lockWorkspace } from './versions';

export interface Workspace {
  id: number;
  name: string;
  isSample: boolean;
  ledgerVersion: number;
  createdAt: Date;
  /** Is there an import that was not withdrawn? */
  hasData: boolean;
}

const SELECT_VERSION = 'select ledger_version from workspace where workspace_id = $1';

// In plain SQL: every request asks for the current one and every import's process for its own, and Prisma takes many
// times as long, to wake and to ask.
const SELECT_WORKSPACE = `
  select workspace_id as id, name, is_sample as "isSample", ledger_version as "ledgerVersion", created_at as "createdAt",
    exists (select from import_run i where i.workspace_id = w.workspace_id
      and i.appended_at is not null and i.withdrawn_at is null) as "hasData"
  from workspace w`;

const SELECT_OWN = `${SELECT_WORKSPACE} where not is_sample order by workspace_id limit 1`;

const SELECT_SAMPLE = `${SELECT_WORKSPACE} where is_sample order by workspace_id limit 1`;

/** An import whose records count. */
export const LIVE_IMPORT = { appendedAt: { not: null }, withdrawnAt: null } as const;

/** Oldest first. */
export async function listWorkspaces(store: Store, principal: Principal): Promise<Workspace[]> {
  const prisma = await store.prisma();
  const found = await prisma.workspace.findMany({
    orderBy: { id: 'asc' },
    include: { _count: { select: { imports: { where: LIVE_IMPORT } } } },
  });
  const entered = found.filter(({ id }) => mayEnter(principal, id));
  return entered.map(({ id, name, isSample, ledgerVersion, createdAt, _count }) => ({
    id,
    name,
    isSample,
    ledgerVersion,
    createdAt,
    hasData: _count.imports > 0,
  }));
}

/** The company's own workspace, never the sample's; null before it was made. */
export async function findOwnWorkspace({ pool }: Store, principal: Principal): Promise<Workspace | null> {
  const { rows } = await pool.query<Workspace>(SELECT_OWN);
  return rows.find(({ id }) => mayEnter(principal, id)) ?? null;
}

/** The real one as soon as it holds data, else the sample, else the empty real one; null in an empty store. */
export async function currentWorkspace({ pool }: Store, principal: Principal): Promise<Workspace | null> {
  const found = await pool.query<Workspace>(`(${SELECT_OWN}) union all (${SELECT_SAMPLE})`);
  const rows = found.rows.filter(({ id }) => mayEnter(principal, id));
  const real = rows.find((workspace) => !workspace.isSample);
  if (real?.hasData) return real;
  return rows.find((workspace) => workspace.isSample) ?? real ?? null;
}

export async function createWorkspace(
  store: Store,
  principal: Principal,
  { name, currency, isSample }: { name: string; currency: string; isSample: boolean },
): Promise<Workspace> {
  return inTransaction(store.pool, async (client) => {
    const { rows } = await client.query<{ workspace_id: number; created_at: Date }>(
      'insert into workspace (name, is_sample) values ($1, $2) returning workspace_id, created_at',
      [name, isSample],
    );
    const row = rows[0];
    if (!row) throw new Error('the database returned no workspace');
    const { workspace_id: id, created_at: createdAt } = row;
    await recordAudit(client, principal, id, {
      action: 'workspace_created',
      version: null,
      details: { name, isSample },
    });
    const ledgerVersion = await writeSettingsIn(client, principal, id, { currency });
    return { id, name, isSample, ledgerVersion, createdAt, hasData: false };
  });
}

const SELECT_IS_SAMPLE = 'select is_sample as "isSample" from workspace where workspace_id = $1';

/** The sample gives way to whoever brings data; the company's own is an owner's to remove. */
async function permitRemoval(client: PoolClient, principal: Principal, workspaceId: number): Promise<void> {
  const { rows } = await client.query<{ isSample: boolean }>(SELECT_IS_SAMPLE, [workspaceId]);
  if (rows[0]?.isSample) permit(principal, workspaceId, 'write', 'ingest');
  else permit(principal, workspaceId, 'admin');
}

/** Deletes a workspace with all it holds, at once; its audit stays. */
export async function removeWorkspace(store: Store, principal: Principal, workspaceId: number): Promise<void> {
  await inTransaction(store.pool, async (client) => {
    await lockWorkspace(client, workspaceId);
    await permitRemoval(client, principal, workspaceId);
    for (const table of Object.values(STATEMENT_TABLES)) {
      if (table.partitioned) await client.query(`drop table if exists ${tableOf(table, workspaceId)}`);
      else await client.query(`delete from ${table.name} where workspace_id = $1`, [workspaceId]);
    }
    for (const table of ['account_mark', 'account']) {
      await client.query(`delete from ${table} where workspace_id = $1`, [workspaceId]);
    }
    await client.query('delete from workspace where workspace_id = $1', [workspaceId]);
    await recordAudit(client, principal, workspaceId, { action: 'workspace_removed', version: null, details: {} });
  });
}

/** Which state of the ledger the workspace is in; grows by one with every change. Throws where there is no such workspace. */
export async function ledgerVersionOf(db: Database, principal: Principal, workspaceId: number): Promise<number> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ ledger_version: number }>(SELECT_VERSION, [workspaceId]);
  if (!rows[0]) throw new NoSuchWorkspace(workspaceId);
  return rows[0].ledger_version;
}
