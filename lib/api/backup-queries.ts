/** TanStack query options of backups; their key is in queries.ts. */
import { queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import type { BackupPlanAnswer } from './contract/backups';
import { queryKeys } from './queries';

const state = async () => (await import('./contract/backups')).backupState;

export const backupsQuery = () =>
  queryOptions({ queryKey: queryKeys.backups, queryFn: ({ signal }) => askJson(state, '/backups', { signal }) });

export const planBackups = (body: BackupPlanAnswer) => askJson(state, '/backups', { method: 'POST', body });

export const backupNow = () =>
  askJson(async () => (await import('./contract/backups')).backupMade, '/backups/now', { method: 'POST', body: {} });
