/** Whether the store is backed up by itself every day, at which hour, and how many of those files are kept. */
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

export interface BackupPlan {
  isOn: boolean;
  /** 0 to 23, where the company is. */
  hour: number;
  keep: number;
}

export interface KeptBackupPlan {
  plan: BackupPlan;
  /** Nothing before this moment is due; null: nothing was ever planned. */
  scheduledAt: Date | null;
}

const UNPLANNED: BackupPlan = { isOn: false, hour: 3, keep: 14 };

const SELECT_PLAN = `
  select is_on as "isOn", hour, keep, scheduled_at as "scheduledAt" from backup_plan where workspace_id = $1`;

const UPSERT_PLAN = `
  insert into backup_plan (workspace_id, is_on, hour, keep, scheduled_at) values ($1, $2, $3, $4, $5)
  on conflict (workspace_id) do update set is_on = excluded.is_on, hour = excluded.hour, keep = excluded.keep,
    scheduled_at = excluded.scheduled_at`;

export async function readBackupPlan(db: Database, principal: Principal, workspaceId: number): Promise<KeptBackupPlan> {
  permit(principal, workspaceId, 'admin');
  const { rows } = await db.query<BackupPlan & { scheduledAt: Date }>(SELECT_PLAN, [workspaceId]);
  const [row] = rows;
  if (!row) return { plan: UNPLANNED, scheduledAt: null };
  const { scheduledAt, ...plan } = row;
  return { plan, scheduledAt };
}

/** Backups fall due by it from `now` on. */
export function writeBackupPlan(
  db: Database,
  principal: Principal,
  workspaceId: number,
  plan: BackupPlan,
  now: Date,
): Promise<void> {
  return withinTransaction(db, async (client) => {
    await client.query(UPSERT_PLAN, [workspaceId, plan.isOn, plan.hour, plan.keep, now]);
    await recordAudit(client, principal, workspaceId, {
      action: 'backup_planned',
      version: null,
      details: { ...plan },
    });
  });
}

/** Enters a backup that was made into the trail. */
export function recordBackup(
  db: Database,
  principal: Principal,
  workspaceId: number,
  details: { file: string; rows: number; bytes: number; removed: number },
): Promise<void> {
  return withinTransaction(db, (client) =>
    recordAudit(client, principal, workspaceId, { action: 'backup_made', version: null, details }),
  );
}
