/** Exports of other systems through the real store: imported again they change nothing, and two sources of one system are one. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { companyOf } from '@/lib/ingest/testing/company';
import { asChanges, asMonthlySummary, asMovements } from '@/lib/ingest/testing/exports';
import { type LedgerReader, loadLedgerView } from '@/lib/reports/ledger-view';
import { movementsReport } from '@/lib/reports/movements-report';
import { parseReportQuery } from '@/lib/reports/query';
import { retentionReport } from '@/lib/reports/retention-report';
import { withFreshStore } from '@/lib/store/testing';
import { createWorkspace } from '@/lib/store/workspaces';
import type { ImportJob } from './job';
import type { ImportOutcome } from './outcome';
import { runImport } from './run';

const principal = { kind: 'system', name: 'test' } as const;
const today = '2026-01-10';
const company = companyOf(3, 12);
const RATES = 'month,currency,rate\n2025-12,EUR,1.25\n';

interface Ledger {
  run(text: string, options?: Partial<ImportJob>): Promise<ImportOutcome>;
  /** Movements without their sources, and NRR. */
  reports(): Promise<unknown>;
}

/** A store with one workspace that has a rate. */
const onLedger = (work: (ledger: Ledger) => Promise<void>): Promise<void> =>
  withFreshStore(async (store) => {
    const workspace = await createWorkspace(store, principal, { name: 'Test', currency: 'USD', isSample: false });
    const reader: LedgerReader = { db: store.pool, principal, workspaceId: workspace.id };
    const folder = mkdtempSync(join(tmpdir(), 'ratchet-foreign-'));
    let files = 0;
    const run: Ledger['run'] = (text, options = {}) => {
      files += 1;
      const path = join(folder, `file-${files}.csv`);
      writeFileSync(path, text);
      const job = { workspaceId: workspace.id, path, fileName: 'file.csv', dryRun: false, keepGood: false };
      const rejectsPath = join(folder, 'rejects.csv');
      return runImport({ store, principal, today }, { ...job, rejectsPath, importId: null, graceDays: 0, ...options });
    };
    await run(RATES);
    await work({
      run,
      reports: async () => {
        const view = await loadLedgerView(reader);
        const { rows } = movementsReport(view, parseReportQuery([]));
        const { rows: rates } = retentionReport(view, parseReportQuery([]));
        return {
          movements: rows.map(({ expansion_by_source, contraction_by_source, ...row }) => row),
          rates: rates.map(({ period, nrr, grr, logo }) => ({ period, nrr, grr, logo })),
        };
      },
    });
  });

describe('exports of other systems', () => {
  it('ChartMogul’s movements: the ledger of the changes themselves, and again: nothing', async () => {
    let expected: unknown;
    await onLedger(async ({ run, reports }) => {
      expect((await run(asChanges(company), { dataThrough: '2025-12-31' })).status).toBe('done');
      expected = await reports();
    });
    await onLedger(async ({ run, reports }) => {
      const text = asMovements(company);
      const first = await run(text, { dataThrough: '2025-12-31' });
      expect(first).toMatchObject({ status: 'done', kind: 'chartmogul_movements', problems: [] });
      expect(await reports()).toEqual(expected);
      const again = await run(text, { dataThrough: '2025-12-31' });
      expect(again.counts).toMatchObject({ new: 0, corrected: 0, rejected: 0, unchanged: first.counts.new });
      // The rows in another order state the same.
      const [header = '', ...rows] = text.trimEnd().split('\n');
      const turned = await run(`${[header, ...rows.toReversed()].join('\n')}\n`, { dataThrough: '2025-12-31' });
      expect(turned.counts).toMatchObject({ new: 0, corrected: 0, rejected: 0 });
      expect(await reports()).toEqual(expected);
      // Its customers are the same accounts, named and described.
      const customers = 'External ID,Name,Zip,Lead created at,Plan size\ncus_000,Acme,N1,2024-01-01,large\n';
      expect(await run(customers)).toMatchObject({
        status: 'done',
        kind: 'chartmogul_customers',
        counts: { accountsNew: 0, new: 1 },
      });
      expect(await reports()).toEqual(expected);
    });
  });

  it('a movement that is missing: nothing is written, unless the good rows are kept', () =>
    onLedger(async ({ run }) => {
      const [header = '', ...rows] = asMovements(company).trimEnd().split('\n');
      const text = `${[header, ...rows.slice(1)].join('\n')}\n`;
      const refused = await run(text);
      expect(refused.status).toBe('rejected');
      expect(refused.problems.every(({ code, row }) => code === 'movement_does_not_sum' && row !== null)).toBe(true);
      const kept = await run(text, { keepGood: true });
      expect(kept).toMatchObject({ status: 'done', read: rows.length - 1 });
      expect(kept.counts.rejected).toBe(refused.problems.length);
    }));

  it('Chargebee’s monthly summary, again: nothing', () =>
    onLedger(async ({ run, reports }) => {
      const text = asMonthlySummary(company);
      const first = await run(text);
      expect(first).toMatchObject({ status: 'done', kind: 'chargebee_mrr', dataThrough: '2025-12-31' });
      expect(first.notices.map(({ code }) => code)).toContain('months_only');
      const before = await reports();
      const again = await run(text);
      expect(again.counts).toMatchObject({ new: 0, corrected: 0, rejected: 0 });
      expect(await reports()).toEqual(before);
    }));

  it('Recurly’s subscriptions of two days: what differs between the two is the change', () =>
    onLedger(async ({ run, reports }) => {
      const header =
        'uuid,account_code,plan_code,state,quantity,unit_amount,currency,activated_at,expires_at,current_period_started_at,current_period_ends_at';
      const october = `${header}\nu1,ann,pro,active,3,49.00,USD,2024-05-10,,2025-10-10,2025-11-10\nu2,bob,pro,active,1,20.00,USD,2024-05-10,,2025-10-10,2025-11-10\n`;
      const november = `${header}\nu1,ann,pro,active,5,49.00,USD,2024-05-10,,2025-11-10,2025-12-10\nu2,bob,pro,expired,1,20.00,USD,2024-05-10,2025-11-10,2025-10-10,2025-11-10\n`;
      expect((await run(october)).problems.map(({ code }) => code)).toEqual(['missing_export_day']);
      expect((await run(october, { dataThrough: '2025-10-31' })).status).toBe('done');
      expect((await run(november, { dataThrough: '2025-11-30' })).status).toBe('done');
      // 3 × 49 = 147 and 20 a month are the opening balance; two seats come, 98 a month; 20 a month leave.
      expect(await reports()).toMatchObject({
        movements: [
          { period: '2025-10', end_arr: 200_400 },
          { period: '2025-11', start_arr: 200_400, expansion: 117_600, churn: 24_000, new: 0, end_arr: 294_000 },
        ],
      });
    }));
});
