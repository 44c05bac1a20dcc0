import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A key to press. */
export const Kbd = ({ className, ...props }: ComponentProps<'kbd'>) => (
  <kbd
    {...props}
    className={cn(
      'inline-block min-w-5 rounded-[4px] border border-line bg-sunken px-1 text-center font-sans text-2xs font-medium text-ink-2',
      className,
    )}
  />
);
