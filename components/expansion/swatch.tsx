import type { CSSProperties } from 'react';
import { cn } from '@/components/ui/cn';

interface Look {
  colour: string;
  hatched: boolean;
}

/** A filled area; price is hatched wherever it stands. */
export const fillOf = ({ colour, hatched }: Look): CSSProperties =>
  hatched
    ? {
        background: `repeating-linear-gradient(135deg, ${colour} 0 3px, transparent 3px 5px)`,
        boxShadow: `inset 0 0 0 1px ${colour}`,
      }
    : { background: colour };

/** The mark beside a name. */
export const Swatch = ({ colour, hatched, round = false }: Look & { round?: boolean }) => (
  <span
    aria-hidden
    className={cn('inline-block size-2.25 shrink-0', round ? 'rounded-full' : 'rounded-[2px]')}
    style={fillOf({ colour, hatched })}
  />
);

/** A bar in a table: the figure beside it says the same. */
export const TableBar = ({ share, colour, hatched = false }: { share: number; colour: string; hatched?: boolean }) => (
  <span aria-hidden className="block h-2.5 w-full">
    <span
      hidden={share === 0}
      className="block h-full min-w-px rounded-[2px]"
      style={{ width: `${(share * 100).toFixed(2)}%`, ...fillOf({ colour, hatched }) }}
    />
  </span>
);
