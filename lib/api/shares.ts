/** Share links on the server: made, listed, revoked; and opened by whoever holds one. */

import { caller as principal } from '@/lib/auth/asking';
import { brokenDocument, goneDocument, passwordDocument } from '@/lib/sharing/document';
import { renderShare } from '@/lib/sharing/render';
import type { Principal } from '@/lib/store/principal';
import { readSettings } from '@/lib/store/settings';
import { processWide } from '@/lib/store/shared';
import {
  countOpened,
  findShare,
  listShares,
  makeShare,
  revokeShare,
  type Share,
  type ShareScope,
  tryPassword,
} from '@/lib/store/shares';
import { ledgerVersionOf, listWorkspaces } from '@/lib/store/workspaces';
import type { ShareAnswer, ShareAsked } from './contract/shares';
import { deckHere } from './decks';
import { openedStore } from './opened';
import { Refusal } from './refusal';
import { here, ledgerViews, readerOf } from './server';
import { workspaceHere } from './settings';

const MS_PER_DAY = 86_400_000;

function stateOf({ revokedAt, expiresAt }: Share, now: Date): ShareAnswer['state'] {
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now ? 'expired' : 'open';
}

const shareJson = (share: Share): ShareAnswer => ({
  id: share.id,
  name: share.name,
  kind: share.scope.kind,
  path: share.scope.kind === 'page' ? share.scope.path : null,
  search: share.scope.kind === 'page' ? share.scope.search : null,
  hides_names: share.hidesNames,
  has_password: share.hasPassword,
  expires_at: share.expiresAt.toISOString(),
  state: stateOf(share, new Date()),
  opened: share.opened,
  last_opened_at: share.lastOpenedAt?.toISOString() ?? null,
  created_at: share.createdAt.toISOString(),
  created_by: share.createdBy,
});

export async function sharesHere(): Promise<{ shares: ShareAnswer[] }> {
  const { store, workspace } = await here();
  return { shares: workspace ? (await listShares(store.pool, principal, workspace.id)).map(shareJson) : [] };
}

async function scopeOf(asked: ShareAsked['scope']): Promise<ShareScope> {
  if (asked.kind === 'page') return asked;
  return { kind: 'deck', deck: asked.kind === 'slides' ? asked.choice : (await deckHere(asked.deck)).choice };
}

/** Makes a link; what it opens is fixed by it, a deck as it stands now. */
export async function makeShareHere({ name, scope, hide_names, expires_in_days, password }: ShareAsked) {
  const { store, workspace } = await workspaceHere();
  const opens = await scopeOf(scope);
  const { share, token } = await makeShare(store.pool, principal, workspace.id, {
    name,
    scope: opens,
    hidesNames: hide_names,
    expiresAt: new Date(Date.now() + expires_in_days * MS_PER_DAY),
    password,
  });
  return { share: shareJson(share), link: `/s/${token}` };
}

export async function revokeShareHere(id: number, isRevoked: boolean): Promise<ShareAnswer> {
  const { store, workspace } = await workspaceHere();
  const share = await revokeShare(store.pool, principal, workspace.id, id, isRevoked);
  if (share === null) throw new Refusal(404, 'No such link', 'It is not there, or is so already.', 'id');
  return shareJson(share);
}

const CONTENT_SECURITY = [
  ...["default-src 'none'", "style-src 'unsafe-inline'", 'img-src data:', "font-src 'self'", "form-action 'self'"],
  ...["base-uri 'none'", "frame-ancestors 'none'", 'sandbox allow-forms allow-same-origin'],
].join('; ');

function page(html: string, status: number): Response {
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'x-content-type-options': 'nosniff',
      'content-security-policy': CONTENT_SECURITY,
    },
  });
}

const gone = (): Response => page(goneDocument(), 404);

/** Made once for a state of the ledger, and for so long: many who open one link at once ask the ledger once. */
const KEPT_MS = 30_000;
const MOST_KEPT = 8;

interface Kept {
  until: number;
  html: Promise<string | null>;
}

const keptPages = (): Map<string, Kept> => processWide('sharedPages', () => new Map<string, Kept>());

async function htmlOf(share: Share): Promise<string | null> {
  const store = await openedStore();
  const who: Principal = { kind: 'link', name: `share ${share.id}` };
  const workspace = (await listWorkspaces(store, who)).find(({ id }) => id === share.workspaceId);
  if (!workspace) return null;
  const reader = readerOf(store, workspace, who);
  const version = await ledgerVersionOf(store.pool, who, workspace.id);
  const key = `${workspace.id}/${share.id}/${version}`;
  const kept = keptPages();
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.html;
  const html = (async () => {
    const { timeZone } = await readSettings(store.pool, who, workspace.id);
    const views = ledgerViews();
    return renderShare(share, {
      ...{ db: store.pool, principal: who, company: workspace.name, timeZone },
      view: await views.get(reader),
      viewOf: (question) => views.get(reader, question),
    });
  })();
  kept.set(key, { until: Date.now() + KEPT_MS, html });
  html.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return html;
}

async function opened(share: Share): Promise<Response> {
  try {
    const html = await htmlOf(share);
    if (html === null) return gone();
    const { pool } = await openedStore();
    await countOpened(pool, { kind: 'link', name: `share ${share.id}` }, share.workspaceId, share.id, new Date());
    return page(html, 200);
  } catch (error) {
    console.error(`share ${share.id}`, error);
    return page(brokenDocument(), 500);
  }
}

const stranger: Principal = { kind: 'link', name: 'link' };

const shareOf = async (token: string): Promise<Share | null> =>
  findShare((await openedStore()).pool, stranger, token, new Date());

/** What a link opens: its page, or the question for its password, or (404) the one page that says that there is nothing. */
export async function openShare(token: string): Promise<Response> {
  const share = await shareOf(token);
  if (share === null) return gone();
  return share.hasPassword ? page(passwordDocument(null), 200) : opened(share);
}

/** The same with a password. */
export async function openShareWith(token: string, password: string): Promise<Response> {
  const share = await shareOf(token);
  if (share === null) return gone();
  if (!share.hasPassword) return opened(share);
  const { pool } = await openedStore();
  const result = await tryPassword(pool, stranger, share.workspaceId, share.id, password, new Date());
  if (result === 'right') return opened(share);
  return result === 'later'
    ? page(passwordDocument('Too many wrong passwords. Wait some minutes, then try again.'), 429)
    : page(passwordDocument('That is not the password.'), 401);
}
