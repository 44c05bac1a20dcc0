import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/domain/day';
import { dataThroughBySource } from './imports';
import { loadRecords } from './load';
import type { Store } from './open';
import { ratesByMonth } from './rates';
import { readSettings, writeSettings } from './settings';
import { withFreshStore } from './testing';
import { accountRow, change, freshWorkspace, importFile, ledgerText, tester } from './testing-records';
import { withdrawImport } from './undo-import';

/** Dates an import (and its withdrawal) into the past, as if it had happened then. */
async function happened(store: Store, importId: string, appended: Day, withdrawn: Day | null = null): Promise<void> {
  await store.pool.query('update import_run set appended_at = $2, withdrawn_at = $3 where import_id = $1', [
    importId,
    `${appended}T12:00:00Z`,
    withdrawn && `${withdrawn}T12:00:00Z`,
  ]);
}

const amounts = (lines: string[]): string[] =>
  lines.filter((line) => line.startsWith('change')).map((line) => line.split(' ')[4] ?? '');

describe('as of a past day', () => {
  it('a record counts from its import’s day on, the day itself included', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const { importId } = await importFile(store, workspaceId, { changes: [change()] });
      await happened(store, importId, '2026-02-10');
      expect(amounts(await ledgerText(store, workspaceId, '2026-02-09'))).toEqual([]);
      expect(amounts(await ledgerText(store, workspaceId, '2026-02-10'))).toEqual(['10000']);
    }));

  it('a stated moment goes before the import’s, both ways', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const early = change({ changeId: 'early', amountMinor: 1, recordedAt: Date.UTC(2026, 0, 15) });
      const late = change({ changeId: 'late', amountMinor: 2, recordedAt: Date.UTC(2026, 2, 15) });
      const { importId } = await importFile(store, workspaceId, { changes: [early, late] });
      await happened(store, importId, '2026-02-10');
      expect(amounts(await ledgerText(store, workspaceId, '2026-01-14'))).toEqual([]);
      expect(amounts(await ledgerText(store, workspaceId, '2026-01-15'))).toEqual(['1']);
      expect(amounts(await ledgerText(store, workspaceId, '2026-03-14'))).toEqual(['1']);
      expect(amounts(await ledgerText(store, workspaceId, '2026-03-15'))).toEqual(['1', '2']);
    }));

  it('by our own clock a record counts from its import on, whatever it states', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const early = change({ changeId: 'early', amountMinor: 1, recordedAt: Date.UTC(2026, 0, 15) });
      const late = change({ changeId: 'late', amountMinor: 2, recordedAt: Date.UTC(2026, 2, 15) });
      const { importId } = await importFile(store, workspaceId, { changes: [early, late] });
      await happened(store, importId, '2026-02-10');
      const known = async (asOf: Day): Promise<number> =>
        (await loadRecords(store.pool, tester, workspaceId, { asOf, clock: 'appended' })).changes.length;
      expect([await known('2026-02-09'), await known('2026-02-10'), await known('2026-12-31')]).toEqual([0, 2, 2]);
    }));

  it('rates are those known by then, the latest of each month', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const rate = (month: string, text: string, row: number) => ({ month, currency: 'EUR', rate: text, row });
      const first = await importFile(store, workspaceId, {
        rates: [rate('2026-01', '1.1', 2), rate('2026-02', '1.2', 3)],
      });
      const second = await importFile(store, workspaceId, { rates: [rate('2026-02', '1.25', 2)] });
      await happened(store, first.importId, '2026-03-01');
      await happened(store, second.importId, '2026-04-01');
      expect(await ratesByMonth(store.pool, tester, workspaceId)).toEqual({
        EUR: { '2026-01': '1.1', '2026-02': '1.25' },
      });
      expect((await ratesByMonth(store.pool, tester, workspaceId, '2026-03-31')).EUR).toEqual({
        '2026-01': '1.1',
        '2026-02': '1.2',
      });
      expect(await ratesByMonth(store.pool, tester, workspaceId, '2026-02-28')).toEqual({});
    }));

  it('a withdrawal is not yet done before its day', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const first = await importFile(store, workspaceId, { changes: [change({ amountMinor: 1 })] });
      await happened(store, first.importId, '2026-02-01');
      await withdrawImport(store, tester, workspaceId, first.importId);
      await happened(store, first.importId, '2026-02-01', '2026-02-20');
      expect(amounts(await ledgerText(store, workspaceId, '2026-02-19'))).toEqual(['1']);
      expect(amounts(await ledgerText(store, workspaceId, '2026-02-20'))).toEqual([]);
    }));

  it('what a withdrawal handed to a later import is not counted twice before it', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const first = await importFile(store, workspaceId, { changes: [change()] });
      await importFile(store, workspaceId, { changes: [change()] });
      const [today = ''] = new Date().toISOString().split('T');
      await withdrawImport(store, tester, workspaceId, first.importId);
      expect(amounts(await ledgerText(store, workspaceId, today))).toEqual(['10000']);
      // The moment between append and withdrawal, by moving the withdrawal two days on.
      await store.pool.query(
        "update import_run set withdrawn_at = withdrawn_at + interval '2 days' where withdrawn_at is not null",
      );
      await store.pool.query(
        "update subscription_change set hidden_until = hidden_until + interval '2 days' where hidden_until is not null",
      );
      expect(amounts(await ledgerText(store, workspaceId, today))).toEqual(['10000']);
      expect(amounts(await ledgerText(store, workspaceId))).toEqual(['10000']);
    }));

  it('settings are those in force; before its first statement a setting is what it was first', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await writeSettings(store.pool, tester, workspaceId, { graceDays: 10 });
      await writeSettings(store.pool, tester, workspaceId, { graceDays: 20 });
      await store.pool.query("update setting set recorded_at = '2026-02-01T12:00:00Z' where value = '10'");
      await store.pool.query("update setting set recorded_at = '2026-03-01T12:00:00Z' where value = '20'");
      const graceOn = async (asOf: Day | null): Promise<number> =>
        (await readSettings(store.pool, tester, workspaceId, { asOf })).graceDays;
      expect([await graceOn('2026-01-01'), await graceOn('2026-02-01'), await graceOn('2026-02-28')]).toEqual([
        10, 10, 10,
      ]);
      expect([await graceOn('2026-03-01'), await graceOn(null)]).toEqual([20, 20]);
    }));

  it('settings stated again as they are make no version', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const planRates = { EUR: '1.1', GBP: '1.3' };
      expect(await writeSettings(store.pool, tester, workspaceId, { planRates })).toBe(2);
      expect(await writeSettings(store.pool, tester, workspaceId, { planRates: { GBP: '1.3', EUR: '1.1' } })).toBe(2);
    }));

  it('data-through is said by files that state revenue alone', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { changes: [change()], dataThrough: '2026-06-30' });
      await importFile(store, workspaceId, { kind: 'accounts', accounts: [accountRow()], dataThrough: '2026-01-31' });
      const sources = await dataThroughBySource(store.pool, tester, workspaceId);
      expect(sources.map(({ day }) => day)).toEqual(['2026-06-30']);
    }));

  it('data-through is per source, and an older file does not move it back', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { changes: [change()], dataThrough: '2026-06-30' });
      await importFile(store, workspaceId, { changes: [change()], dataThrough: '2026-03-31' });
      await importFile(store, workspaceId, { changes: [change()], dataThrough: '2026-05-31', source: 'stripe' });
      const sources = await dataThroughBySource(store.pool, tester, workspaceId);
      expect(sources.map(({ source, day }) => [source, day])).toEqual([
        ['files', '2026-06-30'],
        ['stripe', '2026-05-31'],
      ]);
    }));
});
