/**
 * Calls of every route that are almost right: none breaks the server, none hangs, and each refusal says what is wrong.
 * 20,000 of them in the long run.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { chanceOf } from '@/lib/ingest/testing/mutations';
import { checkStore } from '@/lib/store/check';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { tester } from '@/lib/store/testing-records';
import { listWorkspaces } from '@/lib/store/workspaces';
import { Browser } from './testing/browser';
import { requestTo, targetsOf } from './testing/requests';

const current = vi.hoisted((): { store: Store | null } => ({ store: null }));
vi.mock('./opened', () => ({ openedStore: async () => current.store }));
vi.mock('next/server', async (importOriginal) => ({
  ...(await importOriginal<typeof import('next/server')>()),
  connection: async () => undefined,
}));

const CALLS = process.env.RATCHET_LONG === undefined ? 1_000 : 20_000;
const SEED = Number(process.env.RATCHET_SEED ?? 20_261_123);
const HANGS_MS = 5_000;

/** What reaches out to other servers, makes pictures, or takes away what the calls are made on. */
const isLeftOut = (folder: string): boolean =>
  /^v1\/(stripe|workspace\/remove|sample|backup|export\/deck|export\/workbook|digest\/(test|webhook))/.test(folder);

it(
  `${CALLS} calls`,
  () =>
    withFreshStore(async (store) => {
      current.store = store;
      vi.stubEnv('RATCHET_DATA', await mkdtemp(join(tmpdir(), 'ratchet-fuzz-')));
      const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      const browser = new Browser();
      const row = { account_id: 'a', effective_on: '2026-01-01', product: 'Core', amount: '10.00' };
      const begun = await browser.call('POST', '/api/v1/changes?data_through=2026-03-31&currency=USD', [row]);
      expect(begun.status).toBe(200);
      const targets = await targetsOf(isLeftOut);
      const chance = chanceOf(SEED);
      const wrong: string[] = [];
      let answered = 0;
      for (let call = 0; call < CALLS; call++) {
        const target = targets[chance(targets.length)];
        if (!target) continue;
        const { method, path, body } = requestTo(target, chance);
        const began = performance.now();
        const { status, json } = await browser.call(method, path, body);
        const told = `${method} ${path.slice(0, 300)} ${JSON.stringify(body)?.slice(0, 400)} → ${status}`;
        if (status < 300) answered += 1;
        else if (status >= 500) wrong.push(told);
        else if (typeof json.title !== 'string' || typeof json.detail !== 'string') wrong.push(`${told}: no words`);
        if (performance.now() - began > HANGS_MS) wrong.push(`${told}: ${performance.now() - began} ms`);
      }
      expect(wrong, `seed ${SEED}`).toEqual([]);
      expect(answered).toBeGreaterThan(CALLS / 10);
      expect(errors.mock.calls).toEqual([]);
      for (const { id } of await listWorkspaces(store, tester)) expect(await checkStore(store, tester, id)).toEqual([]);
    }),
  CALLS * 100,
);
