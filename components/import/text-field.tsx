'use client';

import { type ComponentProps, useEffect, useId, useState } from 'react';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { OptionField } from '@/lib/view/import-options';

interface TextFieldProps
  extends Pick<ComponentProps<'input'>, 'type' | 'list' | 'inputMode' | 'maxLength' | 'placeholder'> {
  label: string;
  field: OptionField;
  disabled: boolean;
  /** Called with what was typed; the owner decides whether it counts. */
  onValue(text: string): void;
}

/** A labelled input with its explanation. What is typed stays as typed while it is not yet a value. */
export function TextField({ label, field, disabled, onValue, ...input }: TextFieldProps) {
  const id = useId();
  const [text, setText] = useState(field.value);
  useEffect(() => setText(field.value), [field.value]);
  return (
    <div className="grid content-start gap-1">
      <Label htmlFor={id}>
        {label}
        {field.required && <span className="font-normal text-ink-3"> (required)</span>}
      </Label>
      <Input
        {...input}
        id={id}
        value={text}
        disabled={disabled}
        required={field.required}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setText(event.target.value);
          onValue(event.target.value);
        }}
      />
      <p id={`${id}-hint`} className="text-xs text-ink-3">
        {field.hint}
      </p>
    </div>
  );
}
