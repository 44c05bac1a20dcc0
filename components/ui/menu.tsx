'use client';

import { Check } from 'lucide-react';
import { DropdownMenu as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { floatingLook } from './floating';
import { May, type Need } from './rights';

export const Menu = Primitive.Root;
export const MenuTrigger = Primitive.Trigger;
export const MenuRadioGroup = Primitive.RadioGroup;

/** The list that a menu's trigger opens. */
export function MenuContent({ className, align = 'end', ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align={align}
        sideOffset={4}
        collisionPadding={8}
        {...props}
        className={cn(floatingLook, 'min-w-44 p-1', className)}
      />
    </Primitive.Portal>
  );
}

const itemLook =
  'flex h-(--row-dense) items-center gap-2 rounded-[5px] px-2 text-ink outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-hover pointer-coarse:h-(--control-touch) [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-ink-3';

interface MenuItemProps extends ComponentProps<typeof Primitive.Item> {
  /** What choosing it takes: to who may not do that it is not shown. */
  needs?: Need;
}

export function MenuItem({ needs, className, ...props }: MenuItemProps) {
  const item = <Primitive.Item {...props} className={cn(itemLook, className)} />;
  return needs ? <May needs={needs}>{item}</May> : item;
}

/** Names the items below it. */
export const MenuLabel = ({ className, ...props }: ComponentProps<typeof Primitive.Label>) => (
  <Primitive.Label {...props} className={cn('px-2 pt-2 pb-1 text-2xs font-medium text-ink-3', className)} />
);

/** One of several that exclude each other; the chosen one bears a tick. */
export function MenuRadioItem({ className, children, ...props }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem {...props} className={cn(itemLook, className)}>
      {children}
      <Primitive.ItemIndicator className="ml-auto">
        <Check />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}
