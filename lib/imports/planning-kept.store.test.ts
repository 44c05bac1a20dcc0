/** What is planned by hand is a version of the ledger that keeps its facts; every server sees it, and past days know it not. */
import { describe, expect, it } from 'vitest';
import type { AdjustmentRequest } from '@/lib/reports/adjustment-request';
import { type LedgerReader, LedgerViews, loadLedgerView, NOW } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { queueReport } from '@/lib/reports/queue-report';
import { reports } from '@/lib/reports/reports';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { change, freshWorkspace, importFile, tester } from '@/lib/store/testing-records';
import { adjust } from './adjust';
import { undoAdjustment } from './undo-adjustment';

/** b rises on 10 January. */
const changes = [
  change({ accountId: 'a', on: '2025-01-01', amountMinor: 10_000, row: 2 }),
  change({ accountId: 'b', on: '2025-01-01', amountMinor: 10_000, row: 3 }),
  change({ accountId: 'b', on: '2026-01-10', amountMinor: 25_000, row: 4 }),
];

async function bench(store: Store) {
  const workspaceId = await freshWorkspace(store);
  await importFile(store, workspaceId, { dataThrough: '2026-01-31', changes });
  const reader: LedgerReader = { db: store.pool, principal: tester, workspaceId };
  const place = { store, principal: tester, workspaceId };
  return {
    reader,
    make: async (request: AdjustmentRequest) =>
      adjust({ ...place, view: await loadLedgerView(reader) }, request, { dryRun: false }),
    undo: (id: string | null) => undoAdjustment(place, id ?? ''),
    file: () => importFile(store, workspaceId, { changes: [change({ accountId: 'c', on: '2025-05-01', row: 9 })] }),
  };
}

const ask = parseReportQuery([]);
const names = ['coverage', 'plans', 'plan-list', 'costs', 'payback', 'expansion', 'movements', 'whitespace'] as const;

/** What a kept view answers is what a ledger loaded anew answers. */
async function expectAsNew(reader: LedgerReader, views: LedgerViews) {
  const [kept, anew] = [await views.get(reader), await loadLedgerView(reader)];
  for (const name of names) expect(reports[name](kept, ask), name).toEqual(reports[name](anew, ask));
  expect(queueReport(kept, ask)).toEqual(queueReport(anew, ask));
  return kept;
}

const plan: AdjustmentRequest = {
  ...{ kind: 'plan', account: 'b', record: null, reason: null },
  fields: { opened_on: '2026-01-02', source: 'seats', amount: '1200', expected_on: '2026-04-01', owner: 'Ann' },
};

describe('plans, touchpoints and costs by hand', () => {
  it('are seen by every server, and leave the facts as they were', () =>
    withFreshStore(async (store) => {
      const { reader, make, undo, file } = await bench(store);
      const [one, other] = [new LedgerViews(), new LedgerViews()];
      const first = await expectAsNew(reader, one);
      await other.get(reader);
      const made = await make(plan);
      await make({
        kind: 'cost',
        reason: null,
        costs: [{ month: '2026-01', motion: 'expansion', team: null, amount: '90' }],
      });
      await make({
        ...{ kind: 'touchpoint', account: 'a', record: null, reason: null },
        fields: { on: '2026-02-03', kind: 'call', owner: 'Bo' },
      });
      for (const views of [one, other]) {
        const now = await expectAsNew(reader, views);
        expect(reports.coverage(now, ask).coverage).toBe(1);
        expect(reports.costs(now, ask).lines).toHaveLength(1);
      }
      expect((await one.get(reader)).facts).toBe(first.facts);
      expect((await one.get(reader)).version).toBe(first.version + 3);
      await undo(made.adjustment_id);
      expect(reports.coverage(await expectAsNew(reader, one), ask).coverage).toBe(0.5);
      expect([one.built, other.built]).toEqual([1, 1]);
      await file();
      await expectAsNew(reader, one);
      expect(one.built).toBe(2);
    }));

  it('one that is won names how the expansion came about: of the ledger in memory, which is not loaded again', () =>
    withFreshStore(async (store) => {
      const { reader, make, undo } = await bench(store);
      const views = new LedgerViews();
      const sold = async () => reports.expansion(await expectAsNew(reader, views), ask).rows.at(-1)?.by_motion;
      expect(await sold()).toMatchObject({ sales: 0, unknown: 180_000 });
      const made = await make(plan);
      const record = reports['plan-list'](await views.get(reader), ask).open[0]?.record ?? -1;
      const won = await make({
        ...{ kind: 'plan', account: 'b', record, reason: null },
        fields: { status: 'won', closed_on: '2026-02-05' },
      });
      expect(await sold()).toMatchObject({ sales: 180_000, unknown: 0 });
      // Won after the last day of the data: it is open nowhere any more, and counts as won.
      const view = await views.get(reader);
      expect(reports.plans(view, ask).total).toMatchObject({ open: 0, won: 1, win_rate: 1 });
      expect(reports.coverage(view, ask).covered).toBe(0);
      expect(reports['plan-list'](view, ask)).toMatchObject({ open_plans: 0, closed_plans: 1 });
      const then = await views.get(reader, { ...NOW, dataThrough: '2026-01-31' });
      expect(reports.plans(then, ask).total).toMatchObject({ open: 1, won: 0 });
      expect(reports.coverage(then, ask).covered).toBe(1);
      await undo(won.adjustment_id);
      await undo(made.adjustment_id);
      expect(await sold()).toMatchObject({ sales: 0, unknown: 180_000 });
      expect(views.built).toBe(2);
    }));

  it('are not known on a past day, by either clock', () =>
    withFreshStore(async (store) => {
      const { reader, make } = await bench(store);
      const views = new LedgerViews();
      await views.get(reader);
      await make(plan);
      expect((await views.get(reader)).planning?.plans).toHaveLength(1);
      for (const asOfClock of ['recorded', 'appended'] as const) {
        const past = await views.get(reader, { ...NOW, asOf: '2026-02-01', asOfClock });
        expect(past.planning?.plans, asOfClock).toEqual([]);
      }
    }));
});
