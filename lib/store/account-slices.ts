/** A ledger's accounts in slices, for what is worked out of a few at a time, so that memory need not hold them all. */
import { loadMarks, rootOf } from './account-marks';
import { type Database, inSnapshot } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

/** The store's numbers of all accounts, in up to `parts` slices; accounts that are read as one are never apart. */
export function accountSlices(
  db: Database,
  principal: Principal,
  workspaceId: number,
  parts: number,
): Promise<number[][]> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const { rows } = await client.query<{ accountNo: number }>(
      'select account_no as "accountNo" from account where workspace_id = $1',
      [workspaceId],
    );
    const { mergedInto } = await loadMarks(client, workspaceId, null);
    const accounts = rows
      .map(({ accountNo }) => ({ accountNo, root: rootOf(mergedInto, accountNo) }))
      .sort((a, b) => a.root - b.root || a.accountNo - b.accountNo);
    const size = accounts.length / parts;
    const slices: number[][] = [];
    let slice: number[] = [];
    let last = -1;
    for (const { accountNo, root } of accounts) {
      if (slice.length === 0 || (slice.length >= size && root !== last)) {
        slice = [];
        slices.push(slice);
      }
      slice.push(accountNo);
      last = root;
    }
    return slices;
  });
}
