/** What has changed from one ledger version to a later one, where none of it is of the ledger's figures. */
import type { Database } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

export interface ChangedBeside {
  /** Plans, touchpoints or costs by hand, made or taken back. */
  planning: boolean;
}

const OF_VERSION = 'v in (i.version, i.withdrawn_version, i.restored_version)';

/** A version that an import made or ended is of planning where nothing else than such statements made or ended it. */
const SELECT_KINDS = `
  select coalesce(bool_and(weights or planning), false) as beside, coalesce(bool_or(planning), false) as planning
  from (
    select
      exists (
        select from audit a where a.workspace_id = $1 and a.version = v
          and a.action in ('signal_settings_written', 'rule_written', 'rule_removed')
      ) as weights,
      coalesce((
        select bool_and(d.kind is not null and i.new_accounts = 0)
        from import_run i left join adjustment d
          on d.workspace_id = i.workspace_id and d.import_no = i.import_no and d.kind in ('plan', 'touchpoint', 'cost')
        where i.workspace_id = $1 and ${OF_VERSION}
      ), false) as planning
    from generate_series($2::int + 1, $3::int) v
  ) each_version`;

/** Null where something else has changed too, so that the ledger is to be loaded again. */
export async function changedBeside(
  db: Database,
  principal: Principal,
  workspaceId: number,
  from: number,
  to: number,
): Promise<ChangedBeside | null> {
  permit(principal, workspaceId, 'read');
  if (to < from) return null;
  if (to === from) return { planning: false };
  const { rows } = await db.query<{ beside: boolean; planning: boolean }>(SELECT_KINDS, [workspaceId, from, to]);
  return rows[0]?.beside === true ? { planning: rows[0].planning } : null;
}
