/** What follows a commit must not undo the news of it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { getImport } from '@/lib/store/imports';
import { withFreshStore } from '@/lib/store/testing';
import { createWorkspace } from '@/lib/store/workspaces';
import { MOST_STATEMENTS } from './effect';
import type { ImportOutcome } from './outcome';
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

function importOnce({ stated = 0, ...options }: { dryRun: boolean; stated?: number }) {
  return withFreshStore(async (store) => {
    const { id: workspaceId } = await createWorkspace(store, principal, {
      name: 'T',
      currency: 'USD',
      isSample: false,
    });
    if (stated > 0) await store.pool.query('update workspace set next_seq = $1', [stated + 1]);
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

it.each([
  ['the file makes it too large: asked once, before', MOST_STATEMENTS - 1, 1],
  ['it was too large before: never asked', MOST_STATEMENTS + 1, 0],
])('a ledger that is too large to be worked out: it says so, and %s', async (_, stated, asked) => {
  for (const dryRun of [true, false]) {
    figures.left = asked;
    const { outcome, busy } = await importOnce({ dryRun, stated });
    expect(outcome).toMatchObject({ status: dryRun ? 'checked' : 'done', counts: { new: 2 }, effect: null });
    expect((outcome as ImportOutcome).notices.map(({ code }) => code)).toContain('effect_not_worked_out');
    expect([busy, figures.left]).toEqual([0, 0]);
  }
});

it('with exactly as many it is worked out: 20.00 a month, 240.00 a year', async () => {
  figures.left = 2;
  const { outcome } = await importOnce({ dryRun: false, stated: MOST_STATEMENTS - 2 });
  expect(outcome).toMatchObject({ status: 'done', effect: { after: { arr: 24_000 } } });
  expect((outcome as ImportOutcome).notices).toEqual([]);
});
