import { describe, expect, it } from 'vitest';
import { resolveChanges, resolveInvoices } from './resolve';
import { sourceRecords } from './testing/columns';

describe('records in force', () => {
  it('are all there is: a corrected, a replaced and a withdrawn row are no longer among the rows', () => {
    const { changes } = sourceRecords({
      changes: [
        { account: 'a', on: '2025-01-01', minor: 100, changeId: 'x' },
        { account: 'a', on: '2025-01-01', minor: 200, changeId: 'x' },
        { account: 'a', on: '2025-01-01', minor: 300 },
        { account: 'b', on: '2025-02-01', minor: 400, changeId: 'y' },
        { account: 'b', on: '2025-02-01', status: 'void', changeId: 'y' },
        { account: 'b', on: '2025-03-01', minor: 500 },
      ],
    });
    const { rows, offset } = resolveChanges(changes, 2, null);
    expect([Array.from(rows), Array.from(offset)]).toEqual([
      [2, 5],
      [0, 1, 2],
    ]);
  });

  it('of invoices are the last of each line id', () => {
    const line = { account: 'a', from: '2025-01-01', until: '2025-02-01' } as const;
    const { invoices } = sourceRecords({
      invoices: [
        { ...line, minor: 100, lineId: '1' },
        { ...line, minor: 90, lineId: '1' },
      ],
    });
    expect(Array.from(resolveInvoices(invoices, 1, null).rows)).toEqual([1]);
  });
});
