import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { StatedMonths } from '@/lib/domain/differences-stated';
import { backupTo, restoreFrom } from './backup';
import { keepComparison, listComparisons, readComparison, removeComparison } from './comparisons';
import { withFreshStore } from './testing';
import { freshWorkspace, tester } from './testing-records';
import { ledgerVersionOf } from './workspaces';

const stated: StatedMonths = {
  months: ['2026-01', '2026-02'],
  accounts: [{ id: 'a', name: 'Acme', currency: 'USD', mrr: [10_000, 12_000] }],
  totals: null,
};
const text = { name: 'ChartMogul', file: 'movements.csv', stated };

it('comparisons are kept, taken away and brought back; the ledger and its version stay as they are', () =>
  withFreshStore(async (store) => {
    const workspaceId = await freshWorkspace(store);
    const version = await ledgerVersionOf(store.pool, tester, workspaceId);
    const first = await keepComparison(store.pool, tester, workspaceId, text);
    const second = await keepComparison(store.pool, tester, workspaceId, {
      ...text,
      stated: { months: ['2026-01'], accounts: [], totals: [10_000] },
    });
    const names = async () => (await listComparisons(store.pool, tester, workspaceId)).map(({ id }) => id);
    expect(await listComparisons(store.pool, tester, workspaceId)).toEqual([
      { ...second, accounts: 0, from: '2026-01', to: '2026-01' },
      { ...first, accounts: 1, from: '2026-01', to: '2026-02', by: 'test', name: 'ChartMogul' },
    ]);
    expect(await readComparison(store.pool, tester, workspaceId, first.id)).toMatchObject({ stated });
    expect(await removeComparison(store.pool, tester, workspaceId, first.id, true)).toEqual(first);
    expect(await removeComparison(store.pool, tester, workspaceId, first.id, true)).toBeNull();
    expect(await readComparison(store.pool, tester, workspaceId, first.id)).toBeNull();
    expect(await names()).toEqual([second.id]);
    await removeComparison(store.pool, tester, workspaceId, first.id, false);
    expect(await names()).toEqual([second.id, first.id]);
    expect(await ledgerVersionOf(store.pool, tester, workspaceId)).toBe(version);
    const { rows } = await store.pool.query(
      "select action from audit where action like 'comparison%' order by audit_no",
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'comparison_kept',
      'comparison_kept',
      'comparison_removed',
      'comparison_kept',
    ]);
  }));

it('a backup carries them, and their numbers go on', () =>
  withFreshStore(async (store) => {
    const folder = mkdtempSync(join(tmpdir(), 'ratchet-comparisons-'));
    const workspaceId = await freshWorkspace(store);
    const { id } = await keepComparison(store.pool, tester, workspaceId, text);
    expect(await listComparisons(store.pool, tester, await freshWorkspace(store))).toEqual([]);
    await backupTo(store, join(folder, 'all.gz'));
    await withFreshStore(async (other) => {
      await restoreFrom(other, join(folder, 'all.gz'));
      expect(await readComparison(other.pool, tester, workspaceId, id)).toMatchObject({ stated });
      expect((await keepComparison(other.pool, tester, workspaceId, text)).id).toBeGreaterThan(id);
    });
    rmSync(folder, { recursive: true });
  }));
