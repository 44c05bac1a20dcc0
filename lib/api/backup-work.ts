/** The job of backups: when one is due, and how it is made and entered into the trail. */
import { basename } from 'node:path';
import { lastDaily } from '@/lib/digest/schedule';
import type { DueJob } from '@/lib/jobs/loop';
import { backupInto, type MadeBackup } from '@/lib/store/backup-folder';
import { readBackupPlan, recordBackup } from '@/lib/store/backup-plan';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { readSettings } from '@/lib/store/settings';

export const BACKUP_JOB = 'backup';

interface Runner {
  store: Store;
  principal: Principal;
}

/** The last hour that came by the plan, where it came after the plan was made. */
export async function backupJobsDue({ store, principal }: Runner, workspaceId: number, now: Date): Promise<DueJob[]> {
  const { plan, scheduledAt } = await readBackupPlan(store.pool, principal, workspaceId);
  if (!plan.isOn || scheduledAt === null) return [];
  const { timeZone } = await readSettings(store.pool, principal, workspaceId);
  const dueAt = lastDaily(plan.hour, timeZone, now);
  return dueAt > scheduledAt ? [{ kind: BACKUP_JOB, dueAt }] : [];
}

/** Makes one now and keeps as many as the plan says. */
export async function makeBackup(
  { store, principal }: Runner,
  workspaceId: number,
  { folder, now }: { folder: string; now: Date },
): Promise<MadeBackup> {
  const { plan } = await readBackupPlan(store.pool, principal, workspaceId);
  const made = await backupInto(store, folder, { keep: plan.keep, now });
  const { file, rows, bytes, removed } = made;
  const details = { file: basename(file), rows, bytes, removed: removed.length };
  await recordBackup(store.pool, principal, workspaceId, details);
  return made;
}
