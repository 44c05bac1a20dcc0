import type { ReactNode } from 'react';
import { CommandSearch } from '@/components/command/command-search';
import { DrillHost } from '@/components/drill/drill-host';
import { NoteHost } from '@/components/notes/note-host';
import { ViewLinks } from '@/components/views/view-links';
import { Mark } from './mark';
import { Nav } from './nav';
import { Shortcuts } from './shortcuts';
import { ThemeMenu } from './theme-menu';
import { SampleNotice, WorkspaceFreshness, WorkspaceName } from './workspace-status';

interface ShellProps {
  /** A day as YYYY-MM-DD, against which data may be late. */
  today: string;
  children: ReactNode;
}

/** What surrounds every page: a sidebar, or on a phone a strip above and tabs below. On paper there is none of it. */
export function Shell({ today, children }: ShellProps) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[var(--sidebar)_minmax(0,1fr)] print:block">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-sm bg-ink px-3 py-2 font-medium text-surface focus:translate-y-0 print:hidden"
      >
        Skip to the page
      </a>
      <aside
        aria-label="Workspace"
        className="flex border-line bg-canvas max-md:flex-wrap max-md:items-center max-md:gap-x-2 max-md:gap-y-1 max-md:border-b max-md:px-4 max-md:py-2 md:sticky md:top-0 md:h-dvh md:flex-col md:border-r md:px-2.5 md:py-3 print:hidden"
      >
        <div className="flex min-w-0 items-center gap-2.25 font-semibold tracking-snug text-ink max-md:flex-1 md:mb-2 md:h-9 md:pr-1 md:pl-1.5">
          <Mark className="size-5.5 shrink-0" />
          <WorkspaceName />
          <span className="ml-auto max-md:hidden">
            <ThemeMenu />
          </span>
        </div>
        <SampleNotice />
        <CommandSearch />
        <span className="-mr-1.5 md:hidden">
          <ThemeMenu />
        </span>
        <Nav />
        <ViewLinks />
        <WorkspaceFreshness today={today} />
      </aside>
      <main id="main" tabIndex={-1} className="min-w-0 outline-none max-md:pb-19">
        {children}
      </main>
      <Shortcuts />
      <DrillHost />
      <NoteHost />
    </div>
  );
}
