/** A change of settings and what it does to the figures: where the ledger stood, and where it stands after. */
import type { Standing } from '@/lib/domain/report';
import { inUndone } from '@/lib/store/database';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { type WorkspaceSettings, writeSettings } from '@/lib/store/settings';
import { loadLedgerView } from './ledger-view';
import { standing } from './reports';

/** JSON of a change, made or tried out. */
export interface SettingsEffect {
  dry_run: boolean;
  /** The ledger version it made; null for a dry run. */
  version: number | null;
  currency: string;
  before: Standing | null;
  after: Standing | null;
}

/** States the settings, or, as a dry run, states them in a transaction that is undone, and tells the standing before and after. */
export async function settingsWithEffect(
  store: Store,
  principal: Principal,
  workspaceId: number,
  changes: Partial<WorkspaceSettings>,
  { dryRun }: { dryRun: boolean },
): Promise<SettingsEffect> {
  const view = await loadLedgerView({ db: store.pool, principal, workspaceId });
  // In a transaction of its own first, also where it is meant: settings by which nothing can be derived are not stored.
  const after = await inUndone(store.pool, async (client) => {
    await writeSettings(client, principal, workspaceId, changes);
    return standing(await loadLedgerView({ db: client, principal, workspaceId }));
  });
  return {
    dry_run: dryRun,
    version: dryRun ? null : await writeSettings(store.pool, principal, workspaceId, changes),
    currency: view.currency,
    before: standing(view),
    after,
  };
}
