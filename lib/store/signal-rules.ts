/** Rules over signals: every edition of them is kept, the last one holds; a rule taken away comes back with another. */
import { randomUUID } from 'node:crypto';
import type { SignalRule } from '@/lib/domain/signals/rule';
import { type AsOf, knownUntil } from './as-of';
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace, nextVersion } from './versions';

export interface StoredRule extends SignalRule {
  isRemoved: boolean;
  changedBy: string;
  changedAt: Date;
}

const COLUMNS = `rule_id as "ruleId", name, conditions, is_on as "isOn", is_removed as "isRemoved",
  changed_by as "changedBy", changed_at as "changedAt"`;

const SELECT_LATEST = `
  select ${COLUMNS} from (
    select distinct on (rule_id) r.*, min(edition_no) over (partition by rule_id) as first_no
    from signal_rule r where workspace_id = $1 and ($2::timestamptz is null or changed_at < $2)
    order by rule_id, edition_no desc
  ) latest order by first_no`;

/** The last edition of each rule that was ever written, those taken away too, in the order in which they were made. */
export async function listStoredRules(
  db: Database,
  principal: Principal,
  workspaceId: number,
  asOf: AsOf | null = null,
): Promise<StoredRule[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<StoredRule>(SELECT_LATEST, [workspaceId, knownUntil(asOf)]);
  return rows;
}

const INSERT_EDITION = `
  insert into signal_rule (workspace_id, rule_id, name, conditions, is_on, is_removed, changed_by)
  values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`;

export interface RuleEdition extends Omit<SignalRule, 'ruleId'> {
  /** Null: a new rule. */
  ruleId: string | null;
  isRemoved?: boolean;
}

/** Writes an edition of a rule. */
export function writeRule(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { ruleId, name, conditions, isOn, isRemoved = false }: RuleEdition,
): Promise<StoredRule> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<StoredRule>(INSERT_EDITION, [
      workspaceId,
      ruleId ?? randomUUID(),
      name,
      JSON.stringify(conditions),
      isOn,
      isRemoved,
      principal.name,
    ]);
    const version = await nextVersion(client, workspaceId);
    const written = rows[0]!;
    await recordAudit(client, principal, workspaceId, {
      action: isRemoved ? 'rule_removed' : 'rule_written',
      version,
      details: { rule: written.ruleId, name, conditions, is_on: isOn },
    });
    return written;
  });
}
