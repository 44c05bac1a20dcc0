/** A signal stated by hand: an import of one row without a file, which is undone by withdrawing it. */
import { type Day, parseDay } from '@/lib/domain/day';
import { QueryError } from '@/lib/reports/query';
import { sharedIdMessage } from '@/lib/store/account-ids';
import { findAccounts } from '@/lib/store/adjustments';
import { beginImport } from '@/lib/store/append';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';

export interface HandSignal {
  /** As the ledger calls it. */
  account: string;
  on: Day;
  signal: string;
  /** Points; null: as its kind weighs. */
  weight: number | null;
  note: string | null;
}

export interface HandSignalOutcome {
  /** By which it is withdrawn; null: the same was stated before, and nothing was kept. */
  import_id: string | null;
}

const LOCK_TIMEOUT_MS = 8000;
const MILLI = 1000;

/** @throws QueryError where there is no such account, or several of that id */
export async function signalByHand(
  { store, principal, workspaceId }: { store: Store; principal: Principal; workspaceId: number },
  { account, on, signal, weight, note }: HandSignal,
): Promise<HandSignalOutcome> {
  const known = await findAccounts(store.pool, principal, workspaceId, [account]);
  const [found, another] = known;
  if (found === undefined) throw new QueryError('account', `account: there is no account ${account}`);
  if (another !== undefined) throw new QueryError('account', `account: ${sharedIdMessage(account, known)}`);
  const session = await beginImport(store, principal, workspaceId, {
    ...{ kind: 'signals', source: found.source, fileName: 'By hand', fileBytes: 0, fileSha256: '' },
    ...{ dataThrough: null, mapping: {}, dryRun: false, leavesNoTrace: true, lockTimeoutMs: LOCK_TIMEOUT_MS },
  });
  try {
    await session.addPlanning({
      ...{ table: 'signal', accountId: found.externalId, onDay: parseDay(on) ?? 0, signal, note, row: 1 },
      weightMilli: weight === null ? null : Math.round(weight * MILLI),
    });
    const counts = await session.finish({ read: 1, rejected: 0, problems: [] });
    if (counts.new === 0) {
      await session.rollback();
      return { import_id: null };
    }
    await session.commit();
    return { import_id: session.importId };
  } catch (error) {
    await session.rollback();
    throw error;
  }
}
