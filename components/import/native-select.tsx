import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

/** The platform's own select: a long list of them stays light, and phones give it their own picker. */
export function NativeSelect({ muted = false, children, ...props }: ComponentProps<'select'> & { muted?: boolean }) {
  return (
    <span className="relative block">
      <select
        {...props}
        className={`h-(--control) w-full appearance-none truncate rounded-sm border bg-surface pr-7 pl-2.5 disabled:opacity-60 pointer-coarse:h-(--control-touch) ${
          muted ? 'border-line text-ink-3' : 'border-line-strong font-medium text-ink'
        }`}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
