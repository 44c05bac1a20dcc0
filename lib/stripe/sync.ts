/**
 * Reads Stripe: first everything, page by page, each kept with the place to go on from; then what events name. What is
 * new of it becomes one import. It may end anywhere, and goes on from there the next time.
 */
import type { Runner } from '@/lib/imports/runner';
import { removeSample } from '@/lib/imports/workspaces';
import { readSettings } from '@/lib/store/settings';
import { noteStripe, readingAlone, readStripeConnection, type StripeConnection } from '@/lib/store/stripe-connection';
import {
  forgetCursors,
  importAllAgain,
  keepAgain,
  keepPage,
  notePending,
  pendingObjects,
  type StripeCursor,
  stripeCursors,
} from '@/lib/store/stripe-objects';
import { type Access, accessTo, patiently } from './access';
import { KEPT_SECONDS, objectsSince } from './events';
import { importRead, type Written } from './import';
import { lists, PAGE_SIZE } from './lists';
import { type ObjectType, objectTypes } from './objects';
import { DEFAULT_OPTIONS, type StripeOptions } from './options';
import { unseal } from './secret';
import { StripeProblem, troubleOf } from './trouble';

export interface SyncRequest {
  workspaceId: number;
  /** Where Stripe answers, and the environment's key. */
  environment: { api: string; key: string | null };
  now(): Date;
  /** After this moment no further page is asked for; left out: to the end. */
  until?: Date;
  signal?: AbortSignal;
  /** Reads everything from the beginning, and imports all of it again. */
  all?: boolean;
  /** Told after each page. */
  onPage?(object: string, cursor: { pages: number; objects: number }): void;
  sleep?(ms: number): Promise<void>;
}

export interface SyncOutcome {
  /** `more`: it goes on the next time; `busy`: another process reads. */
  status: 'done' | 'more' | 'busy';
  written: Written | null;
}

/** Between two looks for what is new. */
export const POLL_MS = 15 * 60_000;
const FIRST_RETRY_MS = 60_000;
const OBJECTS_AT_ONCE = 100;

interface Syncing extends Runner {
  request: SyncRequest;
  access: Access;
  connection: StripeConnection;
}

const isOver = ({ until, signal, now }: SyncRequest): boolean =>
  (signal?.aborted ?? false) || (until !== undefined && now() >= until);

export const optionsOf = (stored: Record<string, unknown>): StripeOptions => ({ ...DEFAULT_OPTIONS, ...stored });

/** The connection's key, from the environment or from where it was sealed. */
export async function keyOf(dataDir: string, sealed: string | null, ofEnvironment: string | null): Promise<string> {
  const key = sealed === null ? ofEnvironment : await unseal(dataDir, sealed);
  if (key !== null) return key;
  throw new StripeProblem(
    'no_key',
    sealed === null ? 'STRIPE_API_KEY is no longer set.' : 'The key that was kept cannot be opened on this machine.',
    sealed === null ? 'Set it again, or connect with a key typed in.' : 'Connect again with the key.',
  );
}

function checkMode(isLive: boolean | null, { mode }: Access): void {
  if (isLive === null || isLive === (mode === 'live')) return;
  throw new StripeProblem(
    'wrong_mode',
    `The key is a ${mode} key, and Stripe answered with ${isLive ? 'live' : 'test'} data.`,
    'Disconnect, and connect with the key of the data you mean.',
  );
}

/** Reads one kind of object to its end; false: there is more of it, and no time. */
async function readAll(syncing: Syncing, object: ObjectType, cursor: StripeCursor | undefined): Promise<boolean> {
  const { store, principal, request, access } = syncing;
  const { words, right, page } = lists[object];
  let { startingAfter = null, pages = 0, objects = 0 } = cursor ?? {};
  for (;;) {
    if (isOver(request)) return false;
    const what = `${words}, page ${pages + 1}`;
    const read = await patiently(access, { what, right }, () => page(access.stripe, startingAfter, PAGE_SIZE));
    checkMode(read.isLive, access);
    const { rows, last, hasMore } = read;
    await keepPage(store.pool, principal, request.workspaceId, { object, last, done: !hasMore, rows });
    startingAfter = last ?? startingAfter;
    pages += 1;
    objects += rows.length;
    request.onPage?.(object, { pages, objects });
    if (!hasMore) return true;
  }
}

async function readEverything(syncing: Syncing): Promise<boolean> {
  const { store, principal, request, connection } = syncing;
  const { workspaceId } = request;
  const cursors = new Map(
    (await stripeCursors(store.pool, principal, workspaceId)).map((cursor) => [cursor.object, cursor]),
  );
  // What changes while it is read is read again by its event: events are read from before the first page.
  if (cursors.size === 0) {
    connection.eventsAfter = Math.floor(request.now().getTime() / 1000);
    await noteStripe(store.pool, principal, workspaceId, { eventsAfter: connection.eventsAfter });
  }
  for (const object of objectTypes) {
    const cursor = cursors.get(object);
    if (!cursor?.done && !(await readAll(syncing, object, cursor))) return false;
  }
  return true;
}

async function readPending(syncing: Syncing): Promise<boolean> {
  const { store, principal, request, access } = syncing;
  const { workspaceId } = request;
  for (;;) {
    const pending = await pendingObjects(store.pool, principal, workspaceId, OBJECTS_AT_ONCE);
    if (pending.length === 0) return true;
    for (const each of pending) {
      if (isOver(request)) return false;
      const { right, one } = lists[each.object as ObjectType];
      const row = await patiently(access, { what: each.id, right }, () => one(access.stripe, each.id));
      await keepAgain(store.pool, principal, workspaceId, each, row);
    }
  }
}

/** Objects that events since the last look name are noted, and read again. */
async function readNews(syncing: Syncing): Promise<boolean> {
  const { store, principal, request, access, connection } = syncing;
  const seconds = Math.floor(request.now().getTime() / 1000);
  const objects = await objectsSince(access, connection.eventsAfter);
  await notePending(store.pool, principal, request.workspaceId, objects);
  await noteStripe(store.pool, principal, request.workspaceId, { eventsAfter: seconds });
  return readPending(syncing);
}

/** Longer away than Stripe keeps events: everything has to be read anew. */
const isTooLate = ({ eventsAfter }: StripeConnection, now: Date): boolean =>
  eventsAfter > 0 && now.getTime() / 1000 - eventsAfter > KEPT_SECONDS;

async function read(syncing: Syncing): Promise<SyncOutcome> {
  const { store, principal, request, connection } = syncing;
  const { workspaceId, now } = request;
  const isRead = (await readEverything(syncing)) && (await readNews(syncing));
  if (!isRead) {
    await noteStripe(store.pool, principal, workspaceId, { nextDue: now(), problem: null, failures: 0 });
    return { status: 'more', written: null };
  }
  const { timeZone } = await readSettings(store.pool, principal, workspaceId);
  const written = await importRead(syncing, {
    ...{ workspaceId, timeZone, options: optionsOf(connection.options), dataThrough: connection.dataThrough },
    now: Math.floor(now().getTime() / 1000),
  });
  // A company's own data takes the place of the sample.
  if (written !== null && connection.dataThrough === null) await removeSample(store, principal);
  await noteStripe(store.pool, principal, workspaceId, {
    nextDue: new Date(now().getTime() + POLL_MS),
    lastReadAt: now(),
    ...(written && { lastImportId: written.importId, dataThrough: written.dataThrough }),
    ...{ problem: null, failures: 0 },
  });
  return { status: 'done', written };
}

/** What went wrong is kept with the connection, and tried again ever more rarely. */
async function noteFailure(syncing: Omit<Syncing, 'access'>, error: unknown): Promise<void> {
  const { store, principal, request, connection } = syncing;
  const problem =
    error instanceof StripeProblem
      ? troubleOf(error)
      : {
          code: 'failed',
          message: error instanceof Error ? error.message : String(error),
          remedy: 'It is tried again by itself.',
        };
  const failures = connection.failures + 1;
  const wait = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), POLL_MS);
  const nextDue = new Date(request.now().getTime() + wait);
  await noteStripe(store.pool, principal, request.workspaceId, { problem, failures, nextDue });
}

/**
 * Reads what there is to read and imports what is new.
 * @throws StripeProblem what stands in the way; it is kept with the connection as well
 */
export async function syncStripe(runner: Runner, request: SyncRequest): Promise<SyncOutcome> {
  const { store, principal } = runner;
  const { workspaceId, environment, sleep } = request;
  const outcome = await readingAlone(store, principal, workspaceId, async (): Promise<SyncOutcome> => {
    const connection = await readStripeConnection(store.pool, principal, workspaceId);
    if (connection === null)
      throw new StripeProblem('no_key', 'Stripe is not connected.', 'Connect it with a restricted key first.');
    const syncing = { ...runner, request, connection };
    try {
      if (request.all || isTooLate(connection, request.now())) await startAnew(runner, workspaceId, connection);
      if (request.all) await importAllAgain(store.pool, principal, workspaceId);
      const key = await keyOf(store.dataDir, connection.keySealed, environment.key);
      return await read({ ...syncing, access: accessTo(environment.api, key, sleep) });
    } catch (error) {
      await noteFailure(syncing, error);
      throw error;
    }
  });
  return outcome ?? { status: 'busy', written: null };
}

async function startAnew({ store, principal }: Runner, workspaceId: number, connection: StripeConnection) {
  await forgetCursors(store.pool, principal, workspaceId);
  connection.eventsAfter = 0;
}
