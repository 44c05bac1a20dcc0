import { describe, expect, it } from 'vitest';
import { settingsReport as settingsContract } from '@/lib/api/contract/settings';
import type { Store } from '@/lib/store/open';
import { writeSettings } from '@/lib/store/settings';
import { withFreshStore } from '@/lib/store/testing';
import { change, importFile, tester } from '@/lib/store/testing-records';
import { createWorkspace } from '@/lib/store/workspaces';
import { benchmarksReport } from './benchmarks-report';
import { ledgerHealth } from './ledger-health';
import { type LedgerReader, loadLedgerView } from './ledger-view';
import { movementsReport } from './movements-report';
import { parseReportQuery } from './query';
import { settingsWithEffect } from './settings-effect';
import { settingsNow } from './settings-report';
import { targetsReport } from './targets-report';

/** a: $100 a month from January 2025; e: €100 at 1.1 until December, known to the end of 2025. */
const onTwo = (work: (store: Store, reader: LedgerReader) => Promise<void>): Promise<void> =>
  withFreshStore(async (store) => {
    const { id } = await createWorkspace(store, tester, { name: 'Test', currency: 'USD', isSample: false });
    await writeSettings(store.pool, tester, id, { planRates: { EUR: '1.1' } });
    await importFile(store, id, {
      changes: [
        change({ accountId: 'a', on: '2025-01-01' }),
        change({ accountId: 'e', on: '2025-01-01', currency: 'EUR', row: 3 }),
        change({ accountId: 'a', on: '2026-02-01', amountMinor: 20_000, row: 4 }),
      ],
      dataThrough: '2025-12-31',
    });
    await work(store, { db: store.pool, principal: tester, workspaceId: id });
  });

const ask = (text = '') => parseReportQuery(new URLSearchParams(text));

describe('settings that move figures', () => {
  it('a rate tried out: 1,200 + 1,320 → 1,200 + 2,400; nothing is stored', () =>
    onTwo(async (store, reader) => {
      const changes = { planRatesByYear: { EUR: { '2025': '2' } } };
      const effect = await settingsWithEffect(store, tester, reader.workspaceId, changes, { dryRun: true });
      expect([effect.before?.arr, effect.after?.arr, effect.version]).toEqual([252_000, 360_000, null]);
      expect((await settingsNow(reader)).settings.plan_rates_by_year).toEqual({});
    }));

  it('a rate of a later year holds from that year on, of a past one until then', () =>
    onTwo(async (store, reader) => {
      const { workspaceId } = reader;
      const state = (changes: Parameters<typeof writeSettings>[3]) =>
        settingsWithEffect(store, tester, workspaceId, changes, { dryRun: false });
      const planRatesByYear = { EUR: { '2026': '2' } };
      expect((await state({ planRatesByYear })).after?.arr).toBe(252_000);
      const dataThroughBySource = { 'files/changes': '2026-02-28' };
      expect((await state({ dataThroughBySource })).after).toMatchObject({ arr: 480_000, data_through: '2026-02-28' });
      expect((await settingsNow(reader)).sources).toEqual([
        { key: 'files/changes', kind: 'changes', imported: '2025-12-31', day: '2026-02-28', holds_back: false },
      ]);
      expect((await state({ dataThroughBySource: { 'files/changes': '2025-06-30' } })).after?.data_through).toBe(
        '2025-12-31',
      );
    }));

  it('a fiscal year from April renames quarters and years of the grids', () =>
    onTwo(async (store, reader) => {
      await writeSettings(store.pool, tester, reader.workspaceId, { fiscalYearStart: 4 });
      const view = await loadLedgerView(reader);
      expect(movementsReport(view, ask('grid=year')).rows.map(({ period }) => period)).toEqual([
        'FY2025-04',
        'FY2026-04',
      ]);
      expect((await settingsNow(reader)).fiscal_year).toBe(2026);
    }));

  it('a chosen stage goes before that of the ARR, and the report says so', () =>
    onTwo(async (store, reader) => {
      await writeSettings(store.pool, tester, reader.workspaceId, { stage: '5-20M' });
      const { stage } = benchmarksReport(await loadLedgerView(reader), ask());
      expect(stage).toMatchObject({ name: '5-20M', by_arr: '0-1M', is_chosen: true, nrr_low: 1.1, to_next_arr: null });
    }));

  it('a target that stands is measured in the running month, and given month by month', () =>
    onTwo(async (store, reader) => {
      const targets = [{ metric: 'arr', from: '2025-10', until: null, value: '3000' }];
      await writeSettings(store.pool, tester, reader.workspaceId, { targets });
      const report = targetsReport(await loadLedgerView(reader), ask());
      expect(report.rows).toMatchObject([{ metric: 'arr', period: '2025-12', target: 300_000, actual: 252_000 }]);
      expect(report.courses.at(-1)).toEqual({ metric: 'arr', from: '2025-10', until: null, target: 300_000 });
    }));
});

describe('the settings report', () => {
  it('is of its contract, and tells every value that there was, newest first', () =>
    onTwo(async (store, reader) => {
      await writeSettings(store.pool, tester, reader.workspaceId, { graceDays: 10 });
      await writeSettings(store.pool, tester, reader.workspaceId, { graceDays: 20 });
      const report = await settingsNow(reader);
      expect(settingsContract.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
      expect(report.history.map(({ name, value, by }) => [name, value, by])).toEqual([
        ['grace', 20, 'test'],
        ['grace', 10, 'test'],
        ['plan_rates', { EUR: '1.1' }, 'test'],
        ['currency', 'USD', 'test'],
      ]);
      expect(report.currencies).toEqual([
        { currency: 'EUR', accounts: 1, arr: 132_000, rate: '1.1' },
        { currency: 'USD', accounts: 1, arr: 120_000, rate: null },
      ]);
      expect(report.stage_by_arr).toBe('0-1M');
    }));

  it('health: whole, with what is held and where', () =>
    onTwo(async (store, reader) => {
      const health = await ledgerHealth(store, tester, reader.workspaceId, await loadLedgerView(reader));
      expect(health).toMatchObject({ whole: true, findings: [], holdings: { accounts: 2, imports: 1 } });
      expect(health.holdings.records.find(({ table }) => table === 'subscription_change')?.rows).toBe(3);
      expect(health.database.bytes).toBeGreaterThan(1000);
    }));
});
