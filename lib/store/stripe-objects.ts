/** What was read of Stripe, how far the first reading is, and what is to be read again. */
import type { PoolClient } from 'pg';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

export interface StripeCursor {
  object: string;
  startingAfter: string | null;
  pages: number;
  objects: number;
  done: boolean;
}

export interface StripeRow {
  object: string;
  id: string;
  customer: string | null;
  data: object;
}

export interface PendingObject {
  object: string;
  id: string;
}

const SELECT_CURSORS = `
  select object, starting_after as "startingAfter", pages, objects, done from stripe_cursor where workspace_id = $1`;

const UPSERT_CURSOR = `
  insert into stripe_cursor (workspace_id, object, starting_after, pages, objects, done) values ($1, $2, $3, 1, $4, $5)
  on conflict (workspace_id, object) do update set starting_after = coalesce(excluded.starting_after,
    stripe_cursor.starting_after), pages = stripe_cursor.pages + 1,
    objects = stripe_cursor.objects + excluded.objects, done = excluded.done`;

/** What says the same as before is not new; what is of no customer, such as a price, is news to all of them. */
const UPSERT_OBJECTS = `
  insert into stripe_object as o (workspace_id, object, id, customer, data)
  select $1, object, id, customer, data
  from jsonb_to_recordset($2) as said(object text, id text, customer text, data jsonb)
  on conflict (workspace_id, object, id) do update set customer = excluded.customer, data = excluded.data, imported = false
  where o.data is distinct from excluded.data
  returning customer`;

const UPDATE_ALL = "update stripe_object set imported = false where workspace_id = $1 and object = 'customer'";

const SELECT_CHANGED = `
  select distinct customer from stripe_object where workspace_id = $1 and not imported and customer is not null
  order by customer`;

export async function stripeCursors(db: Database, principal: Principal, workspaceId: number): Promise<StripeCursor[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<StripeCursor>(SELECT_CURSORS, [workspaceId]);
  return rows;
}

async function upsert(client: PoolClient, workspaceId: number, rows: readonly StripeRow[]): Promise<void> {
  if (rows.length === 0) return;
  const { rows: changed } = await client.query<{ customer: string | null }>(UPSERT_OBJECTS, [
    workspaceId,
    JSON.stringify(rows),
  ]);
  if (changed.some(({ customer }) => customer === null)) await client.query(UPDATE_ALL, [workspaceId]);
}

/** A page and where to go on, together: whatever breaks off, no page is lost and none is counted twice. */
export function keepPage(
  db: Database,
  principal: Principal,
  workspaceId: number,
  page: { object: string; last: string | null; done: boolean; rows: readonly StripeRow[] },
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  return withinTransaction(db, async (client) => {
    await upsert(client, workspaceId, page.rows);
    await client.query(UPSERT_CURSOR, [workspaceId, page.object, page.last, page.rows.length, page.done]);
  });
}

/** Everything is read anew from its beginning; what is kept stays until then. */
export async function forgetCursors(db: Database, principal: Principal, workspaceId: number): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await db.query('delete from stripe_cursor where workspace_id = $1', [workspaceId]);
}

export async function notePending(
  db: Database,
  principal: Principal,
  workspaceId: number,
  objects: readonly PendingObject[],
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await db.query(
    `insert into stripe_pending (workspace_id, object, id)
     select distinct $1::int, object, id from jsonb_to_recordset($2) as said(object text, id text)
     on conflict (workspace_id, object, id) do update set noted_at = clock_timestamp()`,
    [workspaceId, JSON.stringify(objects)],
  );
}

/** The oldest first. `notedAt` is what proves that no further event has named it since. */
export async function pendingObjects(
  db: Database,
  principal: Principal,
  workspaceId: number,
  limit: number,
): Promise<(PendingObject & { notedAt: string })[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<PendingObject & { notedAt: string }>(
    `select object, id, noted_at::text as "notedAt" from stripe_pending
     where workspace_id = $1 order by noted_at, object, id limit $2`,
    [workspaceId, limit],
  );
  return rows;
}

/** An object that was read again; null: Stripe has it no longer. */
export function keepAgain(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { object, id, notedAt }: PendingObject & { notedAt: string },
  row: StripeRow | null,
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  return withinTransaction(db, async (client) => {
    if (row !== null) await upsert(client, workspaceId, [row]);
    else {
      const gone = await client.query<{ customer: string | null }>(
        'delete from stripe_object where workspace_id = $1 and object = $2 and id = $3 returning customer',
        [workspaceId, object, id],
      );
      await client.query('update stripe_object set imported = false where workspace_id = $1 and customer = $2', [
        workspaceId,
        gone.rows[0]?.customer ?? null,
      ]);
    }
    await client.query(
      `delete from stripe_pending where workspace_id = $1 and object = $2 and id = $3 and noted_at = $4::timestamptz`,
      [workspaceId, object, id, notedAt],
    );
  });
}

/** Customers of whom something is not in an import yet. */
export async function changedCustomers(db: Database, principal: Principal, workspaceId: number): Promise<string[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ customer: string }>(SELECT_CHANGED, [workspaceId]);
  return rows.map(({ customer }) => customer);
}

/** Everything that is of these customers. */
export async function objectsOfCustomers(
  db: Database,
  principal: Principal,
  workspaceId: number,
  customers: readonly string[],
): Promise<StripeRow[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<StripeRow>(
    `select object, id, customer, data from stripe_object
     where workspace_id = $1 and customer = any($2) order by customer, object, id`,
    [workspaceId, customers],
  );
  return rows;
}

/** Everything that is of no customer: products, prices, coupons. */
export async function sharedObjects(db: Database, principal: Principal, workspaceId: number): Promise<StripeRow[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<StripeRow>(
    'select object, id, customer, data from stripe_object where workspace_id = $1 and customer is null',
    [workspaceId],
  );
  return rows;
}

export async function statedChanges(
  db: Database,
  principal: Principal,
  workspaceId: number,
  customers: readonly string[],
): Promise<Map<string, unknown[]>> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ customer: string; changes: unknown[] }>(
    'select customer, changes from stripe_stated where workspace_id = $1 and customer = any($2)',
    [workspaceId, customers],
  );
  return new Map(rows.map(({ customer, changes }) => [customer, changes]));
}

/** In the import's own transaction: what it states of its customers, and that nothing of theirs is new. */
export async function markImported(
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  stated: readonly { customer: string; changes: readonly object[] }[],
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await client.query(
    `insert into stripe_stated (workspace_id, customer, changes)
     select $1, customer, changes from jsonb_to_recordset($2) as said(customer text, changes jsonb)
     on conflict (workspace_id, customer) do update set changes = excluded.changes`,
    [workspaceId, JSON.stringify(stated)],
  );
  await client.query('update stripe_object set imported = true where workspace_id = $1 and customer = any($2)', [
    workspaceId,
    stated.map(({ customer }) => customer),
  ]);
}

/** Every customer is imported anew, such as after an import of theirs was withdrawn. */
export async function importAllAgain(db: Database, principal: Principal, workspaceId: number): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await db.query(UPDATE_ALL, [workspaceId]);
  await db.query('delete from stripe_stated where workspace_id = $1', [workspaceId]);
}
