/** Who sends a request: a program by its token, somebody by their session; null: nobody that is known. */

import { needsOfScope, tokenHolder } from '@/lib/store/api-tokens';
import { attemptWasRight, countAttempt } from '@/lib/store/attempts';
import type { Store } from '@/lib/store/open';
import { type Membership, membershipsOf, needsOfRole, type Role, STORE_WIDE } from '@/lib/store/people';
import type { Access, Need, Principal } from '@/lib/store/principal';
import { stranger } from './asking';
import type { Library } from './library';

export interface Place {
  store: Store;
  library: Library;
  /** From where it is sent. */
  peer: string;
}

/** Somebody who signed in. */
export interface Somebody extends Principal {
  kind: 'user';
  userId: string;
  sessionToken: string;
  displayName: string;
  role: Role | null;
  hasTwoFactor: boolean;
}

/** Tokens that are none, from one place in a quarter of an hour. */
const WRONG_TOKENS = 30;

export class TooManyTries extends Error {
  override name = 'TooManyTries';
  constructor(readonly wait: number) {
    super('Too many tries.');
  }
}

/** A token was sent that opens nothing: no session is looked for in its place. */
export class WrongToken extends Error {
  override name = 'WrongToken';
}

const bearerOf = (headers: Headers): string | null => {
  const stated = headers.get('authorization');
  return stated === null ? null : (/^Bearer +(\S+)$/i.exec(stated)?.[1] ?? '');
};

async function program({ store, peer }: Place, token: string): Promise<Principal> {
  const limits = { [`token from ${peer}`]: WRONG_TOKENS };
  const found = await tokenHolder(store.pool, stranger, token);
  if (found === null) {
    const wait = await countAttempt(store.pool, stranger, limits);
    throw wait > 0 ? new TooManyTries(wait) : new WrongToken();
  }
  const held = needsOfRole[found.role];
  const needs = [...new Set(found.scopes.flatMap((scope) => needsOfScope[scope]))];
  // No token may more than whoever made it may now, and none lets people in.
  const access: Access = { needs: needs.filter((need) => held.includes(need)), workspaces: 'all' };
  return { kind: 'token', name: found.name, access };
}

/** What memberships add up to: store-wide rights hold everywhere, others in their workspace alone. */
function accessOf(memberships: readonly Membership[]): Access {
  const everywhere = memberships.find(({ workspaceId }) => workspaceId === STORE_WIDE);
  if (everywhere) return { needs: needsOfRole[everywhere.role], workspaces: 'all' };
  const inEach = memberships.map(({ role }) => needsOfRole[role]);
  const common = (inEach[0] ?? []).filter((need: Need) => inEach.every((needs) => needs.includes(need)));
  return { needs: common, workspaces: memberships.map(({ workspaceId }) => workspaceId) };
}

/** Asked of the database at every request: a session that was ended, or a role that was taken, holds no longer. */
async function somebody({ store, library }: Place, headers: Headers): Promise<Somebody | null> {
  const found = await library.api.getSession({ headers, query: { disableRefresh: true } });
  if (!found) return null;
  const { user, session } = found;
  const memberships = await membershipsOf(store.pool, stranger, user.id);
  if (memberships.length === 0) return null;
  return {
    ...{ kind: 'user', name: user.email, displayName: user.name, userId: user.id, sessionToken: session.token },
    role: memberships.find(({ workspaceId }) => workspaceId === STORE_WIDE)?.role ?? memberships[0]?.role ?? null,
    hasTwoFactor: user.twoFactorEnabled === true,
    access: accessOf(memberships),
  };
}

/** @throws WrongToken, TooManyTries */
export async function whoAsks(place: Place, headers: Headers): Promise<Principal | Somebody | null> {
  const token = bearerOf(headers);
  return token === null ? somebody(place, headers) : program(place, token);
}

export const isSomebody = (principal: Principal | null): principal is Somebody =>
  principal?.kind === 'user' && 'userId' in principal;

/** How often a password may be wrong for one person, and from one place. */
const WRONG_FOR_ONE = 10;
const WRONG_FROM_ONE = 50;

/** Looks at a try unless there were too many; `work` answers null where it was wrong. */
export async function tried<T>(
  { store, peer }: Pick<Place, 'store' | 'peer'>,
  own: string,
  work: () => Promise<T | null>,
): Promise<T | null> {
  const limits = { [own]: WRONG_FOR_ONE, [`from ${peer}`]: WRONG_FROM_ONE };
  const wait = await countAttempt(store.pool, stranger, limits);
  if (wait > 0) throw new TooManyTries(wait);
  const result = await work();
  if (result !== null) await attemptWasRight(store.pool, stranger, limits, own);
  return result;
}
