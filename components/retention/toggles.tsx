'use client';

import { Check } from 'lucide-react';

interface TogglesProps<Value extends string> {
  /** What is chosen here, for those who cannot see the options side by side. */
  label: string;
  options: readonly { value: Value; label: string }[];
  values: readonly Value[];
  onValues(values: Value[]): void;
}

/** Choices side by side of which any number may be on. */
export function Toggles<Value extends string>({ label, options, values, onValues }: TogglesProps<Value>) {
  return (
    <fieldset aria-label={label} className="mb-2 flex flex-wrap gap-1.5 print:hidden">
      {options.map((option) => (
        <label
          key={option.value}
          className="relative inline-flex h-7.5 items-center gap-1 rounded-sm border border-dashed border-line-strong px-2 text-xs font-medium whitespace-nowrap text-ink-2 hover:bg-hover has-checked:border-solid has-checked:bg-sunken has-checked:text-ink pointer-coarse:h-(--control-touch)"
        >
          <input
            type="checkbox"
            checked={values.includes(option.value)}
            onChange={({ target }) =>
              onValues(
                options.flatMap(({ value }) =>
                  (value === option.value ? target.checked : values.includes(value)) ? [value] : [],
                ),
              )
            }
            className="peer absolute inset-0 appearance-none rounded-sm"
          />
          <Check aria-hidden className="pointer-events-none hidden size-3 peer-checked:block" />
          <span className="pointer-events-none">{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
