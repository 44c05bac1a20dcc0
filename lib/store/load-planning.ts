/** Loads what people plan and do beside the ledger: few rows, as objects. */
import type { PoolClient } from 'pg';
import { type Day, parseDay } from '@/lib/domain/day';
import {
  type Cost,
  type CostMotion,
  type ExpansionPlan,
  type Planning,
  type PlanStatus,
  planSourceWord,
  type Target,
  type Touchpoint,
  type TouchpointKind,
} from '@/lib/domain/planning';
import { sharedIds } from './account-ids';
import { loadMarks, type Marks, rootOf } from './account-marks';
import type { AsOf } from './as-of';
import { type Database, inSnapshot } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { STATEMENT_TABLES, type StatementTableName } from './statements';
import { type AsOfClock, type Visibility, visibilityOf, visibleRows } from './visible';

/** Of each name the last statement holds. */
const latestOf = (table: StatementTableName, visibility: Visibility, columns: readonly string[]): string => `
  select * from (
    ${visibleRows(STATEMENT_TABLES[table], visibility, ['distinct on (r.identity) r.seq', ...columns])}
    order by r.identity, r.seq desc
  ) latest order by seq`;

/** Columns of statements that can be made by hand, and so be void. */
const BY_HAND = ['r.seq::float8 as record', 'r.is_void'];

/**
 * A statement by hand is of a plan, touchpoint or cost that files may state too: of each name the last one holds, and
 * none is left where that takes it away. Rows come in the order in which they were stated.
 */
function standing<Row extends { is_void: boolean }>(rows: readonly Row[], nameOf: (row: Row) => unknown[]): Row[] {
  const last = new Map<string, Row>();
  for (const row of rows) {
    const name = JSON.stringify(nameOf(row));
    last.delete(name);
    last.set(name, row);
  }
  return [...last.values()].filter((row) => !row.is_void);
}

const SELECT_IDS = 'select account_no, external_id from account where workspace_id = $1 and account_no = any($2)';

/**
 * Touchpoints, plans, costs and targets of a workspace now, or as of the end of a past day (UTC), in the order in which
 * they were stated. Those of excluded accounts are left out; merged accounts have the id of the one they are read as.
 */
export function loadPlanning(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { asOf = null, clock = 'recorded' }: { asOf?: AsOf | null; clock?: AsOfClock } = {},
): Promise<Planning> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const visibility = await visibilityOf(client, workspaceId, asOf, clock);
    const marks = await loadMarks(client, workspaceId, asOf);
    const touchpoints = await loadTouchpoints(client, visibility);
    const plans = await loadPlans(client, visibility);
    const accounts = await accountIds(client, workspaceId, marks, [...touchpoints, ...plans]);
    return {
      touchpoints: ofAccounts(touchpoints, accounts),
      plans: ofAccounts(plans, accounts),
      costs: await loadCosts(client, visibility),
      targets: await loadTargets(client, visibility),
    };
  });
}

/** A row whose account is still the store's number. */
type Numbered<Row> = Omit<Row, 'accountId'> & { accountNo: number };

async function loadTouchpoints(client: PoolClient, visibility: Visibility): Promise<Numbered<Touchpoint>[]> {
  const columns = ['r.account_no', 'r.on_day::text', 'r.kind', 'r.owner', 'r.note', ...BY_HAND];
  const { rows } = await client.query<{
    record: number;
    is_void: boolean;
    account_no: number;
    on_day: Day;
    kind: TouchpointKind | null;
    owner: string | null;
    note: string | null;
  }>(latestOf('touchpoint', visibility, columns));
  const stand = standing(rows, (row) => [row.account_no, row.on_day, row.kind, row.owner, row.note]);
  return stand.map(({ record, account_no, on_day, kind, owner, note }) => ({
    record,
    accountNo: account_no,
    onDay: storedDay(on_day),
    kind,
    owner,
    note,
  }));
}

async function loadPlans(client: PoolClient, visibility: Visibility): Promise<Numbered<ExpansionPlan>[]> {
  const columns = [
    ...['r.account_no', 'r.opened_on::text', 'r.source', 'r.amount_minor::float8 as amount', 'r.expected_on::text'],
    ...['r.champion', 'r.owner', 'r.status', 'r.closed_on::text'],
    ...BY_HAND,
  ];
  const { rows } = await client.query<{
    record: number;
    is_void: boolean;
    account_no: number;
    opened_on: Day;
    source: string | null;
    amount: number | null;
    expected_on: Day | null;
    champion: string | null;
    owner: string | null;
    status: PlanStatus;
    closed_on: Day | null;
  }>(latestOf('expansion_plan', visibility, columns));
  const stand = standing(rows, (row) => [row.account_no, row.opened_on, planSourceWord(row.source)]);
  return stand.map((row) => ({
    record: row.record,
    accountNo: row.account_no,
    openedDay: storedDay(row.opened_on),
    source: row.source,
    amountMinor: row.amount,
    expectedDay: row.expected_on === null ? null : storedDay(row.expected_on),
    champion: row.champion,
    owner: row.owner,
    status: row.status,
    closedDay: row.closed_on === null ? null : storedDay(row.closed_on),
  }));
}

async function loadCosts(client: PoolClient, visibility: Visibility): Promise<Cost[]> {
  const columns = ['r.month', 'r.motion', 'r.team', 'r.amount_minor::float8 as amount', ...BY_HAND];
  const { rows } = await client.query<{
    is_void: boolean;
    month: string;
    motion: CostMotion;
    team: string | null;
    amount: number;
  }>(latestOf('cost', visibility, columns));
  const stand = standing(rows, ({ month, motion, team }) => [month, motion, team]);
  return stand.map(({ month, motion, team, amount }) => ({ month, motion, team, amountMinor: amount }));
}

async function loadTargets(client: PoolClient, visibility: Visibility): Promise<Target[]> {
  const columns = ['r.metric', 'r.period', 'r.value', 'r.segment', 'r.owner'];
  const { rows } = await client.query<Target>(latestOf('target', visibility, columns));
  return rows.map(({ metric, period, value, segment, owner }) => ({ metric, period, value, segment, owner }));
}

/** What accounts are called, by the number a row states; accounts that are left out have none. */
export async function accountIds(
  client: PoolClient,
  workspaceId: number,
  { mergedInto, excluded }: Marks,
  rows: readonly { accountNo: number }[],
): Promise<Map<number, string>> {
  const roots = new Map(rows.map(({ accountNo }) => [accountNo, rootOf(mergedInto, accountNo)]));
  const found = await client.query<{ account_no: number; external_id: string }>(SELECT_IDS, [
    workspaceId,
    [...new Set(roots.values())],
  ]);
  const shared = await sharedIds(client, workspaceId);
  const idOf = new Map(found.rows.map((row) => [row.account_no, shared.get(row.account_no) ?? row.external_id]));
  const ids = new Map<number, string>();
  for (const [stated, root] of roots) {
    const id = idOf.get(root);
    if (id !== undefined && !excluded.has(root)) ids.set(stated, id);
  }
  return ids;
}

const ofAccounts = <Row extends { accountNo: number }>(
  rows: readonly Row[],
  ids: ReadonlyMap<number, string>,
): (Omit<Row, 'accountNo'> & { accountId: string })[] =>
  rows.flatMap(({ accountNo, ...row }) => {
    const accountId = ids.get(accountNo);
    return accountId === undefined ? [] : [{ accountId, ...row }];
  });

/** A date of the database is one. */
const storedDay = (day: Day): number => parseDay(day) ?? 0;
