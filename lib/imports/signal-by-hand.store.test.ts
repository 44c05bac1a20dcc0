import { expect, it } from 'vitest';
import { loadSignals } from '@/lib/store/load-signals';
import { withFreshStore } from '@/lib/store/testing';
import { accountRow, freshWorkspace, importFile, tester } from '@/lib/store/testing-records';
import { withdrawImport } from '@/lib/store/undo-import';
import { signalByHand } from './signal-by-hand';

it('a signal by hand is of the account as its own source knows it, kept once, and withdrawn', () =>
  withFreshStore(async (store) => {
    const workspaceId = await freshWorkspace(store);
    const accounts = [accountRow({ accountId: 'cus_1' })];
    await importFile(store, workspaceId, { kind: 'accounts', source: 'stripe', accounts });
    const place = { store, principal: tester, workspaceId };
    const stated = { account: 'cus_1', on: '2026-03-01', signal: 'funding', weight: 7.5, note: null };
    const count = async () => {
      const { accountIds, signals } = await loadSignals(store.pool, tester, workspaceId);
      return [accountIds, [...signals.weightMilli]];
    };
    const { import_id: id } = await signalByHand(place, stated);
    expect(await count()).toEqual([['cus_1'], [7500]]);
    expect(await signalByHand(place, stated)).toEqual({ import_id: null });
    await expect(signalByHand(place, { ...stated, account: 'nobody' })).rejects.toThrow('there is no account nobody');
    await withdrawImport(store, tester, workspaceId, id ?? '');
    expect(await count()).toEqual([[], []]);
  }));
