/** The JSON of rules over signals, and of what came of each on the company's own past. */
import type { Day } from '@/lib/domain/day';
import type { ReportHead } from '@/lib/domain/report';
import type { FilterOperator } from '@/lib/domain/segments';
import type { RiskName } from '@/lib/domain/signals/kinds';
import type { Comparison, NeverReason, RuleFigure } from '@/lib/domain/signals/rule';
import type { Source } from '@/lib/domain/source';

export type ConditionJson =
  | { kind: 'signal'; signal: string; within_days: number; at_least: number }
  | { kind: 'risk'; factor: RiskName; stands: boolean }
  | { kind: 'usage'; meter: string | null; at_least: number }
  | { kind: 'figure'; figure: RuleFigure; comparison: Comparison; value: number }
  | { kind: 'attribute'; slug: string; operator: FilterOperator; values: string[] };

export interface RulePreview {
  from: Day | null;
  to: Day | null;
  fired: number;
  followed: number;
  expanded: number;
  precision: number | null;
  base: { account_months: number; expanded: number; rate: number | null };
  lift: number | null;
  by_source: {
    source: Source;
    expanded: number;
    precision: number | null;
    base_rate: number | null;
    lift: number | null;
  }[];
  holds_now: number;
  never: { condition: number | null; reason: NeverReason }[];
  firings: {
    account: string;
    name: string;
    on: Day;
    expanded_on: Day | null;
    source: Source | null;
    is_followed: boolean;
  }[];
}

export interface RuleJson {
  rule: string;
  name: string;
  conditions: ConditionJson[];
  is_on: boolean;
  changed_at: string | null;
  changed_by: string | null;
}

export interface RulesReport extends ReportHead {
  day: Day | null;
  rows: (RuleJson & { preview: RulePreview })[];
}
