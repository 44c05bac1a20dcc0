/** Every route, method and kind of caller: who is refused is refused by the handler itself, whatever stands before it. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { listNotes, removeNote, writeNote } from '@/lib/store/notes';
import type { Store } from '@/lib/store/open';
import { needsOfRole, roles } from '@/lib/store/people';
import { mayDo } from '@/lib/store/permit';
import type { Principal } from '@/lib/store/principal';
import { withFreshStore } from '@/lib/store/testing';
import {
  createWorkspace,
  currentWorkspace,
  ledgerVersionOf,
  listWorkspaces,
  removeWorkspace,
} from '@/lib/store/workspaces';
import { tellSetupToken } from './people';
import { type Right, routeRights } from './route-rights';
import { Browser } from './testing/browser';

const current = vi.hoisted((): { store: Store | null } => ({ store: null }));
vi.mock('./opened', () => ({ openedStore: async () => current.store }));
vi.mock('next/server', async (importOriginal) => ({
  ...(await importOriginal<typeof import('next/server')>()),
  connection: async () => undefined,
}));

const PASSWORD = 'correct horse battery';

/** One caller of each kind, and what the table says they may. */
interface Caller {
  name: string;
  browser: Browser;
  may(right: Right): boolean;
}

async function callers(): Promise<Caller[]> {
  const lines: string[] = [];
  await tellSetupToken((line) => lines.push(line));
  const owner = new Browser();
  const token = lines.join('').split('#')[1];
  await owner.call('POST', '/api/v1/entry/take', { token, name: 'o', email: 'owner@example.com', password: PASSWORD });
  const made: Caller[] = [];
  for (const role of roles) {
    const browser = role === 'owner' ? owner : new Browser();
    if (role !== 'owner') {
      const email = `${role}@example.com`;
      const { link } = (await owner.call('POST', '/api/v1/invitations', { email, role })).json;
      await browser.call('POST', '/api/v1/entry/take', { token: link.split('#')[1], name: role, password: PASSWORD });
    }
    const needs = needsOfRole[role];
    made.push({ name: role, browser, may: (right) => right === 'public' || right === 'self' || needs.includes(right) });
  }
  for (const [scope, needs] of [
    ['read', ['read']],
    ['write', ['read', 'act', 'ingest', 'write']],
    ['ingest', ['ingest']],
  ] as const) {
    const asked = { name: scope, scopes: [scope], expires_in_days: 1 };
    const { token: secret } = (await owner.call('POST', '/api/v1/tokens', asked)).json;
    const browser = new Browser({ authorization: `Bearer ${secret}` });
    made.push({
      name: `token ${scope}`,
      browser,
      may: (right) => right === 'public' || (needs as readonly string[]).includes(right),
    });
  }
  const nobody = (name: string, headers: Record<string, string> = {}) =>
    made.push({ name, browser: new Browser(headers), may: (right) => right === 'public' });
  nobody('nobody');
  nobody('nobody, with a cookie of their own making', {
    cookie: 'ratchet.session_token=abc.def; __Host-ratchet.session_token=abc.def',
  });
  // What servers, proxies and frameworks say to one another, said by a client: none of it is believed.
  nobody('nobody, with internal headers', {
    'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
    ...{ 'x-middleware-next': '1', 'x-invoke-path': '/api/health', 'x-matched-path': '/api/health' },
    ...{ 'x-forwarded-host': '127.0.0.1:3000', 'x-forwarded-for': '127.0.0.1', 'x-ratchet-peer': '127.0.0.1' },
    ...{
      'x-ratchet-path': '/',
      'x-original-url': '/api/health',
      'x-rewrite-url': '/api/health',
      'x-user': 'owner@example.com',
    },
    ...{ 'x-http-method-override': 'GET', 'next-action': 'x', rsc: '1', 'x-real-ip': '127.0.0.1' },
  });
  return made;
}

const addressOf = (folder: string): string => `/api/${folder.replace(/\[\w+\]/g, '1')}`;

const entries = Object.entries(routeRights).flatMap(([folder, rights]) =>
  Object.entries(rights).map(([method, right]) => ({ folder, method, right })),
);

/** Reads that a caller with rights really makes here; of changes it is enough that whoever may not is refused. */
const isTried = (method: string, right: Right): boolean => method === 'GET' && right !== 'public';

describe('every route × method × caller', () => {
  it(
    'refuses exactly who may not, with no proxy before it, and lets in who may',
    () =>
      withFreshStore(async (store) => {
        current.store = store;
        vi.stubEnv('RATCHET_AUTH', 'on');
        vi.stubEnv('RATCHET_DATA', await mkdtemp(join(tmpdir(), 'ratchet-rights-')));
        await createWorkspace(
          store,
          { kind: 'system', name: 'test' },
          { name: 'Acme', currency: 'USD', isSample: false },
        );
        const all = await callers();
        const wrong: string[] = [];
        let calls = 0;
        for (const { folder, method, right } of entries)
          for (const { name, browser, may } of all) {
            if (may(right) && !isTried(method, right)) continue;
            calls += 1;
            const { status } = await browser.twin().call(method, addressOf(folder));
            const isRefused = status === 401 || status === 403;
            if (isRefused === may(right) || status >= 500) wrong.push(`${name}: ${method} ${folder} → ${status}`);
          }
        expect(wrong).toEqual([]);
        expect(calls).toBeGreaterThan(1000);
        // Two thousand calls take a busy machine a while.
      }),
    240_000,
  );
});

describe('customer success', () => {
  it('states plans and touchpoints of accounts, and nothing that moves revenue', () =>
    withFreshStore(async (store) => {
      current.store = store;
      vi.stubEnv('RATCHET_AUTH', 'on');
      vi.stubEnv('RATCHET_DATA', await mkdtemp(join(tmpdir(), 'ratchet-rights-')));
      const all = await callers();
      const [owner, cs] = ['owner', 'cs'].map((name) => all.find((caller) => caller.name === name)?.browser);
      const rows = [{ account_id: 'a', effective_on: '2025-01-01', product: 'Core', amount: '100.00' }];
      expect((await owner?.call('POST', '/api/v1/changes?data_through=2025-03-31', rows))?.status).toBe(200);
      const post = (browser: Browser | undefined, request: object) =>
        browser?.call('POST', '/api/v1/adjustments', { request });
      const end = { kind: 'end', account: 'a', reason: 'gone', record: 0, on: '2025-02-01' };
      expect((await post(cs, end))?.status).toBe(403);
      const touchpoint = { kind: 'touchpoint', account: 'a', fields: { on: '2025-02-01', kind: 'qbr' } };
      expect((await post(cs, touchpoint))?.status).not.toBe(403);
      const excluded = await post(owner, { kind: 'exclude', accounts: ['a'], reason: 'a test' });
      expect(excluded?.status).toBe(200);
      const override = {
        kind: 'override',
        account: 'a',
        reason: 'x',
        on: '2025-01-01',
        product: 'Core',
        source: 'new',
      };
      expect((await post(cs, override))?.status).toBe(403);
    }));
});

describe('the store asks once more', () => {
  const system: Principal = { kind: 'system', name: 'test' };
  const somebody = (access: Principal['access']): Principal => ({ kind: 'user', name: 'eve', access });
  const note = { on: '2026-01-01', title: 'Price list', text: null, kind: 'price' } as const;

  it('of another workspace nothing is there: neither it nor what is in it, read or changed', () =>
    withFreshStore(async (store) => {
      const own = await createWorkspace(store, system, { name: 'Own', currency: 'USD', isSample: false });
      const other = await createWorkspace(store, system, { name: 'Other', currency: 'USD', isSample: true });
      const kept = await writeNote(store.pool, system, other.id, null, note);
      const owner = somebody({ needs: needsOfRole.owner, workspaces: [own.id] });
      expect((await listWorkspaces(store, owner)).map(({ id }) => id)).toEqual([own.id]);
      expect((await currentWorkspace(store, owner))?.id).toBe(own.id);
      const gone = new RegExp(`no workspace ${other.id}`);
      await expect(ledgerVersionOf(store.pool, owner, other.id)).rejects.toThrow(gone);
      await expect(listNotes(store.pool, owner, other.id)).rejects.toThrow(gone);
      await expect(removeNote(store.pool, owner, other.id, kept?.id ?? 0, true)).rejects.toThrow(gone);
      await expect(removeWorkspace(store, owner, other.id)).rejects.toThrow(gone);
      expect(await listNotes(store.pool, system, other.id)).toHaveLength(1);
    }));

  it('a change that is refused leaves nothing', () =>
    withFreshStore(async (store) => {
      const { id } = await createWorkspace(store, system, { name: 'Own', currency: 'USD', isSample: false });
      const viewer = somebody({ needs: needsOfRole.viewer, workspaces: 'all' });
      await expect(writeNote(store.pool, viewer, id, null, note)).rejects.toThrow('That takes the right to act');
      await expect(
        removeWorkspace(store, somebody({ needs: needsOfRole.editor, workspaces: 'all' }), id),
      ).rejects.toThrow('That takes the right to admin');
      expect(await listNotes(store.pool, viewer, id)).toEqual([]);
      expect(await listWorkspaces(store, system)).toHaveLength(1);
    }));

  it('somebody without any word on what they may may nothing', () => {
    for (const kind of ['user', 'token'] as const) expect(mayDo({ kind, name: 'x' }, 'read')).toBe(false);
    expect(mayDo({ kind: 'link', name: 'x' }, 'act')).toBe(false);
  });
});
