/** The marks of accounts as a list of changes, each with what held before it, so that it can be told and undone. */
import type { PoolClient } from 'pg';
import { sharedIds } from './account-ids';
import { namesOfMarks } from './account-marks';
import { type Database, inSnapshot } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

/** What a mark says, by external ids, and what those accounts are called. */
export interface MarkState {
  mergedInto: string | null;
  mergedIntoName: string | null;
  parent: string | null;
  parentName: string | null;
  excluded: boolean;
}

export interface ChangedMark {
  account: string;
  name: string | null;
  before: MarkState;
  after: MarkState;
  /** No later mark of the account says otherwise. */
  isLatest: boolean;
}

export interface MarkChange {
  /** The ledger version it made: one change of one or several accounts. */
  version: number;
  madeAt: Date;
  who: Principal;
  reason: string | null;
  marks: ChangedMark[];
  /** When what it changed was changed back; null: it was not. */
  undoneAt: Date | null;
}

interface MarkRow extends MarkState {
  accountNo: number;
  mergedIntoNo: number | null;
  parentNo: number | null;
  account: string;
  name: string | null;
  version: number;
  madeAt: Date;
  reason: string | null;
  who: Principal;
}

/** The name last stated of an account, by the column of its number. */
const lastName = (column: string, alias: string): string => `left join lateral (
    select s.name from account_statement s
    where s.workspace_id = m.workspace_id and s.account_no = ${column} and s.name is not null
    order by s.seq desc limit 1
  ) ${alias} on true`;

const SELECT = `
  select m.account_no as "accountNo", a.external_id as account, named.name, m.version, m.recorded_at as "madeAt", m.reason,
    into_a.external_id as "mergedInto", into_named.name as "mergedIntoName",
    parent_a.external_id as parent, parent_named.name as "parentName", m.excluded,
    m.merged_into_no as "mergedIntoNo", m.parent_no as "parentNo",
    json_build_object('kind', coalesce(u.principal_kind, 'system'), 'name', coalesce(u.principal_name, '')) as who
  from account_mark m
  join account a using (workspace_id, account_no)
  left join account into_a on into_a.workspace_id = m.workspace_id and into_a.account_no = m.merged_into_no
  left join account parent_a on parent_a.workspace_id = m.workspace_id and parent_a.account_no = m.parent_no
  left join audit u on u.workspace_id = m.workspace_id and u.version = m.version
  ${lastName('m.account_no', 'named')}
  ${lastName('m.merged_into_no', 'into_named')}
  ${lastName('m.parent_no', 'parent_named')}
  where m.workspace_id = $1 order by m.account_no, m.version`;

const UNMARKED: MarkState = {
  ...{ mergedInto: null, mergedIntoName: null, parent: null, parentName: null, excluded: false },
};

const same = (a: MarkState, b: MarkState): boolean =>
  a.mergedInto === b.mergedInto && a.parent === b.parent && a.excluded === b.excluded;

const stateOf = ({ mergedInto, mergedIntoName, parent, parentName, excluded }: MarkState): MarkState => ({
  ...{ mergedInto, mergedIntoName, parent, parentName, excluded },
});

interface Step {
  row: MarkRow;
  before: MarkState;
  undoneAt: Date | null;
  /** It only took the change before it back. */
  undoes: boolean;
  isLatest: boolean;
}

/** The marks of one account, in order. */
function stepsOf(rows: readonly MarkRow[]): Step[] {
  const steps: Step[] = [];
  for (const [index, row] of rows.entries()) {
    const last = steps.at(-1);
    const before = last === undefined ? UNMARKED : stateOf(last.row);
    const undoes = last !== undefined && !last.undoes && same(row, last.before);
    if (undoes && last !== undefined) last.undoneAt = row.madeAt;
    steps.push({ row, before, undoneAt: null, undoes, isLatest: index === rows.length - 1 });
  }
  return steps;
}

async function markRows(client: PoolClient, workspaceId: number): Promise<MarkRow[]> {
  const { rows } = await client.query<MarkRow>(SELECT, [workspaceId]);
  const called = namesOfMarks(await sharedIds(client, workspaceId));
  return rows.map((row) => ({ ...row, ...called(row) }));
}

/** Newest first. A change that only took another one back is no entry of its own: that one is undone. */
export async function listMarkChanges(db: Database, principal: Principal, workspaceId: number): Promise<MarkChange[]> {
  permit(principal, workspaceId, 'read');
  const rows = await inSnapshot(db, (client) => markRows(client, workspaceId));
  const byAccount = new Map<number, MarkRow[]>();
  for (const row of rows) byAccount.set(row.accountNo, [...(byAccount.get(row.accountNo) ?? []), row]);
  const byVersion = new Map<number, MarkChange>();
  for (const step of [...byAccount.values()].flatMap(stepsOf)) {
    const { row, before, undoneAt, undoes, isLatest } = step;
    if (undoes || same(row, before)) continue;
    const { version, madeAt, who, reason, account, name } = row;
    const change = byVersion.get(version) ?? { version, madeAt, who, reason, marks: [], undoneAt: null };
    change.marks.push({ account, name, before, after: stateOf(row), isLatest });
    change.undoneAt ??= undoneAt;
    byVersion.set(version, change);
  }
  return [...byVersion.values()].sort((a, b) => b.version - a.version);
}

const INSERT_TRIED = `
  insert into account_mark (workspace_id, account_no, version, merged_into_no, parent_no, excluded)
  select m.workspace_id, m.account_no, w.ledger_version + 1, b.merged_into_no, b.parent_no, coalesce(b.excluded, false)
  from account_mark m join workspace w using (workspace_id)
  left join lateral (
    select * from account_mark e
    where e.workspace_id = m.workspace_id and e.account_no = m.account_no and e.version < m.version
    order by e.version desc limit 1
  ) b on true
  where m.workspace_id = $1 and m.version = $2`;

/** Takes a change of marks back within a transaction that is to be undone. Takes no lock, makes no ledger version. */
export async function tryMarksBack(client: PoolClient, workspaceId: number, version: number): Promise<void> {
  await client.query(INSERT_TRIED, [workspaceId, version]);
}
