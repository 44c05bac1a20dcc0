import type { QueryClient } from '@tanstack/react-query';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { keepEarlyPress } from '@/components/shell/early-press';
import { Shell } from '@/components/shell/shell';
import { RightsProvider } from '@/components/ui/rights';
import { notesHere, viewsHere } from '@/lib/api/kept';
import { notesQuery, viewsQuery } from '@/lib/api/kept-queries';
import { workspaceQuery } from '@/lib/api/queries';
import { todayHere, workspaceStateNow } from '@/lib/api/server';
import { knowWhoAsks, PATH_HEADER, pageCaller, rightsHere } from '@/lib/api/who-asks';
import { isEntryPage } from '@/lib/view/entry-pages';
import { Hydrated } from './hydrated';
import { Providers } from './providers';
import './globals.css';

export const metadata: Metadata = {
  title: { template: '%s · Ratchet', default: 'Ratchet' },
  description: 'Revenue retention, to the cent.',
  icons: { icon: '/icon.svg' },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9f9fa' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1012' },
  ],
};

/** What every page shows around it: where the workspace stands, what was noted, which views are kept. */
const prefetch = (client: QueryClient) =>
  Promise.all([
    client.prefetchQuery({ ...workspaceQuery(), queryFn: workspaceStateNow }),
    client.prefetchQuery({ ...notesQuery(), queryFn: notesHere }),
    client.prefetchQuery({ ...viewsQuery(), queryFn: viewsHere }),
  ]);

/** The pages, for whoever is in. */
async function Within({ children }: { children: ReactNode }) {
  await knowWhoAsks();
  return (
    <RightsProvider held={await rightsHere()}>
      <Hydrated prefetch={prefetch}>
        <Shell today={await todayHere()}>{children}</Shell>
      </Hydrated>
    </RightsProvider>
  );
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Build time is not run time: no page is made before there is a store to ask.
  await connection();
  const sent = await headers();
  const isEntry = isEntryPage(sent.get(PATH_HEADER) ?? '') || (await pageCaller()) === null;
  const nonce = sent.get('x-nonce') ?? undefined;
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a function of ours, that must run before anything else */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: `(${keepEarlyPress})()` }} />
        <Providers nonce={nonce}>{isEntry ? children : <Within>{children}</Within>}</Providers>
      </body>
    </html>
  );
}
