/** Connecting and disconnecting: the key is tried before it is kept, right by right. */
import type { Runner } from '@/lib/imports/runner';
import { listImports } from '@/lib/store/imports';
import {
  connectStripe,
  disconnectStripe,
  readStripeConnection,
  type StripeTrouble,
} from '@/lib/store/stripe-connection';
import { withdrawImport } from '@/lib/store/undo-import';
import { type Access, accessTo, checkedKey, patiently } from './access';
import { STRIPE_KIND } from './import';
import { lists } from './lists';
import { objectTypes } from './objects';
import type { StripeOptions } from './options';
import { hintOf, seal } from './secret';
import { StripeProblem, troubleOf } from './trouble';

/** The read rights that a key has to have, as Stripe's page names them. */
export const RIGHTS = [...new Set(objectTypes.map((object) => lists[object].right)), 'Events'];

export interface KeyTest {
  mode: 'live' | 'test';
  hint: string;
  /** Rights it lacks, or what else stands in the way; empty: it can be used. */
  troubles: StripeTrouble[];
}

async function tryRight(access: Access, right: string): Promise<StripeTrouble | null> {
  const object = objectTypes.find((each) => lists[each].right === right);
  try {
    const what = object === undefined ? 'events' : lists[object].words;
    await patiently(access, { what, right }, async () => {
      if (object === undefined) await access.stripe.events.list({ limit: 1 });
      else await lists[object].page(access.stripe, null, 1);
    });
    return null;
  } catch (error) {
    // Anything but a missing right stands in the way of all of them.
    if (error instanceof StripeProblem && error.code === 'missing_right') return troubleOf(error);
    throw error;
  }
}

/** Asks for one object of each kind; nothing is kept. */
export async function testKey(api: string, text: string, sleep?: Access['sleep']): Promise<KeyTest> {
  const access = accessTo(api, text, sleep);
  const troubles: StripeTrouble[] = [];
  for (const right of RIGHTS) {
    const trouble = await tryRight(access, right);
    if (trouble !== null) troubles.push(trouble);
  }
  return { mode: access.mode, hint: hintOf(text.trim()), troubles };
}

export interface ConnectRequest {
  workspaceId: number;
  environment: { api: string; key: string | null };
  /** Null: the environment's. */
  key: string | null;
  options: StripeOptions;
  now: Date;
  sleep?: Access['sleep'];
}

/** Test data and live data of one company are two companies. */
function checkSameMode(before: 'live' | 'test' | undefined, mode: 'live' | 'test'): void {
  if (before === undefined || before === mode) return;
  throw new StripeProblem(
    'wrong_mode',
    `This company was read with a ${before} key, and this is a ${mode} key.`,
    'Disconnect first, and withdraw what came if it was for trying.',
  );
}

/**
 * Tries a key and keeps it; reading is due at once.
 * @throws StripeProblem where it cannot be used
 */
export async function connect({ store, principal }: Runner, request: ConnectRequest): Promise<KeyTest> {
  const { workspaceId, environment, options, now, sleep } = request;
  const text = request.key ?? environment.key;
  if (text === null)
    throw new StripeProblem('no_key', 'There is no key.', 'Type a restricted key, or set STRIPE_API_KEY.');
  const { key, mode } = checkedKey(text);
  checkSameMode((await readStripeConnection(store.pool, principal, workspaceId))?.mode, mode);
  const test = await testKey(environment.api, key, sleep);
  const [first] = test.troubles;
  if (first !== undefined) {
    const message = test.troubles.map((trouble) => trouble.message).join(' ');
    throw new StripeProblem('missing_right', message, first.remedy);
  }
  const keySealed = request.key === null ? null : await seal(store.dataDir, key);
  const kept = { mode, keySealed, keyHint: test.hint, options: { ...options } };
  await connectStripe(store.pool, principal, workspaceId, kept, now);
  return test;
}

/** Forgets the key and what was read; `withdraw`: what came of it is withdrawn as well, import by import, the last first. */
export async function disconnect(
  { store, principal }: Runner,
  workspaceId: number,
  { withdraw }: { withdraw: boolean },
): Promise<{ withdrawn: number }> {
  await disconnectStripe(store, principal, workspaceId);
  if (!withdraw) return { withdrawn: 0 };
  const runs = await listImports(store.pool, principal, workspaceId);
  const own = runs.filter((run) => run.kind === STRIPE_KIND && run.appendedAt !== null && run.withdrawnAt === null);
  const lastFirst = own.sort((a, b) => (b.version ?? 0) - (a.version ?? 0));
  for (const { importId } of lastFirst) await withdrawImport(store, principal, workspaceId, importId);
  return { withdrawn: own.length };
}
