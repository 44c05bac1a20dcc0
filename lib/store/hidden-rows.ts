/**
 * Hides and shows statements from a moment on. A row says itself when it was hidden last; the times before that are kept
 * beside it, so that each past day has its own answer.
 */
import type { Scope } from './decide';
import { SHOWN, tableOf } from './statements';

/** Hides the shown rows whose seq is in a temporary table, from `moment` (SQL) on. */
export async function hideRows({ client, table, workspaceId }: Scope, listed: string, moment: string): Promise<void> {
  const name = tableOf(table, workspaceId);
  const shown = `r.workspace_id = ${workspaceId} and r.seq in (select seq from ${listed}) and ${SHOWN}`;
  await client.query(`
    insert into statement_pause (workspace_id, seq, edition, hidden_from, hidden_until)
    select r.workspace_id, r.seq, r.edition, r.hidden_from, r.hidden_until from ${name} r
    where ${shown} and r.hidden_until is not null on conflict do nothing`);
  await client.query(`update ${name} r set hidden_from = ${moment}, hidden_until = null where ${shown}`);
}

/** Shows the latest edition of the rows whose seq is in a temporary table, from `moment` (SQL) on. */
export async function showRows({ client, table, workspaceId }: Scope, listed: string, moment: string): Promise<void> {
  const name = tableOf(table, workspaceId);
  await client.query(`
    update ${name} r set hidden_until = ${moment}
    where r.workspace_id = ${workspaceId} and r.seq in (select seq from ${listed})
      and r.hidden_from is not null and r.hidden_until is null
      and r.edition = (select max(e.edition) from ${name} e where e.workspace_id = ${workspaceId} and e.identity = r.identity and e.seq = r.seq)`);
}

/** SQL on a statement `r`: was it hidden at the moment `end` by a time before its last? */
export const pausedAt = (workspaceId: number, end: string): string => `exists (
  select from statement_pause q where q.workspace_id = ${workspaceId} and q.seq = r.seq and q.edition = r.edition
    and q.hidden_from < ${end} and q.hidden_until >= ${end})`;
