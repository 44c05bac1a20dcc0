'use client';

import type { ReactNode } from 'react';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { RuleRequest } from '@/lib/api/contract/signal-settings';
import { riskNames, signalNames } from '@/lib/domain/signals/kinds';
import { comparisons, ruleFigures } from '@/lib/domain/signals/rule';
import { comparisonWords, figureWords, storedValue, typedValue } from '@/lib/view/rules';
import { riskWords, signalName } from '@/lib/view/signal-words';

type Condition = RuleRequest['conditions'][number];

/** What there is to choose from. */
export interface KnownToRules {
  /** Signals of the company's own. */
  signals: readonly string[];
  meters: readonly string[];
  slugs: readonly string[];
  currency: string;
}

export interface AskedProps {
  /** From 1. */
  place: number;
  condition: Condition;
  known: KnownToRules;
  onChange(condition: Condition): void;
}

type AskedOf<Kind extends Condition['kind']> = Omit<AskedProps, 'condition'> & {
  condition: Extract<Condition, { kind: Kind }>;
};

const operators = ['=', '!=', '>=', '<=', '>', '<'] as const;
const labelOf =
  (place: number) =>
  (what: string): string =>
    `${what} of condition ${place}`;

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onValue(value: string): void;
  className?: string;
}

const Choice = ({ label, value, options, onValue, className = 'min-w-40 flex-1' }: ChoiceProps) => (
  <Select aria-label={label} className={className} value={value} onChange={({ target }) => onValue(target.value)}>
    {options.map(([option, words]) => (
      <option key={option} value={option}>
        {words}
      </option>
    ))}
  </Select>
);

interface CountProps {
  label: string;
  value: string;
  onValue(value: string): void;
  after?: ReactNode;
}

const Count = ({ label, value, onValue, after }: CountProps) => (
  <span className="flex items-center gap-1.5">
    <Input
      type="number"
      step="any"
      min={0}
      aria-label={label}
      className="num w-20 text-right"
      value={value}
      onChange={({ target }) => target.value !== '' && onValue(target.value)}
    />
    {after && <span className="text-xs text-ink-3">{after}</span>}
  </span>
);

/** Which signal, how often, within how many days. */
function SignalAsked({ place, condition, known, onChange }: AskedOf<'signal'>) {
  const label = labelOf(place);
  const names = [...signalNames, ...known.signals].map((name): [string, string] => [name, signalName(name)]);
  const whole = (text: string): number => Math.max(1, Math.round(Number(text)));
  return (
    <>
      <Choice
        label={label('Signal')}
        value={condition.signal}
        options={names}
        onValue={(signal) => onChange({ ...condition, signal })}
      />
      <Count
        label={label('Times')}
        value={String(condition.at_least)}
        onValue={(text) => onChange({ ...condition, at_least: whole(text) })}
        after="times in"
      />
      <Count
        label={label('Days')}
        value={String(condition.within_days)}
        onValue={(text) => onChange({ ...condition, within_days: Math.min(whole(text), 366) })}
        after="days"
      />
    </>
  );
}

/** Which part of the risk, and whether it stands. */
function RiskAsked({ place, condition, onChange }: AskedOf<'risk'>) {
  const label = labelOf(place);
  return (
    <>
      <Choice
        label={label('Part of the risk')}
        value={condition.factor}
        options={riskNames.map((factor) => [factor, riskWords[factor]])}
        onValue={(text) =>
          onChange({ ...condition, factor: riskNames.find((each) => each === text) ?? condition.factor })
        }
      />
      <Choice
        label={label('Whether it stands')}
        className="w-32"
        value={condition.stands ? 'yes' : 'no'}
        options={[
          ['yes', 'stands'],
          ['no', 'does not'],
        ]}
        onValue={(text) => onChange({ ...condition, stands: text === 'yes' })}
      />
    </>
  );
}

/** Which meter, and how near its limit. */
function UsageAsked({ place, condition, known, onChange }: AskedOf<'usage'>) {
  const label = labelOf(place);
  return (
    <>
      <Choice
        label={label('Meter')}
        value={condition.meter ?? ''}
        options={[['', 'Any meter'], ...known.meters.map((meter): [string, string] => [meter, meter])]}
        onValue={(meter) => onChange({ ...condition, meter: meter === '' ? null : meter })}
      />
      <Count
        label={label('Share')}
        value={String(Math.round(condition.at_least * 1000) / 10)}
        onValue={(text) => Number(text) > 0 && onChange({ ...condition, at_least: Number(text) / 100 })}
        after="% of its limit or more"
      />
    </>
  );
}

/** Which figure, and what it is compared with. */
function FigureAsked({ place, condition, known, onChange }: AskedOf<'figure'>) {
  const label = labelOf(place);
  return (
    <>
      <Choice
        label={label('Figure')}
        value={condition.figure}
        options={ruleFigures.map((figure) => [figure, figureWords[figure]])}
        onValue={(text) =>
          onChange({ ...condition, figure: ruleFigures.find((each) => each === text) ?? condition.figure })
        }
      />
      <Choice
        label={label('Comparison')}
        className="w-28"
        value={condition.comparison}
        options={comparisons.map((each) => [each, comparisonWords[each]])}
        onValue={(text) =>
          onChange({ ...condition, comparison: comparisons.find((each) => each === text) ?? condition.comparison })
        }
      />
      <Count
        label={label('Value')}
        value={typedValue(condition.figure, condition.value, known.currency)}
        onValue={(text) => onChange({ ...condition, value: storedValue(condition.figure, text, known.currency) })}
        after={condition.figure === 'arr' ? known.currency : undefined}
      />
    </>
  );
}

/** Which attribute, and its values. */
function AttributeAsked({ place, condition, known, onChange }: AskedOf<'attribute'>) {
  const label = labelOf(place);
  return (
    <>
      <Choice
        label={label('Attribute')}
        value={condition.slug}
        options={known.slugs.map((slug) => [slug, slug])}
        onValue={(slug) => onChange({ ...condition, slug })}
      />
      <Choice
        label={label('Operator')}
        className="w-18"
        value={condition.operator}
        options={operators.map((each) => [each, each])}
        onValue={(text) => onChange({ ...condition, operator: operators.find((each) => each === text) ?? '=' })}
      />
      <Input
        aria-label={label('Values')}
        placeholder="Values, by commas"
        className="w-40"
        defaultValue={condition.values.join(', ')}
        onBlur={({ target }) =>
          onChange({
            ...condition,
            values: target.value
              .split(',')
              .map((each) => each.trim())
              .filter(Boolean),
          })
        }
      />
    </>
  );
}

/** What a kind of condition asks for. */
export function Asked(asked: AskedProps) {
  const { condition } = asked;
  switch (condition.kind) {
    case 'signal':
      return <SignalAsked {...asked} condition={condition} />;
    case 'risk':
      return <RiskAsked {...asked} condition={condition} />;
    case 'usage':
      return <UsageAsked {...asked} condition={condition} />;
    case 'figure':
      return <FigureAsked {...asked} condition={condition} />;
    case 'attribute':
      return <AttributeAsked {...asked} condition={condition} />;
  }
}
