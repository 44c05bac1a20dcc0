import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: string;
  /** The page's buttons, the main one last. */
  actions?: ReactNode;
}

/** The 52 px at the top of every page: its name, and what can be done with it. */
export function PageHeader({ title, actions }: PageHeaderProps) {
  return (
    <header className="flex h-13 items-center gap-2.5 border-b border-line bg-canvas px-7 max-md:px-4 print:mb-4 print:bg-transparent print:px-0">
      <h1 className="min-w-0 truncate text-md font-semibold tracking-snug text-ink">{title}</h1>
      {actions && <div className="ml-auto flex items-center gap-2 print:hidden">{actions}</div>}
    </header>
  );
}
