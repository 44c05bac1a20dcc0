/** What rules do when they fire: whom they tell, by e-mail or at a webhook. */
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace } from './versions';

export const ruleChannels = ['email', 'slack', 'webhook'] as const;
export type RuleChannel = (typeof ruleChannels)[number];

export interface RuleAction {
  id: number;
  rule: string;
  channel: RuleChannel;
  /** An address; of a webhook its host alone. */
  recipient: string;
  /** E-mail goes to the account's owner where that is an address. */
  toOwner: boolean;
  /** A webhook whose address is known here; no backup carries it. */
  hasAddress: boolean;
}

const SELECT_ACTIONS = `
  select a.action_no as id, a.rule_id as rule, a.channel, a.recipient, a.to_owner as "toOwner",
    (a.channel = 'email' or w.url is not null) as "hasAddress"
  from rule_action a left join rule_webhook w using (workspace_id, action_no)
  where a.workspace_id = $1 and a.deleted_at is null order by a.action_no`;

const INSERT_ACTION = `
  insert into rule_action (workspace_id, rule_id, channel, recipient, to_owner) values ($1, $2, $3, $4, $5)
  returning action_no as id`;

const UPDATE_REMOVED = `
  update rule_action set deleted_at = case when $3::boolean then clock_timestamp() end
  where workspace_id = $1 and action_no = $2 and (deleted_at is null) = $3::boolean returning action_no as id`;

export async function listRuleActions(db: Database, principal: Principal, workspaceId: number): Promise<RuleAction[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<RuleAction>(SELECT_ACTIONS, [workspaceId]);
  return rows;
}

/** Null: none is known, or none is needed. */
export async function readRuleWebhook(
  db: Database,
  principal: Principal,
  workspaceId: number,
  action: number,
): Promise<string | null> {
  permit(principal, workspaceId, 'read');
  const select = 'select url from rule_webhook where workspace_id = $1 and action_no = $2';
  const { rows } = await db.query<{ url: string }>(select, [workspaceId, action]);
  return rows[0]?.url ?? null;
}

/** `to`: an address; of a webhook the whole of it, which is kept apart and never told again. Answers its number. */
export function addRuleAction(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { rule, channel, to, toOwner }: { rule: string; channel: RuleChannel; to: string; toOwner: boolean },
): Promise<number> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const recipient = channel === 'email' ? to : new URL(to).host;
    const { rows } = await client.query<{ id: number }>(INSERT_ACTION, [
      ...[workspaceId, rule, channel, recipient],
      toOwner,
    ]);
    const { id } = rows[0]!;
    if (channel !== 'email')
      await client.query('insert into rule_webhook (workspace_id, action_no, url) values ($1, $2, $3)', [
        ...[workspaceId, id, to],
      ]);
    await recordAudit(client, principal, workspaceId, {
      action: 'rule_action_set',
      version: null,
      details: { action: id, rule, channel, recipient, to_owner: toOwner },
    });
    return id;
  });
}

/** Takes an action away, or (`isRemoved` false) brings one back. False: there is none to do it to. */
export function removeRuleAction(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
  isRemoved: boolean,
): Promise<boolean> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rowCount } = await client.query(UPDATE_REMOVED, [workspaceId, id, isRemoved]);
    if (rowCount === 1)
      await recordAudit(client, principal, workspaceId, {
        action: isRemoved ? 'rule_action_removed' : 'rule_action_set',
        version: null,
        details: { action: id },
      });
    return rowCount === 1;
  });
}
