import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from './cn';

const badgeVariants = cva(
  "inline-flex items-center gap-1 rounded-[4px] px-1.5 text-2xs leading-[18px] font-medium whitespace-nowrap [&_svg:not([class*='size-'])]:size-3",
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-ink-2',
        accent: 'bg-accent-wash text-accent',
        good: 'bg-good-wash text-good',
        bad: 'bg-bad-wash text-bad',
        caution: 'bg-caution-wash text-caution',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

/** A word that marks a thing. Its colour only repeats what the word says. */
export function Badge({ tone, className, ...props }: ComponentProps<'span'> & VariantProps<typeof badgeVariants>) {
  return <span {...props} className={cn(badgeVariants({ tone }), className)} />;
}
