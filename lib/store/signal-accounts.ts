/**
 * What signals and readings of accounts that the ledger does not know are of: people say which account they are to be
 * read as, or that they are nobody's. Dated marks: the last one holds, and one is taken back by another.
 */
import type { PoolClient } from 'pg';
import { accountsNamed, sharedIdMessage } from './account-ids';
import { type AsOf, knownUntil } from './as-of';
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace, nextVersion } from './versions';

const LATEST = `
  select distinct on (account_no) account_no, read_as_no, is_undone, made_by, made_at
  from signal_account where workspace_id = $1 and ($2::timestamptz is null or made_at < $2)
  order by account_no, mark_no desc`;

/** By account number, the number it is read as; null: what is stated of it counts nowhere. */
export async function signalReadings(
  client: PoolClient,
  workspaceId: number,
  asOf: AsOf | null,
): Promise<Map<number, number | null>> {
  const { rows } = await client.query<{ account_no: number; read_as_no: number | null; is_undone: boolean }>(LATEST, [
    workspaceId,
    knownUntil(asOf),
  ]);
  return new Map(rows.flatMap((row) => (row.is_undone ? [] : [[row.account_no, row.read_as_no] as const])));
}

export interface SignalAccount {
  /** The id that signals name. */
  account: string;
  /** The id of the account that they are read as; null: they are left out. */
  readAs: string | null;
  madeBy: string;
  madeAt: Date;
}

const SELECT_MARKED = `
  select a.external_id as account, target.external_id as "readAs", m.made_by as "madeBy", m.made_at as "madeAt"
  from (${LATEST}) m
  join account a on a.workspace_id = $1 and a.account_no = m.account_no
  left join account target on target.workspace_id = $1 and target.account_no = m.read_as_no
  where not m.is_undone order by m.made_at desc, a.external_id`;

/** Those in force, the latest first. */
export async function listSignalAccounts(
  db: Database,
  principal: Principal,
  workspaceId: number,
): Promise<SignalAccount[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<SignalAccount>(SELECT_MARKED, [workspaceId, null]);
  return rows;
}

const INSERT_MARK = `
  insert into signal_account (workspace_id, account_no, read_as_no, is_undone, made_by) values ($1, $2, $3, $4, $5)`;

/** What is to be done with what is stated of an account. */
export type SignalAccountChoice = { readAs: string } | 'drop' | 'undo';

/**
 * Says what the signals of an account are of. Answers the ledger version.
 * @throws Error that says which account is not there, or is meant by several
 */
export function markSignalAccount(
  db: Database,
  principal: Principal,
  workspaceId: number,
  account: string,
  choice: SignalAccountChoice,
): Promise<number> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const readAs = typeof choice === 'object' ? choice.readAs : null;
    const named = await accountsNamed(client, workspaceId, readAs === null ? [account] : [account, readAs]);
    const from = one(account, named(account));
    const to = readAs === null ? null : one(readAs, named(readAs));
    if (to === from) throw new UnknownSignalAccount(`${account} is the same account`);
    await client.query(INSERT_MARK, [workspaceId, from, to, choice === 'undo', principal.name]);
    const version = await nextVersion(client, workspaceId);
    await recordAudit(client, principal, workspaceId, {
      action: 'signal_account_marked',
      version,
      details: { account, read_as: readAs, choice: typeof choice === 'object' ? 'assign' : choice },
    });
    return version;
  });
}

/** There is no account of that name, or several. */
export class UnknownSignalAccount extends Error {}

function one(name: string, found: Parameters<typeof sharedIdMessage>[1]): number {
  const [first] = found;
  if (first === undefined) throw new UnknownSignalAccount(`no account has the id ${name}`);
  if (found.length > 1) throw new UnknownSignalAccount(sharedIdMessage(name, found));
  return first.accountNo;
}
