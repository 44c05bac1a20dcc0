import { describe, expect, it } from 'vitest';
import { undoAdjustment } from '@/lib/imports/undo-adjustment';
import { listMarkChanges } from '@/lib/store/mark-changes';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { accountRow, change, freshWorkspace, importFile, tester } from '@/lib/store/testing-records';
import { adjustmentEntries } from './adjustment-list';
import { loadLedgerView } from './ledger-view';
import { acceptMatches, offerAgain, refuseOffers } from './match-decisions';
import { matchesReport } from './matches-report';
import { movementsReport } from './movements-report';
import { parseReportQuery } from './query';
import { standing } from './reports';

/**
 * Acme and Beta left the first system at the end of 2025 and go on in the second, Acme with twice as much. Gamma is in
 * both all the time at the same price; Delta is in the first alone.
 */
async function twoSources(store: Store): Promise<number> {
  const workspaceId = await freshWorkspace(store);
  const monthly = (accountId: string, on: string, amountMinor: number) => change({ accountId, on, amountMinor });
  const ended = (accountId: string, on: string) => change({ accountId, on, amountMinor: 0, status: 'ended' });
  const named = (accountId: string, name: string, domain: string) =>
    accountRow({ accountId, name, attributes: { domain } });
  await importFile(store, workspaceId, {
    source: 'chartmogul',
    dataThrough: '2026-06-30',
    changes: [
      ...[monthly('m1', '2024-01-01', 10_000), ended('m1', '2026-01-01')],
      ...[monthly('m2', '2024-01-01', 20_000), ended('m2', '2026-01-01')],
      ...[monthly('m3', '2024-01-01', 5_000), monthly('m4', '2024-01-01', 7_000)],
    ],
    accounts: [
      ...[named('m1', 'Acme', 'acme.com'), named('m2', 'Beta Foods', 'beta.io')],
      ...[named('m3', 'Gamma', 'gamma.dev'), named('m4', 'Delta', 'delta.dev')],
    ],
  });
  await importFile(store, workspaceId, {
    source: 'stripe',
    dataThrough: '2026-06-30',
    changes: [
      ...[monthly('cus_1', '2026-01-01', 20_000), monthly('cus_2', '2026-01-01', 20_000)],
      monthly('cus_3', '2025-01-01', 5_000),
    ],
    accounts: [
      ...[named('cus_1', 'ACME Inc.', 'acme.com'), named('cus_2', 'Beta Foods Ltd', 'beta.io')],
      named('cus_3', 'Gamma GmbH', 'gamma.dev'),
    ],
  });
  return workspaceId;
}

async function placeOf(store: Store, workspaceId: number) {
  const view = await loadLedgerView({ db: store.pool, principal: tester, workspaceId });
  return { store, principal: tester, workspaceId, view };
}

const reportOf = async (store: Store, workspaceId: number) => {
  const { view } = await placeOf(store, workspaceId);
  return matchesReport({ db: store.pool, principal: tester, workspaceId }, view);
};

describe('offers of matches', () => {
  it('tell both accounts, why, how sure, and which of them stays', () =>
    withFreshStore(async (store) => {
      const workspaceId = await twoSources(store);
      const report = await reportOf(store, workspaceId);
      expect(report).toMatchObject({
        ...{ accounts: 7, total: 3, sure: 3, refused: [] },
        by_sources: [{ sources: ['chartmogul', 'stripe'], offers: 3 }],
      });
      expect(report.offers[0]).toEqual({
        ...{ id: '1-5', confidence: 0.94, is_sure: true, has_same_arr: false },
        reasons: [
          { kind: 'domain', value: 'acme.com' },
          { kind: 'name', value: 'acme' },
        ],
        into: { account: 'm1', name: 'Acme', sources: ['chartmogul'], arr: 0, since: '2024-01-01' },
        account: { account: 'cus_1', name: 'ACME Inc.', sources: ['stripe'], arr: 240_000, since: '2026-01-01' },
      });
      expect(report.offers.map(({ has_same_arr }) => has_same_arr)).toEqual([false, false, true]);
    }));

  it('accepted together are one change: tried out first, the movements are those of one customer, undone as one', () =>
    withFreshStore(async (store) => {
      const workspaceId = await twoSources(store);
      const before = await placeOf(store, workspaceId);
      const tried = await acceptMatches(before, ['1-5', '2-6'], { dryRun: true });
      // Of 564,000 at the start of the window the two had 360,000; as they were, all of that was lost.
      expect(tried).toMatchObject({
        ...{ dry_run: true, adjustment_id: null, version: null, merged: 2 },
        effect: { arr: 0, before: { nrr: 204 / 564 }, after: { nrr: (240 + 240 + 204) / 564 } },
      });
      expect((await placeOf(store, workspaceId)).view.version).toBe(before.view.version);
      const done = await acceptMatches(before, ['1-5', '2-6'], { dryRun: false });
      expect(done.effect).toEqual(tried.effect);
      const after = await placeOf(store, workspaceId);
      expect(standing(after.view)).toMatchObject({ accounts: 5, nrr: tried.effect.after.nrr });
      const january = (view: typeof after.view) =>
        movementsReport(
          view,
          parseReportQuery([
            ['from', '2026-01'],
            ['to', '2026-01'],
          ]),
        ).rows[0];
      expect(january(before.view)).toMatchObject({ new: 480_000, churn: 360_000, expansion: 0 });
      expect(january(after.view)).toMatchObject({ new: 0, churn: 0, expansion: 120_000 });
      const [entry] = await adjustmentEntries(store.pool, tester, workspaceId);
      expect(entry?.told).toMatchObject({
        adjustment_id: done.adjustment_id,
        description: 'Merged 2 accounts into 2 others',
        reason: 'Offered as one customer, by domain, name',
      });
      expect((await reportOf(store, workspaceId)).offers.map(({ id }) => id)).toEqual(['3-7']);
      await expect(acceptMatches(before, ['3-7'], { dryRun: false })).rejects.toThrow('the ledger has changed');
      await undoAdjustment(after, done.adjustment_id ?? '');
      expect((await reportOf(store, workspaceId)).total).toBe(3);
      expect(january((await placeOf(store, workspaceId)).view)).toMatchObject({ new: 480_000, churn: 360_000 });
    }));

  it('refused do not come back until that is taken back', () =>
    withFreshStore(async (store) => {
      const workspaceId = await twoSources(store);
      const place = await placeOf(store, workspaceId);
      await refuseOffers(place, ['1-5']);
      const report = await reportOf(store, workspaceId);
      expect(report.offers.map(({ id }) => id)).toEqual(['2-6', '3-7']);
      expect(report.refused).toMatchObject([
        {
          id: '1-5',
          accounts: [
            { account: 'm1', name: 'Acme' },
            { account: 'cus_1', name: 'ACME Inc.' },
          ],
          refused_by: 'test',
        },
      ]);
      await expect(refuseOffers(place, ['1-5'])).rejects.toThrow('there is no offer 1-5');
      await expect(acceptMatches(place, ['2-6', '1-5'], { dryRun: false })).rejects.toThrow('there is no offer 1-5');
      expect(await listMarkChanges(store.pool, tester, workspaceId)).toEqual([]);
      await offerAgain(place, ['1-5']);
      expect((await reportOf(store, workspaceId)).total).toBe(3);
      await expect(offerAgain(place, ['1-5'])).rejects.toThrow('1-5 was not refused');
    }));

  it('three accounts that offers make one are merged into the one that was first', () =>
    withFreshStore(async (store) => {
      const workspaceId = await twoSources(store);
      const attributes = { domain: 'acme.com' };
      await importFile(store, workspaceId, {
        source: 'recurly',
        dataThrough: '2026-06-30',
        changes: [change({ accountId: 'acme-hq', on: '2023-01-01' })],
        accounts: [accountRow({ accountId: 'acme-hq', name: 'Acme', attributes })],
      });
      const place = await placeOf(store, workspaceId);
      const ids = (await reportOf(store, workspaceId)).offers
        .map(({ id }) => id)
        .filter((id) => /^1-|-5$|^5-/.test(id));
      const done = await acceptMatches(place, ids, { dryRun: false });
      expect(done.merged).toBe(2);
      const [merge] = await listMarkChanges(store.pool, tester, workspaceId);
      expect(merge?.marks.map(({ account, after }) => [account, after.mergedInto])).toEqual([
        ['m1', 'acme-hq'],
        ['cus_1', 'acme-hq'],
      ]);
    }));
});
