/** For tests: records and imports in one line. */
import { type Day, type DayNumber, parseDay } from '@/lib/domain/day';
import type { PlanningRecord } from '@/lib/domain/planning';
import type { AccountRecord, ChangeRecord, InvoiceLineRecord, RateRecord } from '@/lib/domain/records';
import { beginImport } from './append';
import type { AsOf } from './as-of';
import type { DayRange } from './complete';
import type { FinishedCounts } from './import-session';
import { loadRecords } from './load';
import type { Store } from './open';
import type { Principal } from './principal';
import type { AsOfClock } from './visible';
import { createWorkspace } from './workspaces';

export const tester: Principal = { kind: 'system', name: 'test' };

export const dayOf = (day: Day): DayNumber => {
  const number = parseDay(day);
  if (number === null) throw new Error(`no such day: ${day}`);
  return number;
};

/** A monthly change of account `a`, effective on 2026-01-01, save what is said. */
export const change = (said: Partial<ChangeRecord> & { on?: Day } = {}): ChangeRecord => {
  const { on = '2026-01-01', ...rest } = said;
  return {
    accountId: 'a',
    changeId: null,
    effectiveDay: dayOf(on),
    itemId: null,
    product: 'Platform',
    kind: 'core',
    plan: null,
    quantityMicro: null,
    amountMinor: 10_000,
    unitAmount: null,
    intervalUnit: 'month',
    intervalCount: 1,
    currency: 'USD',
    status: 'active',
    source: null,
    cause: null,
    motion: null,
    renewsDay: null,
    autoRenew: null,
    recordedAt: null,
    row: 2,
    ...rest,
  };
};

export const invoiceLine = (said: Partial<InvoiceLineRecord> & { from?: Day; to?: Day } = {}): InvoiceLineRecord => {
  const { from = '2026-01-01', to = '2026-02-01', ...rest } = said;
  return {
    accountId: 'a',
    lineId: null,
    product: 'Platform',
    plan: null,
    kind: 'core',
    startDay: dayOf(from),
    endDay: dayOf(to),
    amountMinor: 10_000,
    quantityMicro: null,
    currency: 'USD',
    invoicedDay: null,
    recordedAt: null,
    row: 2,
    ...rest,
  };
};

export const accountRow = (said: Partial<AccountRecord> & { since?: Day } = {}): AccountRecord => {
  const { since, ...rest } = said;
  return {
    accountId: 'a',
    name: null,
    effectiveDay: since === undefined ? null : dayOf(since),
    startedDay: null,
    attributes: {},
    row: 2,
    ...rest,
  };
};

export interface FileOf {
  changes?: ChangeRecord[];
  invoiceLines?: InvoiceLineRecord[];
  accounts?: AccountRecord[];
  rates?: RateRecord[];
  planning?: PlanningRecord[];
  kind?: string;
  source?: string;
  dryRun?: boolean;
  dataThrough?: Day;
  /** As stated; a large file is stored in another way. */
  fileBytes?: number;
  complete?: DayRange;
  batchId?: string;
}

/** Imports records as one file and commits (or, as a dry run, rolls back). */
export async function importFile(
  store: Store,
  workspaceId: number,
  file: FileOf,
): Promise<FinishedCounts & { importId: string }> {
  const { changes = [], invoiceLines = [], accounts = [], rates = [], planning = [], dryRun = false } = file;
  const session = await beginImport(store, tester, workspaceId, {
    kind: file.kind ?? 'changes',
    source: file.source,
    fileName: 'file.csv',
    fileBytes: file.fileBytes ?? 1,
    fileSha256: '0'.repeat(64),
    dataThrough: file.dataThrough ?? '2026-12-31',
    mapping: {},
    dryRun,
    batchId: file.batchId,
  });
  try {
    for (const record of accounts) await session.addAccount(record);
    for (const record of changes) await session.addChange(record);
    for (const record of invoiceLines) await session.addInvoiceLine(record);
    for (const record of rates) await session.addRate(record);
    for (const record of planning) await session.addPlanning(record);
    const read = accounts.length + changes.length + invoiceLines.length + rates.length + planning.length;
    const counts = await session.finish({ read, rejected: 0, problems: [], complete: file.complete });
    await (dryRun ? session.rollback() : session.commit());
    return { ...counts, importId: session.importId };
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

/** Imports each list of changes as one file, in order. */
export async function importChanges(store: Store, workspaceId: number, ...files: ChangeRecord[][]): Promise<string[]> {
  const ids: string[] = [];
  for (const changes of files) ids.push((await importFile(store, workspaceId, { changes })).importId);
  return ids;
}

export async function freshWorkspace(store: Store): Promise<number> {
  return (await createWorkspace(store, tester, { name: 'Test', currency: 'USD', isSample: false })).id;
}

/**
 * What the ledger is derived from, as text: the records in the order of (moment, place), without the numbers and
 * moments that differ between two stores with one history. Ids are told apart by the first record of each.
 */
export async function ledgerText(
  store: Store,
  workspaceId: number,
  asOf: AsOf | null = null,
  clock: AsOfClock = 'recorded',
): Promise<string[]> {
  const { accounts, changes, invoices } = await loadRecords(store.pool, tester, workspaceId, { asOf, clock });
  const order = (columns: { length: number; recordedAt: Float64Array; seq: Float64Array }): number[] =>
    Array.from({ length: columns.length }, (_, i) => i).sort(
      (a, b) =>
        (columns.recordedAt[a] ?? 0) - (columns.recordedAt[b] ?? 0) || (columns.seq[a] ?? 0) - (columns.seq[b] ?? 0),
    );
  const nameOf = new Map<number, number>();
  const idOf = (no: number): number => {
    if (!nameOf.has(no)) nameOf.set(no, nameOf.size);
    return nameOf.get(no) ?? -1;
  };
  const changeLines = order(changes).map((i) => {
    const account = accounts.ids[changes.account[i] ?? -1];
    return `change ${account} id${idOf(changes.changeNo[i] ?? 0)} day${changes.effectiveDay[i]} ${changes.amountMinor[i]} status${changes.status[i]}`;
  });
  const invoiceLines = order(invoices).map((i) => {
    const account = accounts.ids[invoices.account[i] ?? -1];
    return `line ${account} id${idOf(invoices.lineNo[i] ?? 0)} ${invoices.startDay[i]}–${invoices.endDay[i]} ${invoices.amountMinor[i]}`;
  });
  const accountLines = accounts.ids.map((id, i) => {
    const attributes = accounts.attributes.map(({ slug, values, codes }) => `${slug}=${values[codes[i] ?? -1] ?? ''}`);
    return `account ${id} ${accounts.names[i]} ${attributes.join(' ')}`;
  });
  return [...changeLines, ...invoiceLines, ...accountLines.sort()];
}
