import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/lib/api/client';

const wasRefused = (error: Error): boolean => error instanceof ApiError && error.status !== null && error.status < 500;

/**
 * A new client. Answers count as fresh for 30 s; what the server refused is not asked again by itself. The server is
 * most often on this machine, so a browser that believes to be offline asks all the same.
 */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && !wasRefused(error),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });

let inBrowser: QueryClient | undefined;

/** One client in a browser, a new one for every rendering on a server: nobody sees another's answers. */
export function sharedQueryClient(): QueryClient {
  if (typeof window === 'undefined') return makeQueryClient();
  inBrowser ??= makeQueryClient();
  return inBrowser;
}
