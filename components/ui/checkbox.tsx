import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A box to tick with its words; both together are the target. */
export function Checkbox({ label, className, ...props }: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode }) {
  return (
    <label
      className={cn(
        'inline-flex min-h-6 items-center gap-2 text-ink has-disabled:text-ink-3 pointer-coarse:min-h-(--control-touch)',
        className,
      )}
    >
      <input {...props} type="checkbox" className="size-4 shrink-0 accent-(--accent)" />
      {label}
    </label>
  );
}
