'use client';

import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import { FailedPage } from '@/components/shell/failed-page';
import { Mark } from '@/components/shell/mark';
import './globals.css';

/** As next-themes keeps it, which does not run here. */
function isDark(): boolean {
  const chosen = localStorage.getItem('theme');
  return chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
}

/** Where not even what surrounds the pages could be made: the one page that stands without it. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const theme = typeof window !== 'undefined' && isDark() ? 'dark' : '';
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable} ${theme}`}>
      <body>
        <title>Something failed · Ratchet</title>
        <main className="mx-auto max-w-[52ch] px-4 pt-[18vh]">
          <p className="flex items-center gap-2.5 font-semibold tracking-snug text-ink">
            <Mark className="size-6" />
            Ratchet
          </p>
          <FailedPage digest={error.digest} retry={() => window.location.reload()} />
        </main>
      </body>
    </html>
  );
}
