/** Somebody comes in by a link: their name, password and role, in one transaction with the end of the link. */
import type { PoolClient } from 'pg';
import { recordAudit } from './audit';
import { type Database, inTransaction } from './database';
import { takeEntryLink } from './entry-links';
import type { Store } from './open';
import { addMember, hasOwner, STORE_WIDE } from './people';
import type { Principal } from './principal';

const SELECT_USER = `
  select u.id from auth_user u join member m on m.user_id = u.id
  where u.email = $1 and m.workspace_id = $2 and m.removed_at is null`;

const UPSERT_USER = `
  insert into auth_user (id, name, email, email_verified, created_at, updated_at)
  values ($1, $2, $3, true, clock_timestamp(), clock_timestamp())
  on conflict (email) do update set updated_at = clock_timestamp() returning id`;

const DELETE_PASSWORD = "delete from auth_account where user_id = $1 and provider_id = 'credential'";

const INSERT_PASSWORD = `
  insert into auth_account (id, user_id, account_id, provider_id, password, created_at, updated_at)
  values (gen_random_uuid()::text, $1, $1, 'credential', $2, clock_timestamp(), clock_timestamp())`;

/** Any number that nobody else locks: there is one first owner, however many try at once. */
const OWNER_LOCK = 0x6f776e72;

/** Somebody who may enter, by address; null: nobody. */
export async function findUser(db: Database, _system: Principal, email: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(SELECT_USER, [email, STORE_WIDE]);
  return rows[0]?.id ?? null;
}

interface Entering {
  token: string;
  email: string;
  name: string;
  /** Of the user, where the address is new. */
  newId: string;
  passwordHash: string;
}

async function setPassword(client: PoolClient, userId: string, passwordHash: string): Promise<void> {
  await client.query(DELETE_PASSWORD, [userId]);
  await client.query(INSERT_PASSWORD, [userId, passwordHash]);
  await client.query('delete from auth_session where user_id = $1', [userId]);
}

/** False: the link is used or over. A reset changes the password alone; whoever was removed stays so. */
export function enterByLink(
  { pool }: Store,
  principal: Principal,
  { token, email, name, newId, passwordHash }: Entering,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [OWNER_LOCK]);
    const link = await takeEntryLink(client, principal, token);
    if (link === null || (link.email ?? email) !== email) return false;
    if (link.kind === 'setup' && (await hasOwner(client, principal))) return false;
    if (link.kind === 'reset') {
      const userId = await findUser(client, principal, email);
      if (userId === null) return false;
      await setPassword(client, userId, passwordHash);
      const entry = { action: 'password_reset', version: null, details: { email } } as const;
      await recordAudit(client, principal, STORE_WIDE, entry);
      return true;
    }
    const { rows } = await client.query<{ id: string }>(UPSERT_USER, [newId, name, email]);
    const userId = rows[0]?.id ?? newId;
    await setPassword(client, userId, passwordHash);
    const role = link.kind === 'setup' ? 'owner' : (link.role ?? 'viewer');
    const action = link.kind === 'setup' ? 'owner_set_up' : 'person_joined';
    await addMember(client, principal, { userId, email, role }, action);
    return true;
  });
}
