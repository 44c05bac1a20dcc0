/** Finds out who asks: once for a call of a route, once for a page. */
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { askedBy, isSignInOn, known, localPrincipal, renderedFor, stranger } from '@/lib/auth/asking';
import type { Library } from '@/lib/auth/library';
import { peerOf } from '@/lib/auth/peer';
import { secretOf } from '@/lib/auth/secret';
import { isSomebody, type Place, type Somebody, TooManyTries, WrongToken, whoAsks } from '@/lib/auth/who';
import { readEnvironment } from '@/lib/env';
import type { Store } from '@/lib/store/open';
import { mayDo } from '@/lib/store/permit';
import { type Need, needs, type Principal } from '@/lib/store/principal';
import { processWide } from '@/lib/store/shared';
import { openedStore } from './opened';
import { Refusal } from './refusal';
import { rightOf } from './route-rights';

const libraries = () => processWide('authLibraries', () => new WeakMap<Store, Promise<Library>>());

/** One of each store; loaded where people sign in alone. */
async function libraryOf(store: Store): Promise<Library> {
  const kept = libraries().get(store);
  if (kept) return kept;
  const { dataDir, auth, url } = readEnvironment();
  const made = (async () => {
    const { makeLibrary } = await import('@/lib/auth/library');
    return makeLibrary({ pool: store.pool, url, secret: await secretOf(dataDir, auth?.secret ?? null) });
  })();
  libraries().set(store, made);
  made.catch(() => libraries().delete(store));
  return made;
}

export async function placeOf(sent: Headers): Promise<Place> {
  const proxies = readEnvironment().auth?.proxies ?? 0;
  const store = await openedStore();
  return { store, library: await libraryOf(store), peer: peerOf(sent, proxies) };
}

export const tooMany = (wait: number): Refusal =>
  new Refusal(429, 'Too many tries', `Wait ${Math.ceil(wait / 60)} min, then try again.`, undefined, wait);

const notSignedIn = (): Refusal => new Refusal(401, 'Not signed in', 'Sign in, or send a token of the API.');

async function senderOf(sent: Headers): Promise<Principal | null> {
  try {
    return await whoAsks(await placeOf(sent), sent);
  } catch (error) {
    if (error instanceof TooManyTries) throw tooMany(error.wait);
    if (error instanceof WrongToken) throw new Refusal(401, 'Not a token', 'This token opens nothing, or no more.');
    throw error;
  }
}

/**
 * Who calls a route, where they may.
 * @throws Refusal 401: nobody that is known; 403: somebody who may not; 404: a route that is in no list
 */
export async function admitted(request: Request): Promise<Principal> {
  if (!isSignInOn()) return localPrincipal;
  const right = rightOf(request.method, new URL(request.url).pathname);
  if (right === null) throw new Refusal(404, 'No such route', 'There is nothing here.');
  if (right === 'public') return stranger;
  const who = await senderOf(request.headers);
  if (who === null) throw notSignedIn();
  if (right === 'self' ? isSomebody(who) : mayDo(who, right)) return who;
  throw new Refusal(403, 'Not allowed', 'Your role does not reach this far; an owner can change it.');
}

/** Runs a handler for whoever calls it. */
export const asAdmitted = async <T>(request: Request, work: () => Promise<T>): Promise<T> =>
  askedBy(await admitted(request), work);

/** Said by proxy.ts: the address that was asked for, to come back to. */
export const PATH_HEADER = 'x-ratchet-path';

const signInAddress = (path: string | null): string =>
  path === null || path === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`;

/** Who looks at a page; null: nobody who is signed in. */
export async function pageCaller(): Promise<Principal | null> {
  if (!isSignInOn()) return localPrincipal;
  // Whoever is refused is nobody; a database that is away is no reason to ask for a password.
  const who =
    known() ??
    (await senderOf(await headers()).catch((error: unknown) => {
      if (error instanceof Refusal) return null;
      throw error;
    }));
  if (who) renderedFor(who);
  return who;
}

/** Before anything is read: who asks, or the page to sign in. */
export async function knowWhoAsks(): Promise<void> {
  if (!isSignInOn() || known() !== null) return;
  if ((await pageCaller()) === null) redirect(signInAddress((await headers()).get(PATH_HEADER)));
}

/** What whoever looks at a page may do; pages leave out what they would be refused. */
export async function rightsHere(): Promise<readonly Need[]> {
  const who = await pageCaller();
  return who === null ? [] : needs.filter((need) => mayDo(who, need));
}

/** Whether whoever looks at a page may do that on it. */
export async function mayHere(need: Need): Promise<boolean> {
  await knowWhoAsks();
  const who = await pageCaller();
  return who !== null && mayDo(who, need);
}

/** Somebody who signed in, for routes about themselves. */
export async function selfHere(sent: Headers): Promise<{ place: Place; self: Somebody }> {
  const place = await placeOf(sent);
  const self = await whoAsks(place, sent);
  if (!isSomebody(self)) throw notSignedIn();
  return { place, self };
}
