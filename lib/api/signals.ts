/** Weights, rules, and whose the signals of unknown accounts are, on the server. */

import { caller as principal } from '@/lib/auth/asking';
import { signalByHand } from '@/lib/imports/signal-by-hand';
import { removedRule, statedRule } from '@/lib/reports/rule-writing';
import { conditionOf, rulePreview } from '@/lib/reports/rules-report';
import { signalAccountsNow, stateSignalAccount } from '@/lib/reports/signal-accounts';
import { type ChoicesJson, signalSettingsReport, stateSignalSettings } from '@/lib/reports/signal-choices';
import { UnknownSignalAccount } from '@/lib/store/signal-accounts';
import type {
  handSignalRequest,
  rulePreviewRequest,
  ruleRequest,
  signalAccountRequest,
  signalAccountUndo,
  signalSettingsRequest,
} from './contract/signal-settings';
import { Refusal } from './refusal';
import { ledgerViews } from './server';
import { workspaceHere } from './settings';

type Parsed<Schema extends { parse(value: unknown): unknown }> = ReturnType<Schema['parse']>;

export const signalSettingsHere = async () => signalSettingsReport((await workspaceHere()).reader);

export async function stateSignalSettingsHere({ replace, ...stated }: Parsed<typeof signalSettingsRequest>) {
  const { reader } = await workspaceHere();
  return stateSignalSettings(reader, stated as ChoicesJson, replace);
}

export async function previewRuleHere({ conditions }: Parsed<typeof rulePreviewRequest>) {
  const { reader } = await workspaceHere();
  return rulePreview(await ledgerViews().get(reader), conditions.map(conditionOf));
}

function found<Answer>(answer: Answer | null, rule: string): Answer {
  if (answer === null) throw new Refusal(404, 'No such rule', `There is no rule "${rule}".`, 'rule');
  return answer;
}

export async function writeRuleHere({ rule, ...stated }: Parsed<typeof ruleRequest>) {
  const { reader } = await workspaceHere();
  const view = await ledgerViews().get(reader);
  return found(await statedRule(reader, view, { ...(rule !== undefined && { rule }), ...stated }), rule ?? '');
}

export async function removeRuleHere(rule: string, isRemoved: boolean) {
  const { reader } = await workspaceHere();
  return found(await removedRule(reader, rule, isRemoved), rule);
}

export const signalAccountsHere = async () => signalAccountsNow((await workspaceHere()).reader);

export async function stateSignalAccountHere(
  stated: Parsed<typeof signalAccountRequest> | Parsed<typeof signalAccountUndo>,
) {
  const { reader } = await workspaceHere();
  const choice = 'undo' in stated ? 'undo' : stated.read_as === null ? 'drop' : { readAs: stated.read_as };
  try {
    return await stateSignalAccount(reader, stated.account, choice);
  } catch (error) {
    if (error instanceof UnknownSignalAccount)
      throw new Refusal(422, 'No such account', `${error.message}.`, 'account');
    throw error;
  }
}

export async function addSignalHere({ note, ...stated }: Parsed<typeof handSignalRequest>) {
  const { store, workspace } = await workspaceHere();
  return signalByHand({ store, principal, workspaceId: workspace.id }, { ...stated, note: note || null });
}
