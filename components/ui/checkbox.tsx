import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A tick in a box, 24 px to reach for. */
export function Checkbox({ className, ...props }: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <span className={cn('grid size-[24px] place-items-center', className)}>
      <input {...props} type="checkbox" className="size-3.5 cursor-pointer accent-accent" />
    </span>
  );
}
