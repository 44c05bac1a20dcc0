/** Files that state no revenue, from text to report, on the real store. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coverageReport } from '@/lib/reports/coverage-report';
import { type LedgerReader, loadLedgerView } from '@/lib/reports/ledger-view';
import { paybackReport } from '@/lib/reports/payback-report';
import { plansReport } from '@/lib/reports/plans-report';
import { parseReportQuery } from '@/lib/reports/query';
import type { Store } from '@/lib/store/open';
import { readSettings, writeSettings } from '@/lib/store/settings';
import { withFreshStore } from '@/lib/store/testing';
import { withdrawImport } from '@/lib/store/undo-import';
import { createWorkspace } from '@/lib/store/workspaces';
import type { ImportJob } from './job';
import type { ImportOutcome } from './outcome';
import { runImport } from './run';

const principal = { kind: 'system', name: 'test' } as const;

const CHANGES =
  'account_id,effective_on,product,amount\na,2026-01-01,Core,1000\na,2026-02-10,Core,1500\nb,2026-01-01,Core,500\n';

interface Bench {
  store: Store;
  reader: LedgerReader;
  run(text: string, options?: Partial<ImportJob>): Promise<ImportOutcome>;
}

function onBench(currency: string, work: (bench: Bench) => Promise<void>): Promise<void> {
  return withFreshStore(async (store) => {
    const { id: workspaceId } = await createWorkspace(store, principal, { name: 'Test', currency, isSample: false });
    const folder = mkdtempSync(join(tmpdir(), 'ratchet-planning-'));
    let files = 0;
    await work({
      store,
      reader: { db: store.pool, principal, workspaceId },
      run: (text, options = {}) => {
        files += 1;
        const path = join(folder, `file-${files}.csv`);
        writeFileSync(path, text);
        return runImport(
          { store, principal, today: '2026-04-10' },
          {
            ...{ workspaceId, path, fileName: 'file.csv', dryRun: false, keepGood: false, importId: null },
            ...{ rejectsPath: join(folder, 'rejects.csv'), dataThrough: '2026-03-31' },
            ...options,
          },
        );
      },
    });
  });
}

const asked = parseReportQuery([]);

describe('planning from file to report', () => {
  it('costs: 4,000 ÷ (500 × 0.8) = 10 months; withdrawn they are null again', () =>
    onBench('USD', async ({ store, reader, run }) => {
      await run(CHANGES);
      await writeSettings(store.pool, principal, reader.workspaceId, { grossMargin: 0.8 });
      const { importId, counts } = await run('month,motion,amount\n2026-02,expansion,4000\n');
      expect(counts).toMatchObject({ new: 1, accountsNew: 0 });
      const february = async () => paybackReport(await loadLedgerView(reader), asked).rows[1];
      expect(await february()).toMatchObject({ expansion_cost: 400_000, expansion_mrr: 50_000, payback_months: 10 });
      await withdrawImport(store, principal, reader.workspaceId, importId ?? '');
      expect(await february()).toMatchObject({ expansion_cost: null, payback_months: null });
    }));

  it('a plan that was open covers its account; the later file says it was won, and the expansion was sold', () =>
    onBench('USD', async ({ reader, run }) => {
      await run(CHANGES);
      await run('account_id,opened_on,source,status,closed_on\na,2026-02-01,seats,,\n');
      const before = await loadLedgerView(reader);
      expect(coverageReport(before, asked)).toMatchObject({ accounts: 2, covered: 1 });
      expect(plansReport(before, asked).total).toMatchObject({ open: 1, win_rate: null });
      await run('account_id,opened_on,source,status,closed_on\na,2026-02-01,Seats,won,2026-02-11\n');
      const after = await loadLedgerView(reader);
      expect(coverageReport(after, asked)).toMatchObject({ covered: 0 });
      expect(plansReport(after, asked).rows).toMatchObject([{ source: 'seats', won: 1, win_rate: 1, median_days: 10 }]);
      expect(Array.from(before.facts?.components.motion ?? [])).not.toEqual(
        Array.from(after.facts?.components.motion ?? []),
      );
    }));

  it('a file without revenue never says how far the ledger goes', () =>
    onBench('USD', async ({ reader, run }) => {
      await run(CHANGES);
      const outcome = await run('account_id,on,kind\na,2026-04-20,call\n', { dataThrough: '2026-01-31' });
      expect(outcome.dataThrough).toBeNull();
      const view = await loadLedgerView(reader);
      expect([view.dataThrough, coverageReport(view, asked).covered]).toEqual(['2026-03-31', 1]);
    }));

  it('amounts are in the reporting currency, whatever else is stated with the file', () =>
    onBench('JPY', async ({ reader, run }) => {
      await run(CHANGES);
      await run('month,motion,amount\n2026-02,expansion,4000\n', { currency: 'USD' });
      const view = await loadLedgerView(reader);
      expect(view.planning?.costs).toMatchObject([{ amountMinor: 4000 }]);
      const refused = await run('month,motion,amount\n2026-03,expansion,€40\n');
      expect(refused.problems).toMatchObject([{ code: 'currency_mismatch', row: 2, column: 'amount' }]);
    }));

  it('an account without revenue that is planned for is in no figure', () =>
    onBench('USD', async ({ reader, run }) => {
      await run(CHANGES);
      await run('account_id,opened_on\nprospect,2026-02-01\n');
      const view = await loadLedgerView(reader);
      expect(view.facts?.accountIds).toEqual(['a', 'b']);
      expect(plansReport(view, asked).total?.open).toBe(0);
    }));

  it('a dry run says what would happen and writes nothing', () =>
    onBench('USD', async ({ reader, run }) => {
      await run(CHANGES);
      const outcome = await run('metric,period,value\nnrr_12m,2026,110%\n', { dryRun: true });
      expect(outcome).toMatchObject({ status: 'checked', kind: 'targets', counts: { new: 1 } });
      expect((await loadLedgerView(reader)).planning?.targets).toEqual([]);
    }));

  it('gross margin is dated: as of a day before, it was what it was first set to', () =>
    onBench('USD', async ({ store, reader }) => {
      const { workspaceId } = reader;
      expect(await readSettings(store.pool, principal, workspaceId)).toMatchObject({ grossMargin: null });
      await writeSettings(store.pool, principal, workspaceId, { grossMargin: 0.8 });
      await writeSettings(store.pool, principal, workspaceId, { grossMargin: 0.7 });
      expect(await readSettings(store.pool, principal, workspaceId)).toMatchObject({ grossMargin: 0.7 });
      const { grossMargin } = await readSettings(store.pool, principal, workspaceId, { asOf: '2000-01-01' });
      expect(grossMargin).toBe(0.8);
    }));
});
