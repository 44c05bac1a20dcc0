'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { useEarlyChoice } from './early-choice';
import { fieldLook } from './field';

/** The platform's own select: a phone gives it its own picker, and a long list stays light. */
export function Select({ className, children, ...props }: Omit<ComponentProps<'select'>, 'ref'>) {
  const ref = useEarlyChoice<HTMLSelectElement>((field) => {
    const isControlled = props.value !== undefined && props.value !== null;
    if (isControlled && field.value !== String(props.value))
      field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  return (
    <span className={cn('relative block', className)}>
      <select autoComplete="off" {...props} ref={ref} className={cn(fieldLook, 'appearance-none truncate pr-7')}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
