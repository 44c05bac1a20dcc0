/** Every value that a setting has had: who stated it and when, by hand or by an import. */
import type { Database } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import type { WorkspaceSettings } from './settings';

export interface StatedSetting {
  key: keyof WorkspaceSettings;
  /** Any JSON, as the setting is. */
  value: unknown;
  /** The ledger version it made. */
  version: number;
  recordedAt: Date;
  /** Who stated it; null: not known. */
  by: string | null;
  /** The file of the import that brought it along; null: stated by hand. */
  importFile: string | null;
  /** It went with its import, which was withdrawn. */
  isWithdrawn: boolean;
}

const SELECT_HISTORY = `
  select s.key, s.value, s.version, s.recorded_at as "recordedAt", a.principal_name as by,
    i.file_name as "importFile", i.withdrawn_at is not null as "isWithdrawn"
  from setting s
  left join import_run i using (workspace_id, import_no)
  left join lateral (
    select principal_name from audit a where a.workspace_id = s.workspace_id and a.version = s.version limit 1
  ) a on true
  where s.workspace_id = $1 order by s.version desc, s.key`;

/** Newest first. */
export async function settingHistory(
  db: Database,
  principal: Principal,
  workspaceId: number,
): Promise<StatedSetting[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<StatedSetting>(SELECT_HISTORY, [workspaceId]);
  return rows;
}
