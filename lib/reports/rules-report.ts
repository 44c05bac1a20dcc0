/** Rules over signals, each with what it would have been worth so far: fired, expanded, precision, lift. */
import { formatDay } from '@/lib/domain/day';
import type { ScoreBasis } from '@/lib/domain/signals/queue';
import type { RuleCondition, SignalRule } from '@/lib/domain/signals/rule';
import { neverFires } from '@/lib/domain/signals/rule-never';
import { type Followed, holdsNow, type RulePast, ruleOnPast } from '@/lib/domain/signals/rule-preview';
import { withStandardRules } from '@/lib/domain/signals/standard-rules';
import { type Source, sources } from '@/lib/domain/source';
import type { StoredRule } from '@/lib/store/signal-rules';
import type { LedgerView } from './ledger-view';
import { QueryError, type ReportQuery } from './query';
import type { ConditionJson, RuleJson, RulePreview, RulesReport } from './rules-shape';
import { head, selected } from './selection';
import { scoresBasisOf } from './signal-basis';

const MOST_FIRINGS = 50;

/** What a rule is worth is asked of the whole past. `metric`: one rule by its id; left out: all. */
export function rulesReport(view: LedgerView, query: ReportQuery): RulesReport {
  const accounts = selected(view, query);
  const basis = scoresBasisOf(view, query.at.at(-1) ?? null);
  const all = withStandardRules(view.rules ?? []);
  const asked = query.metric === null ? all : all.filter(({ ruleId }) => ruleId === query.metric);
  if (asked.length === 0)
    throw new QueryError(
      'metric',
      `metric: no rule "${query.metric}"; there are ${all.map((rule) => rule.ruleId).join(', ')}`,
    );
  return {
    ...head(view),
    day: basis && formatDay(basis.day),
    rows: asked.map((rule) => ({ ...ruleJson(rule), preview: previewOf({ view, basis, accounts }, rule.conditions) })),
  };
}

/** What a rule that need not be kept would have been worth. */
export const rulePreview = (view: LedgerView, conditions: readonly RuleCondition[]): RulePreview =>
  previewOf({ view, basis: scoresBasisOf(view, null), accounts: null }, conditions);

/** Ids of the active accounts for which the conditions hold now. */
export function accountsOfRule(view: LedgerView, conditions: readonly RuleCondition[]): string[] {
  const basis = scoresBasisOf(view, null);
  if (basis === null) return [];
  return holdsNow(basis, conditions, null).map((account) => basis.history.facts.accountIds[account]!);
}

const NOTHING: RulePreview = {
  ...{ from: null, to: null, fired: 0, followed: 0, expanded: 0, precision: null, lift: null },
  ...{ base: { account_months: 0, expanded: 0, rate: null }, by_source: [], holds_now: 0, never: [], firings: [] },
};

const known = new WeakMap<object, Map<string, RulePast>>();

/** What came of conditions, kept as long as what it was worked out of. */
interface Looked {
  view: LedgerView;
  basis: ScoreBasis | null;
  /** Those looked at; null: all. */
  accounts: Int32Array | null;
}

function pastOf({ view, accounts }: Looked, basis: ScoreBasis, conditions: readonly RuleCondition[]): RulePast {
  if (accounts !== null) return ruleOnPast(basis, conditions, accounts);
  const kept = known.get(view) ?? new Map<string, RulePast>();
  known.set(view, kept);
  const key = JSON.stringify([basis.day, conditions]);
  const past = kept.get(key) ?? ruleOnPast(basis, conditions, null);
  kept.set(key, past);
  return past;
}

function previewOf(looked: Looked, conditions: readonly RuleCondition[]): RulePreview {
  const { basis } = looked;
  if (basis === null) return NOTHING;
  const past = pastOf(looked, basis, conditions);
  const { followed, base } = past;
  const precision = shareOf(followed);
  const rate = shareOf(base);
  return {
    from: past.from === null ? null : formatDay(past.from),
    to: past.to === null ? null : formatDay(past.to),
    fired: past.firings.length,
    followed: followed.count,
    expanded: followed.expanded,
    precision,
    base: { account_months: base.count, expanded: base.expanded, rate },
    lift: liftOf(precision, rate),
    by_source: sourcesOf(followed, base),
    holds_now: past.holdsNow.length,
    never: neverFires(basis, conditions),
    firings: firingsOf(basis, past),
  };
}

const shareOf = ({ expanded, count }: Followed): number | null => (count === 0 ? null : expanded / count);

const liftOf = (precision: number | null, rate: number | null): number | null =>
  precision === null || rate === null || rate === 0 ? null : precision / rate;

function sourcesOf(followed: Followed, base: Followed): RulePreview['by_source'] {
  return sources.flatMap((source: Source, index) => {
    const expanded = followed.bySource[index]!;
    const ofBase = base.bySource[index]!;
    if (ofBase === 0) return [];
    const precision = shareOf({ ...followed, expanded });
    const rate = shareOf({ ...base, expanded: ofBase });
    return [{ source, expanded, precision, base_rate: rate, lift: liftOf(precision, rate) }];
  });
}

function firingsOf({ history: { facts } }: ScoreBasis, { firings }: RulePast): RulePreview['firings'] {
  const latest = firings.slice(-MOST_FIRINGS).reverse();
  return latest.map(({ account, day, expandedDay, source, isFollowed }) => ({
    account: facts.accountIds[account]!,
    name: facts.accountNames[account]!,
    on: formatDay(day),
    expanded_on: expandedDay === null ? null : formatDay(expandedDay),
    source: source === null ? null : sources[source]!,
    is_followed: isFollowed,
  }));
}

export const ruleJson = (rule: SignalRule | StoredRule): RuleJson => ({
  rule: rule.ruleId,
  name: rule.name,
  conditions: rule.conditions.map(conditionJson),
  is_on: rule.isOn,
  changed_at: 'changedAt' in rule ? new Date(rule.changedAt).toISOString() : null,
  changed_by: 'changedBy' in rule ? rule.changedBy : null,
});

function conditionJson(condition: RuleCondition): ConditionJson {
  if (condition.kind === 'signal')
    return { kind: 'signal', signal: condition.signal, within_days: condition.withinDays, at_least: condition.atLeast };
  if (condition.kind === 'usage') return { kind: 'usage', meter: condition.meter, at_least: condition.atLeast };
  return condition;
}

/** A condition as it travels, as the code has it. */
export function conditionOf(json: ConditionJson): RuleCondition {
  if (json.kind === 'signal')
    return { kind: 'signal', signal: json.signal, withinDays: json.within_days, atLeast: json.at_least };
  if (json.kind === 'usage') return { kind: 'usage', meter: json.meter, atLeast: json.at_least };
  return json;
}
