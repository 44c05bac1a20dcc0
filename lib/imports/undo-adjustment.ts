/** Undoing an adjustment: its import is withdrawn, or a mark is set back to what held before it. */

import { AdjustmentRefusal } from '@/lib/reports/adjustment-request';
import { listAdjustments } from '@/lib/store/adjustments';
import { markAccounts } from '@/lib/store/mark-account';
import { listMarkChanges, type MarkChange } from '@/lib/store/mark-changes';
import { withdrawImport } from '@/lib/store/undo-import';
import type { Adjuster } from './adjust';

const MARK_ID = /^mark-(\d+)$/;

/**
 * Answers the ledger version.
 * @throws AdjustmentRefusal where there is no such adjustment, or it was undone, or something later stands on it
 */
export async function undoAdjustment(
  { store, principal, workspaceId }: Omit<Adjuster, 'view'>,
  adjustmentId: string,
): Promise<number> {
  const mark = MARK_ID.exec(adjustmentId);
  if (mark !== null) {
    const changes = await listMarkChanges(store.pool, principal, workspaceId);
    const change = changes.find(({ version }) => version === Number(mark[1]));
    return markAccounts(store.pool, principal, workspaceId, ...takenBack(change));
  }
  const [found] = await listAdjustments(store.pool, principal, workspaceId, adjustmentId);
  if (found === undefined) throw unknown();
  if (found.withdrawnAt !== null) throw undoneAlready();
  return withdrawImport(store, principal, workspaceId, adjustmentId, 'adjustment_withdrawn');
}

const unknown = () => new AdjustmentRefusal('id', 'there is no adjustment with this id', 'missing');
const undoneAlready = () => new AdjustmentRefusal('id', 'this adjustment was undone already', 'conflict');

type Back = Parameters<typeof markAccounts> extends [unknown, unknown, unknown, ...infer Rest] ? Rest : never;

function takenBack(change: MarkChange | undefined): Back {
  if (change === undefined) throw unknown();
  if (change.undoneAt !== null) throw undoneAlready();
  const later = change.marks.find(({ isLatest }) => !isLatest);
  if (later !== undefined)
    throw new AdjustmentRefusal('id', `${later.account} was marked anew since; undo that first`, 'conflict');
  const before = new Map(change.marks.map((mark) => [mark.account, { ...mark.before, reason: null }]));
  return [[...before.keys()], (account) => before.get(account) ?? {}];
}
