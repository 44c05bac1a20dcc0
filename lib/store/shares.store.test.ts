import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupTo, restoreFrom } from './backup';
import { DEFAULT_PLAN, readDigestPlan, readWebhook, writeDigestPlan, writeWebhook } from './digest-plan';
import { addJob, listJobs } from './jobs';
import type { Store } from './open';
import { countOpened, findShare, listShares, makeShare, revokeShare, type ShareTerms, tryPassword } from './shares';
import { withFreshStore } from './testing';
import { freshWorkspace, tester } from './testing-records';
import { removeWorkspace } from './workspaces';

const now = new Date('2026-11-22T10:00:00Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

const terms: ShareTerms = {
  name: 'For the board',
  scope: { kind: 'page', path: '/retention', search: 'where=segment%3DSMB' },
  hidesNames: true,
  expiresAt: later(3600),
  password: null,
};

const made = async (store: Store, said: Partial<ShareTerms> = {}) => {
  const workspaceId = await freshWorkspace(store);
  return { workspaceId, ...(await makeShare(store.pool, tester, workspaceId, { ...terms, ...said })) };
};

describe('a share link', () => {
  it('opens by its token alone, which is kept nowhere', () =>
    withFreshStore(async (store) => {
      const { workspaceId, share, token } = await made(store);
      expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(await findShare(store.pool, tester, token, now)).toEqual(share);
      expect(share).toMatchObject({ scope: terms.scope, hidesNames: true, hasPassword: false, workspaceId });
      for (const wrong of ['', 'x', token.slice(1), `${token}x`, token.toLowerCase(), '%', ':token', `${token}'`])
        expect(await findShare(store.pool, tester, wrong, now)).toBeNull();
      const { rows } = await store.pool.query<{ all: string }>(
        "select row_to_json(s)::text || (select string_agg(details::text, '') from audit) as all from share s",
      );
      expect(rows[0]?.all).not.toContain(token);
      await countOpened(store.pool, tester, workspaceId, share.id, now);
      expect(await listShares(store.pool, tester, workspaceId)).toMatchObject([{ opened: 1, lastOpenedAt: now }]);
    }));

  it('ends when it expires, when it is revoked, and with its workspace', () =>
    withFreshStore(async (store) => {
      const { workspaceId, share, token } = await made(store);
      expect(await findShare(store.pool, tester, token, later(3599))).not.toBeNull();
      expect(await findShare(store.pool, tester, token, later(3600))).toBeNull();
      await revokeShare(store.pool, tester, workspaceId, share.id, true);
      expect(await findShare(store.pool, tester, token, now)).toBeNull();
      expect(await revokeShare(store.pool, tester, workspaceId, share.id, true)).toBeNull();
      await revokeShare(store.pool, tester, workspaceId, share.id, false);
      expect(await findShare(store.pool, tester, token, now)).not.toBeNull();
      await removeWorkspace(store, tester, workspaceId);
      expect(await findShare(store.pool, tester, token, now)).toBeNull();
    }));

  it('with a password takes the right one, and after five wrong ones none for a while that grows', () =>
    withFreshStore(async (store) => {
      const { workspaceId, share } = await made(store, { password: 'Pässword one' });
      const attempt = (password: string, at: Date) =>
        tryPassword(store.pool, tester, workspaceId, share.id, password, at);
      expect(await attempt('Pässword one', now)).toBe('right');
      // The same letters, composed otherwise.
      expect(await attempt('Pa\u0308ssword one', now)).toBe('right');
      for (let wrong = 0; wrong < 5; wrong += 1) expect(await attempt('password one', now)).toBe('wrong');
      expect(await attempt('Pässword one', now)).toBe('later');
      expect(await attempt('Pässword one', later(29))).toBe('later');
      expect(await attempt('nor this one', later(30))).toBe('wrong');
      expect(await attempt('Pässword one', later(80))).toBe('later');
      expect(await attempt('Pässword one', later(91))).toBe('right');
      const many = await Promise.all(Array.from({ length: 12 }, () => attempt('guessed', later(200))));
      expect(many.filter((each) => each === 'wrong')).toHaveLength(5);
      const { rows } = await store.pool.query<{ password: string }>('select password from share');
      expect(rows[0]?.password).toMatch(/^scrypt\$32768\$8\$1\$/);
    }));
});

it('a backup carries jobs, plans and links, but not the address of a webhook', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-shares-'));
  const file = join(folder, 'shares.gz');
  try {
    const { token } = await withFreshStore(async (store) => {
      const share = await made(store);
      await addJob(store.pool, tester, share.workspaceId, { kind: 'digest', dueAt: now, now });
      await writeDigestPlan(store.pool, tester, share.workspaceId, { ...DEFAULT_PLAN, weekly: true }, now);
      await writeWebhook(store.pool, tester, share.workspaceId, 'https://hooks.example.com/secret');
      await backupTo(store, file);
      return share;
    });
    await withFreshStore(async (store) => {
      await restoreFrom(store, file);
      const share = await findShare(store.pool, tester, token, now);
      const workspaceId = share?.workspaceId ?? 0;
      expect(share).toMatchObject({ name: 'For the board' });
      expect((await makeShare(store.pool, tester, workspaceId, terms)).share.id).toBe((share?.id ?? 0) + 1);
      expect(await listJobs(store.pool, tester, workspaceId, null, 9)).toHaveLength(1);
      expect((await readDigestPlan(store.pool, tester, workspaceId)).plan.weekly).toBe(true);
      expect(await readWebhook(store.pool, tester, workspaceId)).toBeNull();
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
