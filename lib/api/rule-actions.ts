/** What rules do when they fire, on the server: listed, added, taken away. */

import { caller as principal } from '@/lib/auth/asking';
import { shownServer } from '@/lib/digest/mail';
import { checkWebhook, WebhookError } from '@/lib/digest/webhook';
import { lookOf, rulesOn } from '@/lib/reports/fired-accounts';
import { addRuleAction, listRuleActions, removeRuleAction } from '@/lib/store/rule-actions';
import { listFirings, recordFirings } from '@/lib/store/rule-firings';
import type { RuleActionsAnswer, ruleActionRequest } from './contract/plays';
import { sendersHere } from './digest';
import { Refusal } from './refusal';
import { here, ledgerViews } from './server';
import { workspaceHere } from './settings';

const MOST_FIRINGS = 50;

export async function ruleActionsHere(): Promise<RuleActionsAnswer> {
  const { store, workspace } = await here();
  const { mail } = sendersHere();
  const server = mail === null ? null : shownServer(mail).host;
  if (!workspace) return { mail_server: server, actions: [], firings: [] };
  const actions = await listRuleActions(store.pool, principal, workspace.id);
  const firings = await listFirings(store.pool, principal, workspace.id, MOST_FIRINGS);
  return {
    mail_server: server,
    actions: actions.map(({ toOwner, hasAddress, ...action }) => ({
      ...action,
      ...{ to_owner: toOwner, has_address: hasAddress },
    })),
    firings: firings.map(({ rule, account, firedOn, toldAt }) => ({
      ...{ rule, account, fired_on: firedOn },
      told_at: toldAt?.toISOString() ?? null,
    })),
  };
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

async function checkedAddress({ channel, to }: ReturnType<typeof ruleActionRequest.parse>): Promise<string> {
  if (channel === 'email') {
    if (!ADDRESS.test(to)) throw new Refusal(422, 'Not an e-mail address', `"${to}" is no e-mail address.`, 'to');
    return to;
  }
  try {
    return (await checkWebhook(to, sendersHere().allowsPrivateWebhooks)).href;
  } catch (error) {
    if (error instanceof WebhookError) throw new Refusal(422, 'Not an address for a webhook', error.message, 'to');
    throw error;
  }
}

/** Whom the rule holds for already is entered at once, so that the first account after that is told of. */
export async function addRuleActionHere(asked: ReturnType<typeof ruleActionRequest.parse>): Promise<RuleActionsAnswer> {
  const { store, workspace, reader } = await workspaceHere();
  const to = await checkedAddress(asked);
  const stated = { rule: asked.rule, channel: asked.channel, to, toOwner: asked.channel === 'email' && asked.to_owner };
  const view = await ledgerViews().get(reader);
  const rule = rulesOn(view).find(({ ruleId }) => ruleId === asked.rule);
  const look = rule && lookOf(view, rule);
  await addRuleAction(store.pool, principal, workspace.id, stated);
  if (look) await recordFirings(store.pool, principal, workspace.id, look, new Date());
  return ruleActionsHere();
}

export async function removeRuleActionHere(id: number, isRemoved: boolean): Promise<RuleActionsAnswer> {
  const { store, workspace } = await workspaceHere();
  if (!(await removeRuleAction(store.pool, principal, workspace.id, id, isRemoved)))
    throw new Refusal(404, 'No such entry', 'It is not there, or no longer.', 'id');
  return ruleActionsHere();
}
