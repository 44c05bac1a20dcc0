/** Import runs on the real store: what is refused, what is kept, what is undone. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LedgerReader, loadLedgerView } from '@/lib/reports/ledger-view';
import { movementsReport } from '@/lib/reports/movements-report';
import { parseReportQuery } from '@/lib/reports/query';
import { standing } from '@/lib/reports/reports';
import { retentionReport } from '@/lib/reports/retention-report';
import { createImport, getImport, listImports } from '@/lib/store/imports';
import type { Store } from '@/lib/store/open';
import { readSettings } from '@/lib/store/settings';
import { withFreshStore } from '@/lib/store/testing';
import { withdrawImport } from '@/lib/store/undo-import';
import { createWorkspace } from '@/lib/store/workspaces';
import type { ImportJob } from './job';
import type { ImportOutcome } from './outcome';
import { runImport } from './run';

const principal = { kind: 'system', name: 'test' } as const;
const today = '2026-04-10';

interface Bench {
  store: Store;
  reader: LedgerReader;
  run(text: string, options?: Partial<ImportJob>): Promise<ImportOutcome>;
  rejects: string;
  reports(): Promise<string>;
}

/** A store with one workspace, and a way to import texts into it. */
function onBench(work: (bench: Bench) => Promise<void>): Promise<void> {
  return withFreshStore(async (store) => {
    const workspace = await createWorkspace(store, principal, { name: 'Test', currency: 'USD', isSample: false });
    const folder = mkdtempSync(join(tmpdir(), 'ratchet-run-'));
    const rejects = join(folder, 'rejects.csv');
    const reader: LedgerReader = { db: store.pool, principal, workspaceId: workspace.id };
    let files = 0;
    await work({
      store,
      reader,
      rejects,
      run: (text, options = {}) => {
        files += 1;
        const path = join(folder, `file-${files}.csv`);
        writeFileSync(path, text);
        const job = { workspaceId: workspace.id, path, fileName: 'file.csv', dryRun: false, keepGood: false };
        return runImport(
          { store, principal, today },
          { ...job, dataThrough: '2026-03-31', rejectsPath: rejects, importId: null, ...options },
        );
      },
      reports: async () => {
        const view = await loadLedgerView(reader);
        const query = parseReportQuery([]);
        const { ledger_version: _movements, ...movements } = movementsReport(view, query);
        const { ledger_version: _retention, ...retention } = retentionReport(view, query);
        return JSON.stringify([movements, retention]);
      },
    });
  });
}

const changes = `account_id,effective_on,product,quantity,unit_amount
a,2025-01-01,Core,10,10.00
b,2025-02-01,Core,10,10.00
a,2026-01-15,Core,15,10.00
`;
const withBadRow = `${changes}c,2026-02-30,Core,1,10.00
`;

const codes = (outcome: ImportOutcome): string[] => outcome.problems.map((problem) => problem.code);

describe('what is refused', () => {
  it('a bad row: nothing is written, and the rejects file holds the row with what to do', () =>
    onBench(async ({ run, rejects, reader }) => {
      const outcome = await run(withBadRow);
      expect(outcome).toMatchObject({ status: 'rejected', read: 4, counts: { rejected: 1, new: 0 } });
      expect(outcome.problems[0]).toMatchObject({ row: 5, column: 'effective_on', code: 'no_such_date' });
      expect(readFileSync(rejects, 'utf8')).toContain('c,2026-02-30,Core');
      expect(standing(await loadLedgerView(reader))).toBeNull();
    }));

  it('changes that nobody says how far they are complete', () =>
    onBench(async ({ run }) => {
      expect(codes(await run(changes, { dataThrough: undefined }))).toEqual(['missing_data_through']);
    }));

  it('data said to be complete through a day still to come', () =>
    onBench(async ({ run }) => {
      expect(codes(await run(changes, { dataThrough: '2026-04-11' }))).toEqual(['future_data_through']);
    }));

  it('a currency without a rate, until a rate is imported: 100 € × 12 × 1.10 = $1,320', () =>
    onBench(async ({ run, reader }) => {
      const foreign = 'account_id,effective_on,product,amount,currency\na,2026-01-01,Core,100.00,EUR\n';
      expect(codes(await run(foreign))).toEqual(['missing_rate']);
      expect(standing(await loadLedgerView(reader))).toBeNull();
      await run('month,currency,rate\n2026-02,EUR,1.10\n', { dataThrough: undefined });
      expect((await run(foreign)).status).toBe('done');
      expect(standing(await loadLedgerView(reader))?.arr).toBe(132_000);
    }));

  it('a currency without a rate, unless its rate comes with the file; a rate that is there stays', () =>
    onBench(async ({ run, reader }) => {
      const foreign = 'account_id,effective_on,product,amount,currency\na,2026-01-01,Core,100.00,EUR\n';
      const check = await run(foreign, { dryRun: true });
      expect(check).toMatchObject({ status: 'rejected', problems: [{ code: 'missing_rate', about: 'EUR' }] });
      const checked = await run(foreign, { dryRun: true, planRates: { EUR: '1.20', GBP: '1.3' } });
      expect(checked).toMatchObject({ status: 'checked', effect: { after: { arr: 144_000 } } });
      expect(codes(await run(foreign))).toEqual(['missing_rate']);
      expect((await run(foreign, { planRates: { EUR: '1.20', GBP: '1.3' } })).status).toBe('done');
      expect(standing(await loadLedgerView(reader))?.arr).toBe(144_000);
      await run(foreign.replace('a,', 'b,'), { planRates: { EUR: '9' } });
      const view = await loadLedgerView(reader);
      expect(standing(view)?.arr).toBe(288_000);
      expect(view.basis?.settings.planRates).toEqual({ EUR: '1.20' });
    }));

  it('a change id that an earlier import gave to another account', () =>
    onBench(async ({ run }) => {
      const row = (account: string) =>
        `account_id,effective_on,product,amount,change_id\n${account},2026-01-01,Core,1,x\n`;
      await run(row('a'));
      const outcome = await run(row('b'));
      expect(codes(outcome)).toEqual(['change_id_on_two_accounts']);
      expect(outcome.status).toBe('rejected');
    }));
});

describe('what is kept', () => {
  it('the good rows, where that is asked for', () =>
    onBench(async ({ run, reader }) => {
      const outcome = await run(withBadRow, { keepGood: true });
      expect(outcome).toMatchObject({ status: 'done', counts: { new: 3, rejected: 1 } });
      expect(standing(await loadLedgerView(reader))).toMatchObject({ arr: 300_000, accounts: 2 });
    }));

  it('a dry run says what the import then does, and writes nothing', () =>
    onBench(async ({ run, store, reader }) => {
      const dry = await run(changes, { dryRun: true });
      expect(dry).toMatchObject({ status: 'checked', counts: { new: 3 } });
      expect(await listImports(store.pool, principal, reader.workspaceId)).toEqual([]);
      expect(standing(await loadLedgerView(reader))).toBeNull();
      const done = await run(changes);
      expect(done.effect).toEqual(dry.effect);
      expect(done.effect?.after).toMatchObject({ arr: 300_000, nrr: 1.25, grr: 1 });
    }));

  it('a check that can be followed is never over without what it found', () =>
    onBench(async ({ run, store, reader }) => {
      await store.pool.query("alter table import_run add check (status <> 'checked' or effect is not null)");
      const importId = await createImport(store, principal, reader.workspaceId, {
        ...{ kind: 'changes', source: 'file', fileName: 'file.csv', fileBytes: changes.length, fileSha256: '' },
        ...{ mapping: {}, dryRun: true, dataThrough: null },
      });
      const dry = await run(changes, { dryRun: true, importId });
      const kept = await getImport(store.pool, principal, reader.workspaceId, importId);
      expect(kept).toMatchObject({ status: 'checked', effect: dry.effect });
    }));

  it('exact counts by problem, with kind, on the run', () =>
    onBench(async ({ run, store, reader }) => {
      const outcome = await run(withBadRow, { keepGood: true });
      const stored = await getImport(store.pool, principal, reader.workspaceId, outcome.importId ?? '');
      expect(stored).toMatchObject({ kind: 'changes', problemCounts: { no_such_date: 1 }, status: 'done' });
    }));
});

describe('what is undone', () => {
  it('the same file again changes nothing; without it the first stands', () =>
    onBench(async ({ run, store, reader, reports }) => {
      await run(changes);
      const before = await reports();
      const again = await run(changes);
      expect(again.counts).toMatchObject({ new: 0, corrected: 0, unchanged: 3 });
      expect(await reports()).toBe(before);
      await withdrawImport(store, principal, reader.workspaceId, again.importId ?? '');
      expect(await reports()).toBe(before);
    }));

  it('an MRR sheet takes its opening balance along when it is withdrawn', () =>
    onBench(async ({ run, store, reader }) => {
      const sheet = await run('customer,2026-01,2026-02\na,10,20\nb,5,5\n', { dataThrough: undefined });
      const settings = () => readSettings(store.pool, principal, reader.workspaceId);
      expect((await settings()).historyFrom).toBe('2026-01-01');
      await withdrawImport(store, principal, reader.workspaceId, sheet.importId ?? '');
      expect((await settings()).historyFrom).toBeNull();
    }));

  it('a corrected MRR sheet takes a change back, also where its cell repeats the one before: 2 × 10 × 12', () =>
    onBench(async ({ run, reader }) => {
      await run('customer,2026-01,2026-02,2026-03\na,10,25,25\nb,10,10,10\n', { dataThrough: undefined });
      expect(standing(await loadLedgerView(reader))?.arr).toBe(42_000);
      const corrected = await run('customer,2026-01,2026-02,2026-03\na,10,10,10\nb,10,10,10\n', {
        dataThrough: undefined,
      });
      expect(corrected.counts).toMatchObject({ corrected: 2, new: 0 });
      expect(standing(await loadLedgerView(reader))?.arr).toBe(24_000);
    }));

  it('a workspace whose imports are all withdrawn takes the currency of its next first import', () =>
    onBench(async ({ run, store, reader }) => {
      const priced = (currency: string) =>
        `account_id,effective_on,product,amount,currency\na,2026-01-01,Core,10.00,${currency}\n`;
      const first = await run(priced('AUD'), { currency: 'AUD' });
      expect((await loadLedgerView(reader)).currency).toBe('AUD');
      await withdrawImport(store, principal, reader.workspaceId, first.importId ?? '');
      expect((await run(priced('USD'), { currency: 'USD' })).status).toBe('done');
      expect(await loadLedgerView(reader)).toMatchObject({ currency: 'USD' });
    }));

  it('a refused import leaves no rejects of an earlier one behind', () =>
    onBench(async ({ run, rejects }) => {
      await run(withBadRow);
      expect(existsSync(rejects)).toBe(true);
      await run(changes);
      expect(existsSync(rejects)).toBe(false);
    }));
});
