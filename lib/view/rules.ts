/** Rules in words: what they ask for, what they would have been worth so far, and why one can never fire. */
import { currencyExponent } from '@/lib/domain/money';
import { type RiskName, riskNames, signalNames } from '@/lib/domain/signals/kinds';
import type { Comparison, NeverReason, RuleFigure } from '@/lib/domain/signals/rule';
import { arrMoney, dayText, NO_FIGURE, percent, wholeNumber } from './format';
import { riskWords, signalName } from './signal-words';
import { sourceNames } from './source-names';

export type ConditionInput =
  | { kind: 'signal'; signal: string; within_days: number; at_least: number }
  | { kind: 'risk'; factor: RiskName; stands: boolean }
  | { kind: 'usage'; meter: string | null; at_least: number }
  | { kind: 'figure'; figure: RuleFigure; comparison: Comparison; value: number }
  | { kind: 'attribute'; slug: string; operator: '=' | '!=' | '>=' | '<=' | '>' | '<'; values: string[] };

export const figureWords: Readonly<Record<RuleFigure, string>> = {
  score: 'Signal score',
  churn_risk: 'Churn risk',
  readiness: 'Readiness',
  arr: 'ARR',
  tenure_months: 'Months as a customer',
  days_to_renewal: 'Days to the renewal',
};

export const kindWords: Readonly<Record<ConditionInput['kind'], string>> = {
  signal: 'Signal',
  risk: 'Part of the risk',
  usage: 'Usage',
  figure: 'Figure',
  attribute: 'Attribute',
};

export const comparisonWords: Readonly<Record<Comparison, string>> = { at_least: 'at least', at_most: 'at most' };

/** 'ARR at least $25,000' */
export function conditionText(condition: ConditionInput, currency: string): string {
  switch (condition.kind) {
    case 'signal': {
      const times = condition.at_least === 1 ? '' : ` ${condition.at_least} times`;
      return `${signalName(condition.signal)}${times} within ${condition.within_days} days`;
    }
    case 'risk':
      return condition.stands ? riskWords[condition.factor] : `not: ${riskWords[condition.factor]}`;
    case 'usage':
      return `${condition.meter ?? 'Any meter'} at ${Math.round(condition.at_least * 1000) / 10}% of its limit or more`;
    case 'figure': {
      const { figure, comparison, value } = condition;
      const amount = figure === 'arr' ? arrMoney(value, currency) : String(value);
      return `${figureWords[figure]} ${comparisonWords[comparison]} ${amount}`;
    }
    case 'attribute':
      return `${condition.slug} ${condition.operator} ${condition.values.join(' or ')}`;
  }
}

export const neverWords: Readonly<Record<NeverReason, string>> = {
  no_condition: 'it asks for nothing',
  signal_never_given: 'no account has ever given this signal',
  no_usage: 'there are no readings of such a meter',
  no_limit: 'no reading of it states a limit',
  above_what_scores_reach: 'no score can reach this, as weights and caps stand',
  contradiction: 'its conditions exclude each other',
  no_such_attribute: 'there is no such attribute',
  no_such_value: 'no account has this value',
  no_renewals: 'no renewal is known',
};

interface PreviewInput {
  from: string | null;
  to: string | null;
  fired: number;
  followed: number;
  expanded: number;
  precision: number | null;
  base: { account_months: number; expanded: number; rate: number | null };
  lift: number | null;
  by_source: readonly {
    source: keyof typeof sourceNames;
    expanded: number;
    precision: number | null;
    base_rate: number | null;
    lift: number | null;
  }[];
  holds_now: number;
  never: readonly { condition: number | null; reason: NeverReason }[];
  firings: readonly { account: string; name: string; on: string; expanded_on: string | null; is_followed: boolean }[];
}

export interface PreviewModel {
  /** The finding, as a sentence. */
  finding: string;
  figures: { name: string; value: string; note: string }[];
  /** Firings whose 90 days are over: what the precision is of. */
  followed: string;
  bySource: { name: string; expanded: string; precision: string; base: string; lift: string }[];
  never: string[];
  firings: { account: string; name: string; href: string; on: string; after: string; hasExpanded: boolean }[];
}

const times = (lift: number | null): string => (lift === null ? NO_FIGURE : `${lift.toFixed(1)}×`);

function findingOf({ fired, followed, precision, lift, base }: PreviewInput): string {
  if (fired === 0) return 'It has never fired.';
  if (precision === null) return `It fired ${wholeNumber(fired)} times; nobody’s 90 days are over.`;
  const beside = base.rate === null ? '' : `, beside ${percent(base.rate)} of all account-months`;
  const worth =
    lift === null ? '' : lift >= 1.2 ? ': it tells' : lift <= 0.8 ? ': it tells the opposite' : ': it tells little';
  return `Of ${wholeNumber(followed)} firings ${percent(precision)} expanded within 90 days${beside}${worth}.`;
}

export function previewModel(preview: PreviewInput): PreviewModel {
  const { from, to, fired, followed, expanded, precision, base, lift, holds_now: now } = preview;
  const span = from === null || to === null ? '' : `month ends ${dayText(from)} to ${dayText(to)}`;
  return {
    finding: findingOf(preview),
    figures: [
      { name: 'Fired', value: wholeNumber(fired), note: span },
      { name: 'Expanded', value: wholeNumber(expanded), note: `of ${wholeNumber(followed)} whose 90 days are over` },
      { name: 'Precision', value: percent(precision), note: `base rate ${percent(base.rate)}` },
      { name: 'Lift', value: times(lift), note: 'precision ÷ base rate' },
      { name: 'Holds now', value: wholeNumber(now), note: now === 1 ? 'account' : 'accounts' },
    ],
    followed: wholeNumber(followed),
    bySource: preview.by_source.map((each) => ({
      name: sourceNames[each.source],
      expanded: wholeNumber(each.expanded),
      precision: percent(each.precision),
      base: percent(each.base_rate),
      lift: times(each.lift),
    })),
    never: preview.never.map(({ condition, reason }) =>
      condition === null
        ? `It can never fire: ${neverWords[reason]}.`
        : `Condition ${condition + 1} never holds: ${neverWords[reason]}.`,
    ),
    firings: preview.firings.map((each) => ({
      account: each.account,
      name: each.name || each.account,
      href: `/accounts/${encodeURIComponent(each.account)}`,
      on: dayText(each.on),
      after:
        each.expanded_on !== null
          ? `Expanded ${dayText(each.expanded_on)}`
          : each.is_followed
            ? 'Did not expand'
            : 'Still open',
      hasExpanded: each.expanded_on !== null,
    })),
  };
}

/** A condition to begin with, of a kind. */
export function freshCondition(kind: ConditionInput['kind'], slugs: readonly string[]): ConditionInput {
  switch (kind) {
    case 'signal':
      return { kind, signal: signalNames[0], within_days: 30, at_least: 1 };
    case 'risk':
      return { kind, factor: riskNames[0], stands: true };
    case 'usage':
      return { kind, meter: null, at_least: 0.8 };
    case 'figure':
      return { kind, figure: 'readiness', comparison: 'at_least', value: 40 };
    case 'attribute':
      return { kind, slug: slugs[0] ?? '', operator: '=', values: [] };
  }
}

const unitOf = (figure: RuleFigure, currency: string): number =>
  figure === 'arr' ? 10 ** (currencyExponent(currency) ?? 2) : 1;

/** A figure's value as it is typed: ARR in major units. */
export const typedValue = (figure: RuleFigure, value: number, currency: string): string =>
  String(value / unitOf(figure, currency));

export const storedValue = (figure: RuleFigure, typed: string, currency: string): number =>
  Math.round(Number(typed) * unitOf(figure, currency));

/** Whether every condition is stated in full. */
export const isWhole = (conditions: readonly ConditionInput[]): boolean =>
  conditions.every((each) => each.kind !== 'attribute' || (each.slug !== '' && each.values.length > 0));

export const channelWords = { email: 'E-mail', slack: 'Slack channel', webhook: 'Webhook' } as const;

interface ActionInput {
  channel: keyof typeof channelWords;
  recipient: string;
  to_owner: boolean;
  has_address: boolean;
}

/** 'E-mail to the account’s owner, else to team@example.com' */
export function actionText({ channel, recipient, to_owner: toOwner, has_address: isKnown }: ActionInput): string {
  if (channel === 'email') return `E-mail to ${toOwner ? `the account’s owner, else to ${recipient}` : recipient}`;
  const said = `${channelWords[channel]} at ${recipient}`;
  return isKnown ? said : `${said}: its address is not here any more, state it anew`;
}
