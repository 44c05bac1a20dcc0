/** How the connection stands, as the page, the API and the command tell it. */
import type { Runner } from '@/lib/imports/runner';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { readStripeConnection, type StripeConnection, type StripeTrouble } from '@/lib/store/stripe-connection';
import { type StripeNotice, stripeNotices } from '@/lib/store/stripe-notices';
import { type StripeCursor, stripeCursors } from '@/lib/store/stripe-objects';
import { RIGHTS } from './connect';
import { lists } from './lists';
import { objectTypes } from './objects';
import type { StripeOptions } from './options';
import { optionsOf } from './sync';

export interface StripeOptionsJson {
  metadata: { product: string; plan: string; kind: string };
  ends_at: 'period_end' | 'request';
  past_due_days: number | null;
}

export interface StripeState {
  /** The read rights that a key has to have. */
  rights: string[];
  /** STRIPE_API_KEY is set, so that no key has to be typed; what is shown of it. */
  environment_key: string | null;
  connection: {
    mode: 'live' | 'test';
    key: string;
    webhook: boolean;
    options: StripeOptionsJson;
    /** The first reading is under way, all is read, or something stands in the way. */
    status: 'reading' | 'ready' | 'stopped';
    problem: StripeTrouble | null;
    /** What was left out of what was read, and why. */
    notices: StripeNotice[];
    /** In the order in which they are read. */
    objects: { name: string; read: number; pages: number; done: boolean }[];
    last_read_at: string | null;
    last_import_id: string | null;
    data_through: string | null;
    next_due: string;
  } | null;
}

export const optionsJson = ({ metadata, endsAt, pastDueDays }: StripeOptions): StripeOptionsJson => ({
  metadata,
  ends_at: endsAt,
  past_due_days: pastDueDays,
});

export const optionsFromJson = ({ metadata, ends_at, past_due_days }: StripeOptionsJson): StripeOptions => ({
  metadata,
  endsAt: ends_at,
  pastDueDays: past_due_days,
});

interface Reading {
  connection: StripeConnection;
  cursors: readonly StripeCursor[];
  notices: StripeNotice[];
}

function connectionJson({ connection, cursors, notices }: Reading): StripeState['connection'] {
  const objects = objectTypes.map((object) => {
    const cursor = cursors.find((each) => each.object === object);
    const { objects: read = 0, pages = 0, done = false } = cursor ?? {};
    return { name: lists[object].words, read, pages, done };
  });
  const isRead = connection.lastReadAt !== null && objects.every(({ done }) => done);
  return {
    mode: connection.mode,
    key: connection.keyHint,
    webhook: connection.webhookSealed !== null,
    options: optionsJson(optionsOf(connection.options)),
    status: connection.problem !== null ? 'stopped' : isRead ? 'ready' : 'reading',
    problem: connection.problem,
    notices,
    objects,
    last_read_at: connection.lastReadAt?.toISOString() ?? null,
    last_import_id: connection.lastImportId,
    data_through: connection.dataThrough,
    next_due: connection.nextDue.toISOString(),
  };
}

async function readingOf(store: Store, principal: Principal, workspaceId: number): Promise<Reading | null> {
  const connection = await readStripeConnection(store.pool, principal, workspaceId);
  if (connection === null) return null;
  const cursors = await stripeCursors(store.pool, principal, workspaceId);
  return { connection, cursors, notices: await stripeNotices(store.pool, principal, workspaceId) };
}

/** `workspaceId` null: there is no company yet. */
export async function stripeState(
  { store, principal }: Omit<Runner, 'today'>,
  workspaceId: number | null,
  environmentKey: string | null,
): Promise<StripeState> {
  const reading = workspaceId === null ? null : await readingOf(store, principal, workspaceId);
  return {
    rights: RIGHTS,
    environment_key: environmentKey,
    connection: reading && connectionJson(reading),
  };
}
