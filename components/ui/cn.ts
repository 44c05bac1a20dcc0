import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

/** Tailwind's merge, told of the theme's own names: else `text-2xs` would pass for a colour and push one out. */
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl'],
      shadow: ['pop', 'panel'],
      tracking: ['tight', 'snug'],
    },
  },
});

/** Joins class names; of two that set the same property, the later one holds. */
export const cn = (...classes: ClassValue[]): string => merge(clsx(classes));
