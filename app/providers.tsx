'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';
import { Address } from '@/components/address/address';
import { sharedQueryClient } from '@/components/shell/query-client';
import { Toaster } from '@/components/ui/toast';

/** What every page may rely on: the theme, the address as state, answers of the API, messages. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    // The colour scheme is CSS's business: paper stays light.
    <ThemeProvider
      attribute="class"
      {...(nonce !== undefined && { nonce })}
      enableColorScheme={false}
      disableTransitionOnChange
    >
      <QueryClientProvider client={sharedQueryClient()}>
        <Address>
          {children}
          <Toaster />
        </Address>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
