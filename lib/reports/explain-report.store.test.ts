import { describe, expect, it } from 'vitest';
import { withFreshStore } from '@/lib/store/testing';
import { accountRow, change, freshWorkspace, importFile, tester } from '@/lib/store/testing-records';
import { explainPage } from './explain-question';
import { type ExplainReport, explainReport } from './explain-report';
import { loadLedgerView } from './ledger-view';
import { parseReportQuery } from './query';

type Ask = (text: string) => Promise<ExplainReport>;

/** a: 100.00 → 150.00 a month on 10 February (two rows of one file); b: 50.00, an enterprise. */
const asking = (work: (ask: Ask, importId: string) => Promise<void>): Promise<void> =>
  withFreshStore(async (store) => {
    const workspaceId = await freshWorkspace(store);
    const { importId } = await importFile(store, workspaceId, {
      accounts: [accountRow({ accountId: 'b', name: 'Bee', attributes: { segment: 'ENT' } })],
      changes: [
        change({ row: 2 }),
        change({ accountId: 'b', amountMinor: 5000, row: 3 }),
        change({ on: '2026-02-10', amountMinor: 15_000, row: 4 }),
      ],
      dataThrough: '2026-03-15',
    });
    const reader = { db: store.pool, principal: tester, workspaceId };
    await work(async (text) => {
      const params = new URLSearchParams(text);
      const period = params.get('period') ?? '';
      const page = explainPage(
        { limit: params.get('limit') ?? undefined, account: params.get('account') ?? undefined },
        null,
      );
      const query = parseReportQuery(
        [...params].filter(([name]) => ['metric', 'where', 'by', 'attr_at'].includes(name)),
      );
      return explainReport(reader, await loadLedgerView(reader, query), query, period, page);
    }, importId);
  });

describe('explaining a figure', () => {
  it('NRR of February: (180,000 + 60,000) ÷ 180,000, down to the row of the file', () =>
    asking(async (ask, importId) => {
      const report = await ask('metric=nrr_1m&period=2026-02');
      expect(report).toMatchObject({ metric: 'nrr_1m', period: '2026-02', currency: 'USD' });
      expect([report.value, report.sum, report.divided_by]).toEqual([240_000 / 180_000, 240_000, 180_000]);
      expect(report.accounts).toEqual([
        {
          account: 'a',
          name: 'a',
          start_arr: 120_000,
          end_arr: 180_000,
          adds: 180_000,
          base: 120_000,
          changes: [
            { on: '2026-02-10', source: 'unclassified', arr: 60_000, import_id: importId, row: 4, file: 'file.csv' },
          ],
        },
        { account: 'b', name: 'Bee', start_arr: 60_000, end_arr: 60_000, adds: 60_000, base: 60_000, changes: [] },
      ]);
    }));

  it('filters, and takes a day for a rate: the window that ends on it', () =>
    asking(async (ask) => {
      expect((await ask('metric=arr&period=2026-02&where=segment=ENT')).sum).toBe(60_000);
      expect((await ask('metric=nrr_1m&period=2026-03-15&where=segment=ENT&attr_at=start')).value).toBe(1);
    }));

  it('tells the accounts of a page with their files, beside the totals of all', () =>
    asking(async (ask, importId) => {
      const report = await ask('metric=arr&period=2026-02&limit=1&account=b');
      expect(report.total).toEqual({ accounts: 2, start_arr: 180_000, end_arr: 240_000 });
      expect(report).toMatchObject({ sum: 240_000, offset: 0, accounts: [{ account: 'b', changes: [] }] });
      const [first] = (await ask('metric=arr&period=2026-02&limit=1')).accounts;
      expect(first).toMatchObject({ account: 'a', changes: [{ import_id: importId, row: 4, file: 'file.csv' }] });
    }));

  it.each([
    ['metric=nrr&period=2026-02', 'none called "nrr"; there are'],
    ['metric=expansion&period=soon', 'expected a period such as'],
    ['metric=expansion&period=2026-02-10', 'a week, month, quarter or year'],
    ['metric=nrr_1m&period=2026-03', '2026-03 is not over; the data is complete through 2026-03-15'],
    ['metric=arr&period=2027', 'outside the ledger, which goes from 2026-01-01 to 2026-03-15'],
    ['metric=arr&period=2026-02&by=segment', 'filter with where instead'],
  ])('refuses %s', (text, words) =>
    asking(async (ask) => {
      await expect(ask(text)).rejects.toThrow(words);
    }),
  );
});
