'use client';

import { Check } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';

interface StepProps {
  number: number;
  title: string;
  description?: ReactNode;
  state: 'ahead' | 'open' | 'done';
  actions?: ReactNode;
  /** Takes the focus where it was lost with the control that led here, so that the keyboard goes on from here. */
  takesFocus?: boolean;
  children?: ReactNode;
}

const marks = {
  ahead: 'border-line-strong text-ink-3',
  open: 'border-ink bg-ink text-surface',
  done: 'border-line-strong text-ink',
} as const;

/** One of the page's three steps. A step ahead shows its title alone, so that the way is seen from the start. */
export function Step({ number, title, description, state, actions, takesFocus = false, children }: StepProps) {
  const heading = `import-step-${number}`;
  const headingRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Looked at anew with each title: a step that says something else has lost the control that was pressed.
    if (takesFocus && title !== '' && document.activeElement === document.body) headingRef.current?.focus();
  }, [takesFocus, title]);
  return (
    <section aria-labelledby={heading} className="rounded-lg border border-line bg-surface p-5 max-sm:px-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-3">
        <span
          aria-hidden
          className={`mt-px grid size-5 shrink-0 place-items-center rounded-full border text-2xs font-semibold ${marks[state]}`}
        >
          {state === 'done' ? <Check className="size-3" strokeWidth={2.5} /> : number}
        </span>
        <div className="min-w-0 flex-1 basis-56">
          <h2
            id={heading}
            ref={headingRef}
            tabIndex={-1}
            className={`text-md font-semibold tracking-snug outline-none ${state === 'ahead' ? 'text-ink-3' : 'text-ink'}`}
          >
            <span className="sr-only">Step {number} of 3: </span>
            {title}
          </h2>
          {description && <div className="text-xs text-ink-3">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
      </div>
      {children && <div className="mt-4 grid grid-cols-1 gap-5">{children}</div>}
    </section>
  );
}
