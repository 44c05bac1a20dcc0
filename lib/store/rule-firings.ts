/**
 * Firings of rules: a rule fires for an account when it begins to hold, and again only after it has ceased to. What it
 * holds for when it is first looked at is entered too, and nobody is told of it: that is in the queue already.
 */
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace } from './versions';

export interface RuleFiring {
  id: number;
  rule: string;
  account: string;
  /** The day of the scores when it was found. */
  firedOn: string;
  toldAt: Date | null;
}

const COLUMNS = `firing_no as id, rule_id as rule, account, fired_on::text as "firedOn", told_at as "toldAt"`;

// That an edition of a rule was looked at is an entry of its own, under the edition's words in place of an account.
const SELECT_LOOKED = `
  select exists (
    select from rule_firing
    where workspace_id = $1 and rule_id = $2 and account = $3 and is_first_look and ended_at is null
  ) as looked`;

const END_OTHERS = `
  update rule_firing set ended_at = $4
  where workspace_id = $1 and rule_id = $2 and ended_at is null and not (account = any($3::text[]))`;

// What ceased and began again within one day of scores has fired that day already.
const INSERT_NEW = `
  insert into rule_firing (workspace_id, rule_id, account, fired_on, is_first_look)
  select $1, $2, held.account, $4, $5 from unnest($3::text[]) as held (account)
  where not exists (
    select from rule_firing f
    where f.workspace_id = $1 and f.rule_id = $2 and f.account = held.account and f.ended_at is null)
  on conflict (workspace_id, rule_id, account, fired_on) do update set ended_at = null`;

const SELECT_UNTOLD = `
  select ${COLUMNS} from rule_firing
  where workspace_id = $1 and rule_id = $2 and not is_first_look and told_at is null and ended_at is null
  order by firing_no`;

const MARK_TOLD = `
  update rule_firing set told_at = $3 where workspace_id = $1 and firing_no = any($2::int[]) and told_at is null`;

const SELECT_FIRINGS = `
  select ${COLUMNS} from rule_firing
  where workspace_id = $1 and not is_first_look order by firing_no desc limit $2`;

/** An edition of a rule as it is looked at, and the accounts for which it holds on a day of scores. */
export interface RuleLook {
  rule: string;
  /** Its conditions in words that differ where they do: what a changed rule holds for is looked at for the first time. */
  edition: string;
  accounts: readonly string[];
  day: string;
}

/** Enters for whom a rule holds, and ends what no longer does; answers what nobody was told of. */
export function recordFirings(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { rule, edition, accounts, day }: RuleLook,
  now: Date,
): Promise<RuleFiring[]> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<{ looked: boolean }>(SELECT_LOOKED, [workspaceId, rule, edition]);
    const isFirst = !rows[0]?.looked;
    await client.query(END_OTHERS, [workspaceId, rule, [...accounts, edition], now]);
    const entered = isFirst ? [...accounts, edition] : accounts;
    await client.query(INSERT_NEW, [workspaceId, rule, entered, day, isFirst]);
    const untold = await client.query<RuleFiring>(SELECT_UNTOLD, [workspaceId, rule]);
    return untold.rows;
  });
}

/** A rule that is switched off, or tells nobody, is looked at anew when that changes. */
export async function endFirings(
  db: Database,
  principal: Principal,
  workspaceId: number,
  exceptRules: readonly string[],
  now: Date,
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  const end = `update rule_firing set ended_at = $3
    where workspace_id = $1 and ended_at is null and not (rule_id = any($2::text[]))`;
  await db.query(end, [workspaceId, exceptRules, now]);
}

/** They were told. */
export async function markFiringsTold(
  db: Database,
  principal: Principal,
  workspaceId: number,
  ids: readonly number[],
  now: Date,
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await db.query(MARK_TOLD, [workspaceId, ids, now]);
}

/** The newest first. */
export async function listFirings(
  db: Database,
  principal: Principal,
  workspaceId: number,
  limit: number,
): Promise<RuleFiring[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<RuleFiring>(SELECT_FIRINGS, [workspaceId, limit]);
  return rows;
}
