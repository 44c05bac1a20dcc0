/** Which account a statement of what is planned was made of: by the source and the id that it was stated with. */
import type { Database } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

const SELECT = (table: 'expansion_plan' | 'touchpoint'): string => `
  select a.source, a.external_id as "externalId"
  from ${table} s join account a using (workspace_id, account_no)
  where s.workspace_id = $1 and s.seq = $2 limit 1`;

/** Null where there is no such statement. An account that was merged since is still named as it was stated. */
export async function statedAccount(
  db: Database,
  principal: Principal,
  workspaceId: number,
  table: 'expansion_plan' | 'touchpoint',
  record: number,
): Promise<{ source: string; externalId: string } | null> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ source: string; externalId: string }>(SELECT(table), [workspaceId, record]);
  return rows[0] ?? null;
}
