/** Accounts with all that their sources state of who they are, merged ones too: what offers of matches are made of. */
import type { PoolClient } from 'pg';
import type { MatchableAccount } from '@/lib/domain/account-matches-groups';
import { sharedIds } from './account-ids';
import { loadMarks, type Marks, rootOf } from './account-marks';
import { readLines } from './copy-reader';
import { type Database, inSnapshot } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { STATEMENT_TABLES } from './statements';
import { visibilityOf, visibleRows } from './visible';

export interface StoredMatchable extends MatchableAccount {
  accountNo: number;
}

export interface MatchableAccounts {
  /** By number; those in no figure are left out. */
  accounts: StoredMatchable[];
  /** Accounts of which one is stated to be a part of the other, by what they are called. */
  parts: (readonly [string, string])[];
}

interface Stated {
  name: string | null;
  attributes: Readonly<Record<string, string>>;
}

const NOTHING: Stated = { name: null, attributes: {} };

export function loadMatchableAccounts(
  db: Database,
  principal: Principal,
  workspaceId: number,
): Promise<MatchableAccounts> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const marks = await loadMarks(client, workspaceId, null);
    const shared = await sharedIds(client, workspaceId);
    const stated = await loadStated(client, workspaceId);
    const accounts: StoredMatchable[] = [];
    const names = new Map<number, string>();
    const select = `select account_no, source, external_id from account where workspace_id = ${workspaceId} order by account_no`;
    await readLines(client, select, ([no, source, externalId]) => {
      const accountNo = Number(no);
      const account = shared.get(accountNo) ?? externalId ?? '';
      names.set(accountNo, account);
      const { name, attributes } = stated.get(accountNo) ?? NOTHING;
      const row = { accountNo, account, source: source ?? '', externalId: externalId ?? '', name, attributes };
      if (!isLeftOut(marks, accountNo)) accounts.push({ ...row, readAs: account });
    });
    for (const account of accounts) account.readAs = names.get(rootOf(marks.mergedInto, account.accountNo))!;
    return { accounts, parts: [...marks.parent].map(([child, parent]) => [names.get(child)!, names.get(parent)!]) };
  });
}

const isLeftOut = ({ mergedInto, excluded }: Marks, accountNo: number): boolean =>
  excluded.size > 0 && excluded.has(rootOf(mergedInto, accountNo));

/** The name last stated, and every attribute as it was last stated. */
async function loadStated(client: PoolClient, workspaceId: number): Promise<Map<number, Stated>> {
  const stated = new Map<number, Stated>();
  const columns = ['r.account_no', 'r.name', 'r.attributes'];
  const visibility = await visibilityOf(client, workspaceId, null);
  const select = `${visibleRows(STATEMENT_TABLES.account_statement, visibility, columns)} order by r.account_no, r.seq`;
  await readLines(client, select, ([no, name, json]) => {
    const accountNo = Number(no);
    const before = stated.get(accountNo);
    const attributes: Record<string, string> = json ? JSON.parse(json) : {};
    stated.set(accountNo, {
      name: name ?? before?.name ?? null,
      attributes: before === undefined ? attributes : { ...before.attributes, ...attributes },
    });
  });
  return stated;
}
