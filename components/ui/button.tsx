import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { May, type Need } from './rights';

/** The look of a button, also for links: 30 px high, 40 px under a finger. */
export const buttonVariants = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-sm border font-medium whitespace-nowrap select-none transition-colors duration-(--t-fast) disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:shrink-0 [&_svg:not([class*='size-'])]:size-3.5",
  {
    variants: {
      variant: {
        primary: 'border-ink bg-ink text-surface hover:not-disabled:border-ink-2 hover:not-disabled:bg-ink-2',
        secondary: 'border-line-strong bg-surface text-ink hover:not-disabled:bg-hover [&_svg]:text-ink-3',
        quiet:
          'border-transparent text-ink-2 hover:not-disabled:bg-hover hover:not-disabled:text-ink aria-expanded:bg-hover',
        danger: 'border-line-strong bg-surface text-bad hover:not-disabled:border-bad hover:not-disabled:bg-bad-wash',
      },
      size: {
        default: 'h-(--control) px-2.5 pointer-coarse:h-(--control-touch) pointer-coarse:px-3.5',
        /** Square, for an icon alone; such a button needs an `aria-label`. */
        icon: 'size-(--control) pointer-coarse:size-(--control-touch)',
        /** 26 px: the quiet actions of a card. */
        small: 'size-7.5 rounded-[5px] text-ink-3 pointer-coarse:size-(--control-touch)',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'default' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonVariants> {
  /** Gives the look to the one child (a link, say) in place of a button of its own. */
  asChild?: boolean;
  /** What pressing it takes: to who may not do that it is not shown. */
  needs?: Need;
}

export function Button({ variant, size, asChild = false, needs, className, type, ...props }: ButtonProps) {
  const look = cn(buttonVariants({ variant, size }), className);
  // A button sends no form unless it says so.
  const button = asChild ? (
    <Slot.Root {...props} className={look} />
  ) : (
    <button {...props} type={type ?? 'button'} className={look} />
  );
  return needs ? <May needs={needs}>{button}</May> : button;
}
