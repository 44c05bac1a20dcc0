'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { NoteHost } from '@/components/notes/note-host';
import { sharedQueryClient } from '@/components/shell/query-client';
import { Toaster } from '@/components/ui/toast';

/** What every page may rely on: the theme, the address as state, answers of the API, messages. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    // The colour scheme is CSS's business: paper stays light.
    <ThemeProvider attribute="class" enableColorScheme={false} disableTransitionOnChange>
      <QueryClientProvider client={sharedQueryClient()}>
        <NuqsAdapter>
          {children}
          <NoteHost />
          <Toaster />
        </NuqsAdapter>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
