import { describe, expect, it } from 'vitest';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { accountRow, change, importFile, tester } from '@/lib/store/testing-records';
import { createWorkspace } from '@/lib/store/workspaces';
import { accountsReport } from './accounts-report';
import { type LedgerReader, LedgerViews, NOW } from './ledger-view';
import { marksReport, markWithEffect } from './mark-effect';
import { movementsReport } from './movements-report';
import { parseReportQuery } from './query';

/** a: $100 a month from 2026; b: $50 from June; t: a test of $1,000. Windows of 12 months to 31 January 2027. */
const onThree = (work: (store: Store, reader: LedgerReader) => Promise<void>): Promise<void> =>
  withFreshStore(async (store) => {
    const { id } = await createWorkspace(store, tester, { name: 'Test', currency: 'USD', isSample: false });
    await importFile(store, id, {
      accounts: [accountRow({ accountId: 't', name: 'Tests' })],
      changes: [
        change({ accountId: 'a', on: '2026-01-10', amountMinor: 10_000 }),
        change({ accountId: 'b', on: '2026-06-10', amountMinor: 5000, row: 3 }),
        change({ accountId: 't', on: '2026-01-10', amountMinor: 100_000, row: 4 }),
      ],
      dataThrough: '2027-01-31',
    });
    await work(store, { db: store.pool, principal: tester, workspaceId: id });
  });

const ask = (text = '') => parseReportQuery(new URLSearchParams(text));

describe('the effect of a mark', () => {
  it('a merge tried out: NRR 1,100 ÷ 1,100 → 1,150 ÷ 1,100, and says why; nothing is changed', () =>
    onThree(async (store, { workspaceId }) => {
      const effect = await markWithEffect(store, tester, workspaceId, 'b', { mergedInto: 'a' }, { dryRun: true });
      expect(effect).toMatchObject({
        version: null,
        before: { accounts: 3, arr: 1_380_000, nrr: 1 },
        after: { accounts: 2, arr: 1_380_000, nrr: 115 / 110 },
        note: 'NRR rises: what b or a started inside the last 12 months is now expansion of one account.',
      });
      expect(await marksReport(store, tester, workspaceId)).toEqual([]);
    }));

  it('an account left out is listed, with what is merged into it', () =>
    onThree(async (store, reader) => {
      const { workspaceId } = reader;
      const out = { excluded: true, reason: 'ours' };
      const { after, version } = await markWithEffect(store, tester, workspaceId, 't', out, { dryRun: false });
      expect([after?.arr, after?.accounts]).toEqual([180_000, 2]);
      await markWithEffect(store, tester, workspaceId, 'b', { mergedInto: 't' }, { dryRun: false });
      const views = new LedgerViews();
      const report = accountsReport(await views.get(reader), ask());
      expect(report.rows.map(({ account }) => account)).toEqual(['a']);
      expect(report.excluded.map(({ account, name, reason }) => [account, name, reason])).toEqual([
        ['b', 'b', null],
        ['t', 'Tests', 'ours'],
      ]);
      expect(report.ledger_version).toBe((version ?? 0) + 1);
    }));

  it('reports by parent are views of their own: b is a part of a', () =>
    onThree(async (store, reader) => {
      await markWithEffect(store, tester, reader.workspaceId, 'b', { parent: 'a' }, { dryRun: false });
      const views = new LedgerViews();
      const june = async (rollUp: 'account' | 'parent') => {
        const view = await views.get(reader, { ...NOW, rollUp });
        const [row] = movementsReport(view, ask('from=2026-06&to=2026-06')).rows;
        return [row?.new, row?.expansion, row?.end_arr];
      };
      expect(await june('account')).toEqual([60_000, 0, 1_380_000]);
      expect(await june('parent')).toEqual([0, 60_000, 1_380_000]);
      expect(views.built).toBe(2);
    }));

  it('names an account that is unknown', () =>
    onThree(async (store, { workspaceId }) => {
      const merge = markWithEffect(store, tester, workspaceId, 'x', { mergedInto: 'a' }, { dryRun: true });
      await expect(merge).rejects.toThrow('there is no account x');
    }));
});
