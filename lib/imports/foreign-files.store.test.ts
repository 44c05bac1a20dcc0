/** Files of Stripe, Baremetrics and OpenPay from text to movements, which are worked out by hand beside each sample. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Kind } from '@/lib/ingest/fields';
import { baremetricsCsv, openpayCsv } from '@/lib/ingest/testing/other-samples';
import {
  customerMrrChangesCsv,
  stripeInvoicesCsv,
  stripeItemChangesCsv,
  stripeSubscriptionsCsv,
} from '@/lib/ingest/testing/stripe-samples';
import { type LedgerReader, loadLedgerView } from '@/lib/reports/ledger-view';
import { movementsReport } from '@/lib/reports/movements-report';
import { parseReportQuery } from '@/lib/reports/query';
import { scheduledReport } from '@/lib/reports/scheduled-report';
import { listImports } from '@/lib/store/imports';
import { withFreshStore } from '@/lib/store/testing';
import { createWorkspace } from '@/lib/store/workspaces';
import type { ImportJob } from './job';
import type { ImportOutcome } from './outcome';
import { runImport } from './run';

const principal = { kind: 'system', name: 'test' } as const;
const today = '2026-05-31';
const rates = 'month,currency,rate\n2026-01,JPY,0.01\n2026-01,EUR,1.10\n';
const moved = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const;

interface Bench {
  reader: LedgerReader;
  run(text: string, options?: Partial<ImportJob>): Promise<ImportOutcome>;
  /** '2026-01 new 94800', and by source where one of expansion or contraction is not 0. */
  movements(): Promise<string[]>;
}

function onBench(work: (bench: Bench) => Promise<void>): Promise<void> {
  return withFreshStore(async (store) => {
    const workspace = await createWorkspace(store, principal, { name: 'Test', currency: 'USD', isSample: false });
    const folder = mkdtempSync(join(tmpdir(), 'ratchet-foreign-'));
    const reader: LedgerReader = { db: store.pool, principal, workspaceId: workspace.id };
    let files = 0;
    await work({
      reader,
      run: (text, options = {}) => {
        files += 1;
        const path = join(folder, `file-${files}.csv`);
        writeFileSync(path, text);
        const job = { workspaceId: workspace.id, path, fileName: 'file.csv', dryRun: false, keepGood: false };
        const paths = { rejectsPath: join(folder, 'rejects.csv'), importId: null };
        return runImport({ store, principal, today }, { ...job, ...paths, ...options });
      },
      movements: async () => {
        const { rows } = movementsReport(await loadLedgerView(reader), parseReportQuery([]));
        return rows.flatMap((row) => {
          const sources = { expansion: row.expansion_by_source, contraction: row.contraction_by_source };
          return moved.flatMap((type) => {
            if (row[type] === 0) return [];
            const by = type === 'expansion' || type === 'contraction' ? Object.entries(sources[type] ?? {}) : [];
            const named = by.filter(([, amount]) => amount !== 0).map(([source]) => source);
            return [[row.period, type, row[type], ...named].join(' ')];
          });
        });
      },
    });
  });
}

interface Given {
  kind: Kind;
  csv: string;
  map?: Record<string, string>;
  dataThrough: string;
  source: string;
  movements: string[];
}

const given: Given[] = [
  {
    kind: 'stripe_item_changes',
    csv: stripeItemChangesCsv,
    dataThrough: '2026-04-30',
    source: 'stripe',
    movements: [
      '2026-01 new 94800',
      '2026-02 new 144000',
      '2026-02 expansion 60000 plan',
      '2026-03 expansion 237600 seats',
      '2026-03 contraction 12000 seats',
      '2026-04 churn 356400',
    ],
  },
  {
    kind: 'stripe_invoices',
    csv: stripeInvoicesCsv,
    dataThrough: '2026-04-10',
    source: 'stripe',
    // Whole days: 120,000 more from 15 March, of which 5 cents a year come with the next invoice.
    movements: [
      '2026-01 new 210000',
      '2026-02 new 60000',
      '2026-03 expansion 119995 seats',
      '2026-03 contraction 36000 usage',
      '2026-04 expansion 5 price',
    ],
  },
  {
    kind: 'mrr_movements',
    csv: customerMrrChangesCsv,
    map: { account_id: 'Customer', on: 'Changed', change: 'Difference', movement: 'Type', mrr_after: '' },
    dataThrough: '2026-03-31',
    source: 'files',
    movements: ['2026-01 new 94800', '2026-02 expansion 60000 unclassified', '2026-03 churn 36000'],
  },
  {
    kind: 'baremetrics',
    csv: baremetricsCsv,
    dataThrough: '2026-03-31',
    source: 'baremetrics',
    movements: ['2026-01 new 178800', '2026-02 new 36000', '2026-02 expansion 60000 plan', '2026-03 churn 36000'],
  },
  {
    kind: 'openpay',
    csv: openpayCsv,
    dataThrough: '2026-03-31',
    source: 'openpay',
    movements: ['2026-01 new 240000', '2026-03 expansion 60000 seats'],
  },
];

describe.each(given)('$kind', ({ kind, csv, map, dataThrough, source, movements: expected }) => {
  it('gives the movements worked out by hand, and imported again changes nothing', () =>
    onBench(async ({ run, movements, reader }) => {
      await run(rates, { dataThrough: undefined });
      const first = await run(csv, { kind, map, dataThrough });
      expect(first.problems).toEqual([]);
      expect(first).toMatchObject({ status: 'done', kind, dataThrough });
      expect(await movements()).toEqual(expected);
      const again = await run(csv, { kind, map, dataThrough });
      expect(again.counts).toMatchObject({ new: 0, corrected: 0, accountsNew: 0 });
      expect(again.counts.unchanged).toBeGreaterThan(0);
      expect(await movements()).toEqual(expected);
      const [latest] = await listImports(reader.db, principal, reader.workspaceId);
      expect(latest?.source).toBe(source);
    }));
});

describe('stripe_subscriptions', () => {
  const next = stripeSubscriptionsCsv
    .replace(',49.00,usd,month,Pro,,false,2025-01-05', ',99.00,usd,month,Pro,,false,2025-01-05')
    .replace(/active(,,12000.*)2026-03-07 08:00,,/, 'canceled$12026-03-07 08:00,2026-04-01 00:00,');
  const day = { kind: 'stripe_subscriptions', dataThrough: '2026-03-10' } as const;

  it('the first export is the opening balance; what the next one says otherwise is what changed', () =>
    onBench(async ({ run, movements, reader }) => {
      await run(rates, { dataThrough: undefined });
      const first = await run(stripeSubscriptionsCsv, day);
      expect(first.problems).toEqual([]);
      expect(first.status).toBe('done');
      expect(first.notices.map(({ code }) => code)).toContain('state_of_one_day');
      expect(await movements()).toEqual([]);
      // 49 × 12, €588 at 1.10 and ¥144,000 at 0.01.
      const { rows } = movementsReport(await loadLedgerView(reader), parseReportQuery([]));
      expect(rows.at(-1)?.end_arr).toBe(58_800 + 64_680 + 144_000);
      expect(JSON.stringify(scheduledReport(await loadLedgerView(reader), parseReportQuery([])))).toContain('2026-04');
      const again = await run(stripeSubscriptionsCsv, day);
      expect(again.counts).toMatchObject({ new: 0, corrected: 0 });
      await run(next, { ...day, dataThrough: '2026-04-10' });
      expect(await movements()).toEqual(['2026-04 expansion 60000 price', '2026-04 churn 144000']);
    }));

  it('asks for the day of the export every time', () =>
    onBench(async ({ run }) => {
      await run(rates, { dataThrough: undefined });
      await run(stripeSubscriptionsCsv, day);
      const outcome = await run(next, { kind: 'stripe_subscriptions' });
      expect(outcome.problems.map(({ code }) => code)).toEqual(['missing_export_day']);
    }));
});
