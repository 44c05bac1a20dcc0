import { describe, expect, it } from 'vitest';
import { dayNumber } from '@/lib/domain/day';
import type { PlanningRecord } from '@/lib/domain/planning';
import { checkStore } from './check';
import { loadPlanning } from './load-planning';
import { markAccount } from './mark-account';
import type { Store } from './open';
import { withFreshStore } from './testing';
import { freshWorkspace, importFile, tester } from './testing-records';
import { withdrawImport } from './undo-import';

const opened = dayNumber(2026, 1, 10);
const plan = (said: Partial<Extract<PlanningRecord, { table: 'expansion_plan' }>> = {}): PlanningRecord => ({
  table: 'expansion_plan',
  accountId: 'a',
  openedDay: opened,
  source: 'cross-sell',
  amountMinor: 120_000,
  expectedDay: null,
  champion: 'Ada',
  owner: 'Zoë\tB',
  status: 'open',
  closedDay: null,
  row: 2,
  ...said,
});
const touchpoint: PlanningRecord = {
  table: 'touchpoint',
  accountId: 'a',
  onDay: opened,
  kind: 'qbr',
  owner: null,
  note: 'line\nbreak',
  row: 2,
};
const cost: PlanningRecord = { table: 'cost', month: '2026-01', motion: 'new', team: null, amountMinor: 500, row: 2 };
const target: PlanningRecord = {
  table: 'target',
  metric: 'nrr_12m',
  period: '2026-Q1',
  value: '1.1',
  segment: null,
  owner: null,
  row: 2,
};

const importing = (store: Store, workspaceId: number, kind: string, ...planning: PlanningRecord[]) =>
  importFile(store, workspaceId, { kind, planning });

const said = ({ table: _table, row: _row, ...rest }: PlanningRecord) => rest;

/** What is planned, without the numbers of the statements. */
async function planned(store: Store, workspaceId: number) {
  const { touchpoints, plans, ...rest } = await loadPlanning(store.pool, tester, workspaceId);
  return {
    touchpoints: touchpoints.map(({ record: _record, ...row }) => row),
    plans: plans.map(({ record: _record, ...row }) => row),
    ...rest,
  };
}

describe('planning in the store', () => {
  it('comes back as it was stated; a second import of it changes nothing', async () => {
    await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const file = [touchpoint, plan(), cost, target];
      expect(await importing(store, workspaceId, 'all', ...file)).toMatchObject({ new: 4, unchanged: 0, corrected: 0 });
      expect(await importing(store, workspaceId, 'all', ...file)).toMatchObject({ new: 0, unchanged: 4, corrected: 0 });
      expect(await planned(store, workspaceId)).toEqual({
        touchpoints: [said(touchpoint)],
        plans: [said(plan())],
        costs: [said(cost)],
        targets: [said(target)],
      });
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    });
  });

  it('an open plan becomes won; withdrawing that makes it open again', async () => {
    await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const won = plan({ source: 'Cross Sell', status: 'won', closedDay: opened + 30 });
      await importing(store, workspaceId, 'plans', plan());
      const second = await importing(store, workspaceId, 'plans', won, plan({ accountId: 'b' }));
      expect(second).toMatchObject({ new: 1, corrected: 1 });
      const plans = async () => (await planned(store, workspaceId)).plans;
      expect(await plans()).toEqual([said(won), said(plan({ accountId: 'b' }))]);
      await withdrawImport(store, tester, workspaceId, second.importId);
      expect(await plans()).toEqual([said(plan())]);
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    });
  });

  it('what a later import found unchanged stays when the first is withdrawn', async () => {
    await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const first = await importing(store, workspaceId, 'costs', cost);
      await importing(store, workspaceId, 'costs', cost);
      await withdrawImport(store, tester, workspaceId, first.importId);
      expect((await loadPlanning(store.pool, tester, workspaceId)).costs).toEqual([said(cost)]);
    });
  });

  it('as of a day before its import there was none', async () => {
    await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importing(store, workspaceId, 'all', touchpoint, plan(), cost, target);
      const none = { touchpoints: [], plans: [], costs: [], targets: [] };
      expect(await loadPlanning(store.pool, tester, workspaceId, { asOf: '2000-01-01' })).toEqual(none);
    });
  });

  it('merged accounts are read as one, excluded ones are left out', async () => {
    await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importing(store, workspaceId, 'plans', plan({ accountId: 'a' }), plan({ accountId: 'b' }), {
        ...touchpoint,
        accountId: 'c',
      });
      const mark = { mergedInto: null, parent: null, excluded: false };
      await markAccount(store.pool, tester, workspaceId, 'b', { ...mark, mergedInto: 'a' });
      await markAccount(store.pool, tester, workspaceId, 'c', { ...mark, excluded: true });
      const { plans, touchpoints } = await loadPlanning(store.pool, tester, workspaceId);
      expect(plans.map(({ accountId }) => accountId)).toEqual(['a', 'a']);
      expect(touchpoints).toEqual([]);
    });
  });
});
