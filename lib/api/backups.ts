/** Backups on the server: planned, made at once, listed. */
import { basename } from 'node:path';
import { caller as principal } from '@/lib/auth/asking';
import { nextDaily } from '@/lib/digest/schedule';
import { readEnvironment } from '@/lib/env';
import { listBackups } from '@/lib/store/backup-folder';
import { readBackupPlan, writeBackupPlan } from '@/lib/store/backup-plan';
import { listJobs } from '@/lib/store/jobs';
import { readSettings } from '@/lib/store/settings';
import { BACKUP_JOB, makeBackup } from './backup-work';
import type { BackupPlanAnswer, BackupState } from './contract/backups';
import { workspaceHere } from './settings';

export async function backupsHere(): Promise<BackupState> {
  const { store, workspace } = await workspaceHere();
  const { pool } = store;
  const { plan } = await readBackupPlan(pool, principal, workspace.id);
  const { timeZone } = await readSettings(pool, principal, workspace.id);
  const [last] = await listJobs(pool, principal, workspace.id, BACKUP_JOB, 1);
  const { backupDir } = readEnvironment();
  const files = await listBackups(backupDir);
  const { isOn, hour, keep } = plan;
  return {
    plan: { is_on: isOn, hour, keep },
    next_at: isOn ? nextDaily(hour, timeZone, new Date()).toISOString() : null,
    folder: backupDir,
    files: files.map(({ at, ...file }) => ({ ...file, at: at.toISOString() })),
    failed: last?.lastError ? { at: last.dueAt.toISOString(), error: last.lastError } : null,
  };
}

export async function planBackupsHere({ is_on: isOn, hour, keep }: BackupPlanAnswer): Promise<BackupState> {
  const { store, workspace } = await workspaceHere();
  await writeBackupPlan(store.pool, principal, workspace.id, { isOn, hour, keep }, new Date());
  return backupsHere();
}

export async function backupNowHere() {
  const { store, workspace } = await workspaceHere();
  const at = { folder: readEnvironment().backupDir, now: new Date() };
  const { file, rows, removed } = await makeBackup({ store, principal: { ...principal } }, workspace.id, at);
  return { file: basename(file), rows, removed };
}
