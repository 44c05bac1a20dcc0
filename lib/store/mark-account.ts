/** Marks an account: merges it, gives it a parent, leaves it out of every figure, or undoes any of it. */
import type { PoolClient } from 'pg';
import { accountsNamed, sharedIdMessage } from './account-ids';
import { type AccountMark, loadMarks, type Marks, parentOf, rootOf } from './account-marks';
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import type { Principal } from './principal';
import { lockWorkspace, nextVersion } from './versions';

/** The mark cannot be set as asked. */
export class MarkError extends Error {}

const SELECT_CURRENT = `
  select target.external_id as "mergedInto", parent.external_id as parent, m.excluded, m.reason,
    m.merged_into_no as "mergedIntoNo", m.parent_no as "parentNo"
  from account_mark m
  left join account target on target.workspace_id = m.workspace_id and target.account_no = m.merged_into_no
  left join account parent on parent.workspace_id = m.workspace_id and parent.account_no = m.parent_no
  where m.workspace_id = $1 and m.account_no = $2 order by m.version desc limit 1`;

const INSERT_MARK = `
  insert into account_mark (workspace_id, account_no, version, merged_into_no, parent_no, excluded, reason)
  values ($1, $2, $3, $4, $5, $6, $7)`;

interface NumberedMark extends AccountMark {
  mergedIntoNo: number | null;
  parentNo: number | null;
}

const UNMARKED: NumberedMark = {
  ...{ mergedInto: null, parent: null, excluded: false, reason: null },
  ...{ mergedIntoNo: null, parentNo: null },
};

/** What of an account's mark is to change; what is left out stays. */
export type MarkChange = Partial<AccountMark>;

/** Changes an account's mark; see `markAccounts`. */
export const markAccount = (
  db: Database,
  principal: Principal,
  workspaceId: number,
  account: string,
  change: MarkChange,
): Promise<number> => markAccounts(db, principal, workspaceId, [account], change);

/**
 * Changes the marks of accounts in one go. Answers the ledger version. In the caller's transaction where there is one.
 * Accounts are named by their id, or as `source:id`.
 * @throws MarkError where an account is unknown or an id is that of several, or one would be read as itself or be a part
 * of itself
 */
export function markAccounts(
  db: Database,
  principal: Principal,
  workspaceId: number,
  accounts: readonly string[],
  change: MarkChange | ((account: string) => MarkChange),
): Promise<number> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const version = await nextVersion(client, workspaceId);
    const marked: (AccountMark & { account: string })[] = [];
    for (const account of accounts) {
      const own = typeof change === 'function' ? change(account) : change;
      marked.push({ account, ...(await writeMark(client, workspaceId, { account, version, change: own })) });
    }
    const details = marked.length === 1 ? { ...marked[0] } : { accounts: marked };
    await recordAudit(client, principal, workspaceId, { action: 'account_marked', version, details });
    return version;
  });
}

async function writeMark(
  client: PoolClient,
  workspaceId: number,
  { account, version, change }: { account: string; version: number; change: MarkChange },
): Promise<AccountMark> {
  const numberOf = await numbersOf(client, workspaceId, [account, change.mergedInto, change.parent]);
  const accountNo = numberOf(account);
  const { rows } = await client.query<NumberedMark>(SELECT_CURRENT, [workspaceId, accountNo]);
  const { mergedIntoNo, parentNo, ...current } = rows[0] ?? UNMARKED;
  const mark = { ...current, ...change };
  const marks = await loadMarks(client, workspaceId, null);
  if (change.mergedInto != null) checkMerge(marks, accountNo, numberOf(change.mergedInto), account, change.mergedInto);
  if (change.parent != null) checkParent(marks, accountNo, numberOf(change.parent), account, change.parent);
  const changed = (id: string | null | undefined, no: number | null): number | null =>
    id === undefined ? no : id === null ? null : numberOf(id);
  const into = changed(change.mergedInto, mergedIntoNo);
  const parent = changed(change.parent, parentNo);
  await client.query(INSERT_MARK, [workspaceId, accountNo, version, into, parent, mark.excluded, mark.reason]);
  return mark;
}

/** Numbers of accounts by their names. */
async function numbersOf(
  client: PoolClient,
  workspaceId: number,
  ids: (string | null | undefined)[],
): Promise<(id: string) => number> {
  const named = ids.filter((id) => id != null);
  const accountsOf = await accountsNamed(client, workspaceId, named);
  return (id) => {
    const found = accountsOf(id);
    if (found[0] === undefined) throw new MarkError(`there is no account ${id}`);
    if (found.length > 1) throw new MarkError(sharedIdMessage(id, found));
    return found[0].accountNo;
  };
}

function checkMerge({ mergedInto }: Marks, accountNo: number, intoNo: number, account: string, into: string): void {
  if (accountNo === intoNo) throw new MarkError(`${account} cannot be merged into itself`);
  if (rootOf(mergedInto, intoNo) === accountNo)
    throw new MarkError(`${account} cannot be merged into ${into}: that is read as ${account}`);
}

function checkParent(marks: Marks, accountNo: number, parentNo: number, account: string, parent: string): void {
  if (accountNo === parentNo) throw new MarkError(`${account} cannot be its own parent`);
  const self = rootOf(marks.mergedInto, accountNo);
  const passed = new Set<number>();
  for (
    let above: number | null = rootOf(marks.mergedInto, parentNo);
    above !== null && !passed.has(above);
    above = parentOf(marks, above)
  ) {
    if (above === self) throw new MarkError(`${parent} cannot be the parent of ${account}: it is a part of it`);
    passed.add(above);
  }
}
