import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeRecord } from '@/lib/domain/records';
import { checkStore } from './check';
import { dataThroughBySource, getImport } from './imports';
import type { Store } from './open';
import { withFreshStore } from './testing';
import { change, freshWorkspace, importChanges, importFile, invoiceLine, ledgerText, tester } from './testing-records';
import { withdrawImport } from './undo-import';

/** The ledger of `files` without those at `without`, from a workspace of its own. */
async function ledgerOf(store: Store, files: ChangeRecord[][], without: readonly number[]): Promise<string[]> {
  const workspaceId = await freshWorkspace(store);
  await importChanges(store, workspaceId, ...files.filter((_, i) => !without.includes(i)));
  return ledgerText(store, workspaceId);
}

describe('withdrawing an import', () => {
  const march = change({ on: '2026-03-01' });

  it('leaves what a later import stated again: it is now that import’s own record', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const [first = '', second] = await importChanges(
        store,
        workspaceId,
        [change({ row: 2 })],
        [change({ row: 9 }), march],
      );
      await withdrawImport(store, tester, workspaceId, first);
      expect(await ledgerText(store, workspaceId)).toEqual(await ledgerOf(store, [[change()], [change(), march]], [0]));
      const { rows } = await store.pool.query(
        'select row_number, import_id from subscription_change join import_run using (workspace_id, import_no) where withdrawn_at is null and workspace_id = $1 order by seq',
        [workspaceId],
      );
      expect(rows).toEqual([
        { row_number: 9, import_id: second },
        { row_number: 2, import_id: second },
      ]);
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));

  it('of a correction: a later statement of the old content is a restatement again', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const files = [[change()], [change({ amountMinor: 9_000 })], [change()]];
      const ids = await importChanges(store, workspaceId, ...files);
      expect(await ledgerText(store, workspaceId)).toHaveLength(4);
      await withdrawImport(store, tester, workspaceId, ids[1] ?? '');
      expect(await ledgerText(store, workspaceId)).toEqual(await ledgerOf(store, files, [1]));
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));

  it('is known by its status, moves the version by one and takes its data-through along', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { changes: [change()], dataThrough: '2026-01-31' });
      const later = await importFile(store, workspaceId, { changes: [march], dataThrough: '2026-03-31' });
      expect(await dataThroughBySource(store.pool, tester, workspaceId)).toMatchObject([{ day: '2026-03-31' }]);
      expect(await withdrawImport(store, tester, workspaceId, later.importId)).toBe(4);
      expect(await dataThroughBySource(store.pool, tester, workspaceId)).toMatchObject([{ day: '2026-01-31' }]);
      expect(await getImport(store.pool, tester, workspaceId, later.importId)).toMatchObject({ status: 'withdrawn' });
      await expect(withdrawImport(store, tester, workspaceId, later.importId)).rejects.toThrow('withdrawn already');
      await expect(withdrawImport(store, tester, workspaceId, 'none')).rejects.toThrow('there is no import none');
    }));

  it('takes the accounts along that only it named', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const { importId } = await importFile(store, workspaceId, {
        changes: [change()],
        invoiceLines: [invoiceLine({ accountId: 'b' })],
      });
      await withdrawImport(store, tester, workspaceId, importId);
      expect(await ledgerText(store, workspaceId)).toEqual([]);
    }));
});

const statement = fc
  .record({
    accountId: fc.constantFrom('a', 'b'),
    changeId: fc.constantFrom(null, 'c1', 'c2'),
    on: fc.constantFrom('2026-01-01', '2026-02-01'),
    amountMinor: fc.constantFrom(100, 200),
    recordedAt: fc.constantFrom(null, null, null, Date.UTC(2026, 0, 5), Date.UTC(2026, 0, 6)),
  })
  // An id belongs to one account.
  .map((said) => change({ ...said, changeId: said.changeId && `${said.changeId}${said.accountId}` }));

const history = fc.record({
  files: fc.array(fc.array(statement, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 5 }),
  withdrawn: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }),
});

const lawRuns = Number(process.env.RATCHET_LAW_RUNS ?? 25);

describe('laws', () => {
  it(
    'after any withdrawals the ledger is that of the other imports in order',
    () =>
      withFreshStore((store) =>
        fc.assert(
          fc.asyncProperty(history, async ({ files, withdrawn }) => {
            const workspaceId = await freshWorkspace(store);
            const ids = await importChanges(store, workspaceId, ...files);
            const without = withdrawn.filter((i) => i < ids.length);
            for (const i of without) await withdrawImport(store, tester, workspaceId, ids[i] ?? '');
            expect(await ledgerText(store, workspaceId)).toEqual(await ledgerOf(store, files, without));
            expect(await checkStore(store, tester, workspaceId)).toEqual([]);
          }),
          { numRuns: lawRuns },
        ),
      ),
    lawRuns * 5_000,
  );

  it('importing every file once more changes nothing after the last', () =>
    withFreshStore((store) =>
      fc.assert(
        fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 6 }), async (changes) => {
          const workspaceId = await freshWorkspace(store);
          await importChanges(store, workspaceId, changes);
          const before = await ledgerText(store, workspaceId);
          expect(await importFile(store, workspaceId, { changes })).toMatchObject({ new: 0, corrected: 0 });
          expect(await ledgerText(store, workspaceId)).toEqual(before);
        }),
        { numRuns: 20 },
      ),
    ));
});
