/**
 * What was sent to whom. A message is entered before it is sent, one for each occasion and recipient, so that it goes
 * out once: what was under way when a server died may have arrived, is told so, and is not sent again.
 */
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

export type DeliveryKind = 'digest' | 'alert' | 'test' | 'rule';
export type Channel = 'email' | 'webhook';
export type DeliveryStatus = 'sending' | 'sent' | 'failed' | 'unknown';

export interface Message {
  kind: DeliveryKind;
  /** What it is about; with channel and recipient it is one message. */
  occasion: string;
  channel: Channel;
  /** An address; of a webhook its host alone. */
  recipient: string;
  subject: string;
}

export interface Delivery extends Message {
  id: number;
  status: DeliveryStatus;
  /** How often it was tried. */
  tries: number;
  error: string | null;
  beganAt: Date;
  finishedAt: Date | null;
}

const INTERRUPTED = 'The server ended while it was being sent: it may have arrived, so it is not sent again.';

const COLUMNS = `delivery_no as id, kind, occasion, channel, recipient, subject, status, tries, error,
  began_at as "beganAt", finished_at as "finishedAt"`;

// Only what surely did not arrive is tried again.
const BEGIN = `
  insert into delivery (workspace_id, kind, occasion, channel, recipient, subject, status, began_at)
  values ($1, $2, $3, $4, $5, $6, 'sending', $7)
  on conflict (workspace_id, occasion, channel, recipient) do update
    set status = 'sending', tries = delivery.tries + 1, subject = excluded.subject, error = null, finished_at = null,
      began_at = excluded.began_at
    where delivery.status = 'failed'
  returning delivery_no as id`;

const MARK_UNKNOWN = `
  update delivery set status = 'unknown', error = $5, finished_at = $6
  where workspace_id = $1 and occasion = $2 and channel = $3 and recipient = $4 and status = 'sending'`;

const FINISH = `
  update delivery set status = $3, error = $4, finished_at = $5
  where workspace_id = $1 and delivery_no = $2 and status in ('sending', 'unknown')`;

const SELECT_DELIVERIES = `
  select ${COLUMNS} from delivery where workspace_id = $1 order by began_at desc, delivery_no desc limit $2`;

/** Enters a message that is about to be sent. Null: it is not to be sent, for it was, or may have been. */
export function beginDelivery(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { kind, occasion, channel, recipient, subject }: Message,
  now: Date,
): Promise<number | null> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  return withinTransaction(db, async (client) => {
    const values = [workspaceId, kind, occasion, channel, recipient, subject, now];
    const { rows } = await client.query<{ id: number }>(BEGIN, values);
    if (rows[0]) return rows[0].id;
    // Whoever holds the occasion's job asks for it alone: a message still under way is one that nobody sends any more.
    await client.query(MARK_UNKNOWN, [workspaceId, occasion, channel, recipient, INTERRUPTED, now]);
    return null;
  });
}

/** Tells what became of a message. */
export function finishDelivery(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
  { status, error, now }: { status: Exclude<DeliveryStatus, 'sending'>; error: string | null; now: Date },
): Promise<void> {
  return withinTransaction(db, async (client) => {
    await client.query(FINISH, [workspaceId, id, status, error, now]);
    await recordAudit(client, principal, workspaceId, {
      action: 'message_sent',
      version: null,
      details: { delivery: id, status, error },
    });
  });
}

/** The newest first. */
export async function listDeliveries(
  db: Database,
  principal: Principal,
  workspaceId: number,
  limit: number,
): Promise<Delivery[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<Delivery>(SELECT_DELIVERIES, [workspaceId, limit]);
  return rows;
}
