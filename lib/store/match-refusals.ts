/**
 * Accounts that somebody said are not one customer, so that they are not offered as one again. Dated marks beside the
 * ledger, which they do not change: the last mark of a pair holds, and a refusal is taken back by another.
 */
import type { PoolClient } from 'pg';
import { sharedIds } from './account-ids';
import { recordAudit } from './audit';
import { type Database, inSnapshot, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace } from './versions';

/** Two accounts by their numbers in the store, the lower first. */
export type AccountPair = readonly [number, number];

export interface MatchRefusal {
  pair: AccountPair;
  /** What the two are called: by id, in full where several sources use it. */
  accounts: readonly [string, string];
  madeBy: string;
  madeAt: Date;
}

interface RefusalRow {
  oneNo: number;
  otherNo: number;
  one: string;
  other: string;
  madeBy: string;
  madeAt: Date;
}

const SELECT_REFUSED = `
  select r.one_no as "oneNo", r.other_no as "otherNo", a.external_id as one, b.external_id as other,
    r.made_by as "madeBy", r.made_at as "madeAt"
  from (
    select distinct on (one_no, other_no) * from match_refusal where workspace_id = $1
    order by one_no, other_no, refusal_no desc
  ) r
  join account a on a.workspace_id = $1 and a.account_no = r.one_no
  join account b on b.workspace_id = $1 and b.account_no = r.other_no
  where not r.is_undone order by r.refusal_no desc`;

/** Those in force, the latest first. */
export function listMatchRefusals(db: Database, principal: Principal, workspaceId: number): Promise<MatchRefusal[]> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const { rows } = await client.query<RefusalRow>(SELECT_REFUSED, [workspaceId]);
    if (rows.length === 0) return [];
    const shared = await sharedIds(client, workspaceId);
    return rows.map(({ oneNo, otherNo, one, other, madeBy, madeAt }) => ({
      pair: [oneNo, otherNo],
      accounts: [shared.get(oneNo) ?? one, shared.get(otherNo) ?? other],
      madeBy,
      madeAt,
    }));
  });
}

const INSERT_MARKS = `
  insert into match_refusal (workspace_id, one_no, other_no, is_undone, made_by)
  select $1, one_no, other_no, $4, $5 from unnest($2::int[], $3::int[]) as pair (one_no, other_no)`;

/** Says of pairs of accounts that they are not one customer, or (`isUndone`) takes that back. */
export function refuseMatches(
  db: Database,
  principal: Principal,
  workspaceId: number,
  pairs: readonly AccountPair[],
  { isUndone = false }: { isUndone?: boolean } = {},
): Promise<void> {
  return withinTransaction(db, async (client: PoolClient) => {
    await lockWorkspace(client, workspaceId);
    const [ones, others] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
    await client.query(INSERT_MARKS, [workspaceId, ones, others, isUndone, principal.name]);
    await recordAudit(client, principal, workspaceId, {
      action: isUndone ? 'match_offered_again' : 'match_refused',
      version: null,
      details: { pairs },
    });
  });
}
