import { describe, expect, it } from 'vitest';
import { withFreshStore } from '@/lib/store/testing';
import { change, freshWorkspace, importFile, tester } from '@/lib/store/testing-records';
import { checkClosedPeriods, closeMonth, reopenMonth } from './closed-close';
import { loadLedgerView } from './ledger-view';

const period = '2026-03';

describe('closing a month of a ledger that is in memory', () => {
  it('keeps what a ledger derived anew says, and never one that has moved on', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const changes = [
        change({ accountId: 'a', on: '2025-01-01', row: 2 }),
        change({ accountId: 'b', on: '2025-01-01', amountMinor: 5_000, row: 3 }),
      ];
      await importFile(store, workspaceId, { dataThrough: '2026-04-15', changes });
      const reader = { db: store.pool, principal: tester, workspaceId };
      const known = await loadLedgerView(reader);
      const close = (from: typeof known | null) =>
        closeMonth(store, tester, workspaceId, { period, by: null, note: null }, from);
      const reopen = () => reopenMonth(store, tester, workspaceId, { period, by: null, reason: 'again' });

      const anew = await close(null);
      await reopen();
      const fromMemory = await close(known);
      expect(fromMemory.sha256).toBe(anew.sha256);
      expect(await checkClosedPeriods(reader)).toEqual([]);

      await reopen();
      const later = [change({ accountId: 'b', on: '2026-03-20', amountMinor: 9_000, row: 2 })];
      await importFile(store, workspaceId, { dataThrough: '2026-04-15', changes: later });
      const moved = await close(known);
      expect(moved.end_arr - fromMemory.end_arr).toBe(12 * 4_000);
      expect(await checkClosedPeriods(reader)).toEqual([]);
    }));
});
