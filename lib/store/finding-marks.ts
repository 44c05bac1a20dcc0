/**
 * Findings of the ledger's health that somebody has looked at and set aside, with the fingerprint of their cases: dated
 * marks beside the ledger, which they do not change. The last mark of a finding holds.
 */
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace } from './versions';

export interface FindingMark {
  finding: string;
  /** sha256 of its cases. */
  fingerprint: string;
  note: string | null;
  madeBy: string;
  madeAt: Date;
}

const SELECT_MARKS = `
  select finding, fingerprint, note, made_by as "madeBy", made_at as "madeAt" from (
    select distinct on (finding) * from finding_mark where workspace_id = $1 order by finding, mark_no desc
  ) last where not is_undone`;

/** Those in force, one a finding. */
export async function listFindingMarks(
  db: Database,
  principal: Principal,
  workspaceId: number,
): Promise<FindingMark[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<FindingMark>(SELECT_MARKS, [workspaceId]);
  return rows;
}

const INSERT_MARK = `
  insert into finding_mark (workspace_id, finding, fingerprint, note, is_undone, made_by) values ($1, $2, $3, $4, $5, $6)`;

/** Sets a finding aside as it is, or (`isUndone`) takes it up again. */
export function markFinding(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { finding, fingerprint, note }: Pick<FindingMark, 'finding' | 'fingerprint' | 'note'>,
  { isUndone = false }: { isUndone?: boolean } = {},
): Promise<void> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    await client.query(INSERT_MARK, [workspaceId, finding, fingerprint, note, isUndone, principal.name]);
    await recordAudit(client, principal, workspaceId, {
      action: isUndone ? 'finding_taken_up' : 'finding_set_aside',
      version: null,
      details: { finding, note },
    });
  });
}
