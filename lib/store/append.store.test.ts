import { describe, expect, it } from 'vitest';
import { listImports } from './imports';
import { withFreshStore } from './testing';
import { accountRow, change, freshWorkspace, importFile, invoiceLine, ledgerText, tester } from './testing-records';
import { ledgerVersionOf } from './workspaces';

describe('importing twice', () => {
  it('a file imported again changes nothing: 3 new, then 3 unchanged', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const changes = [change(), change({ on: '2026-02-01', amountMinor: 12_000 }), change({ accountId: 'b' })];
      const first = await importFile(store, workspaceId, { changes });
      const before = await ledgerText(store, workspaceId);
      const second = await importFile(store, workspaceId, { changes });
      expect(first).toMatchObject({ new: 3, unchanged: 0, corrected: 0, accountsNew: 2 });
      expect(second).toMatchObject({ new: 0, unchanged: 3, corrected: 0, accountsNew: 0 });
      expect(await ledgerText(store, workspaceId)).toEqual(before);
      expect(before).toHaveLength(5);
    }));

  it('another amount for the same account, item and day corrects: 1 corrected, both stay readable', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { changes: [change()] });
      const counts = await importFile(store, workspaceId, { changes: [change({ amountMinor: 9_000 })] });
      expect(counts).toMatchObject({ new: 0, unchanged: 0, corrected: 1 });
      expect(await ledgerText(store, workspaceId)).toEqual([
        'change a id0 day20454 10000 status0',
        'change a id0 day20454 9000 status0',
        'account a a ',
      ]);
    }));

  it('going back to what was said first is a correction too, since the latest record differs', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { changes: [change()] });
      await importFile(store, workspaceId, { changes: [change({ amountMinor: 9_000 })] });
      expect(await importFile(store, workspaceId, { changes: [change()] })).toMatchObject({ corrected: 1 });
      expect(await ledgerText(store, workspaceId)).toHaveLength(4);
    }));

  it('an id stated twice in one file: 1 new + 1 corrected, and both unchanged the second time', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const changes = [change({ row: 2 }), change({ row: 3, amountMinor: 9_000 })];
      expect(await importFile(store, workspaceId, { changes })).toMatchObject({ new: 1, corrected: 1 });
      expect(await importFile(store, workspaceId, { changes })).toMatchObject({ unchanged: 2, corrected: 0 });
      // Only the first of the two rows: its content is known, but it is not the latest.
      const partial = await importFile(store, workspaceId, { changes: changes.slice(0, 1) });
      expect(partial).toMatchObject({ unchanged: 0, corrected: 1 });
    }));

  it('a stated moment is unchanged where any record of the id says the same from that moment', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const early = change({ recordedAt: Date.UTC(2026, 0, 5) });
      const late = change({ recordedAt: Date.UTC(2026, 1, 5), amountMinor: 9_000 });
      await importFile(store, workspaceId, { changes: [early, late] });
      expect(await importFile(store, workspaceId, { changes: [early] })).toMatchObject({ unchanged: 1 });
      const moved = change({ recordedAt: Date.UTC(2026, 0, 6) });
      expect(await importFile(store, workspaceId, { changes: [moved] })).toMatchObject({ corrected: 1 });
    }));

  it('a change id written out as account/item/day is the default id', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { changes: [change()] });
      const stated = change({ changeId: 'a/Platform/2026-01-01', itemId: 'Platform' });
      expect(await importFile(store, workspaceId, { changes: [stated] })).toMatchObject({ unchanged: 1 });
    }));

  it('a change id that belongs to another account is left out and named', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { changes: [change({ changeId: 'c1' })] });
      const counts = await importFile(store, workspaceId, {
        changes: [change({ accountId: 'b', changeId: 'c1', row: 7 }), change({ accountId: 'b', changeId: 'c2' })],
      });
      expect(counts).toMatchObject({ new: 1, rejected: 1, conflicts: [{ row: 7, id: 'c1', accountId: 'a' }] });
    }));

  it('text that COPY must escape comes back as it was', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const accountId = 'tab\there \\N back\\slash\nline ünï 🚀';
      const changes = [change({ accountId, product: 'a\\tb\tc' })];
      await importFile(store, workspaceId, { changes });
      expect(await importFile(store, workspaceId, { changes })).toMatchObject({ unchanged: 1, accountsNew: 0 });
      expect((await ledgerText(store, workspaceId)).at(-1)).toBe(`account ${accountId} ${accountId} `);
    }));
});

describe('invoice lines', () => {
  const lines = [
    invoiceLine({ row: 2 }),
    invoiceLine({ row: 3 }),
    invoiceLine({ row: 4, from: '2026-02-01', to: '2026-03-01', amountMinor: -500 }),
  ];

  it('two equal lines without an id are two lines: 3 new, then 3 unchanged', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      expect(await importFile(store, workspaceId, { invoiceLines: lines })).toMatchObject({ new: 3 });
      expect(await importFile(store, workspaceId, { invoiceLines: lines })).toMatchObject({ unchanged: 3 });
      expect(await ledgerText(store, workspaceId)).toHaveLength(4);
    }));

  it('monthly files say what one file says', async () => {
    const whole = await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { invoiceLines: lines });
      return ledgerText(store, workspaceId);
    });
    const monthly = await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { invoiceLines: lines.slice(0, 2) });
      await importFile(store, workspaceId, { invoiceLines: lines.slice(2) });
      return ledgerText(store, workspaceId);
    });
    expect(monthly).toEqual(whole);
  });

  it('a line id keeps its line: another amount corrects it', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { invoiceLines: [invoiceLine({ lineId: 'l1' })] });
      const again = [invoiceLine({ lineId: 'l1', amountMinor: 5 })];
      expect(await importFile(store, workspaceId, { invoiceLines: again })).toMatchObject({ corrected: 1 });
      const [first, second] = await ledgerText(store, workspaceId);
      expect([first?.split(' ')[2], second?.split(' ')[2]]).toEqual(['id0', 'id0']);
    }));
});

describe('accounts', () => {
  it('a revenue sheet does not empty what the accounts file said, and a dated row holds from its day', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const accounts = [accountRow({ name: 'Acme', attributes: { segment: 'SMB' } })];
      await importFile(store, workspaceId, { kind: 'accounts', accounts });
      await importFile(store, workspaceId, { kind: 'mrr', accounts: [accountRow({ attributes: { region: 'EU' } })] });
      expect(await ledgerText(store, workspaceId)).toEqual(['account a Acme region=EU segment=SMB']);
      expect(await importFile(store, workspaceId, { kind: 'accounts', accounts })).toMatchObject({ unchanged: 1 });
      const dated = [accountRow({ since: '2020-01-01', attributes: { segment: 'MM' } })];
      await importFile(store, workspaceId, { kind: 'accounts', accounts: dated });
      expect(await ledgerText(store, workspaceId)).toEqual(['account a Acme region= segment=MM']);
    }));
});

describe('dry run', () => {
  it('counts what would happen and writes nothing', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { changes: [change()] });
      const version = await ledgerVersionOf(store.pool, tester, workspaceId);
      const tables = ['subscription_change', 'account', 'import_run', 'import_restatement', 'audit'];
      const rowCounts = async (): Promise<unknown[]> =>
        Promise.all(tables.map(async (table) => (await store.pool.query(`select count(*) from ${table}`)).rows[0]));
      const before = await rowCounts();
      const changes = [change(), change({ accountId: 'new' })];
      const counts = await importFile(store, workspaceId, { changes, dryRun: true });
      expect(counts).toMatchObject({ new: 1, unchanged: 1, accountsNew: 1 });
      expect(await rowCounts()).toEqual(before);
      expect(await ledgerVersionOf(store.pool, tester, workspaceId)).toBe(version);
    }));
});

describe('two importers at once', () => {
  it('of one file: one finds it new, the other unchanged; versions have no holes', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const changes = Array.from({ length: 500 }, (_, i) => change({ accountId: `a${i}`, row: i + 2 }));
      const both = await Promise.all([1, 2, 3].map(() => importFile(store, workspaceId, { changes })));
      expect(both.map((counts) => counts.new).sort((a, b) => a - b)).toEqual([0, 0, 500]);
      expect(both.map((counts) => counts.unchanged).sort((a, b) => a - b)).toEqual([0, 500, 500]);
      const versions = (await listImports(store.pool, tester, workspaceId)).map((run) => run.version).reverse();
      expect(versions.sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual([2, 3, 4]);
      expect(await ledgerVersionOf(store.pool, tester, workspaceId)).toBe(4);
    }));
});
