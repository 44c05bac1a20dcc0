import type { ComponentProps } from 'react';
import { cn } from './cn';

/** Holds the place of what is loading, in its final size. The place as a whole says that it is busy, not each bar. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return <div aria-hidden {...props} className={cn('h-4 animate-pulse rounded-xs bg-hover', className)} />;
}
