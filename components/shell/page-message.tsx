import type { ReactNode } from 'react';

interface PageMessageProps {
  title: string;
  children: ReactNode;
  /** The one thing to do next; a second one at most. */
  actions?: ReactNode;
}

/** In place of a page's content: what would be here, why it is not, and the way on. */
export function PageMessage({ title, children, actions }: PageMessageProps) {
  return (
    <section className="mx-auto grid max-w-[52ch] justify-items-start gap-2 py-20 max-md:py-10">
      <h2 className="text-lg font-medium tracking-tight text-balance text-ink">{title}</h2>
      <div className="grid gap-2 text-pretty text-ink-2">{children}</div>
      {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
    </section>
  );
}
