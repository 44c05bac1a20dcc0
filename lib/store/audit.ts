/** The trail: one row for every change, with the ledger version it made. */
import type { PoolClient } from 'pg';
import { permit } from './permit';
import type { Need, Principal } from './principal';

const INSERT_AUDIT = `
  insert into audit (workspace_id, version, principal_kind, principal_name, action, details)
  values ($1, $2, $3, $4, $5, $6)`;

/**
 * What each change takes, one of these: asked here, where every change passes. Plans and touchpoints are imports by
 * hand, which the functions that write them tell apart.
 */
const NEEDED = {
  workspace_created: ['write', 'ingest'],
  workspace_removed: ['admin', 'write', 'ingest'],
  backup_planned: ['admin'],
  backup_made: ['admin'],
  settings_written: ['write', 'ingest'],
  import_appended: ['write', 'ingest', 'act'],
  import_withdrawn: ['write', 'ingest', 'act'],
  import_restored: ['write', 'ingest', 'act'],
  import_cancelled: ['write', 'ingest'],
  mapping_forgotten: ['write'],
  adjustment_made: ['act', 'write'],
  adjustment_withdrawn: ['act', 'write'],
  account_marked: ['write'],
  note_written: ['act', 'write'],
  note_removed: ['act', 'write'],
  view_written: ['act', 'write'],
  view_removed: ['act', 'write'],
  digest_planned: ['write'],
  message_sent: ['write'],
  share_made: ['write'],
  share_revoked: ['write'],
  share_restored: ['write'],
  benchmarks_changed: ['write'],
  period_closed: ['write'],
  period_reopened: ['write'],
  tie_out_explained: ['write'],
  tie_out_signed: ['write'],
  deck_written: ['act', 'write'],
  deck_removed: ['act', 'write'],
  stripe_connected: ['write'],
  stripe_set: ['write'],
  stripe_disconnected: ['write'],
  signal_account_marked: ['act', 'write'],
  finding_set_aside: ['act', 'write'],
  finding_taken_up: ['act', 'write'],
  match_refused: ['act', 'write'],
  match_offered_again: ['act', 'write'],
  comparison_kept: ['act', 'write'],
  comparison_removed: ['act', 'write'],
  signal_settings_written: ['write'],
  rule_written: ['write'],
  rule_removed: ['write'],
  queue_marked: ['act', 'write'],
  play_written: ['act', 'write'],
  play_removed: ['act', 'write'],
  play_run_written: ['act', 'write'],
  play_run_removed: ['act', 'write'],
  rule_action_set: ['write'],
  rule_action_removed: ['write'],
  owner_set_up: ['admin'],
  person_invited: ['admin'],
  invitation_withdrawn: ['admin'],
  person_joined: ['admin'],
  role_changed: ['admin'],
  person_removed: ['admin'],
  person_restored: ['admin'],
  password_reset: ['admin'],
  second_factor_removed: ['admin'],
  token_made: ['admin'],
  token_revoked: ['admin'],
} as const satisfies Readonly<Record<string, readonly Need[]>>;

export type AuditAction = keyof typeof NEEDED;
export const auditActions = Object.keys(NEEDED) as AuditAction[];

export async function recordAudit(
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  entry: { action: AuditAction; version: number | null; details: Record<string, unknown> },
): Promise<void> {
  const { action, version, details } = entry;
  permit(principal, workspaceId, ...NEEDED[action]);
  await client.query(INSERT_AUDIT, [
    workspaceId,
    version,
    principal.kind,
    principal.name,
    action,
    JSON.stringify(details),
  ]);
}
