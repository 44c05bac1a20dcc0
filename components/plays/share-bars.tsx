import type { CSSProperties } from 'react';
import type { ShareBar } from '@/lib/view/plays';

const at = (share: number): string => `${Math.min(Math.max(share, 0), 1) * 100}%`;

/** Shares of 0 to 100 % with their intervals, one row for each arm: all on one scale. */
export const ShareBars = ({ bars }: { bars: readonly ShareBar[] }) => (
  <ul className="num grid gap-3">
    {bars.map(({ name, what, counts, recorded, share, interval, value, low, high }) => (
      <li key={name}>
        <p className="flex items-baseline justify-between gap-3">
          <span className="min-w-0">
            <span className="font-medium text-ink">{name}</span>
            {what && <span className="text-ink-2"> · {what}</span>}
          </span>
          <span className="shrink-0 text-ink">{share}</span>
        </p>
        <span aria-hidden className="relative my-1 block h-2.5 rounded-[3px] bg-sunken">
          {value !== null && (
            <span className="absolute inset-y-0 left-0 rounded-[3px] bg-accent" style={{ width: at(value) }} />
          )}
          {low !== null && high !== null && (
            <span
              className="absolute inset-y-0.5 border-x-2 border-ink before:absolute before:inset-x-0 before:top-1/2 before:h-px before:bg-ink"
              style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` } satisfies CSSProperties}
            />
          )}
        </span>
        <p className="flex justify-between gap-3 text-xs text-ink-3">
          <span>{counts}</span> <span className="shrink-0">{interval}</span>
        </p>
        {what !== null && recorded !== null && <p className="text-xs text-ink-3">As recorded: {recorded}</p>}
      </li>
    ))}
  </ul>
);
