/**
 * Whoever is asking, for as long as one request goes on: said once by the route's wrapper or by the page, and read by
 * everything behind it. With sign-in on there is nobody by default: what was not asked by anybody is refused.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { cache } from 'react';
import { readEnvironment } from '@/lib/env';
import type { Principal } from '@/lib/store/principal';
import { processWide } from '@/lib/store/shared';

/** Without a login there is one person: whoever sits at this machine. */
export const localPrincipal: Principal = { kind: 'local', name: 'local' };

/** Who is not signed in: may nothing. */
export const stranger: Principal = { kind: 'user', name: 'stranger', access: { needs: [], workspaces: [] } };

const requests = () => processWide('asking', () => new AsyncLocalStorage<Principal>());

/** Of one rendering of a page: its layout and its parts are one request. */
const rendering = cache((): { principal: Principal | null } => ({ principal: null }));

export const isSignInOn = (): boolean => readEnvironment().auth !== null;

/** Runs `work`, and all that it begins, as asked by `principal`. */
export const askedBy = <T>(principal: Principal, work: () => T): T => requests().run({ ...principal }, work);

/** For a page: from here on it is asked by `principal`. */
export function renderedFor(principal: Principal): void {
  rendering().principal = principal;
}

/** Whoever is asking, where that was said. */
export const known = (): Principal | null => requests().getStore() ?? rendering().principal;

function asking(): Principal {
  const who = known();
  if (who) return who;
  if (isSignInOn()) throw new Error('nobody is asking: a request was answered past its guard');
  return localPrincipal;
}

/** Stands for whoever is asking at the moment it is looked at. */
export const caller: Principal = {
  get kind() {
    return asking().kind;
  },
  get name() {
    return asking().name;
  },
  get access() {
    return asking().access;
  },
};
