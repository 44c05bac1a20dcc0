import { describe, expect, it } from 'vitest';
import type { Store } from './open';
import { withFreshStore } from './testing';
import { change, type FileOf, freshWorkspace, importFile, invoiceLine, ledgerText } from './testing-records';

/** The same imports as small files, which are compared row by row, and as large ones, which are not where it shows. */
async function bothWays(store: Store, files: FileOf[]) {
  const outcome = async (fileBytes: number) => {
    const workspaceId = await freshWorkspace(store);
    const counts = [];
    for (const file of files) {
      const { importId: _, ...rest } = await importFile(store, workspaceId, { ...file, fileBytes });
      counts.push(rest);
    }
    return { counts, ledger: await ledgerText(store, workspaceId) };
  };
  return { small: await outcome(1), large: await outcome(100_000_000) };
}

const stored = [change({ on: '2026-03-01' }), change({ accountId: 'b', on: '2026-01-01' })];

describe('a large later file counts and stores what a small one would', () => {
  it.each<[string, FileOf[], { new: number; unchanged: number; corrected: number }]>([
    [
      'days after the last one of each account, and a new account',
      [
        {
          changes: [
            change({ on: '2026-03-02' }),
            change({ accountId: 'b', on: '2026-02-01' }),
            change({ accountId: 'c' }),
          ],
        },
      ],
      { new: 3, unchanged: 0, corrected: 0 },
    ],
    [
      'the last day again, unchanged, beside a day after it',
      [{ changes: [change({ on: '2026-03-01' }), change({ on: '2026-04-01' })] }],
      { new: 1, unchanged: 1, corrected: 0 },
    ],
    [
      'an earlier day and a corrected one',
      [
        {
          changes: [
            change({ on: '2026-02-01' }),
            change({ on: '2026-03-01', amountMinor: 5 }),
            change({ on: '2026-05-01' }),
          ],
        },
      ],
      { new: 2, unchanged: 0, corrected: 1 },
    ],
    [
      'a day after the last one, stated twice',
      [
        {
          changes: [
            change({ on: '2026-04-01' }),
            change({ on: '2026-05-01' }),
            change({ on: '2026-04-01', amountMinor: 5 }),
          ],
        },
      ],
      { new: 2, unchanged: 0, corrected: 1 },
    ],
    [
      'a stated id that is the name of a change before it in the file',
      [{ changes: [change({ accountId: 'c' }), change({ accountId: 'b', changeId: 'c/Platform/2026-01-01' })] }],
      { new: 1, unchanged: 0, corrected: 1 },
    ],
    [
      'a stored id that is the name of a new change',
      [
        { changes: [change({ accountId: 'b', changeId: 'c/Platform/2026-01-01' })] },
        { changes: [change({ accountId: 'c' })] },
      ],
      { new: 0, unchanged: 0, corrected: 1 },
    ],
    [
      'an account id with a slash that makes the name of another account’s change',
      [
        { changes: [change({ accountId: 'c', itemId: 'd/e' })] },
        { changes: [change({ accountId: 'c/d', itemId: 'e', amountMinor: 5 })] },
      ],
      { new: 0, unchanged: 0, corrected: 1 },
    ],
    [
      'equal invoice lines, one of them stored',
      [
        { invoiceLines: [invoiceLine()], kind: 'invoices' },
        {
          invoiceLines: [invoiceLine(), invoiceLine(), invoiceLine({ from: '2026-02-01', to: '2026-03-01' })],
          kind: 'invoices',
        },
      ],
      { new: 2, unchanged: 1, corrected: 0 },
    ],
  ])('%s', (_, files, expected) =>
    withFreshStore(async (store) => {
      const { small, large } = await bothWays(store, [{ changes: stored }, ...files]);
      expect(small.counts.at(-1)).toMatchObject(expected);
      expect(large).toEqual(small);
    }),
  );
});
