/** The addresses of links that let somebody choose a password. */
import type { EntryKind } from '@/lib/store/entry-links';

const paths: Readonly<Record<EntryKind, string>> = {
  setup: '/setup',
  invitation: '/accept-invitation',
  reset: '/reset-password',
};

/** The token stands behind #, which no server, log or Referer is told. */
export const entryAddress = (url: string, kind: EntryKind, token: string): string => `${url}${paths[kind]}#${token}`;
