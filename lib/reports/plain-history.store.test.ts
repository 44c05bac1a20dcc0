import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohorts } from '@/lib/domain/cohorts';
import { expansionRows } from '@/lib/domain/expansion';
import { movements } from '@/lib/domain/movements';
import type { ChangeRecord, InvoiceLineRecord } from '@/lib/domain/records';
import { retentionOn } from '@/lib/domain/retention';
import { asPlainMovements } from '@/lib/domain/testing/as-plain';
import type { Change, InvoiceLine } from '@/lib/domain/testing/columns';
import { type History, type HistoryMark, type HistoryStep, history, stepDays } from '@/lib/domain/testing/histories';
import { type PlainLedger, plainLedger } from '@/lib/domain/testing/plain';
import { plainCohorts } from '@/lib/domain/testing/plain-cohorts';
import { plainExpansion } from '@/lib/domain/testing/plain-expansion';
import { type AsOf, plainMarks, plainRecords } from '@/lib/domain/testing/plain-history';
import { plainMovements } from '@/lib/domain/testing/plain-movements';
import { plainRetention } from '@/lib/domain/testing/plain-retention';
import { MarkError } from '@/lib/store/mark-account';
import type { Store } from '@/lib/store/open';
import { writeSettings } from '@/lib/store/settings';
import { withFreshStore } from '@/lib/store/testing';
import { importedOn, markedOn, withdrawnOn } from '@/lib/store/testing-dated';
import { accountRow, change, dayOf, invoiceLine, tester } from '@/lib/store/testing-records';
import { createWorkspace } from '@/lib/store/workspaces';
import { accountsReport } from './accounts-report';
import { type LedgerView, loadLedgerView, NOW } from './ledger-view';
import { parseReportQuery } from './query';

const microOf = (quantity: number | undefined): number | null =>
  quantity === undefined ? null : Math.round(quantity * 1_000_000);

function changeRecord(row: Change): ChangeRecord {
  const [intervalCount, intervalUnit] = row.every!;
  return change({
    accountId: row.account,
    changeId: row.changeId ?? null,
    on: row.on,
    itemId: row.item ?? 'Core',
    product: row.product ?? row.item ?? 'Core',
    kind: row.kind!,
    plan: row.plan ?? null,
    quantityMicro: microOf(row.quantity),
    amountMinor: row.minor!,
    unitAmount: row.statesUnit ? '1' : null,
    intervalUnit,
    intervalCount,
    currency: row.currency ?? 'USD',
    status: row.status ?? 'active',
    source: row.source ?? null,
    cause: row.cause ?? null,
    motion: row.motion ?? null,
    renewsDay: row.renewsOn === undefined ? null : dayOf(row.renewsOn),
    recordedAt: row.recordedAt ?? null,
  });
}

const lineRecord = (row: InvoiceLine): InvoiceLineRecord =>
  invoiceLine({
    accountId: row.account,
    lineId: row.lineId ?? null,
    product: row.product ?? 'Core',
    plan: row.plan ?? null,
    kind: row.kind ?? 'core',
    from: row.from,
    to: row.until,
    amountMinor: row.minor,
    quantityMicro: microOf(row.quantity),
    currency: row.currency ?? 'USD',
    recordedAt: row.recordedAt ?? null,
  });

const BEFORE_ALL = '2023-11-10';

/** Does what a history says, and answers the marks that were refused. */
async function live(store: Store, workspaceId: number, { accounts, settings, steps }: History) {
  const refused = new Set<HistoryMark>();
  const imports: string[] = [];
  const gone = new Set<number>();
  for (const [source, letter] of [
    ['files', 'a'],
    ['crm', 'c'],
  ] as const) {
    const own = accounts.filter((accountId) => accountId.startsWith(letter));
    const rows = own.map((accountId, index) => accountRow({ accountId, row: index + 2 }));
    await importedOn(store, workspaceId, BEFORE_ALL, { kind: 'accounts', source, accounts: rows });
  }
  const act = async (step: HistoryStep): Promise<void> => {
    if (step.does === 'import') {
      const changes = step.changes.map(changeRecord);
      const invoiceLines = step.invoices.map(lineRecord);
      imports.push(
        await importedOn(store, workspaceId, step.on, {
          ...{ source: step.source, dataThrough: settings.dataThrough },
          ...{ changes, invoiceLines },
        }),
      );
    } else if (step.does === 'withdraw') {
      const importId = imports[step.which];
      if (importId === undefined || gone.has(step.which)) return;
      gone.add(step.which);
      await withdrawnOn(store, workspaceId, step.on, importId);
    } else {
      const { account, ...mark } = step.mark;
      try {
        await markedOn(store, workspaceId, step.on, account, mark);
      } catch (error) {
        if (!(error instanceof MarkError)) throw error;
        refused.add(step.mark);
      }
    }
  };
  for (const step of steps) await act(step);
  return refused;
}

interface Question extends AsOf {
  byParent: boolean;
}

function plainOf(past: History, question: Question, refused: ReadonlySet<HistoryMark>): PlainLedger | null {
  const { readAs, isOut, topOf } = plainMarks(past, question, refused);
  const { changes, invoices } = plainRecords(past, question);
  const isIn = ({ account }: { account: string }): boolean => !isOut(account);
  if (![...changes, ...invoices].some(isIn)) return null;
  const { dataThrough } = past.settings;
  const through = question.day !== null && question.day < dataThrough ? question.day : dataThrough;
  return plainLedger(
    past.accounts.filter((account) => !isOut(account)),
    changes.filter(isIn),
    invoices.filter(isIn),
    { ...past.settings, dataThrough: through },
    null,
    (account) => (question.byParent ? topOf(readAs(account)) : readAs(account)),
  );
}

function compare(view: LedgerView, plain: PlainLedger | null, where: string): void {
  const { facts } = view;
  if (facts === null || plain === null) {
    expect([facts, plain], where).toEqual([null, null]);
    return;
  }
  const all = { from: null, to: null, accounts: null };
  expect([...facts.accountIds].sort(), where).toEqual([...plain.balance.keys()].sort());
  const found = accountsReport(view, parseReportQuery([])).rows.map(({ account, arr }) => [account, arr]);
  const active = [...plain.balance].map(([account, days]) => [account, days[plain.lastDay]!] as const);
  expect(Object.fromEntries(found), where).toEqual(Object.fromEntries(active.filter(([, arr]) => arr > 0)));
  for (const grid of ['week', 'month'] as const)
    expect(movements(facts, { ...all, grid }).map(asPlainMovements), where).toEqual(plainMovements(plain, grid));
  for (const window of [1, 12]) {
    const { nrrHalf, grrHalf, logoInterval, ...exact } = plainRetention(plain, plain.lastDay, window);
    expect(retentionOn(facts, facts.dataThrough, window, null), where).toMatchObject(exact);
  }
  expect(expansionRows(facts, { ...all, grid: 'month' }), where).toEqual(plainExpansion(plain));
  const { rows, ...foot } = cohorts(facts, { ...all, grid: 'month', metric: 'net' });
  expect({ rows: rows.map(({ opening, ...row }) => row), ...foot }, where).toEqual(plainCohorts(plain, 'month', 'net'));
}

const question: fc.Arbitrary<Question> = fc.record({
  day: fc.option(stepDays, { freq: 6 }),
  clock: fc.constantFrom('recorded', 'appended'),
  byParent: fc.boolean(),
});

async function check(store: Store, past: History, questions: Question[]): Promise<void> {
  const { currency, dataThrough, ...settings } = past.settings;
  const { id } = await createWorkspace(store, tester, { name: 'Test', currency, isSample: false });
  await writeSettings(store.pool, tester, id, settings);
  const refused = await live(store, id, past);
  for (const asked of [{ day: null, clock: 'recorded' as const, byParent: false }, ...questions]) {
    const reader = { db: store.pool, principal: tester, workspaceId: id };
    const view = await loadLedgerView(reader, {
      ...NOW,
      asOf: asked.day,
      asOfClock: asked.clock,
      rollUp: asked.byParent ? 'parent' : 'account',
    });
    compare(view, plainOf(past, asked, refused), `as of ${asked.day ?? 'now'}, ${asked.clock}`);
  }
}

const runs = Number(process.env.RATCHET_LAW_RUNS ?? 40);

describe('the ledger of a store against a plain computation', () => {
  it(
    'files of two sources, corrections, voids, withdrawals, merged and excluded accounts and parents, now and by both clocks',
    () =>
      withFreshStore((store) =>
        fc.assert(
          fc.asyncProperty(history, fc.array(question, { minLength: 2, maxLength: 4 }), (past, questions) =>
            check(store, past, questions),
          ),
          { numRuns: runs },
        ),
      ),
    runs * 5_000,
  );
});
