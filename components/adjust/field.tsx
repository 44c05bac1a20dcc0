'use client';

import { type ReactNode, useId } from 'react';
import { cn } from '@/components/ui/cn';
import { fieldLook } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import type { Choice, FormField } from '@/lib/view/adjust-form';
import { withValue } from '@/lib/view/adjust-form';
import type { Fault } from './use-adjustment';

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  /** What is wrong with it. */
  fault?: string | null;
  className?: string;
  children(props: {
    id: string;
    required: boolean;
    'aria-describedby': string | undefined;
    'aria-invalid': boolean;
  }): ReactNode;
}

/** One field with its name and, below it, what is wrong with it or what to know. */
export function Field({ label, hint, required = false, fault = null, className, children }: FieldProps) {
  const id = useId();
  const told = fault ?? hint;
  return (
    <div className={cn('grid grid-cols-[minmax(0,1fr)] content-start gap-1', className)}>
      <Label htmlFor={id}>
        {label}
        {!required && <span className="font-normal text-ink-3"> (optional)</span>}
      </Label>
      {children({ id, required, 'aria-describedby': told ? `${id}-told` : undefined, 'aria-invalid': fault !== null })}
      {told && (
        <p id={`${id}-told`} className={cn('text-xs', fault === null ? 'text-ink-3' : 'text-bad')}>
          {told}
        </p>
      )}
    </div>
  );
}

const faultIn = (fault: Fault | null, field: string): string | null => (fault?.field === field ? fault.message : null);

interface TextProps {
  label: ReactNode;
  field: string;
  value: string;
  onValue(value: string): void;
  fault: Fault | null;
  hint?: ReactNode;
  required?: boolean;
  className?: string;
}

export const DayField = ({ field, value, onValue, fault, ...rest }: TextProps) => (
  <Field {...rest} fault={faultIn(fault, field)}>
    {(props) => (
      <Input {...props} type="date" min="1990-01-01" value={value} onChange={(event) => onValue(event.target.value)} />
    )}
  </Field>
);

export const WordsField = ({
  field,
  value,
  onValue,
  fault,
  list,
  numeric = false,
  ...rest
}: TextProps & { list?: readonly string[]; numeric?: boolean }) => (
  <Field {...rest} fault={faultIn(fault, field)}>
    {(props) => (
      <>
        <Input
          {...props}
          value={value}
          autoComplete="off"
          maxLength={500}
          {...(numeric && { inputMode: 'decimal' as const })}
          {...(list && { list: `${props.id}-list` })}
          onChange={(event) => onValue(event.target.value)}
        />
        {list && (
          <datalist id={`${props.id}-list`}>
            {list.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        )}
      </>
    )}
  </Field>
);

export const NoteField = ({ field, value, onValue, fault, rows = 3, ...rest }: TextProps & { rows?: number }) => (
  <Field {...rest} fault={faultIn(fault, field)}>
    {(props) => (
      <textarea
        {...props}
        rows={rows}
        maxLength={4000}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        className={cn(fieldLook, 'h-auto resize-y py-1.5 pointer-coarse:h-auto')}
      />
    )}
  </Field>
);

export const ChoiceField = ({
  field,
  value,
  onValue,
  fault,
  choices,
  ...rest
}: TextProps & { choices: readonly Choice[] }) => (
  <Field {...rest} fault={faultIn(fault, field)}>
    {(props) => (
      <Select {...props} value={value} onChange={(event) => onValue(event.target.value)}>
        {withValue(choices, value).map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    )}
  </Field>
);

interface FormFieldProps {
  of: FormField;
  values: Readonly<Record<string, string>>;
  fault: Fault | null;
  onValue(field: string, value: string): void;
}

/** A field of the form of a change. */
export function ChangeField({ of, values, fault, onValue }: FormFieldProps) {
  const { field, label, hint, required, input, choices = [] } = of;
  const props = {
    ...{ field, label, required, fault, ...(hint && { hint }) },
    ...{ value: values[field] ?? '', onValue: (value: string) => onValue(field, value) },
  };
  if (input === 'date') return <DayField {...props} />;
  if (input === 'choice') return <ChoiceField {...props} choices={choices} />;
  return <WordsField {...props} numeric={input === 'decimal'} />;
}

interface ReasonProps {
  value: string;
  onValue(value: string): void;
  fault: Fault | null;
}

/** Why: kept with the adjustment for whoever asks later. */
export const ReasonField = (props: ReasonProps) => (
  <WordsField
    {...props}
    field="reason"
    label="Reason"
    required
    hint="Kept with the adjustment, for whoever asks later"
  />
);
