import { describe, expect, it } from 'vitest';
import { dayNumber } from '@/lib/domain/day';
import type { PlanningRecord } from '@/lib/domain/planning';
import { everyAdjustment } from '@/lib/reports/adjustment-list';
import { AdjustmentRefusal, type AdjustmentRequest } from '@/lib/reports/adjustment-request';
import { adjustmentsReport } from '@/lib/reports/adjustments-report';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { checkStore } from '@/lib/store/check';
import { loadPlanning } from '@/lib/store/load-planning';
import { markAccount } from '@/lib/store/mark-account';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { change, freshWorkspace, importFile, tester } from '@/lib/store/testing-records';
import { withdrawImport } from '@/lib/store/undo-import';
import { adjust } from './adjust';
import { undoAdjustment } from './undo-adjustment';

const changes = ['a', 'b'].map((accountId, index) =>
  change({ accountId, on: '2025-01-01', amountMinor: 10_000, row: index + 2 }),
);
const plan = (said: Partial<Extract<PlanningRecord, { table: 'expansion_plan' }>> = {}): PlanningRecord => ({
  ...{ table: 'expansion_plan', accountId: 'a', openedDay: dayNumber(2026, 1, 10), source: 'seats', row: 2 },
  ...{ amountMinor: 120_000, expectedDay: dayNumber(2026, 3, 1), champion: null, owner: 'Ann', status: 'open' },
  closedDay: null,
  ...said,
});

async function bench(store: Store) {
  const workspaceId = await freshWorkspace(store);
  await importFile(store, workspaceId, { dataThrough: '2026-01-31', changes });
  const reader = { db: store.pool, principal: tester, workspaceId };
  const place = { store, principal: tester, workspaceId };
  const adjuster = async () => ({ ...place, view: await loadLedgerView(reader) });
  return {
    workspaceId,
    make: async (request: AdjustmentRequest, dryRun = false) => adjust(await adjuster(), request, { dryRun }),
    undo: (id: string | null) => undoAdjustment(place, id ?? ''),
    list: async () => adjustmentsReport(await adjuster(), everyAdjustment),
    planning: () => loadPlanning(store.pool, tester, workspaceId),
    file: (...planning: PlanningRecord[]) => importFile(store, workspaceId, { kind: 'plans', planning }),
    coverage: async () =>
      reports.coverage(await loadLedgerView(reader), parseReportQuery(new URLSearchParams())).coverage,
  };
}

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AdjustmentRefusal)) throw error ?? new Error('it was taken');
  return { field: error.field, why: error.why };
};

const fields = { opened_on: '2026-01-20', source: 'add-on', amount: '300.50', expected_on: '2026-04-01', owner: 'Ann' };
const asked: AdjustmentRequest = { kind: 'plan', account: 'b', record: null, fields, reason: null };

describe('plans by hand', () => {
  it('one is made, covers its account, is won, and both are undone', () =>
    withFreshStore(async (store) => {
      const { workspaceId, make, undo, list, planning, coverage } = await bench(store);
      expect(await coverage()).toBe(0);
      expect((await make(asked, true)).adjustment_id).toBeNull();
      expect((await planning()).plans).toEqual([]);
      const made = await make(asked);
      expect(made.description).toBe('Planned add-on 300.50 USD, expected 2026-04-01, owner Ann');
      expect(await coverage()).toBe(0.5);
      const [open] = (await planning()).plans;
      expect(open).toMatchObject({ accountId: 'b', amountMinor: 30_050, status: 'open', owner: 'Ann' });
      const record = open?.record ?? -1;
      const raised = await make({ ...asked, record, fields: { amount: '320' } }, true);
      expect(raised.description).toBe('Changed the plan of 2026-01-20 (add-on): amount 300.50 USD → 320 USD');
      const won = await make({ ...asked, record, fields: { status: 'won', closed_on: '2026-01-31' } });
      expect(won.description).toBe(
        'Changed the plan of 2026-01-20 (add-on): status open → won, closed on none → 2026-01-31',
      );
      expect(await coverage()).toBe(0);
      expect((await planning()).plans).toMatchObject([{ status: 'won', owner: 'Ann', amountMinor: 30_050 }]);
      expect(await refusal(make({ ...asked, record, fields: { owner: 'Bob' } }))).toMatchObject({ why: 'conflict' });
      await undo(won.adjustment_id);
      expect(await coverage()).toBe(0.5);
      await undo(made.adjustment_id);
      expect((await planning()).plans).toEqual([]);
      const { adjustments } = await list();
      expect(
        adjustments.map(({ kind, accounts, undone_at }) => [kind, accounts[0]?.account, undone_at !== null]),
      ).toEqual([
        ['plan', 'b', true],
        ['plan', 'b', true],
      ]);
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));

  it('a file that says again what it said leaves an edit alone, one that says something new holds', () =>
    withFreshStore(async (store) => {
      const { workspaceId, make, planning, file } = await bench(store);
      const first = await file(plan());
      const edit = async (said: Record<string, string> | null) => {
        const [shown] = (await planning()).plans;
        return make({ kind: 'plan', account: 'a', record: shown?.record ?? -1, fields: said, reason: 'Told so' });
      };
      await edit({ owner: 'Bob' });
      expect(await file(plan())).toMatchObject({ new: 0, unchanged: 1, corrected: 0 });
      expect((await planning()).plans).toMatchObject([{ owner: 'Bob', amountMinor: 120_000 }]);
      await file(plan({ amountMinor: 90_000 }));
      expect((await planning()).plans).toMatchObject([{ owner: 'Ann', amountMinor: 90_000 }]);
      await edit({ source: 'plan' });
      expect((await planning()).plans).toMatchObject([{ source: 'plan', amountMinor: 90_000 }]);
      await edit(null);
      expect((await planning()).plans).toEqual([]);
      await file(plan({ amountMinor: 90_000 }));
      expect((await planning()).plans).toEqual([]);
      await withdrawImport(store, tester, workspaceId, first.importId);
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));

  it('an open one without an owner or a date is refused, and so is a second of its name', () =>
    withFreshStore(async (store) => {
      const { make, file } = await bench(store);
      const refused = (said: object) => refusal(make({ ...asked, fields: { ...fields, ...said } }));
      expect(await refused({ owner: null })).toEqual({ field: 'owner', why: 'invalid' });
      expect(await refused({ expected_on: '' })).toEqual({ field: 'expected_on', why: 'invalid' });
      expect(await refused({ expected_on: '2026-01-01' })).toMatchObject({ field: 'expected_on' });
      expect(await refused({ status: 'won' })).toMatchObject({ field: 'closed_on' });
      expect(await refused({ closed_on: '2026-02-01' })).toMatchObject({ field: 'closed_on' });
      expect(await refused({ amount: '-5' })).toMatchObject({ field: 'amount' });
      expect(await refused({ amount: '5.001' })).toMatchObject({ field: 'amount' });
      expect(await refused({ opened_on: '1 May' })).toMatchObject({ field: 'opened_on' });
      expect(await refused({ colour: 'red' })).toMatchObject({ field: 'colour' });
      expect(await refusal(make({ ...asked, account: 'nobody' }))).toEqual({ field: 'account', why: 'missing' });
      await file(plan({ accountId: 'b', openedDay: dayNumber(2026, 1, 20), source: 'Add_On' }));
      expect(await refused({})).toEqual({ field: 'opened_on', why: 'invalid' });
    }));

  it('that of an account which was merged since is changed where it was stated', () =>
    withFreshStore(async (store) => {
      const { workspaceId, make, planning, file } = await bench(store);
      await file(plan({ accountId: 'b' }));
      await markAccount(store.pool, tester, workspaceId, 'b', { mergedInto: 'a', parent: null, excluded: false });
      const [shown] = (await planning()).plans;
      await make({ kind: 'plan', account: 'a', record: shown?.record ?? -1, fields: { owner: 'Cy' }, reason: null });
      expect((await planning()).plans).toMatchObject([{ accountId: 'a', owner: 'Cy' }]);
    }));
});

describe('touchpoints and costs by hand', () => {
  it('a review is planned, moved and taken away', () =>
    withFreshStore(async (store) => {
      const { make, planning, coverage, undo } = await bench(store);
      const review = { on: '2026-02-10', kind: 'qbr', owner: 'Ann', note: 'Roadmap' };
      await make({ kind: 'touchpoint', account: 'a', record: null, fields: review, reason: null });
      expect(await coverage()).toBe(0.5);
      const shown = async () => (await planning()).touchpoints[0]?.record ?? -1;
      const said = { kind: 'touchpoint' as const, account: 'a', reason: null };
      await make({ ...said, record: await shown(), fields: { on: '2026-06-01' } });
      expect((await planning()).touchpoints).toMatchObject([{ onDay: dayNumber(2026, 6, 1), note: 'Roadmap' }]);
      expect(await coverage()).toBe(0);
      const gone = await make({ ...said, record: await shown(), fields: null });
      expect(gone.description).toBe('Took away the business review on 2026-06-01 by Ann');
      expect((await planning()).touchpoints).toEqual([]);
      await undo(gone.adjustment_id);
      expect((await planning()).touchpoints).toHaveLength(1);
    }));

  it('costs of several months are one adjustment; null takes one away', () =>
    withFreshStore(async (store) => {
      const { make, planning, file } = await bench(store);
      await file({ table: 'cost', month: '2025-12', motion: 'new', team: 'Sales', amountMinor: 700, row: 2 });
      const cost = (month: string, amount: string | null) => ({ month, motion: 'new' as const, team: 'Sales', amount });
      const { description } = await make({
        kind: 'cost',
        costs: [cost('2025-12', '8'), cost('2026-01', '9.50')],
        reason: 'From the ledger',
      });
      expect(description).toBe('Cost of 2025-12 new Sales 8.00 USD, 2026-01 new Sales 9.50 USD');
      const stands = async () => (await planning()).costs.map(({ month, amountMinor }) => [month, amountMinor]);
      expect(await stands()).toEqual([
        ['2025-12', 800],
        ['2026-01', 950],
      ]);
      await make({ kind: 'cost', costs: [cost('2025-12', null)], reason: null });
      expect(await stands()).toEqual([['2026-01', 950]]);
      await file({ table: 'cost', month: '2025-12', motion: 'new', team: 'Sales', amountMinor: 700, row: 2 });
      expect(await stands()).toEqual([['2026-01', 950]]);
      const refused = (costs: ReturnType<typeof cost>[]) => refusal(make({ kind: 'cost', costs, reason: null }));
      expect(await refused([cost('2024-01', null)])).toEqual({ field: 'costs', why: 'conflict' });
      expect(await refused([cost('2024-01', '1'), cost('2024-01', '2')])).toMatchObject({ field: 'month' });
      expect(await refused([cost('soon', '1')])).toMatchObject({ field: 'month' });
    }));
});
