import 'server-only';
import { dehydrate, HydrationBoundary, type QueryClient } from '@tanstack/react-query';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { makeQueryClient } from '@/components/shell/query-client';
import { knowWhoAsks } from '@/lib/api/who-asks';

interface HydratedProps {
  /** Fills the client with what the children will ask for: `client.prefetchQuery({ ...query, queryFn: answer })`. */
  prefetch(client: QueryClient): Promise<unknown>;
  children: ReactNode;
}

/** Children that find their answers with the page. One that failed is left out, and the browser asks and says why. */
export async function Hydrated({ prefetch, children }: HydratedProps) {
  // A page is rendered beside its layout, not after it: waiting in the layout alone would not keep a build from asking.
  await connection();
  // Before anything is read, and outside what would swallow the way to the page to sign in.
  await knowWhoAsks();
  const client = makeQueryClient();
  await prefetch(client);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
