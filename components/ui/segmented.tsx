'use client';

import { type ReactNode, useId } from 'react';
import { cn } from './cn';
import { useEarlyChoice } from './early-choice';

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

/** A choice of one among two to four, side by side; one is always chosen. Radio buttons, so that the browser has the keys. */
export function Segmented<Value extends string>({ label, options, value, onValue, className }: SegmentedProps<Value>) {
  const name = useId();
  const ref = useEarlyChoice<HTMLDivElement>((group) => {
    const pressed = group.querySelector<HTMLInputElement>('input:checked')?.value;
    const early = options.find((option) => option.value === pressed);
    if (early && early.value !== value) onValue(early.value);
  });
  return (
    <div
      ref={ref}
      role="radiogroup"
      aria-label={label}
      className={cn('inline-flex gap-px rounded-sm border border-line-strong bg-sunken p-0.5 print:hidden', className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="num relative grid h-[24px] place-items-center px-2 font-medium whitespace-nowrap text-ink-2 transition-colors duration-(--t-fast) hover:text-ink has-checked:text-ink pointer-coarse:h-8.5 pointer-coarse:px-3"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            autoComplete="off"
            onChange={() => onValue(option.value)}
            className="absolute inset-0 appearance-none rounded-[4px] checked:bg-surface checked:shadow-[0_0_0_1px_var(--line-strong)] focus-visible:outline-offset-0"
          />
          <span className="pointer-events-none relative">{option.label}</span>
        </label>
      ))}
    </div>
  );
}
