/** The import without a file that an adjustment is written by. */
import { type AdjustmentRequest, accountsOf, reasonOf } from '@/lib/reports/adjustment-request';
import { beginImport } from '@/lib/store/append';
import type { ImportSession } from '@/lib/store/import-session';
import { MANUAL_KIND } from '@/lib/store/manual-kind';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';

/** How long it waits while an import is being written. */
export const LOCK_TIMEOUT_MS = 8000;

interface Place {
  store: Store;
  principal: Principal;
  workspaceId: number;
}

/** `source`: where the accounts' ids come from; left out: it is of no account. */
export const beginByHand = (
  { store, principal, workspaceId }: Place,
  request: AdjustmentRequest,
  { source, dryRun }: { source?: string; dryRun: boolean },
): Promise<ImportSession> =>
  beginImport(store, principal, workspaceId, {
    kind: MANUAL_KIND,
    ...(source === undefined ? {} : { source }),
    fileName: 'By hand',
    fileBytes: 0,
    fileSha256: '',
    dataThrough: null,
    mapping: {},
    dryRun,
    leavesNoTrace: true,
    lockTimeoutMs: LOCK_TIMEOUT_MS,
    audit: {
      action: 'adjustment_made',
      details: { kind: request.kind, accounts: accountsOf(request), reason: reasonOf(request) },
    },
  });
