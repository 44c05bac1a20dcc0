import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupTo, restoreFrom } from './backup';
import { markAccount } from './mark-account';
import { listMatchRefusals, refuseMatches } from './match-refusals';
import { loadMatchableAccounts } from './matchable-accounts';
import type { Store } from './open';
import { withFreshStore } from './testing';
import { accountRow, change, freshWorkspace, importFile, tester } from './testing-records';
import { withdrawImport } from './undo-import';
import { ledgerVersionOf } from './workspaces';

const two = async (store: Store, workspaceId: number) => {
  await importFile(store, workspaceId, {
    source: 'stripe',
    changes: [change({ accountId: 'cus_1' }), change({ accountId: 'both' })],
    accounts: [
      accountRow({ accountId: 'cus_1', name: 'Acme', attributes: { domain: 'acme.com', segment: 'SMB' } }),
      accountRow({ accountId: 'cus_1', name: 'Acme Inc', attributes: { segment: 'Mid' }, since: '2026-02-01', row: 3 }),
    ],
  });
  return importFile(store, workspaceId, {
    source: 'chartmogul',
    changes: [change({ accountId: 'both' }), change({ accountId: 'm1' })],
    accounts: [accountRow({ accountId: 'm1', name: 'ACME' })],
  });
};

describe('refusals of matches', () => {
  it('hold until they are taken back, leave the ledger alone, and are told in the trail', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await two(store, workspaceId);
      const version = await ledgerVersionOf(store.pool, tester, workspaceId);
      await refuseMatches(store.pool, tester, workspaceId, [
        [1, 3],
        [2, 4],
      ]);
      expect(await listMatchRefusals(store.pool, tester, workspaceId)).toMatchObject([
        { pair: [2, 4], accounts: ['stripe:both', 'chartmogul:both'], madeBy: 'test' },
        { pair: [1, 3], accounts: ['cus_1', 'm1'] },
      ]);
      await refuseMatches(store.pool, tester, workspaceId, [[1, 3]], { isUndone: true });
      expect((await listMatchRefusals(store.pool, tester, workspaceId)).map(({ pair }) => pair)).toEqual([[2, 4]]);
      expect(await ledgerVersionOf(store.pool, tester, workspaceId)).toBe(version);
      const { rows } = await store.pool.query(
        "select action, details from audit where action like 'match%' order by audit_no",
      );
      expect(rows).toEqual([
        {
          action: 'match_refused',
          details: {
            pairs: [
              [1, 3],
              [2, 4],
            ],
          },
        },
        { action: 'match_offered_again', details: { pairs: [[1, 3]] } },
      ]);
      await expect(refuseMatches(store.pool, tester, workspaceId, [[3, 1]])).rejects.toThrow();
    }));

  it('are of one workspace, and are in its backup', () =>
    withFreshStore(async (store) => {
      const folder = mkdtempSync(join(tmpdir(), 'ratchet-refusals-'));
      const workspaceId = await freshWorkspace(store);
      await two(store, workspaceId);
      await refuseMatches(store.pool, tester, workspaceId, [[1, 3]]);
      expect(await listMatchRefusals(store.pool, tester, await freshWorkspace(store))).toEqual([]);
      await backupTo(store, join(folder, 'all.gz'));
      await withFreshStore(async (other) => {
        await restoreFrom(other, join(folder, 'all.gz'));
        expect(await listMatchRefusals(other.pool, tester, workspaceId)).toEqual(
          await listMatchRefusals(store.pool, tester, workspaceId),
        );
        await refuseMatches(other.pool, tester, workspaceId, [[1, 3]], { isUndone: true });
        expect(await listMatchRefusals(other.pool, tester, workspaceId)).toEqual([]);
      });
      rmSync(folder, { recursive: true });
    }));
});

describe('accounts that may be matched', () => {
  it('are told with what their sources state, what they are read as, and without those in no figure', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const second = await two(store, workspaceId);
      await markAccount(store.pool, tester, workspaceId, 'm1', { mergedInto: 'cus_1' });
      await markAccount(store.pool, tester, workspaceId, 'cus_1', { parent: 'stripe:both' });
      const { accounts, parts } = await loadMatchableAccounts(store.pool, tester, workspaceId);
      expect(accounts).toEqual([
        {
          ...{ accountNo: 1, account: 'cus_1', source: 'stripe', externalId: 'cus_1', readAs: 'cus_1' },
          ...{ name: 'Acme Inc', attributes: { domain: 'acme.com', segment: 'Mid' } },
        },
        expect.objectContaining({ account: 'stripe:both', externalId: 'both', name: null, readAs: 'stripe:both' }),
        expect.objectContaining({ account: 'm1', name: 'ACME', readAs: 'cus_1' }),
        expect.objectContaining({ account: 'chartmogul:both', source: 'chartmogul' }),
      ]);
      expect(parts).toEqual([['cus_1', 'stripe:both']]);
      await markAccount(store.pool, tester, workspaceId, 'cus_1', { excluded: true });
      await withdrawImport(store, tester, workspaceId, second.importId);
      const left = (await loadMatchableAccounts(store.pool, tester, workspaceId)).accounts;
      expect(left.map(({ account, name }) => [account, name])).toEqual([
        ['stripe:both', null],
        ['chartmogul:both', null],
      ]);
    }));
});
