import { describe, expect, it } from 'vitest';
import { deriveLedger } from '@/lib/domain/ledger';
import { usualSettings } from '@/lib/domain/testing/reports';
import { listMarks } from './account-marks';
import { loadRecords } from './load';
import { markAccount } from './mark-account';
import { listMarkChanges } from './mark-changes';
import type { Store } from './open';
import { withFreshStore } from './testing';
import { accountRow, change, importFile, tester } from './testing-records';
import { createWorkspace } from './workspaces';

const unmarked = { mergedInto: null, parent: null, excluded: false, reason: null };

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
      await markAccount(store.pool, tester, id, 'b', { mergedInto: 'a' });
      expect(await balances(store, id)).toEqual({ a: 3600, c: 4800 });
      await markAccount(store.pool, tester, id, 'b', unmarked);
      expect(await balances(store, id)).toEqual({ a: 1200, b: 2400, c: 4800 });
    }));

  it('follow a merge of a merge, and refuse one that leads back', () =>
    onThree(async (store, id) => {
      await markAccount(store.pool, tester, id, 'b', { mergedInto: 'a' });
      await markAccount(store.pool, tester, id, 'c', { mergedInto: 'b' });
      expect(await balances(store, id)).toEqual({ a: 8400 });
      await expect(markAccount(store.pool, tester, id, 'a', { mergedInto: 'c' })).rejects.toThrow(
        'a cannot be merged into c',
      );
    }));

  it('keep an excluded account out of every figure, and what is merged into it too', () =>
    onThree(async (store, id) => {
      await markAccount(store.pool, tester, id, 'c', { excluded: true });
      expect(await balances(store, id)).toEqual({ a: 1200, b: 2400 });
      await markAccount(store.pool, tester, id, 'a', { mergedInto: 'c' });
      expect(await balances(store, id)).toEqual({ b: 2400 });
    }));

  it('change what is said and keep the rest, and are listed with when and why', () =>
    onThree(async (store, id) => {
      await markAccount(store.pool, tester, id, 'b', { parent: 'a' });
      await markAccount(store.pool, tester, id, 'b', { excluded: true, reason: 'a test of ours' });
      await markAccount(store.pool, tester, id, 'c', { parent: 'b' });
      await markAccount(store.pool, tester, id, 'c', { parent: null });
      expect(await listMarks(store.pool, tester, id)).toEqual([
        {
          ...{ account: 'b', name: null, mergedInto: null, parent: 'a', excluded: true, reason: 'a test of ours' },
          markedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        },
      ]);
      expect(await listMarks(store.pool, tester, id, '2020-01-01')).toEqual([]);
    }));

  it('name the place of an account’s parent, also of one without records; not of an excluded one', () =>
    onThree(async (store, id) => {
      const parents = async () => {
        const { ids, parents } = (await loadRecords(store.pool, tester, id)).accounts;
        return Object.fromEntries(ids.map((account, place) => [account, ids[parents?.[place] ?? -1] ?? null]));
      };
      expect(await parents()).toEqual({ a: null, b: null, c: null });
      await markAccount(store.pool, tester, id, 'c', { parent: 'b' });
      await markAccount(store.pool, tester, id, 'b', { parent: 'a' });
      expect(await parents()).toEqual({ a: null, b: 'a', c: 'b' });
      await expect(markAccount(store.pool, tester, id, 'a', { parent: 'c' })).rejects.toThrow(
        'c cannot be the parent of a: it is a part of it',
      );
      await markAccount(store.pool, tester, id, 'a', { excluded: true });
      expect(await parents()).toEqual({ b: null, c: 'b' });
    }));

  it('refuse an account as its own target', () =>
    onThree(async (store, id) => {
      await expect(markAccount(store.pool, tester, id, 'a', { mergedInto: 'a' })).rejects.toThrow('into itself');
      await expect(markAccount(store.pool, tester, id, 'a', { parent: 'a' })).rejects.toThrow('its own parent');
    }));

  it('tell apart two accounts that two sources call alike: what is asked of both is refused, a full name says which', () =>
    onThree(async (store, id) => {
      await importFile(store, id, {
        source: 'crm',
        changes: [change({ accountId: 'a', amountMinor: 1000 }), change({ accountId: 'd', amountMinor: 3000, row: 3 })],
      });
      expect(await balances(store, id)).toEqual({
        ...{ 'files:a': 1200, b: 2400, c: 4800 },
        ...{ 'crm:a': 12_000, d: 36_000 },
      });
      const mark = (account: string, to: Parameters<typeof markAccount>[4]) =>
        markAccount(store.pool, tester, id, account, to);
      const both = '2 accounts have the id a: files:a and crm:a; say which of them';
      await expect(mark('a', { excluded: true })).rejects.toThrow(both);
      await expect(mark('b', { mergedInto: 'a' })).rejects.toThrow(both);
      await mark('crm:a', { mergedInto: 'files:a' });
      expect(await balances(store, id)).toEqual({ 'files:a': 13_200, b: 2400, c: 4800, d: 36_000 });
      await mark('crm:d', { parent: 'crm:a' });
      // What is not said again stays, whoever else has the id.
      await mark('crm:a', { excluded: true });
      expect((await listMarks(store.pool, tester, id)).map(({ account, ...row }) => [account, row.mergedInto])).toEqual(
        [
          ['crm:a', 'files:a'],
          ['d', null],
        ],
      );
      const version = await mark('crm:a', { mergedInto: null, excluded: false });
      const [undone] = (await listMarkChanges(store.pool, tester, id)).filter((each) => each.version === version);
      const { reason, ...after } = unmarked;
      expect(undone?.marks).toMatchObject([
        { account: 'crm:a', before: { mergedInto: 'files:a', parent: null, excluded: true }, after },
      ]);
    }));

  it('name an account that is unknown', () =>
    onThree(async (store, id) => {
      await expect(markAccount(store.pool, tester, id, 'x', unmarked)).rejects.toThrow('there is no account x');
    }));
});
