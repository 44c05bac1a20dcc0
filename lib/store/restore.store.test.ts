/** Redoing what was undone, and files that are complete for a range: worked cases and laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeRecord } from '@/lib/domain/records';
import { checkStore } from './check';
import type { DayRange } from './complete';
import { dataThroughBySource, getImport } from './imports';
import type { Store } from './open';
import { withFreshStore } from './testing';
import { change, freshWorkspace, importFile, invoiceLine, ledgerText, tester } from './testing-records';
import { changeBatchImports, restoreImport, withdrawImport } from './undo-import';

interface File {
  changes: ChangeRecord[];
  complete?: DayRange;
}

const spring: DayRange = { from: '2026-03-01', to: '2026-05-31' };
const march = change({ on: '2026-03-01', amountMinor: 20_000 });
const may = change({ on: '2026-05-31', amountMinor: 30_000 });
const june = change({ on: '2026-06-01', amountMinor: 40_000 });

async function ledgerOf(store: Store, files: readonly File[]): Promise<string[]> {
  const workspaceId = await freshWorkspace(store);
  for (const file of files) await importFile(store, workspaceId, file);
  return ledgerText(store, workspaceId);
}

/** A moment after all that was done so far. */
async function momentOf(store: Store, workspaceId: number): Promise<string> {
  const { rows } = await store.pool.query<{ moment: Date }>(
    'select max(greatest(appended_at, withdrawn_at, restored_at)) as moment from import_run where workspace_id = $1',
    [workspaceId],
  );
  return rows[0]?.moment.toISOString() ?? '';
}

describe('redoing an import', () => {
  it('is one step of the ledger, in audit and version, and takes its data-through back', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const { importId } = await importFile(store, workspaceId, { changes: [change()], dataThrough: '2026-03-31' });
      const before = await ledgerText(store, workspaceId);
      await withdrawImport(store, tester, workspaceId, importId);
      expect(await restoreImport(store, tester, workspaceId, importId)).toBe(4);
      expect(await ledgerText(store, workspaceId)).toEqual(before);
      expect(await dataThroughBySource(store.pool, tester, workspaceId)).toMatchObject([{ day: '2026-03-31' }]);
      expect(await getImport(store.pool, tester, workspaceId, importId)).toMatchObject({ status: 'done' });
      const { rows } = await store.pool.query(
        'select action, version from audit where workspace_id = $1 and version = 4',
        [workspaceId],
      );
      expect(rows).toEqual([{ action: 'import_restored', version: 4 }]);
      await expect(restoreImport(store, tester, workspaceId, importId)).rejects.toThrow('is not withdrawn');
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));

  it('of a whole batch, the last first and back', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      for (const changes of [[change()], [change({ amountMinor: 5 }), march]])
        await importFile(store, workspaceId, { changes, batchId: 'one' });
      await importFile(store, workspaceId, { changes: [june] });
      const before = await ledgerText(store, workspaceId);
      expect(await changeBatchImports(store, tester, workspaceId, 'one', 'withdraw')).toBe(2);
      expect(await ledgerText(store, workspaceId)).toEqual(await ledgerOf(store, [{ changes: [june] }]));
      expect(await changeBatchImports(store, tester, workspaceId, 'one', 'restore')).toBe(2);
      expect(await ledgerText(store, workspaceId)).toEqual(before);
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));
});

describe('a file that is complete for a range', () => {
  it('withdraws what the same source stated there, both days included, and nothing beside it', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { changes: [change(), march, may, june] });
      await importFile(store, workspaceId, { changes: [change({ on: '2026-04-01', accountId: 'b' })], kind: 'mrr' });
      const counts = await importFile(store, workspaceId, { changes: [may], complete: spring });
      expect(counts).toMatchObject({ new: 0, unchanged: 1, withdrawn: 1 });
      const days = (await ledgerText(store, workspaceId)).filter((line) => line.startsWith('change'));
      expect(days.map((line) => line.split(' ')[4])).toEqual(['10000', '30000', '40000', '10000']);
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));

  it('is undone with its import, and changes nothing the second time', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { changes: [march, may] });
      const before = await ledgerText(store, workspaceId);
      const { importId } = await importFile(store, workspaceId, { changes: [may], complete: spring });
      const after = await ledgerText(store, workspaceId);
      expect(await importFile(store, workspaceId, { changes: [may], complete: spring })).toMatchObject({
        withdrawn: 0,
      });
      expect(await ledgerText(store, workspaceId)).toEqual(after);
      const run = await getImport(store.pool, tester, workspaceId, importId);
      expect(run).toMatchObject({ complete: spring, counts: { withdrawn: 1 } });
      // The second one says the same: without the first it is the one that misses March.
      await withdrawImport(store, tester, workspaceId, importId);
      expect(await ledgerText(store, workspaceId)).toEqual(
        await ledgerOf(store, [{ changes: [march, may] }, { changes: [may], complete: spring }]),
      );
      expect(before).not.toEqual(after);
    }));

  it('takes invoice lines by the day their period begins', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const lines = [
        invoiceLine({ from: '2026-02-15', to: '2026-03-15' }),
        invoiceLine({ from: '2026-05-31', to: '2026-06-30' }),
      ];
      await importFile(store, workspaceId, { invoiceLines: lines, kind: 'invoices' });
      const kept = invoiceLine({ from: '2026-04-01', to: '2026-05-01' });
      const counts = await importFile(store, workspaceId, { invoiceLines: [kept], kind: 'invoices', complete: spring });
      expect(counts).toMatchObject({ new: 1, withdrawn: 1 });
      expect((await ledgerText(store, workspaceId)).filter((line) => line.startsWith('line'))).toHaveLength(2);
    }));

  it('states nothing at all of what a later file states again', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { changes: [march] });
      await importFile(store, workspaceId, { changes: [may], complete: spring });
      expect(await importFile(store, workspaceId, { changes: [march] })).toMatchObject({ new: 1, corrected: 0 });
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));
});

const statement = fc
  .record({
    accountId: fc.constantFrom('a', 'b'),
    changeId: fc.constantFrom(null, null, 'c1'),
    on: fc.constantFrom('2026-01-01', '2026-02-01', '2026-04-01'),
    amountMinor: fc.constantFrom(100, 200),
    recordedAt: fc.constantFrom(null, null, null, Date.UTC(2026, 0, 5)),
  })
  .map((said) => change({ ...said, changeId: said.changeId && `${said.changeId}${said.accountId}` }));

const file: fc.Arbitrary<File> = fc.record(
  {
    changes: fc.array(statement, { minLength: 1, maxLength: 3 }),
    complete: fc.constantFrom({ from: '2026-01-15', to: '2026-03-31' }, { from: '2026-01-01', to: '2026-12-31' }),
  },
  { requiredKeys: ['changes'] },
);

/** An import, or an earlier one withdrawn or, where it is, redone. */
const step = fc.oneof({ weight: 3, arbitrary: file }, { weight: 3, arbitrary: fc.nat(5) });
const steps = fc.array(step, { minLength: 4, maxLength: 10 });

const lawRuns = Number(process.env.RATCHET_LAW_RUNS ?? 25);

describe('laws', () => {
  it(
    'after any imports, withdrawals and redoings the ledger is that of the imports that count, and every past moment says what it said',
    () =>
      withFreshStore((store) =>
        fc.assert(
          fc.asyncProperty(steps, async (history) => {
            const workspaceId = await freshWorkspace(store);
            const files: { file: File; importId: string; counts: boolean }[] = [];
            const said: { moment: string; text: string[] }[] = [];
            for (const what of history) {
              const turned = typeof what === 'number' ? files[what] : undefined;
              if (typeof what !== 'number') {
                const { importId } = await importFile(store, workspaceId, what);
                files.push({ file: what, importId, counts: true });
              } else if (turned) {
                const turn = turned.counts ? withdrawImport : restoreImport;
                await turn(store, tester, workspaceId, turned.importId);
                turned.counts = !turned.counts;
              } else continue;
              said.push({ moment: await momentOf(store, workspaceId), text: await ledgerText(store, workspaceId) });
            }
            const counting = files.filter(({ counts }) => counts).map((known) => known.file);
            expect(await ledgerText(store, workspaceId)).toEqual(await ledgerOf(store, counting));
            expect(await checkStore(store, tester, workspaceId)).toEqual([]);
            for (const { moment, text } of said)
              expect(await ledgerText(store, workspaceId, moment, 'appended')).toEqual(text);
          }),
          { numRuns: lawRuns },
        ),
      ),
    lawRuns * 8_000,
  );

  it('the order of the rows of a complete file does not matter', () =>
    withFreshStore((store) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(statement, { minLength: 1, maxLength: 5 }),
          fc.uniqueArray(statement, {
            minLength: 2,
            maxLength: 4,
            selector: ({ accountId, effectiveDay }) => `${accountId}${effectiveDay}`,
          }),
          async (before, rows) => {
            const plain = rows.map((row) => ({ ...row, changeId: null, recordedAt: null }));
            const of = async (changes: ChangeRecord[]) => {
              const text = await ledgerOf(store, [
                { changes: before },
                { changes, complete: { from: '2026-01-01', to: '2026-12-31' } },
              ]);
              return text.map((line) => line.replace(/ id\d+/, '')).sort();
            };
            expect(await of(plain)).toEqual(await of(plain.toReversed()));
          },
        ),
        { numRuns: 10 },
      ),
    ));
});
