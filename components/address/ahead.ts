/**
 * What choices have put into the address. The browser has it at once; the router takes it over in a transition of its
 * own, which a busy page finishes late: then it writes the address of the choice before last over that of the last one,
 * and whatever reads the address in between goes on from the wrong one. So the pages read what was chosen from here, and
 * a router that is behind leaves the address alone.
 */

/** What the router last led to by itself: a page opened, a link followed, a way back. */
export interface Routed {
  pathname: string;
  search: URLSearchParams;
}

/** The address as choices have left it since. */
let ahead: { routed: Routed; search: URLSearchParams } | null = null;
/** Addresses given to the router that it has not come to yet, oldest first. */
let untaken: string[] = [];
let isChoosing = false;
const listeners = new Set<() => void>();

const addressOf = (pathname: string, search: URLSearchParams): string => `${pathname}?${search}`;

function addressOfUrl(url: string | URL): string {
  const { pathname, searchParams } = new URL(url, location.href);
  return addressOf(pathname, searchParams);
}

function tellAll(): void {
  for (const listener of listeners) listener();
}

export function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What the address says: as the router has it, or as choices have left it since. */
export const searchNow = (routed: Routed): URLSearchParams => (ahead?.routed === routed ? ahead.search : routed.search);

/** Whether the router has only come to an address that a choice gave it. */
export const wasChosen = (pathname: string, search: URLSearchParams): boolean =>
  untaken.includes(addressOf(pathname, search));

/** Puts a choice into the address: as a new entry of the history, or in place of the last one. */
export function choose(routed: Routed, search: URLSearchParams, url: string, history: 'push' | 'replace'): void {
  isChoosing = true;
  try {
    window.history[history === 'push' ? 'pushState' : 'replaceState'](null, '', url);
  } finally {
    isChoosing = false;
  }
  untaken.push(addressOfUrl(url));
  ahead = { routed, search };
  tellAll();
}

type Write = History['pushState'];
const isRouters = (state: unknown): boolean => typeof state === 'object' && state !== null && '__NA' in state;

/** The router's own write of an address: none where a later choice stands there already. */
function writeOver(write: Write): Write {
  return function writeUnlessBehind(this: History, state, unused, url) {
    if (isChoosing || !isRouters(state) || url == null) return write.call(this, state, unused, url);
    const index = untaken.lastIndexOf(addressOfUrl(url));
    const isBehind = index >= 0 && index < untaken.length - 1;
    if (index >= 0) untaken = untaken.slice(index + 1);
    return write.call(this, state, unused, isBehind ? location.href : url);
  };
}

/** A page that the router leads to ends what was chosen before. */
function pushOver(push: Write): Write {
  return function pushAnew(this: History, state, unused, url) {
    if (!isChoosing) untaken = [];
    return push.call(this, state, unused, url);
  };
}

/** Going back or forward on the same page is known at once, whatever the router does meanwhile. */
function follow(): void {
  untaken = [];
  if (ahead?.routed.pathname === location.pathname) {
    ahead = { routed: ahead.routed, search: new URLSearchParams(location.search) };
    tellAll();
  }
}

/** Before the router begins: what it writes passes by here. */
export function watchHistory(history: History): () => void {
  const { pushState, replaceState } = history;
  history.pushState = pushOver(pushState);
  history.replaceState = writeOver(replaceState);
  window.addEventListener('popstate', follow);
  return () => {
    Object.assign(history, { pushState, replaceState });
    window.removeEventListener('popstate', follow);
    ahead = null;
    untaken = [];
  };
}
