/** Adjustments by hand: small imports without a file, with who made them and why. */
import type { PoolClient } from 'pg';
import { type AccountId, accountsNamed } from './account-ids';
import { type Database, inSnapshot } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

export interface NewAdjustment {
  kind: string;
  reason: string | null;
  description: string;
  /** External ids. */
  accounts: readonly string[];
  /** What was asked; any JSON. */
  request: unknown;
}

export interface StoredAdjustment extends Omit<NewAdjustment, 'accounts'> {
  adjustmentId: string;
  importNo: number;
  accounts: { account: string; name: string | null }[];
  who: Principal;
  /** When it was made, and undone; null: it counts. */
  madeAt: Date;
  withdrawnAt: Date | null;
  version: number;
}

const INSERT = `
  insert into adjustment (workspace_id, import_no, kind, reason, description, accounts, request, principal_kind, principal_name)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

const NAMES_OF = (ids: string): string => `
  select coalesce(json_agg(json_build_object('account', own.id, 'name', named.name) order by own.place), '[]') as accounts
  from jsonb_array_elements_text(${ids}) with ordinality own(id, place)
  left join lateral (
    select s.name from account a join account_statement s using (workspace_id, account_no)
    where a.workspace_id = $1 and a.external_id in (own.id, substr(own.id, strpos(own.id, ':') + 1))
      and own.id in (a.external_id, a.source || ':' || a.external_id) and s.name is not null order by s.seq desc limit 1
  ) named on true`;

const SELECT = `
  select i.import_id as "adjustmentId", i.import_no as "importNo", d.kind, d.reason, d.description, d.request,
    json_build_object('kind', d.principal_kind, 'name', d.principal_name) as who,
    i.appended_at as "madeAt", i.withdrawn_at as "withdrawnAt", i.version, named.accounts
  from adjustment d join import_run i using (workspace_id, import_no)
  cross join lateral (${NAMES_OF('d.accounts')}) named
  where d.workspace_id = $1 and i.appended_at is not null and ($2::text is null or i.import_id = $2)
  order by i.import_no desc`;

/** Keeps what an import was made for, in that import's own transaction. */
export async function insertAdjustment(
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  importNo: number,
  { kind, reason, description, accounts, request }: NewAdjustment,
): Promise<void> {
  const said = [kind, reason, description, JSON.stringify(accounts), JSON.stringify(request)];
  await client.query(INSERT, [workspaceId, importNo, ...said, principal.kind, principal.name]);
}

/** Newest first, those undone too. `adjustmentId`: that one alone. */
export async function listAdjustments(
  db: Database,
  principal: Principal,
  workspaceId: number,
  adjustmentId: string | null = null,
): Promise<StoredAdjustment[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<StoredAdjustment>(SELECT, [workspaceId, adjustmentId]);
  return rows;
}

export type KnownAccount = AccountId & {
  /** The name it was asked for by. */
  account: string;
};

/** Accounts by their names (see account-ids.ts); one that is unknown is left out, and of a shared id there are several. */
export async function findAccounts(
  db: Database,
  principal: Principal,
  workspaceId: number,
  names: readonly string[],
): Promise<KnownAccount[]> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const accountsOf = await accountsNamed(client, workspaceId, names);
    return [...new Set(names)].flatMap((account) => accountsOf(account).map((known) => ({ ...known, account })));
  });
}

/** Some accounts and all that are, or once were, read as one with any of them: whatever changes one changes their sum alone. */
export function familyOf(
  db: Database,
  principal: Principal,
  workspaceId: number,
  accountNos: readonly number[],
): Promise<number[]> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const { rows } = await client.query<{ no: number }>(
      `with recursive pairs as (
         select account_no as a, merged_into_no as b from account_mark where workspace_id = $1 and merged_into_no is not null
       ), family as (
         select unnest($2::int[]) as no
         union
         select case when p.a = f.no then p.b else p.a end from family f join pairs p on f.no in (p.a, p.b)
       )
       select no from family order by no`,
      [workspaceId, accountNos],
    );
    return rows.map(({ no }) => no);
  });
}
