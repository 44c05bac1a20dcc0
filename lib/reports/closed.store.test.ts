import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeRecord } from '@/lib/domain/records';
import { restatedFigures } from '@/lib/domain/restatement';
import { backupTo, restoreFrom } from '@/lib/store/backup';
import { checkStore } from '@/lib/store/check';
import { closedContent, listClosedPeriods } from '@/lib/store/closed-periods';
import { markAccount } from '@/lib/store/mark-account';
import type { Store } from '@/lib/store/open';
import { writeSettings } from '@/lib/store/settings';
import { withFreshStore } from '@/lib/store/testing';
import { change, freshWorkspace, importFile, invoiceLine, tester } from '@/lib/store/testing-records';
import { type CauseText, removeCause, withdrawSignOff, writeCause, writeSignOff } from '@/lib/store/tie-out';
import { withdrawImport } from '@/lib/store/undo-import';
import { checkClosedPeriods, closeMonth, closePreview, reopenMonth } from './closed-close';
import { closedMarks } from './closed-marks';
import { closedReport } from './closed-report';
import { restatementReport } from './closed-restatement';
import { closedStanding } from './closed-standing';
import { loadLedgerView } from './ledger-view';
import { tieOutReport } from './tie-out-report';

const MARCH = '2026-03';
const all = { figure: 'end_arr', change: null, offset: 0, limit: null } as const;

/** Three accounts of 100.00, 50.00 and 30.00 a month for more than a year; the first grows in March 2026. */
const changes: ChangeRecord[] = [
  change({ accountId: 'a', on: '2025-01-01', row: 2 }),
  change({ accountId: 'a', on: '2026-03-10', amountMinor: 12_000, row: 3 }),
  change({ accountId: 'b', on: '2025-01-01', amountMinor: 5_000, row: 4 }),
  change({ accountId: 'c', on: '2025-01-01', amountMinor: 3_000, row: 5 }),
];

async function bench(store: Store) {
  const workspaceId = await freshWorkspace(store);
  await importFile(store, workspaceId, { dataThrough: '2026-04-15', changes });
  const reader = { db: store.pool, principal: tester, workspaceId };
  const view = () => loadLedgerView(reader);
  return {
    ...{ store, workspaceId, reader, view },
    close: (period: string, note: string | null = null) =>
      closeMonth(store, tester, workspaceId, { period, by: 'Ann', note }),
    restatement: async (period: string) => restatementReport(reader, await view(), period, all),
    standing: async (period: string) => (await closedStanding(reader, await view(), period)).state,
    /** All that was kept, as text. */
    kept: async () =>
      Promise.all(
        (await listClosedPeriods(store.pool, tester, workspaceId)).map(async ({ period, edition, ...rest }) => [
          rest,
          await closedContent(store.pool, tester, workspaceId, period, edition),
        ]),
      ),
  };
}

type Bench = Awaited<ReturnType<typeof bench>>;

/** The parts of accounts and of changes sum to each figure's whole difference. */
function expectSums({ figures, accounts, changes: made }: Awaited<ReturnType<Bench['restatement']>>): void {
  for (const { figure, difference } of figures) {
    if (difference === null) continue;
    const parts = [
      accounts.map(({ differences }) => differences[figure] ?? 0),
      made.map(({ differences }) => differences[figure] ?? 0),
      accounts.flatMap((account) => account.changes.map(({ differences }) => differences[figure] ?? 0)),
    ].map((list) => list.reduce((sum, part) => sum + part, 0));
    const isRate = figure === 'nrr_12m' || figure === 'grr_12m';
    for (const sum of parts) isRate ? expect(sum).toBeCloseTo(difference, 9) : expect(sum).toBe(difference);
    if (isRate) continue;
    for (const { differences, changes: own } of accounts)
      expect(own.reduce((sum, each) => sum + (each.differences[figure] ?? 0), 0)).toBe(differences[figure]);
  }
}

describe('the marks beside figures', () => {
  it('are the months that stand closed, and of the latest whether it is as it was', () =>
    withFreshStore(async (store) => {
      const { close, workspaceId, reader, view } = await bench(store);
      const marks = async () => closedMarks(reader, await view());
      expect(await marks()).toEqual({ months: [], latest: null });
      await close('2026-02');
      await close(MARCH);
      const reported = await closedReport(reader, await view());
      const { months, latest } = await marks();
      expect(latest).toBe('closed');
      expect(months.map(({ period }) => period)).toEqual([MARCH, '2026-02']);
      for (const { period, ...said } of months)
        expect(reported.months.find((month) => month.period === period)?.editions[0]).toMatchObject(said);
      await importFile(store, workspaceId, {
        dataThrough: '2026-04-15',
        changes: [change({ accountId: 'b', on: '2026-03-20', amountMinor: 4_000, row: 2 })],
      });
      expect(await marks()).toEqual({ months, latest: 'restated' });
      await reopenMonth(store, tester, workspaceId, { period: MARCH, by: 'Ann', reason: 'Late credit note' });
      expect(await marks()).toEqual({ months: months.slice(1), latest: 'closed' });
    }));
});

describe('closing a month', () => {
  it('keeps its reports, which no later change alters; the ledger as of then says the same again', () =>
    withFreshStore(async (store) => {
      const { close, kept, workspaceId, standing, reader, view } = await bench(store);
      const preview = await closePreview(reader, await view(), MARCH);
      const closed = await close(MARCH, 'Board');
      expect({ ...preview, sha256: null, dry_run: false }).toEqual({ ...closed, sha256: null });
      expect(closed).toMatchObject({ edition: 1, end_arr: 240_000, ledger_version: 2 });
      expect(closed.earlier_open).toHaveLength(14);
      const before = await kept();
      expect(await standing(MARCH)).toBe('closed');
      const { importId } = await importFile(store, workspaceId, {
        dataThrough: '2026-05-31',
        changes: [change({ accountId: 'b', on: '2026-03-01', amountMinor: 7_000, row: 9 })],
      });
      expect(await standing(MARCH)).toBe('restated');
      await writeSettings(store.pool, tester, workspaceId, { graceDays: 5, historyFrom: '2025-06-30' });
      await markAccount(store.pool, tester, workspaceId, 'c', { excluded: true });
      await withdrawImport(store, tester, workspaceId, importId);
      expect(await kept()).toEqual(before);
      expect(await checkClosedPeriods(reader)).toEqual([]);
      await markAccount(store.pool, tester, workspaceId, 'c', { excluded: false });
      await writeSettings(store.pool, tester, workspaceId, { historyFrom: null, graceDays: 35 });
      expect(await standing(MARCH)).toBe('closed');
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));

  it('refuses a month that is not over, one that is closed, and one that is none', () =>
    withFreshStore(async (store) => {
      const { close } = await bench(store);
      await expect(close('2026-04')).rejects.toThrow('complete through 2026-04-15');
      await expect(close('2026-4')).rejects.toThrow('expected a month such as 2026-10');
      await close(MARCH);
      await expect(close(MARCH)).rejects.toThrow('closed already');
    }));

  it('two at once: one closes, the other is told so', () =>
    withFreshStore(async (store) => {
      const { close, kept } = await bench(store);
      const both = await Promise.allSettled([close(MARCH), close(MARCH)]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await kept()).toHaveLength(1);
    }));

  it('reopened with a reason and closed again, both editions are kept; all is audited', () =>
    withFreshStore(async (store) => {
      const { close, workspaceId, standing, reader, view } = await bench(store);
      await close(MARCH);
      await reopenMonth(store, tester, workspaceId, { period: MARCH, by: 'Bea', reason: 'late credit' });
      expect(await standing(MARCH)).toBe('open');
      await expect(reopenMonth(store, tester, workspaceId, { period: MARCH, by: null, reason: 'x' })).rejects.toThrow(
        'is not closed',
      );
      await importFile(store, workspaceId, {
        changes: [change({ accountId: 'c', on: '2026-03-02', status: 'ended' })],
      });
      expect(await close(MARCH)).toMatchObject({ edition: 2 });
      const { months } = await closedReport(reader, await view());
      const march = months.find(({ period }) => period === MARCH);
      expect(march).toMatchObject({ state: 'closed', difference: 0 });
      expect(march?.editions).toMatchObject([
        { edition: 2, by: 'Ann', reopened: null, end_arr: 204_000 },
        { edition: 1, end_arr: 240_000, reopened: { by: 'Bea', reason: 'late credit' } },
      ]);
      expect(await checkClosedPeriods(reader)).toEqual([]);
      const { rows } = await store.pool.query("select action from audit where action like 'period%' order by audit_no");
      expect(rows.map(({ action }) => action)).toEqual(['period_closed', 'period_reopened', 'period_closed']);
    }));

  it('a quarter is closed where each of its months is', () =>
    withFreshStore(async (store) => {
      const { close, standing } = await bench(store);
      await close('2026-01');
      await close(MARCH);
      expect(await standing('2026-Q1')).toBe('open');
      await close('2026-02');
      expect(await standing('2026-Q1')).toBe('closed');
      expect(await standing('2026-W09')).toBe('open');
    }));

  it('a backup carries what was kept; what is altered is found, and named', () =>
    withFreshStore(async (store) => {
      const { close, kept, workspaceId, reader } = await bench(store);
      await close('2026-02');
      await close(MARCH, 'a\nnote with \\ and "quotes"');
      await writeCause(store.pool, tester, workspaceId, cause);
      const folder = mkdtempSync(join(tmpdir(), 'ratchet-closed-'));
      const file = join(folder, 'all.backup');
      await backupTo(store, file);
      await withFreshStore(async (other) => {
        await restoreFrom(other, file);
        const restored = await Promise.all(
          (await listClosedPeriods(other.pool, tester, workspaceId)).map(async ({ period, edition, ...rest }) => [
            rest,
            await closedContent(other.pool, tester, workspaceId, period, edition),
          ]),
        );
        expect(restored).toEqual(await kept());
        expect(await checkClosedPeriods({ ...reader, db: other.pool })).toEqual([]);
        await writeCause(other.pool, tester, workspaceId, cause);
      });
      rmSync(folder, { recursive: true });
      await store.pool.query(
        "update closed_period set content = replace(content, '240000', '250000') where period = $1",
        [MARCH],
      );
      expect(await checkClosedPeriods(reader)).toMatchObject([{ code: 'closed_altered' }]);
      const [found] = await checkStore(store, tester, workspaceId);
      expect(found?.message).toContain(MARCH);
    }));
});

describe('restatement', () => {
  it('reported, now, by account and by change, with file and rows', () =>
    withFreshStore(async (store) => {
      const { close, workspaceId, restatement, reader, view } = await bench(store);
      await close(MARCH);
      expect(await restatement(MARCH)).toMatchObject({ state: 'closed', changes: [], accounts: [] });
      await importFile(store, workspaceId, {
        changes: [
          change({ accountId: 'b', on: '2026-03-20', amountMinor: 6_000, row: 7 }),
          change({ accountId: 'b', on: '2026-05-20', amountMinor: 9_000, row: 8 }),
        ],
      });
      await markAccount(store.pool, tester, workspaceId, 'c', { excluded: true, reason: 'a test' });
      const report = await restatement(MARCH);
      expectSums(report);
      expect(report.state).toBe('restated');
      expect(report.figures[0]).toEqual({ figure: 'end_arr', reported: 240_000, now: 216_000, difference: -24_000 });
      expect(report.changes).toMatchObject([
        { kind: 'import', file: 'file.csv', accounts: 1, differences: { end_arr: 12_000, expansion: 12_000 } },
        { kind: 'accounts', reason: 'a test', accounts: 1, differences: { end_arr: -36_000 } },
      ]);
      const [made] = report.changes;
      const ofOne = await restatementReport(reader, await view(), MARCH, { ...all, change: made?.id ?? '' });
      expect(ofOne.accounts.map(({ account }) => account)).toEqual(['b']);
      expect(report.accounts).toMatchObject([
        { account: 'c', reported_arr: 36_000, now_arr: 0, changes: [{ differences: { end_arr: -36_000 } }] },
        { account: 'b', reported_arr: 60_000, now_arr: 72_000, changes: [{ rows: [{ row: 7, on: '2026-03-20' }] }] },
      ]);
    }));

  it(
    'whatever is recorded after: parts sum to the whole, to the cent, and what was kept stays',
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), (steps) =>
          withFreshStore(async (store) => {
            const made = await bench(store);
            await importFile(store, made.workspaceId, {
              kind: 'invoices',
              source: 'bills',
              invoiceLines,
              dataThrough: '2026-04-15',
            });
            await made.close(MARCH);
            const before = await made.kept();
            const imports: string[] = [];
            for (const each of steps) await done(made, each, imports);
            const report = await made.restatement(MARCH);
            expectSums(report);
            expect(report.state === 'closed').toBe((await made.standing(MARCH)) === 'closed');
            expect(await made.kept()).toEqual(before);
            expect(await checkClosedPeriods(made.reader)).toEqual([]);
            const shown = restatedFigures.filter((figure) => report.figures.some((each) => each.figure === figure));
            expect(shown).toHaveLength(restatedFigures.length);
          }),
        ),
        { numRuns: 12 },
      ),
    240_000,
  );
});

const invoiceLines = [
  invoiceLine({ accountId: 'x', from: '2025-03-01', to: '2026-03-01', amountMinor: 120_000 }),
  invoiceLine({ accountId: 'y', from: '2026-01-01', to: '2026-02-01', amountMinor: 4_000, row: 3 }),
];

const account = fc.constantFrom('a', 'b', 'c', 'd');
const step = fc.oneof(
  fc.record({
    kind: fc.constant('import' as const),
    account,
    on: fc.constantFrom('2025-02-01', '2025-12-15', '2026-02-28', '2026-03-15', '2026-04-01'),
    amountMinor: fc.integer({ min: 0, max: 99_999 }),
  }),
  fc.record({ kind: fc.constant('withdraw' as const), which: fc.nat(5) }),
  fc.record({ kind: fc.constant('mark' as const), account: fc.constantFrom('a', 'b', 'c'), excluded: fc.boolean() }),
  fc.record({ kind: fc.constant('merge' as const), into: fc.constantFrom('b', null) }),
  fc.record({ kind: fc.constant('settings' as const), graceDays: fc.constantFrom(0, 10, 60) }),
);
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

async function done({ store, workspaceId }: Bench, each: Step, imports: string[]): Promise<void> {
  switch (each.kind) {
    case 'import': {
      const { account: accountId, on, amountMinor } = each;
      const status = amountMinor % 5 === 0 ? 'ended' : 'active';
      const changes = [change({ accountId, on, amountMinor: status === 'ended' ? 0 : amountMinor, status })];
      imports.push((await importFile(store, workspaceId, { changes, dataThrough: '2026-05-31' })).importId);
      return;
    }
    case 'withdraw': {
      const [id] = imports.splice(each.which, 1);
      if (id !== undefined) await withdrawImport(store, tester, workspaceId, id);
      return;
    }
    case 'mark':
      await markAccount(store.pool, tester, workspaceId, each.account, { excluded: each.excluded });
      return;
    case 'merge':
      await markAccount(store.pool, tester, workspaceId, 'c', { mergedInto: each.into });
      return;
    case 'settings':
      await writeSettings(store.pool, tester, workspaceId, { graceDays: each.graceDays });
  }
}

const cause: CauseText = {
  ...{ period: MARCH, cause: 'timing', amountMinor: -300, account: 'a', note: 'Booked in April' },
};

describe('tie-out', () => {
  it('control totals beside ours, causes, what remains, a sign-off that a later change outdates', () =>
    withFreshStore(async (store) => {
      const { workspaceId, reader, view } = await bench(store);
      const tied = async () => tieOutReport(reader, await view(), MARCH);
      expect(await tied()).toMatchObject({ state: 'none', ours: 20_000, ledger: null, difference: null });
      const total = (amountMinor: number) =>
        importFile(store, workspaceId, {
          kind: 'control_totals',
          planning: [{ table: 'control_total', month: MARCH, amountMinor, row: 2 }],
        });
      await total(19_000);
      await total(19_500);
      expect(await tied()).toMatchObject({
        state: 'open',
        ledger: { mrr: 19_500 },
        difference: -500,
        unexplained: -500,
      });
      await writeCause(store.pool, tester, workspaceId, cause);
      const { id } = await writeCause(store.pool, tester, workspaceId, { ...cause, cause: 'other', amountMinor: -200 });
      expect(await tied()).toMatchObject({ state: 'explained', explained: -500, unexplained: 0 });
      const now = await tied();
      const signed = await writeSignOff(store.pool, tester, workspaceId, {
        ...{ period: MARCH, name: 'Cleo', note: null, ledgerVersion: now.ledger_version },
        ...{ ledgerMinor: 19_500, oursMinor: 20_000, explainedMinor: -500 },
      });
      expect(await tied()).toMatchObject({ state: 'signed', signed: { name: 'Cleo', unexplained: 0 } });
      await removeCause(store.pool, tester, workspaceId, id, true);
      expect(await tied()).toMatchObject({ state: 'outdated', unexplained: -200 });
      await removeCause(store.pool, tester, workspaceId, id, false);
      expect(await tied()).toMatchObject({ state: 'signed' });
      await importFile(store, workspaceId, { changes: [change({ accountId: 'b', on: '2026-03-01', amountMinor: 1 })] });
      expect(await tied()).toMatchObject({ state: 'outdated' });
      await withdrawSignOff(store.pool, tester, workspaceId, signed.id, true);
      expect(await tied()).toMatchObject({ state: 'open', signed: null });
      const { months } = await closedReport(reader, await view());
      expect(months.find(({ period }) => period === MARCH)?.tie_out).toMatchObject({ state: 'open', ledger: 19_500 });
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));
});
