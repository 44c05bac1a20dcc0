'use client';

import { Check } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';

interface TogglesProps<Value extends string> {
  /** What is chosen here, for those who cannot see the options side by side. */
  label: string;
  options: readonly { value: Value; label: string }[];
  values: readonly Value[];
  onValues(values: string[]): void;
}

/** Choices side by side of which any number may be on. */
export function Toggles<Value extends string>({ label, options, values, onValues }: TogglesProps<Value>) {
  return (
    <ToggleGroup.Root
      type="multiple"
      aria-label={label}
      value={[...values]}
      onValueChange={onValues}
      className="mb-2 flex flex-wrap gap-1.5 print:hidden"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="group inline-flex h-7.5 items-center gap-1 rounded-sm border border-dashed border-line-strong px-2 text-xs font-medium whitespace-nowrap text-ink-2 hover:bg-hover data-[state=on]:border-solid data-[state=on]:bg-sunken data-[state=on]:text-ink pointer-coarse:h-(--control-touch)"
        >
          <Check aria-hidden className="hidden size-3 group-data-[state=on]:block" />
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
