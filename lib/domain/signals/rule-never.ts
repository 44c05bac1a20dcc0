/** Why a rule can never fire: what it asks for is nowhere in what is known, or cannot be. */
import { accountList } from '../segments';
import { RISK_CAP, riskNames, signalCategories, signalNames } from './kinds';
import { recognised, statedRisks } from './known-names';
import type { ScoreBasis } from './queue';
import type { NeverReason, RuleCondition, RuleFigure } from './rule';

export interface Never {
  /** The condition's place; null: the rule as a whole. */
  condition: number | null;
  reason: NeverReason;
}

export function neverFires(basis: ScoreBasis, conditions: readonly RuleCondition[]): Never[] {
  if (conditions.length === 0) return [{ condition: null, reason: 'no_condition' }];
  const found = conditions.flatMap((condition, place): Never[] => {
    const reason = neverHolds(basis, condition) ?? contradicted(conditions, place);
    return reason === null ? [] : [{ condition: place, reason }];
  });
  if (found.length === 0 && excludesAll(basis, conditions)) return [{ condition: null, reason: 'contradiction' }];
  return found;
}

function neverHolds(basis: ScoreBasis, condition: RuleCondition): NeverReason | null {
  switch (condition.kind) {
    case 'signal':
      return isGiven(basis, condition.signal) ? null : 'signal_never_given';
    case 'risk':
      return condition.stands ? riskNever(basis, condition.factor) : null;
    case 'usage':
      return usageNever(basis, condition.meter);
    case 'figure':
      return figureNever(basis, condition);
    case 'attribute':
      return attributeNever(basis, condition);
  }
}

const hasUsage = ({ book }: ScoreBasis): boolean => book.usage.day.length > 0;

function isGiven(basis: ScoreBasis, signal: string): boolean {
  const { book } = basis;
  const known = recognised(signal);
  if (known.is === 'risk') {
    const risk = statedRisks.indexOf(known.name);
    return book.risks.risk.some((each, at) => each === risk && book.risks.ends[at] === 0);
  }
  if (known.is === 'own') return book.columns.names.includes(signal);
  if (book.kind.includes(signalNames.indexOf(known.name))) return true;
  if (known.name === 'use_up') return hasUsage(basis);
  return (known.name === 'usage_80' || known.name === 'usage_95') && usageNever(basis, null) === null;
}

function riskNever(basis: ScoreBasis, factor: (typeof riskNames)[number]): NeverReason | null {
  if (factor === 'use_down' || factor === 'no_use') return hasUsage(basis) ? null : 'no_usage';
  if (factor === 'renewal_without_touchpoint') return renewalsNever(basis);
  return factor === 'seats_removed' || isGiven(basis, factor) ? null : 'signal_never_given';
}

const renewalsNever = ({ history }: ScoreBasis): NeverReason | null =>
  history.terms.day.length > 0 ? null : 'no_renewals';

function usageNever({ book }: ScoreBasis, meter: string | null): NeverReason | null {
  const wanted = meter === null ? null : book.meters.indexOf(meter);
  const isOf = (row: number): boolean => wanted === null || book.usage.meter[row] === wanted;
  if (!book.usage.day.some((_, row) => isOf(row))) return 'no_usage';
  return book.usage.limit.some((limit, row) => limit > 0 && isOf(row)) ? null : 'no_limit';
}

/** The highest that a figure can be; those of the ledger have no end. */
function highest({ settings: { caps, risks } }: ScoreBasis, figure: RuleFigure): number {
  const most = signalCategories.reduce((sum, category) => sum + caps[category], 0);
  if (figure === 'score' || figure === 'readiness') return most;
  if (figure !== 'churn_risk') return Number.POSITIVE_INFINITY;
  return Math.min(
    RISK_CAP,
    riskNames.reduce((sum, name) => sum + risks[name], 0),
  );
}

function figureNever(
  basis: ScoreBasis,
  { figure, comparison, value }: Extract<RuleCondition, { kind: 'figure' }>,
): NeverReason | null {
  if (figure === 'days_to_renewal' && renewalsNever(basis) !== null) return 'no_renewals';
  if (comparison === 'at_least') return value > highest(basis, figure) ? 'above_what_scores_reach' : null;
  return value < 0 ? 'contradiction' : null;
}

function attributeNever(
  { history: { facts } }: ScoreBasis,
  filter: Extract<RuleCondition, { kind: 'attribute' }>,
): NeverReason | null {
  if (!facts.attributes.some(({ slug }) => slug === filter.slug)) return 'no_such_attribute';
  return accountList(facts, [filter])?.length === 0 ? 'no_such_value' : null;
}

/** Whether an earlier condition on the same thing leaves nothing for this one. */
function contradicted(conditions: readonly RuleCondition[], place: number): NeverReason | null {
  const own = conditions[place]!;
  const isAgainst = (other: RuleCondition): boolean => {
    if (own.kind === 'risk') return other.kind === 'risk' && other.factor === own.factor && other.stands !== own.stands;
    if (own.kind !== 'figure' || other.kind !== 'figure' || other.figure !== own.figure) return false;
    if (own.comparison === other.comparison) return false;
    return own.comparison === 'at_least' ? own.value > other.value : own.value < other.value;
  };
  return conditions.slice(0, place).some(isAgainst) ? 'contradiction' : null;
}

/** Whether attributes that each some account has leave none together. */
function excludesAll({ history: { facts } }: ScoreBasis, conditions: readonly RuleCondition[]): boolean {
  const filters = conditions.filter((condition) => condition.kind === 'attribute');
  return filters.length > 1 && accountList(facts, filters)?.length === 0;
}
