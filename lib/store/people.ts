/** Who may enter the store, and with which role. Their passwords and sessions are better-auth's (lib/auth). */
import type { PoolClient } from 'pg';
import { recordAudit } from './audit';
import { type Database, inTransaction } from './database';
import type { Store } from './open';
import { permit } from './permit';
import type { Need, Principal } from './principal';

export const roles = ['owner', 'editor', 'cs', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** Where a role holds in every workspace of the store. */
export const STORE_WIDE = 0;

export const needsOfRole: Readonly<Record<Role, readonly Need[]>> = {
  owner: ['read', 'act', 'ingest', 'write', 'admin'],
  editor: ['read', 'act', 'ingest', 'write'],
  cs: ['read', 'act'],
  viewer: ['read'],
};

export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  hasTwoFactor: boolean;
  joinedAt: Date;
  lastSeenAt: Date | null;
  removedAt: Date | null;
}

const SELECT_PEOPLE = `
  select u.id, u.name, u.email, m.role, u.two_factor_enabled as "hasTwoFactor", m.created_at as "joinedAt",
    (select max(s.updated_at) from auth_session s where s.user_id = u.id) as "lastSeenAt", m.removed_at as "removedAt"
  from member m join auth_user u on u.id = m.user_id where m.workspace_id = $1`;

const SELECT_MEMBERSHIPS = 'select workspace_id, role from member where user_id = $1 and removed_at is null';

const SELECT_OWNER = `
  select exists (select from member where workspace_id = $1 and role = 'owner' and removed_at is null) as "hasOwner"`;

const INSERT_MEMBER = `
  insert into member (workspace_id, user_id, role) values ($1, $2, $3)
  on conflict (workspace_id, user_id) do update set role = excluded.role, removed_at = null`;

const LOCK_OWNERS = `
  select user_id from member where workspace_id = $1 and role = 'owner' and removed_at is null for update`;

const UPDATE_ROLE = 'update member set role = $3 where workspace_id = $1 and user_id = $2 and removed_at is null';

const UPDATE_REMOVED = `
  update member set removed_at = case when $3::boolean then clock_timestamp() end
  where workspace_id = $1 and user_id = $2 and (removed_at is null) = $3::boolean`;

/** Nobody would be left who could let anybody in. */
export class LastOwner extends Error {
  override name = 'LastOwner';
  constructor() {
    super('The last owner stays: make somebody else an owner first.');
  }
}

export async function hasOwner(db: Database, _anybody: Principal): Promise<boolean> {
  const { rows } = await db.query<{ hasOwner: boolean }>(SELECT_OWNER, [STORE_WIDE]);
  return rows[0]?.hasOwner === true;
}

/** By name. */
export async function listPeople(db: Database, principal: Principal): Promise<Person[]> {
  permit(principal, STORE_WIDE, 'admin');
  const { rows } = await db.query<Person>(`${SELECT_PEOPLE} and m.removed_at is null order by u.name, u.email`, [
    STORE_WIDE,
  ]);
  return rows;
}

/** Also somebody who was removed; null: there never was. */
export async function findPerson(db: Database, principal: Principal, id: string): Promise<Person | null> {
  permit(principal, STORE_WIDE, 'admin');
  const { rows } = await db.query<Person>(`${SELECT_PEOPLE} and u.id = $2`, [STORE_WIDE, id]);
  return rows[0] ?? null;
}

export interface Membership {
  workspaceId: number;
  role: Role;
}

/** Where somebody may enter: what a session rests on, asked at every request. */
export async function membershipsOf(db: Database, _system: Principal, userId: string): Promise<Membership[]> {
  const { rows } = await db.query<{ workspace_id: number; role: Role }>(SELECT_MEMBERSHIPS, [userId]);
  return rows.map(({ workspace_id, role }) => ({ workspaceId: workspace_id, role }));
}

/** Lets somebody in who took a link: `principal` is who gave it, or Ratchet itself. */
export function addMember(
  db: PoolClient,
  principal: Principal,
  { userId, email, role }: { userId: string; email: string; role: Role },
  action: 'owner_set_up' | 'person_joined',
): Promise<void> {
  return (async () => {
    await db.query(INSERT_MEMBER, [STORE_WIDE, userId, role]);
    await recordAudit(db, principal, STORE_WIDE, { action, version: null, details: { email, role } });
  })();
}

/** @throws LastOwner where nobody else could let people in */
async function refuseLastOwner(client: PoolClient, id: string): Promise<void> {
  const { rows } = await client.query<{ user_id: string }>(LOCK_OWNERS, [STORE_WIDE]);
  if (rows.length === 1 && rows[0]?.user_id === id) throw new LastOwner();
}

/** Null: there is nobody of that id. */
export function changeRole({ pool }: Store, principal: Principal, id: string, role: Role): Promise<Person | null> {
  return inTransaction(pool, async (client) => {
    const before = await findPerson(client, principal, id);
    if (before === null || before.removedAt !== null) return null;
    if (role !== 'owner') await refuseLastOwner(client, id);
    await client.query(UPDATE_ROLE, [STORE_WIDE, id, role]);
    const details = { email: before.email, from: before.role, to: role };
    await recordAudit(client, principal, STORE_WIDE, { action: 'role_changed', version: null, details });
    return { ...before, role };
  });
}

/** Takes somebody's entry away, with every session, or (`isRemoved` false) gives it back. Null: there is nobody to do it to. */
export function removePerson(
  { pool }: Store,
  principal: Principal,
  id: string,
  isRemoved: boolean,
): Promise<Person | null> {
  return inTransaction(pool, async (client) => {
    const person = await findPerson(client, principal, id);
    if (isRemoved) await refuseLastOwner(client, id);
    const { rowCount } = await client.query(UPDATE_REMOVED, [STORE_WIDE, id, isRemoved]);
    if (person === null || rowCount === 0) return null;
    if (isRemoved) await client.query('delete from auth_session where user_id = $1', [id]);
    await recordAudit(client, principal, STORE_WIDE, {
      action: isRemoved ? 'person_removed' : 'person_restored',
      version: null,
      details: { email: person.email, role: person.role },
    });
    return person;
  });
}

/** Takes away the code of an app that was lost, with every session. Null: there is nobody of that id who has one. */
export function removeTwoFactor({ pool }: Store, principal: Principal, id: string): Promise<Person | null> {
  return inTransaction(pool, async (client) => {
    const person = await findPerson(client, principal, id);
    if (person === null || !person.hasTwoFactor) return null;
    await client.query('delete from auth_two_factor where user_id = $1', [id]);
    await client.query('update auth_user set two_factor_enabled = false where id = $1', [id]);
    await client.query('delete from auth_session where user_id = $1', [id]);
    const details = { email: person.email };
    await recordAudit(client, principal, STORE_WIDE, { action: 'second_factor_removed', version: null, details });
    return { ...person, hasTwoFactor: false };
  });
}

export interface Session {
  id: string;
  token: string;
  beganAt: Date;
  agent: string | null;
}

const SELECT_SESSIONS = `
  select id, token, created_at as "beganAt", user_agent as agent from auth_session
  where user_id = $1 and expires_at > clock_timestamp() order by created_at desc`;

/** Where somebody is signed in, the newest first. */
export async function sessionsOf(db: Database, _self: Principal, userId: string): Promise<Session[]> {
  const { rows } = await db.query<Session>(SELECT_SESSIONS, [userId]);
  return rows;
}
