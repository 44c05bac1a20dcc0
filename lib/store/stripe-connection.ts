/** The connection to Stripe: its key and its webhook's secret, sealed; how it is read, and how reading it went. */
import type { Day } from '@/lib/domain/day';
import { recordAudit } from './audit';
import { type Database, inTransaction, withinTransaction } from './database';
import type { Store } from './open';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace } from './versions';

/** What stands in the way of reading, and what to do. */
export interface StripeTrouble {
  code: string;
  message: string;
  remedy: string;
}

export interface StripeConnection {
  mode: 'live' | 'test';
  /** Null: the key is in the environment. */
  keySealed: string | null;
  /** The part of the key that is shown. */
  keyHint: string;
  webhookSealed: string | null;
  options: Record<string, unknown>;
  /** Seconds since 1970 UTC. */
  eventsAfter: number;
  nextDue: Date;
  lastReadAt: Date | null;
  lastImportId: string | null;
  dataThrough: Day | null;
  problem: StripeTrouble | null;
  /** How often in a row reading has failed. */
  failures: number;
  connectedAt: Date;
}

const SELECT = `
  select mode, key_sealed as "keySealed", key_hint as "keyHint", webhook_sealed as "webhookSealed", options,
    events_after::float8 as "eventsAfter", next_due as "nextDue", last_read_at as "lastReadAt",
    last_import_id as "lastImportId", to_char(data_through, 'YYYY-MM-DD') as "dataThrough", problem, failures,
    connected_at as "connectedAt"
  from stripe_connection where workspace_id = $1`;

/** A key in place of another one of the same account goes on where that one was. */
const UPSERT = `
  insert into stripe_connection (workspace_id, mode, key_sealed, key_hint, options, next_due)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (workspace_id) do update set mode = excluded.mode, key_sealed = excluded.key_sealed,
    key_hint = excluded.key_hint, options = excluded.options, next_due = excluded.next_due, problem = null, failures = 0`;

/** Null: nothing is connected. */
export async function readStripeConnection(
  db: Database,
  principal: Principal,
  workspaceId: number,
): Promise<StripeConnection | null> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<StripeConnection>(SELECT, [workspaceId]);
  return rows[0] ?? null;
}

export function connectStripe(
  db: Database,
  principal: Principal,
  workspaceId: number,
  said: Pick<StripeConnection, 'mode' | 'keySealed' | 'keyHint' | 'options'>,
  now: Date,
): Promise<void> {
  const { mode, keySealed, keyHint, options } = said;
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    await client.query(UPSERT, [workspaceId, mode, keySealed, keyHint, JSON.stringify(options), now]);
    const details = { mode, key: keyHint };
    await recordAudit(client, principal, workspaceId, { action: 'stripe_connected', version: null, details });
  });
}

const UPDATE_SET = `
  update stripe_connection set options = coalesce($2, options),
    webhook_sealed = case when $3 then $4 else webhook_sealed end
  where workspace_id = $1`;

/** `webhookSealed`: null takes the secret away; left out, it stays. Other options make everything be translated again. */
export function setStripe(
  db: Database,
  principal: Principal,
  workspaceId: number,
  said: { options?: Record<string, unknown>; webhookSealed?: string | null },
): Promise<void> {
  const { options, webhookSealed } = said;
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const isWebhook = webhookSealed !== undefined;
    const stated = options === undefined ? null : JSON.stringify(options);
    await client.query(UPDATE_SET, [workspaceId, stated, isWebhook, webhookSealed ?? null]);
    if (options !== undefined) await client.query(UPDATE_ALL_CUSTOMERS, [workspaceId]);
    const details = { ...(options && { options }), ...(isWebhook && { webhook: webhookSealed !== null }) };
    await recordAudit(client, principal, workspaceId, { action: 'stripe_set', version: null, details });
  });
}

const UPDATE_ALL_CUSTOMERS =
  "update stripe_object set imported = false where workspace_id = $1 and object = 'customer'";

export interface StripeProgressSaid {
  nextDue?: Date;
  lastReadAt?: Date;
  lastImportId?: string;
  dataThrough?: Day;
  eventsAfter?: number;
  problem?: StripeTrouble | null;
  failures?: number;
}

const UPDATE = `
  update stripe_connection set next_due = coalesce($2, next_due), last_read_at = coalesce($3, last_read_at),
    last_import_id = coalesce($4, last_import_id), data_through = greatest(coalesce($5, data_through), data_through),
    events_after = coalesce($6, events_after), problem = case when $7 then $8::jsonb else problem end,
    failures = coalesce($9, failures)
  where workspace_id = $1`;

/** How reading goes: no change of anything that people set, so that no audit tells of it. */
export async function noteStripe(
  db: Database,
  principal: Principal,
  workspaceId: number,
  said: StripeProgressSaid,
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  const { problem } = said;
  await db.query(UPDATE, [
    workspaceId,
    said.nextDue ?? null,
    said.lastReadAt ?? null,
    said.lastImportId ?? null,
    said.dataThrough ?? null,
    said.eventsAfter ?? null,
    problem !== undefined,
    problem == null ? null : JSON.stringify(problem),
    said.failures ?? null,
  ]);
}

const TABLES = ['stripe_connection', 'stripe_cursor', 'stripe_object', 'stripe_pending', 'stripe_stated'] as const;

/** Forgets the key, the secret and all that was read. What was imported stays, or is withdrawn by itself. */
export function disconnectStripe(store: Store, principal: Principal, workspaceId: number): Promise<void> {
  return inTransaction(store.pool, async (client) => {
    await lockWorkspace(client, workspaceId);
    for (const table of TABLES) await client.query(`delete from ${table} where workspace_id = $1`, [workspaceId]);
    await recordAudit(client, principal, workspaceId, { action: 'stripe_disconnected', version: null, details: {} });
  });
}

/** Any number that no other lock of two numbers begins with. */
const STRIPE_LOCK = -7_301;

/** Runs `work` where no other process reads Stripe for this workspace; null: one does. */
export async function readingAlone<T>(
  store: Store,
  principal: Principal,
  workspaceId: number,
  work: () => Promise<T>,
): Promise<T | null> {
  permit(principal, workspaceId, 'read');
  const client = await store.pool.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1, $2) as held', [
      STRIPE_LOCK,
      workspaceId,
    ]);
    if (rows[0]?.held !== true) return null;
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock($1, $2)', [STRIPE_LOCK, workspaceId]);
    }
  } finally {
    client.release();
  }
}
