/**
 * How accounts are addressed (metrics.md section 9: by source and external id): by the external id alone, which `source:id`
 * says in full. An id that several sources use is several accounts, and each of those is called by its full name.
 */
import type { PoolClient } from 'pg';

export interface AccountId {
  accountNo: number;
  source: string;
  externalId: string;
}

const fullName = ({ source, externalId }: AccountId): string => `${source}:${externalId}`;

const COLUMNS = 'account_no as "accountNo", source, external_id as "externalId"';

const SELECT_SOURCES = 'select count(distinct source)::int as sources from import_run where workspace_id = $1';

const SELECT_SHARED = `
  select ${COLUMNS} from account where workspace_id = $1 and external_id in (
    select external_id from account where workspace_id = $1 group by external_id having count(*) > 1)`;

const SELECT_NAMED = `select ${COLUMNS} from account where workspace_id = $1 and external_id = any($2) order by account_no`;

/** The full names of the accounts whose id other sources use too, by account number. */
export async function sharedIds(client: PoolClient, workspaceId: number): Promise<Map<number, string>> {
  const { rows: counts } = await client.query<{ sources: number }>(SELECT_SOURCES, [workspaceId]);
  // Within a source an id is one account's, and to look for shared ones among all costs a tenth of a second.
  if ((counts[0]?.sources ?? 0) < 2) return new Map();
  const { rows } = await client.query<AccountId>(SELECT_SHARED, [workspaceId]);
  return new Map(rows.map((row) => [row.accountNo, fullName(row)]));
}

/** The accounts that each of some names may mean, as an id or as a full name; none, where nobody is called so. */
export async function accountsNamed(
  client: PoolClient,
  workspaceId: number,
  names: readonly string[],
): Promise<(name: string) => AccountId[]> {
  const tails = names.filter((name) => name.includes(':')).map((name) => name.slice(name.indexOf(':') + 1));
  const { rows } = await client.query<AccountId>(SELECT_NAMED, [workspaceId, [...names, ...tails]]);
  const byName = new Map<string, AccountId[]>();
  for (const row of rows)
    for (const name of [row.externalId, fullName(row)]) byName.set(name, [...(byName.get(name) ?? []), row]);
  return (name) => byName.get(name) ?? [];
}

/** What to say of an id that is several accounts'. */
export const sharedIdMessage = (id: string, accounts: readonly AccountId[]): string =>
  `${accounts.length} accounts have the id ${id}: ${accounts.map(fullName).join(' and ')}; say which of them`;
