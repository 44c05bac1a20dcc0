import { describe, expect, it } from 'vitest';
import { deriveLedger } from '@/lib/domain/ledger';
import { usualSettings } from '@/lib/domain/testing/reports';
import { markAccount } from './account-marks';
import { loadRecords } from './load';
import type { Store } from './open';
import { withFreshStore } from './testing';
import { accountRow, change, importFile, tester } from './testing-records';
import { createWorkspace } from './workspaces';

const unmarked = { mergedInto: null, parent: null, excluded: false };

/** Accounts with their ARR on 31 December 2026. */
async function balances(store: Store, workspaceId: number): Promise<Record<string, number>> {
  const records = await loadRecords(store.pool, tester, workspaceId);
  const ledger = deriveLedger(records, { ...usualSettings, dataThrough: '2026-12-31' });
  return Object.fromEntries(
    records.accounts.ids.map((id, account) => {
      const last = (ledger.offset[account + 1] ?? 0) - 1;
      return [id, last < (ledger.offset[account] ?? 0) ? 0 : (ledger.arrMinor[last] ?? 0)];
    }),
  );
}

const onThree = (work: (store: Store, workspaceId: number) => Promise<void>): Promise<void> =>
  withFreshStore(async (store) => {
    const { id } = await createWorkspace(store, tester, { name: 'Test', currency: 'USD', isSample: false });
    await importFile(store, id, {
      accounts: [accountRow({ accountId: 'b', attributes: { segment: 'SMB' } })],
      changes: [
        change({ accountId: 'a', amountMinor: 100 }),
        change({ accountId: 'b', amountMinor: 200, row: 3 }),
        change({ accountId: 'c', amountMinor: 400, row: 4 }),
      ],
    });
    await work(store, id);
  });

describe('marks of accounts', () => {
  it('read merged accounts as one over all history: (100 + 200) × 12; undone at will', () =>
    onThree(async (store, id) => {
      await markAccount(store, tester, id, 'b', { ...unmarked, mergedInto: 'a' });
      expect(await balances(store, id)).toEqual({ a: 3600, c: 4800 });
      await markAccount(store, tester, id, 'b', unmarked);
      expect(await balances(store, id)).toEqual({ a: 1200, b: 2400, c: 4800 });
    }));

  it('follow a merge of a merge, and refuse one that leads back', () =>
    onThree(async (store, id) => {
      await markAccount(store, tester, id, 'b', { ...unmarked, mergedInto: 'a' });
      await markAccount(store, tester, id, 'c', { ...unmarked, mergedInto: 'b' });
      expect(await balances(store, id)).toEqual({ a: 8400 });
      await expect(markAccount(store, tester, id, 'a', { ...unmarked, mergedInto: 'c' })).rejects.toThrow(
        'a cannot be merged into c',
      );
    }));

  it('keep an excluded account out of every figure, and what is merged into it too', () =>
    onThree(async (store, id) => {
      await markAccount(store, tester, id, 'c', { ...unmarked, excluded: true });
      expect(await balances(store, id)).toEqual({ a: 1200, b: 2400 });
      await markAccount(store, tester, id, 'a', { ...unmarked, mergedInto: 'c' });
      expect(await balances(store, id)).toEqual({ b: 2400 });
    }));

  it('name an account that is unknown', () =>
    onThree(async (store, id) => {
      await expect(markAccount(store, tester, id, 'x', unmarked)).rejects.toThrow('there is no account x');
    }));
});
