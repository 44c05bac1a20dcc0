import type { ComponentProps } from 'react';
import { cn } from './cn';

/** The words of one field, tied to it by `htmlFor`. */
export function Label({ className, htmlFor, children, ...props }: ComponentProps<'label'> & { htmlFor: string }) {
  return (
    <label {...props} htmlFor={htmlFor} className={cn('font-medium text-ink', className)}>
      {children}
    </label>
  );
}
