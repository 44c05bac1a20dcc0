/**
 * What people decided about accounts: which are one and the same, which belong to a parent, which are no customers at
 * all (tests, internal). Dated records like all else: the last one holds, and the past can be asked what it knew.
 */
import type { PoolClient } from 'pg';
import { type Day, formatDay } from '@/lib/domain/day';
import { sharedIds } from './account-ids';
import { type AsOf, knownUntil } from './as-of';
import { type Database, inSnapshot } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

export interface AccountMark {
  /** External id of the account that this one is read as, over all history; null: itself. */
  mergedInto: string | null;
  /** External id of the account it is a part of; null: none. */
  parent: string | null;
  /** In no figure. */
  excluded: boolean;
  /** Why, as said by who marked it. */
  reason: string | null;
}

export type MarkedAccount = AccountMark & {
  account: string;
  /** Its name in its latest record; null: none states one. */
  name: string | null;
  /** The day of the mark (UTC). */
  markedOn: Day;
};

const latestMarks = (columns: string): string => `
  select distinct on (m.account_no) ${columns}
  from account_mark m
  where m.workspace_id = $1 and ($2::timestamptz is null or m.recorded_at < $2)
  order by m.account_no, m.version desc`;

const SELECT_MARKS = latestMarks(
  'm.account_no as "accountNo", m.merged_into_no as "mergedIntoNo", m.parent_no as "parentNo", m.excluded',
);

const SELECT_MARKED = `
  select a.external_id as account, named.name, target.external_id as "mergedInto", parent.external_id as parent,
    a.account_no as "accountNo", mark.merged_into_no as "mergedIntoNo", mark.parent_no as "parentNo",
    mark.excluded, mark.reason, (mark.recorded_at at time zone 'UTC')::date - date '1970-01-01' as "markedDay"
  from (${latestMarks('m.*')}) mark
  join account a using (workspace_id, account_no)
  left join account target on target.workspace_id = a.workspace_id and target.account_no = mark.merged_into_no
  left join account parent on parent.workspace_id = a.workspace_id and parent.account_no = mark.parent_no
  left join lateral (
    select s.name from account_statement s
    where s.workspace_id = a.workspace_id and s.account_no = a.account_no and s.name is not null
    order by s.seq desc limit 1
  ) named on true
  where mark.merged_into_no is not null or mark.parent_no is not null or mark.excluded
  order by a.external_id`;

type MarkedRow = Omit<MarkedAccount, 'markedOn'> & MarkNumbers & { markedDay: number };

/** The numbers of the accounts that a mark names. */
interface MarkNumbers {
  accountNo: number;
  mergedIntoNo: number | null;
  parentNo: number | null;
}

/** A mark with its accounts called by their full names where their ids are shared, instead of numbered. */
export const namesOfMarks =
  (shared: ReadonlyMap<number, string>) =>
  <Mark extends { account: string; mergedInto: string | null; parent: string | null }>({
    accountNo,
    mergedIntoNo,
    parentNo,
    ...mark
  }: Mark & MarkNumbers) => ({
    ...mark,
    account: shared.get(accountNo) ?? mark.account,
    mergedInto: shared.get(mergedIntoNo ?? 0) ?? mark.mergedInto,
    parent: shared.get(parentNo ?? 0) ?? mark.parent,
  });

/** Every account that is marked now, or was on a past day, by its id. */
export function listMarks(
  db: Database,
  principal: Principal,
  workspaceId: number,
  asOf: AsOf | null = null,
): Promise<MarkedAccount[]> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const { rows } = await client.query<MarkedRow>(SELECT_MARKED, [workspaceId, knownUntil(asOf)]);
    const called = namesOfMarks(await sharedIds(client, workspaceId));
    return rows.map(({ markedDay, ...mark }) => ({ ...called(mark), markedOn: formatDay(markedDay) }));
  });
}

export interface Marks {
  /** Account number to the one it is read as, a step at a time. */
  mergedInto: ReadonlyMap<number, number>;
  /** Account number to that of its parent, a step at a time. */
  parent: ReadonlyMap<number, number>;
  excluded: ReadonlySet<number>;
}

/** The marks in force, or those of a past day. */
export async function loadMarks(client: PoolClient, workspaceId: number, asOf: AsOf | null): Promise<Marks> {
  const { rows } = await client.query<{
    accountNo: number;
    mergedIntoNo: number | null;
    parentNo: number | null;
    excluded: boolean;
  }>(SELECT_MARKS, [workspaceId, knownUntil(asOf)]);
  const mergedInto = new Map<number, number>();
  const parent = new Map<number, number>();
  const excluded = new Set<number>();
  for (const row of rows) {
    if (row.mergedIntoNo !== null) mergedInto.set(row.accountNo, row.mergedIntoNo);
    if (row.parentNo !== null) parent.set(row.accountNo, row.parentNo);
    if (row.excluded) excluded.add(row.accountNo);
  }
  return { mergedInto, parent, excluded };
}

/** The account that one is read as in the end. */
export function rootOf(mergedInto: ReadonlyMap<number, number>, accountNo: number): number {
  let root = accountNo;
  for (let next = mergedInto.get(root); next !== undefined; next = mergedInto.get(root)) root = next;
  return root;
}

/** The account that an account is a part of, both as they are read; null: none, or one that is in no figure. */
export function parentOf({ mergedInto, parent, excluded }: Marks, accountNo: number): number | null {
  const stated = parent.get(accountNo);
  if (stated === undefined) return null;
  const root = rootOf(mergedInto, stated);
  return root === accountNo || excluded.has(root) ? null : root;
}
