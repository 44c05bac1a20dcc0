import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { placeOf } from '@/lib/store/place';
import { connectionTo, DATABASE } from '@/lib/store/server';
import { processWide } from '@/lib/store/shared';
import { testDataDir, withFreshStore } from '@/lib/store/testing';
import { change, freshWorkspace, importFile } from '@/lib/store/testing-records';
import { liveAnswer, readinessAnswer } from './readiness';

/** The process's registry, as lib/store/shared.ts keeps it. */
const registry = (): Map<string, unknown> => (globalThis as never)[Symbol.for('ratchet')];
const names = ['store', 'storeLook', 'log'];
const forget = (): void => {
  processWide('nothing', () => null);
  for (const name of names) registry().delete(name);
};
beforeEach(() => vi.stubEnv('RATCHET_LOG', 'silent'));
afterEach(() => {
  forget();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** Until the server says so: the look over the store goes on behind the answers. */
async function untilReady(expected: object): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const body = await (await readinessAnswer()).json();
    if (JSON.stringify(body) === JSON.stringify(expected)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  expect(await (await readinessAnswer()).json()).toEqual(expected);
}

describe('readiness', () => {
  it('is live at once, starting while the store is opened, ready once it is', () =>
    withFreshStore(async (store) => {
      forget();
      expect(await liveAnswer().json()).toEqual({ status: 'live' });
      let open: (value: typeof store) => void = () => {};
      processWide('store', () => new Promise((resolve) => (open = resolve)));
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const asked = readinessAnswer();
      await vi.advanceTimersByTimeAsync(2_001);
      const answer = await asked;
      vi.useRealTimers();
      expect([answer.status, await answer.json()]).toEqual([503, { status: 'starting' }]);
      open(store);
      expect((await readinessAnswer()).status).toBe(200);
    }));

  it('is 503 while the database is away, and 200 by itself when it is back', () =>
    withFreshStore(async (store) => {
      forget();
      processWide('store', () => Promise.resolve(store));
      expect((await readinessAnswer()).status).toBe(200);
      const admin = new pg.Client(connectionTo(placeOf(testDataDir()), DATABASE));
      await admin.connect();
      const name = store.pool.options.database;
      await admin.query(`alter database ${name} allow_connections false`);
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      const lost = await readinessAnswer();
      expect([lost.status, await lost.json()]).toEqual([503, { status: 'database_lost' }]);
      await admin.query(`alter database ${name} allow_connections true`);
      await admin.end();
      expect((await readinessAnswer()).status).toBe(200);
    }));

  it('is 503 with the code of what is wrong once a look found the store not whole', () =>
    withFreshStore(async (store) => {
      forget();
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { changes: [change()] });
      await store.pool.query('delete from subscription_change');
      processWide('store', () => Promise.resolve(store));
      // The first look waits until the pages have come.
      expect((await readinessAnswer()).status).toBe(200);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
      await untilReady({ status: 'check_failed', findings: ['counts_differ'] });
      expect((await readinessAnswer()).status).toBe(503);
    }));
});
