'use client';

import { type ComponentProps, useId } from 'react';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import type { BenchmarkMetric } from '@/lib/domain/benchmarks/company';
import type { Flaw, OwnMethod } from '@/lib/domain/benchmarks/own';
import {
  type FigureDraft,
  fieldNames,
  methodChoices,
  metricChoices,
  sizeChoices,
  sizeOf,
} from '@/lib/view/benchmark-form';

interface FigureFieldsProps {
  draft: FigureDraft;
  /** What is wrong, said beside its field; null: nothing, or not asked yet. */
  flaw: Flaw | null;
  onChange(part: Partial<FigureDraft>): void;
}

type TextName = Exclude<keyof FigureDraft, 'metric' | 'method' | 'size'>;

interface TextProps extends Pick<ComponentProps<'input'>, 'placeholder' | 'inputMode' | 'type'>, FigureFieldsProps {
  name: TextName;
  label: string;
  unit?: string;
  className?: string;
}

function Text({ name, label, unit, draft, flaw, onChange, className, ...input }: TextProps) {
  const id = useId();
  const wrong = flaw?.field === name ? flaw : null;
  return (
    <div className={cn('grid content-start gap-1', className)}>
      <Label htmlFor={id}>
        {label}
        {unit && <span className="font-normal text-ink-3"> ({unit})</span>}
      </Label>
      <Input
        {...input}
        id={id}
        value={draft[name]}
        aria-invalid={wrong !== null}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
      {wrong && (
        <p id={`${id}-wrong`} role="alert" className="text-xs text-bad first-letter:uppercase">
          {wrong.message}: {wrong.remedy}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  choices: readonly { value: string; name: string }[];
  onValue(value: string): void;
  className?: string;
}

function Choice({ label, value, choices, onValue, className }: ChoiceProps) {
  const id = useId();
  return (
    <div className={cn('grid content-start gap-1', className)}>
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} value={value} onChange={(event) => onValue(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </Select>
    </div>
  );
}

/** The fields of a figure: those that its method has. */
export function FigureFields(props: FigureFieldsProps) {
  const { draft, onChange } = props;
  const names = fieldNames(draft);
  const isPeer = draft.method === 'peer';
  const number = { inputMode: 'decimal', unit: names.unit } as const;
  return (
    <div className="grid grid-cols-6 gap-x-3 gap-y-3.5">
      <Choice
        className="col-span-6 sm:col-span-3"
        label="Metric"
        value={draft.metric}
        choices={metricChoices}
        onValue={(metric) => onChange({ metric: metric as BenchmarkMetric })}
      />
      <Choice
        className="col-span-6 sm:col-span-3"
        label="How it came to be"
        value={draft.method}
        choices={methodChoices}
        onValue={(method) => onChange({ method: method as OwnMethod })}
      />
      {!isPeer && (
        <Choice
          className="col-span-6 sm:col-span-3"
          label="Speaks of"
          value={draft.size}
          choices={sizeChoices}
          onValue={(size) => onChange({ size: sizeOf(size) })}
        />
      )}
      <Text
        {...props}
        name="population"
        label={names.population}
        className={cn('col-span-6', !isPeer && 'sm:col-span-3')}
        placeholder={isPeer ? 'Globex' : draft.size === '' || draft.size === 'all' ? 'Series B SaaS' : '$5-20M'}
      />
      {names.low && <Text {...props} {...number} name="low" label={names.low} className="col-span-2" />}
      {names.median && <Text {...props} {...number} name="median" label={names.median} className="col-span-2" />}
      {names.high && <Text {...props} {...number} name="high" label={names.high} className="col-span-2" />}
      <Text {...props} name="year" label="Year of the data" className="col-span-3 sm:col-span-2" placeholder="2025" />
      {names.n && (
        <Text {...props} name="n" label={names.n} className="col-span-3 sm:col-span-2" placeholder="Not published" />
      )}
      <Text
        {...props}
        name="publisher"
        label={names.publisher}
        className="col-span-6 sm:col-span-3"
        placeholder={isPeer ? 'The company itself' : 'Acme Ventures'}
      />
      <Text
        {...props}
        name="document"
        label="Document"
        className="col-span-6 sm:col-span-3"
        placeholder={isPeer ? 'Annual report' : 'Portfolio letter, spring'}
      />
      <Text {...props} name="url" type="url" label="Link" className="col-span-6" placeholder="https://" />
      <Text {...props} name="said" label="Note" className="col-span-6" placeholder="Optional" />
    </div>
  );
}
