'use client';

import { Popover as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { floatingLook } from './floating';

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;

/** A small panel beside its trigger. Escape closes it and gives the focus back. */
export function PopoverContent({ className, align = 'start', ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align={align}
        sideOffset={6}
        collisionPadding={12}
        {...props}
        className={cn(
          floatingLook,
          'w-80 max-w-(--radix-popover-content-available-width) overflow-y-auto p-4 max-h-(--radix-popover-content-available-height)',
          className,
        )}
      />
    </Primitive.Portal>
  );
}
