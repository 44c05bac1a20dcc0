/** Rules written anew, taken away and brought back; each time with what the rule would have been worth so far. */
import type { SignalRule } from '@/lib/domain/signals/rule';
import { withStandardRules } from '@/lib/domain/signals/standard-rules';
import { listStoredRules, type StoredRule, writeRule } from '@/lib/store/signal-rules';
import type { LedgerReader, LedgerView } from './ledger-view';
import { conditionOf, ruleJson, rulePreview } from './rules-report';
import type { ConditionJson, RuleJson, RulePreview } from './rules-shape';

export interface StatedRule {
  /** Left out: a new rule. */
  rule?: string;
  name: string;
  conditions: ConditionJson[];
  is_on: boolean;
}

export interface RuleWritten {
  rule: RuleJson;
  preview: RulePreview;
}

/** The rules as they stand, standard ones too. */
export async function rulesNow({ db, principal, workspaceId }: LedgerReader): Promise<(SignalRule | StoredRule)[]> {
  return withStandardRules(await listStoredRules(db, principal, workspaceId));
}

/** Null: there is no rule of that id. */
export async function statedRule(
  reader: LedgerReader,
  view: LedgerView,
  { rule, name, conditions: stated, is_on }: StatedRule,
): Promise<RuleWritten | null> {
  const { db, principal, workspaceId } = reader;
  if (rule !== undefined && !(await rulesNow(reader)).some(({ ruleId }) => ruleId === rule)) return null;
  const conditions = stated.map(conditionOf);
  const written = await writeRule(db, principal, workspaceId, { ruleId: rule ?? null, name, conditions, isOn: is_on });
  return { rule: ruleJson(written), preview: rulePreview(view, conditions) };
}

/** Takes a rule away, or brings one back; null: there is none to do it to. */
export async function removedRule(
  reader: LedgerReader,
  ruleId: string,
  isRemoved: boolean,
): Promise<{ rule: string } | null> {
  const { db, principal, workspaceId } = reader;
  const stored = await listStoredRules(db, principal, workspaceId);
  const gone = stored.filter((each) => each.isRemoved);
  const found = (isRemoved ? await rulesNow(reader) : gone).find((each) => each.ruleId === ruleId);
  if (found === undefined) return null;
  const { name, conditions, isOn } = found;
  await writeRule(db, principal, workspaceId, { ruleId, name, conditions, isOn: isOn && !isRemoved, isRemoved });
  return { rule: ruleId };
}
