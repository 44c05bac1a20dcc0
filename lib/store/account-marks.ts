/**
 * What people decided about accounts: which are one and the same, which belong to a parent, which are no customers at
 * all (tests, internal). Dated records like all else: the last one holds, and the past can be asked what it knew.
 */
import type { PoolClient } from 'pg';
import type { Day } from '@/lib/domain/day';
import { recordAudit } from './audit';
import { inTransaction } from './database';
import type { Store } from './open';
import type { Principal } from './principal';
import { lockWorkspace, nextVersion } from './versions';

export interface AccountMark {
  /** External id of the account that this one is read as, over all history; null: itself. */
  mergedInto: string | null;
  /** External id of the account it is a part of; null: none. */
  parent: string | null;
  /** In no figure. */
  excluded: boolean;
}

const SELECT_NUMBERS = 'select account_no, external_id from account where workspace_id = $1 and external_id = any($2)';

const INSERT_MARK = `
  insert into account_mark (workspace_id, account_no, version, merged_into_no, parent_no, excluded)
  values ($1, $2, $3, $4, $5, $6)`;

const SELECT_MARKS = `
  select distinct on (account_no) account_no as "accountNo", merged_into_no as "mergedIntoNo", excluded
  from account_mark
  where workspace_id = $1 and ($2::date is null or recorded_at < ($2::date + 1)::timestamp at time zone 'UTC')
  order by account_no, version desc`;

/**
 * Marks an account; what was marked before is replaced as a whole. Answers the ledger version. Throws where an account
 * is unknown, or would be merged into itself.
 */
export function markAccount(
  store: Store,
  principal: Principal,
  workspaceId: number,
  account: string,
  mark: AccountMark,
): Promise<number> {
  return inTransaction(store.pool, async (client) => {
    await lockWorkspace(client, workspaceId);
    const ids = [account, mark.mergedInto, mark.parent].filter((id) => id !== null);
    const { rows } = await client.query<{ account_no: number; external_id: string }>(SELECT_NUMBERS, [
      workspaceId,
      ids,
    ]);
    const numbers = new Map(rows.map((row) => [row.external_id, row.account_no]));
    const numberOf = (id: string): number => {
      const number = numbers.get(id);
      if (number === undefined) throw new Error(`there is no account ${id}`);
      return number;
    };
    const accountNo = numberOf(account);
    const mergedInto = mark.mergedInto === null ? null : numberOf(mark.mergedInto);
    const { mergedInto: roots } = await loadMarks(client, workspaceId, null);
    if (mergedInto !== null && rootOf(roots, mergedInto) === accountNo)
      throw new Error(`${account} cannot be merged into ${mark.mergedInto}: that is read as ${account}`);
    const parent = mark.parent === null ? null : numberOf(mark.parent);
    const version = await nextVersion(client, workspaceId);
    await client.query(INSERT_MARK, [workspaceId, accountNo, version, mergedInto, parent, mark.excluded]);
    await recordAudit(client, principal, workspaceId, {
      action: 'account_marked',
      version,
      details: { account, ...mark },
    });
    return version;
  });
}

export interface Marks {
  /** Account number to the one it is read as, a step at a time. */
  mergedInto: ReadonlyMap<number, number>;
  excluded: ReadonlySet<number>;
}

/** The marks in force, or those of a past day. */
export async function loadMarks(client: PoolClient, workspaceId: number, asOf: Day | null): Promise<Marks> {
  const { rows } = await client.query<{ accountNo: number; mergedIntoNo: number | null; excluded: boolean }>(
    SELECT_MARKS,
    [workspaceId, asOf],
  );
  const mergedInto = new Map<number, number>();
  const excluded = new Set<number>();
  for (const row of rows) {
    if (row.mergedIntoNo !== null) mergedInto.set(row.accountNo, row.mergedIntoNo);
    if (row.excluded) excluded.add(row.accountNo);
  }
  return { mergedInto, excluded };
}

/** The account that one is read as in the end. */
export function rootOf(mergedInto: ReadonlyMap<number, number>, accountNo: number): number {
  let root = accountNo;
  for (let next = mergedInto.get(root); next !== undefined; next = mergedInto.get(root)) root = next;
  return root;
}
