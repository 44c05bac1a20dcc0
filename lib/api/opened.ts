/** The process's store, opened with the environment it was started with. */
import { readEnvironment } from '@/lib/env';
import type { Store } from '@/lib/store/open';
import { sharedStore } from '@/lib/store/shared';

export function openedStore(): Promise<Store> {
  const { databaseUrl, dataDir } = readEnvironment();
  return sharedStore({ databaseUrl: databaseUrl ?? undefined, dataDir });
}
