/** What follows a commit must not undo the news of it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { getImport } from '@/lib/store/imports';
import { withFreshStore } from '@/lib/store/testing';
import { createWorkspace } from '@/lib/store/workspaces';
import { runImport } from './run';

const figures = vi.hoisted(() => ({ left: 0 }));
vi.mock('./stand', async (importOriginal) => {
  const real = await importOriginal<typeof import('./stand')>();
  const standOf: typeof real.standOf = (reader) => {
    if (figures.left === 0) return Promise.reject(new Error('the figures cannot be had'));
    figures.left -= 1;
    return real.standOf(reader);
  };
  return { ...real, standOf };
});

const principal = { kind: 'system', name: 'test' } as const;
const file = 'account_id,effective_on,product,amount\na,2025-01-01,Core,10.00\nb,2025-02-01,Core,10.00\n';

function importOnce(options: { dryRun: boolean }) {
  return withFreshStore(async (store) => {
    const { id: workspaceId } = await createWorkspace(store, principal, {
      name: 'T',
      currency: 'USD',
      isSample: false,
    });
    const path = join(mkdtempSync(join(tmpdir(), 'ratchet-effect-')), 'file.csv');
    writeFileSync(path, file);
    const job = { workspaceId, path, fileName: 'file.csv', keepGood: false, dataThrough: '2026-03-31', importId: null };
    const running = runImport(
      { store, principal, today: '2026-04-10' },
      { ...job, ...options, rejectsPath: `${path}.rejects` },
    );
    const outcome = await running.catch((error: Error) => error.message);
    const importId = typeof outcome === 'string' ? null : outcome.importId;
    const run = importId === null ? null : await getImport(store.pool, principal, workspaceId, importId);
    const { rows } = await store.pool.query<{ name: string }>(
      "select relname as name from pg_class where relkind = 'i' and relname like 'subscription_change%identity'",
    );
    const { totalCount, idleCount } = store.pool;
    return { outcome, run, indexes: rows.length, busy: totalCount - idleCount };
  });
}

it('an import whose figures cannot be worked out is done, its effect unknown: 2 new', async () => {
  figures.left = 1;
  const { outcome, run, indexes, busy } = await importOnce({ dryRun: false });
  expect(outcome).toMatchObject({ status: 'done', counts: { new: 2 }, effect: null });
  expect(run).toMatchObject({ status: 'done', error: null, effect: null });
  // The index that the first import was spared is there all the same, and every connection is given back.
  expect([indexes, busy]).toEqual([1, 0]);
});

it('a dry run is nothing but its figures: without them it fails and leaves nothing', async () => {
  figures.left = 1;
  const { outcome, indexes, busy } = await importOnce({ dryRun: true });
  expect(outcome).toBe('the figures cannot be had');
  expect([indexes, busy]).toEqual([0, 0]);
});
