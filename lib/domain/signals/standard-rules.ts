/** The rules that come with the product, all switched off: a place to begin, each to be judged on the company's own past. */
import type { SignalRule } from './rule';

const rule = (ruleId: string, name: string, conditions: SignalRule['conditions']): SignalRule => ({
  ruleId,
  name,
  conditions,
  isOn: false,
});

export const STANDARD_RULES: readonly SignalRule[] = [
  rule('near-limit', 'Near a limit', [{ kind: 'usage', meter: null, atLeast: 0.8 }]),
  rule('premium-tried', 'Premium feature tried', [
    { kind: 'signal', signal: 'premium_feature', withinDays: 30, atLeast: 1 },
  ]),
  rule('team-grows', 'The team grows', [{ kind: 'signal', signal: 'new_users', withinDays: 30, atLeast: 1 }]),
  rule('ready', 'Ready to grow', [{ kind: 'figure', figure: 'readiness', comparison: 'at_least', value: 40 }]),
  rule('renewal-unattended', 'Renewal ahead, nobody in touch', [
    { kind: 'risk', factor: 'renewal_without_touchpoint', stands: true },
  ]),
  rule('at-risk', 'At risk', [{ kind: 'figure', figure: 'churn_risk', comparison: 'at_least', value: 51 }]),
];

/** The standard rules with the workspace's own editions in their places, then its own rules in the order they were made. */
export function withStandardRules<Stored extends SignalRule & { isRemoved: boolean }>(
  stored: readonly Stored[],
): (SignalRule | Stored)[] {
  const own = new Map(stored.map((each) => [each.ruleId, each]));
  const standard = STANDARD_RULES.map((each) => own.get(each.ruleId) ?? each);
  const ids = new Set(STANDARD_RULES.map(({ ruleId }) => ruleId));
  const rules = [...standard, ...stored.filter(({ ruleId }) => !ids.has(ruleId))];
  return rules.filter((each) => !('isRemoved' in each) || !each.isRemoved);
}
