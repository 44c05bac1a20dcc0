import { describe, expect, it } from 'vitest';
import { loadRecords } from './load';
import { sourcesOf } from './provenance';
import { withFreshStore } from './testing';
import { change, freshWorkspace, importFile, invoiceLine, tester } from './testing-records';
import { withdrawImport } from './undo-import';

describe('where records come from', () => {
  it('each has its import, file and row, changes and invoice lines apart', () =>
    withFreshStore(async (store) => {
      const id = await freshWorkspace(store);
      const first = await importFile(store, id, { changes: [change({ row: 7 })] });
      const second = await importFile(store, id, { invoiceLines: [invoiceLine({ row: 3 })], kind: 'invoices' });
      const { changes, invoices } = await loadRecords(store.pool, tester, id);
      const [stated = -1, invoiced = -1] = [changes.seq[0], invoices.seq[0]];
      const of = (table: 'subscription_change' | 'invoice_line', seqs: number[]) =>
        sourcesOf(store.pool, tester, id, table, seqs);
      expect([...(await of('subscription_change', [stated, 999]))]).toEqual([
        [stated, { importId: first.importId, file: 'file.csv', row: 7 }],
      ]);
      expect((await of('invoice_line', [invoiced])).get(invoiced)).toEqual({
        importId: second.importId,
        file: 'file.csv',
        row: 3,
      });
      expect((await of('invoice_line', [])).size).toBe(0);
    }));

  it('what a withdrawn import shared with a later one is from then on the later one’s', () =>
    withFreshStore(async (store) => {
      const id = await freshWorkspace(store);
      const first = await importFile(store, id, { changes: [change({ row: 2 })] });
      const again = await importFile(store, id, { changes: [change({ row: 5 })] });
      await withdrawImport(store, tester, id, first.importId);
      const { changes } = await loadRecords(store.pool, tester, id);
      const seqs = Array.from(changes.seq);
      const found = await sourcesOf(store.pool, tester, id, 'subscription_change', seqs);
      expect([...found.values()]).toEqual([{ importId: again.importId, file: 'file.csv', row: 5 }]);
    }));

  it('a workspace without such records has none', () =>
    withFreshStore(async (store) => {
      const id = await freshWorkspace(store);
      expect((await sourcesOf(store.pool, tester, id, 'subscription_change', [1])).size).toBe(0);
    }));
});
