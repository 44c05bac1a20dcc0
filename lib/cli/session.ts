/** Opens the store a command works on, finds its workspace, and closes behind it. */

import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { LedgerReader } from '@/lib/reports/ledger-view';
import { openStore, type Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { currentWorkspace, type Workspace } from '@/lib/store/workspaces';
import { CommandFailure } from './output';

export interface GlobalOptions {
  data?: string;
  json?: boolean;
}

export const principal: Principal = { kind: 'cli', name: userInfo().username };

/** `--data` names a folder and so an embedded server, also where DATABASE_URL is set. */
export function storeOptions(options: GlobalOptions): { databaseUrl?: string; dataDir: string } {
  const dataDir = resolve(options.data ?? process.env.RATCHET_DATA ?? 'data');
  const databaseUrl = options.data === undefined ? process.env.DATABASE_URL || undefined : undefined;
  return { databaseUrl, dataDir };
}

export async function withStore<T>(options: GlobalOptions, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(storeOptions(options));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

export function withWorkspace<T>(
  options: GlobalOptions,
  work: (reader: LedgerReader, workspace: Workspace, store: Store) => Promise<T>,
): Promise<T> {
  return withStore(options, async (store) => {
    const workspace = await currentWorkspace(store, principal);
    if (!workspace) throw new CommandFailure('this store is empty; import a file or run "ratchet sample"');
    return work({ db: store.pool, principal, workspaceId: workspace.id }, workspace, store);
  });
}
