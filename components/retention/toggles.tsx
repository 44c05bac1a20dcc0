'use client';

import { Check } from 'lucide-react';
import { useEarlyChoice } from '@/components/ui/early-choice';

interface TogglesProps<Value extends string> {
  /** What is chosen here, for those who cannot see the options side by side. */
  label: string;
  options: readonly { value: Value; label: string }[];
  values: readonly Value[];
  onValues(values: Value[]): void;
}

/** Choices side by side of which any number may be on. */
export function Toggles<Value extends string>({ label, options, values, onValues }: TogglesProps<Value>) {
  const ref = useEarlyChoice<HTMLFieldSetElement>((set) => {
    const pressed = [...set.querySelectorAll('input')].map(({ checked }) => checked);
    const early = options.filter((_, index) => pressed[index]).map(({ value }) => value);
    if (early.join() !== options.flatMap(({ value }) => (values.includes(value) ? [value] : [])).join())
      onValues(early);
  });
  return (
    <fieldset ref={ref} aria-label={label} className="mb-2 flex flex-wrap gap-1.5 print:hidden">
      {options.map((option) => (
        <label
          key={option.value}
          className="relative inline-flex h-7.5 items-center gap-1 rounded-sm border border-dashed border-line-strong px-2 text-xs font-medium whitespace-nowrap text-ink-2 hover:bg-hover has-checked:border-solid has-checked:bg-sunken has-checked:text-ink pointer-coarse:h-(--control-touch)"
        >
          <input
            type="checkbox"
            checked={values.includes(option.value)}
            autoComplete="off"
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
