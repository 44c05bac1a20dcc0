/**
 * Exports of other tools that were laid beside our figures, each under a name. Nothing of them is in the ledger; they
 * can be taken away and brought back.
 */
import type { PoolClient } from 'pg';
import type { StatedMonths } from '@/lib/domain/differences-stated';
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace } from './versions';

export interface ComparisonText {
  name: string;
  /** What it was read from, for people. */
  file: string;
  stated: StatedMonths;
}

/** A comparison without what it states. */
export interface ComparisonEntry {
  id: number;
  name: string;
  file: string;
  /** First and last month that it states. */
  from: string;
  to: string;
  /** How many accounts it tells of; 0: totals alone. */
  accounts: number;
  by: string;
  at: Date;
}

export interface Comparison extends ComparisonEntry {
  stated: StatedMonths;
}

const ENTRY = `
  comparison_no as id, name, file, stated #>> '{months,0}' as "from", stated #>> '{months,-1}' as "to",
  jsonb_array_length(stated -> 'accounts') as accounts, made_by as by, created_at as at`;

/** The last one that was kept comes first. */
export async function listComparisons(
  db: Database,
  principal: Principal,
  workspaceId: number,
): Promise<ComparisonEntry[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<ComparisonEntry>(
    `select ${ENTRY} from comparison where workspace_id = $1 and deleted_at is null order by comparison_no desc`,
    [workspaceId],
  );
  return rows;
}

/** Null: there is no such comparison, or no longer. */
export async function readComparison(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
): Promise<Comparison | null> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<Comparison>(
    `select ${ENTRY}, stated from comparison where workspace_id = $1 and comparison_no = $2 and deleted_at is null`,
    [workspaceId, id],
  );
  return rows[0] ?? null;
}

const trace = (
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  action: 'comparison_kept' | 'comparison_removed',
  details: ComparisonEntry,
): Promise<void> => recordAudit(client, principal, workspaceId, { action, version: null, details: { ...details } });

export function keepComparison(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { name, file, stated }: ComparisonText,
): Promise<ComparisonEntry> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<ComparisonEntry>(
      `insert into comparison (workspace_id, name, file, stated, made_by) values ($1, $2, $3, $4, $5) returning ${ENTRY}`,
      [workspaceId, name, file, JSON.stringify(stated), principal.name],
    );
    const [kept] = rows;
    if (!kept) throw new Error('the database returned no comparison');
    await trace(client, principal, workspaceId, 'comparison_kept', kept);
    return kept;
  });
}

/** Takes a comparison away, or (`isRemoved` false) brings one back. Null: there is none to do it to. */
export function removeComparison(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
  isRemoved: boolean,
): Promise<ComparisonEntry | null> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<ComparisonEntry>(
      `update comparison set deleted_at = case when $3::boolean then clock_timestamp() end
       where workspace_id = $1 and comparison_no = $2 and (deleted_at is null) = $3::boolean returning ${ENTRY}`,
      [workspaceId, id, isRemoved],
    );
    const [entry = null] = rows;
    const action = isRemoved ? 'comparison_removed' : 'comparison_kept';
    if (entry) await trace(client, principal, workspaceId, action, entry);
    return entry;
  });
}
