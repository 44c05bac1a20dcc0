import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from './cn';

interface CardProps extends Omit<ComponentProps<'section'>, 'title'> {
  /** The finding, as a sentence: what the card shows, not what it is called. */
  title: ReactNode;
  /** Exactly what is drawn: metric, window, period, unit. */
  sub?: ReactNode;
  /** At the right of the title: a segmented choice, then quiet buttons of size `small`. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** A block of a page: a section named by its finding. */
export function Card({ title, sub, actions, className, children, ...props }: CardProps) {
  const heading = useId();
  return (
    <section
      {...props}
      aria-labelledby={heading}
      className={cn(
        'relative min-w-0 rounded-lg border border-line bg-surface px-5 pt-4 pb-4.5 max-md:px-4 max-md:py-3.5',
        className,
      )}
    >
      <div className="mb-3 flex flex-wrap items-start justify-end gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 id={heading} className="text-md font-semibold tracking-snug text-balance text-ink">
            {title}
          </h2>
          {sub && <p className="mt-px text-xs text-ink-3">{sub}</p>}
        </div>
        {actions && <div className="-mt-0.5 -mr-1.5 flex items-center gap-0.5 print:hidden">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
