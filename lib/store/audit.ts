/** The trail: one row for every change, with the ledger version it made. */
import type { PoolClient } from 'pg';
import type { Principal } from './principal';

const INSERT_AUDIT = `
  insert into audit (workspace_id, version, principal_kind, principal_name, action, details)
  values ($1, $2, $3, $4, $5, $6)`;

export type AuditAction =
  | 'workspace_created'
  | 'workspace_removed'
  | 'settings_written'
  | 'import_appended'
  | 'import_withdrawn'
  | 'import_restored'
  | 'import_cancelled'
  | 'mapping_forgotten'
  | 'adjustment_made'
  | 'adjustment_withdrawn'
  | 'account_marked'
  | 'note_written'
  | 'note_removed'
  | 'view_written'
  | 'view_removed'
  | 'digest_planned'
  | 'message_sent'
  | 'share_made'
  | 'share_revoked'
  | 'share_restored'
  | 'benchmarks_changed'
  | 'period_closed'
  | 'period_reopened'
  | 'tie_out_explained'
  | 'tie_out_signed'
  | 'deck_written'
  | 'deck_removed'
  | 'stripe_connected'
  | 'stripe_set'
  | 'stripe_disconnected'
  | 'signal_account_marked'
  | 'finding_set_aside'
  | 'finding_taken_up'
  | 'match_refused'
  | 'match_offered_again'
  | 'comparison_kept'
  | 'comparison_removed'
  | 'signal_settings_written'
  | 'rule_written'
  | 'rule_removed'
  | 'queue_marked'
  | 'play_written'
  | 'play_removed'
  | 'play_run_written'
  | 'play_run_removed'
  | 'rule_action_set'
  | 'rule_action_removed';

export async function recordAudit(
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  entry: { action: AuditAction; version: number | null; details: Record<string, unknown> },
): Promise<void> {
  const { action, version, details } = entry;
  await client.query(INSERT_AUDIT, [
    workspaceId,
    version,
    principal.kind,
    principal.name,
    action,
    JSON.stringify(details),
  ]);
}
