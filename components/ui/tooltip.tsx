'use client';

import { Tooltip as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';

interface TooltipProps {
  /** Says more than the label; what must be known stands on the page. */
  content: ReactNode;
  /** The one element it belongs to; it must be able to hold focus, else the keyboard does not reach it. */
  children: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
  className?: string;
}

/** A short note beside an element, on hover and on focus. */
export function Tooltip({ content, children, side = 'top', className }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            'num z-50 max-w-72 animate-in rounded-sm bg-ink px-2.5 py-1.5 text-xs text-pretty text-surface duration-(--t-fast) fade-in-0 print:hidden',
            className,
          )}
        >
          {content}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
