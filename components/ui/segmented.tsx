'use client';

import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';

export interface SegmentedOption<Value extends string> {
  value: Value;
  label: ReactNode;
}

interface SegmentedProps<Value extends string> {
  /** What is chosen here, for those who cannot see the options side by side. */
  label: string;
  options: readonly SegmentedOption<Value>[];
  value: Value;
  onValue(value: Value): void;
  className?: string;
}

/** A choice of one among two to four, side by side; one is always chosen. */
export function Segmented<Value extends string>({ label, options, value, onValue, className }: SegmentedProps<Value>) {
  const choose = (chosen: string) => {
    // The group answers '' where the chosen one is pressed again.
    const option = options.find((each) => each.value === chosen);
    if (option) onValue(option.value);
  };
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={choose}
      className={cn('inline-flex gap-px rounded-sm border border-line-strong bg-sunken p-0.5 print:hidden', className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="num h-6 rounded-[4px] px-2 font-medium whitespace-nowrap text-ink-2 transition-colors duration-(--t-fast) hover:text-ink focus-visible:outline-offset-0 data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-[0_0_0_1px_var(--line-strong)] pointer-coarse:h-8.5 pointer-coarse:px-3"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
