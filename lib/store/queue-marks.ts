/** What people do about accounts of the queue: owner, waiting until a day, done, a note. The last mark of an account holds. */
import { accountsNamed, sharedIdMessage } from './account-ids';
import { loadMarks } from './account-marks';
import { recordAudit } from './audit';
import { type Database, inSnapshot, withinTransaction } from './database';
import { accountIds } from './load-planning';
import { MarkError } from './mark-account';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace } from './versions';

export interface QueueMark {
  /** Null: as the ledger's attribute says. */
  owner: string | null;
  /** Out of the queue before this day. */
  snoozedUntil: string | null;
  doneOn: string | null;
  /** What was recommended when it was done. */
  doneAction: string | null;
  note: string | null;
}

export type MarkedInQueue = QueueMark & { account: string; madeBy: string; madeAt: Date };

export const NO_QUEUE_MARK: QueueMark = {
  ...{ owner: null, snoozedUntil: null, doneOn: null, doneAction: null, note: null },
};

const COLUMNS = `owner, snoozed_until::text as "snoozedUntil", done_on::text as "doneOn", done_action as "doneAction", note`;

const SELECT_MARKS = `
  select distinct on (account_no) account_no as "accountNo", ${COLUMNS}, made_by as "madeBy", made_at as "madeAt"
  from queue_mark where workspace_id = $1 order by account_no, mark_no desc`;

const SELECT_LAST = `
  select ${COLUMNS} from queue_mark where workspace_id = $1 and account_no = $2 order by mark_no desc limit 1`;

const INSERT_MARK = `
  insert into queue_mark (workspace_id, account_no, owner, snoozed_until, done_on, done_action, note, made_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** The marks in force, by account as the ledger calls it; those of accounts that are in no figure are left out. */
export function listQueueMarks(db: Database, principal: Principal, workspaceId: number): Promise<MarkedInQueue[]> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const { rows } = await client.query<Omit<MarkedInQueue, 'account'> & { accountNo: number }>(SELECT_MARKS, [
      workspaceId,
    ]);
    const ids = await accountIds(client, workspaceId, await loadMarks(client, workspaceId, null), rows);
    const latest = new Map<string, MarkedInQueue>();
    // Of accounts that are read as one the mark made last holds.
    for (const { accountNo, ...mark } of rows.sort((a, b) => a.madeAt.getTime() - b.madeAt.getTime())) {
      const account = ids.get(accountNo);
      if (account !== undefined) latest.set(account, { account, ...mark });
    }
    return [...latest.values()];
  });
}

/**
 * Changes what is said of an account; what is left out stays. Answers what held before, which undoes it.
 * @throws MarkError where there is no such account, or the id is that of several
 */
export function markInQueue(
  db: Database,
  principal: Principal,
  workspaceId: number,
  account: string,
  change: Partial<QueueMark>,
): Promise<{ before: QueueMark; after: QueueMark }> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const found = (await accountsNamed(client, workspaceId, [account]))(account);
    const [only] = found;
    if (only === undefined) throw new MarkError(`there is no account ${account}`);
    if (found.length > 1) throw new MarkError(sharedIdMessage(account, found));
    const { rows } = await client.query<QueueMark>(SELECT_LAST, [workspaceId, only.accountNo]);
    const before = rows[0] ?? NO_QUEUE_MARK;
    const after: QueueMark = { ...before, ...change };
    const { owner, snoozedUntil, doneOn, doneAction, note } = after;
    const values = [owner, snoozedUntil, doneOn, doneAction, note];
    await client.query(INSERT_MARK, [workspaceId, only.accountNo, ...values, principal.name]);
    await recordAudit(client, principal, workspaceId, {
      action: 'queue_marked',
      version: null,
      details: { account, ...after },
    });
    return { before, after };
  });
}
