/** How much a ledger is made of. */
import type { Database } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

/** Statements that were ever appended, those of a transaction under way once it has finished them. */
export async function statementsOf(db: Database, principal: Principal, workspaceId: number): Promise<number> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ count: number }>(
    'select (next_seq - 1)::float8 as count from workspace where workspace_id = $1',
    [workspaceId],
  );
  return rows[0]?.count ?? 0;
}
