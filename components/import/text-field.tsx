'use client';

import { type ComponentProps, useEffect, useId, useState } from 'react';
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
      <label htmlFor={id} className="font-medium text-ink">
        {label}
        {field.required && <span className="font-normal text-ink-3"> (required)</span>}
      </label>
      <input
        {...input}
        id={id}
        value={text}
        disabled={disabled}
        required={field.required}
        aria-describedby={`${id}-hint`}
        className="h-(--control) w-full min-w-0 rounded-sm border border-control-line bg-surface px-2.5 text-ink tabular-nums disabled:opacity-60 pointer-coarse:h-(--control-touch)"
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
