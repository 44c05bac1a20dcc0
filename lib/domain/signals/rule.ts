/** A rule: conditions over an account's signals and figures, which must all hold. It fires when they begin to. */
import type { FilterOperator } from '../segments';
import type { RiskName, SignalName } from './kinds';

/** Figures of an account that a condition may compare; ARR and MRR in the smallest unit, the others as they are shown. */
export const ruleFigures = ['score', 'churn_risk', 'readiness', 'arr', 'tenure_months', 'days_to_renewal'] as const;
export type RuleFigure = (typeof ruleFigures)[number];

/** How a figure is compared: at least, or at most. */
export const comparisons = ['at_least', 'at_most'] as const;
export type Comparison = (typeof comparisons)[number];

export type RuleCondition =
  /** At least so many signals of this name dated within the last days. A name of the company's own counts too. */
  | { kind: 'signal'; signal: SignalName | (string & {}); withinDays: number; atLeast: number }
  /** A part of the churn risk that stands, or does not. */
  | { kind: 'risk'; factor: RiskName; stands: boolean }
  /** The last reading of a meter as a share of its limit; null: of any meter. */
  | { kind: 'usage'; meter: string | null; atLeast: number }
  | { kind: 'figure'; figure: RuleFigure; comparison: Comparison; value: number }
  /** A filter on an attribute, as reports have them; values of today. */
  | { kind: 'attribute'; slug: string; operator: FilterOperator; values: string[] };

export interface SignalRule {
  /** Stays through every edition. */
  ruleId: string;
  name: string;
  conditions: RuleCondition[];
  /** Switched on: it acts when it fires. */
  isOn: boolean;
}

/** Why a rule can never fire, by the condition that stands in the way. */
export const neverReasons = [
  'no_condition',
  'signal_never_given',
  'no_usage',
  'no_limit',
  'above_what_scores_reach',
  'contradiction',
  'no_such_attribute',
  'no_such_value',
  'no_renewals',
] as const;
export type NeverReason = (typeof neverReasons)[number];
