/**
 * Loads all that the ledger is derived from, as columns and in one snapshot. Two million rows pass through here as
 * bytes into typed arrays; nothing is made an object.
 */
import type { PoolClient } from 'pg';
import {
  type ChangeColumns,
  type InvoiceColumns,
  intervalUnits,
  NO_DAY,
  type SourceRecords,
} from '@/lib/domain/records';
import { loadMarks } from './account-marks';
import type { AsOf } from './as-of';
import { Columns } from './columns';
import { readRows } from './copy-reader';
import { type Database, inSnapshot } from './database';
import { AccountIndex, loadAccounts } from './load-accounts';
import { loadOverrides } from './load-overrides';
import type { Principal } from './principal';
import { PairDictionary, RowCursor, TextDictionary } from './row-cursor';
import { STATEMENT_TABLES, type StatementTable, tableExists, tableOf } from './statements';
import { type AsOfClock, ofAccounts, type Visibility, visibilityOf, visibleRows } from './visible';
import { ledgerVersionOf } from './workspaces';

export type LoadedRecords = SourceRecords & {
  /** The ledger version that was read. */
  version: number;
};

const EPOCH = "date '1970-01-01'";
const RECORDED_MS = '(extract(epoch from r.recorded_at) * 1000)::int8';

const CHANGE_SELECT = [
  'r.seq',
  'r.account_no',
  'r.first_seq',
  `r.effective_on - ${EPOCH}`,
  'coalesce(r.item_id, r.product)',
  'r.kind',
  'r.status',
  'r.amount_minor',
  'r.interval_unit',
  'r.interval_count',
  'r.currency',
  RECORDED_MS,
  'r.import_no',
  'r.product',
  'r.plan',
  'r.quantity_micro',
  '(r.unit_amount is not null)::int',
  'r.source',
  'r.cause',
  'r.motion',
  `r.renews_on - ${EPOCH}`,
  'coalesce(r.auto_renew::int, 2)',
];

const INVOICE_SELECT = [
  'r.seq',
  'r.account_no',
  'r.first_seq',
  `r.start_on - ${EPOCH}`,
  `r.end_on - ${EPOCH}`,
  'r.product',
  'r.kind',
  'r.amount_minor',
  'r.currency',
  RECORDED_MS,
  'r.import_no',
  'r.plan',
  'r.quantity_micro',
];

/** Marks an absent number in a cell; no column holds it. */
const ABSENT = -1;

export interface RecordsQuestion {
  /** As of the end of a past day (UTC), or of a moment; null or left out: now. */
  asOf?: AsOf | null;
  clock?: AsOfClock;
  /** Only what was stated of these accounts, by the store's numbers; left out: of all. */
  only?: readonly number[];
}

/** The records of a workspace now, or as of the end of a past day by either clock. */
export function loadRecords(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { asOf = null, clock, only }: RecordsQuestion = {},
): Promise<LoadedRecords> {
  return inSnapshot(db, async (client) => {
    const version = await ledgerVersionOf(client, principal, workspaceId);
    const visibility = ofAccounts(await visibilityOf(client, workspaceId, asOf, clock), only);
    const index = new AccountIndex(await loadMarks(client, workspaceId, asOf));
    const names = { products: new TextDictionary(), plans: new TextDictionary(), words: new TextDictionary() };
    const changes = await loadChanges(client, visibility, index, names);
    const invoices = await loadInvoices(client, visibility, index, names);
    const overrides = await loadOverrides(client, visibility, index, names);
    const accounts = await loadAccounts(client, visibility, index);
    for (const columns of [changes, invoices, overrides]) index.replaceIn(columns.account);
    return {
      accounts,
      changes,
      invoices,
      overrides,
      products: names.products.texts(),
      plans: names.plans.texts(),
      words: names.words.texts(),
      version,
    };
  });
}

interface Names {
  products: TextDictionary;
  plans: TextDictionary;
  words: TextDictionary;
}

async function loadChanges(
  client: PoolClient,
  visibility: Visibility,
  index: AccountIndex,
  { products, plans, words }: Names,
): Promise<ChangeColumns> {
  const types = {
    seq: Float64Array,
    account: Int32Array,
    changeNo: Float64Array,
    effectiveDay: Int32Array,
    item: Int32Array,
    kind: Uint8Array,
    status: Uint8Array,
    amountMinor: Float64Array,
    interval: Uint16Array,
    currency: Uint16Array,
    recordedAt: Float64Array,
    product: Int32Array,
    plan: Int32Array,
    quantityMicro: Float64Array,
    statesUnit: Uint8Array,
    source: Int32Array,
    cause: Int32Array,
    motion: Int32Array,
    renewsDay: Int32Array,
    autoRenew: Uint8Array,
  };
  const columns = new Columns(types, rowsOf(visibility, 'changes', 'mrr'));
  const texts = new TextDictionary();
  const items = new PairDictionary();
  const currencies = new TextDictionary();
  const intervals = new PairDictionary();
  const cursor = new RowCursor();
  const { moments } = visibility;
  await readPartition(client, STATEMENT_TABLES.subscription_change, visibility, CHANGE_SELECT, (bytes, start, end) => {
    cursor.reset(bytes, start, end);
    const seq = cursor.integer(0);
    const account = cursor.integer(0);
    if (index.leavesOut(account)) return;
    const i = columns.next();
    const c = columns.arrays;
    c.seq[i] = seq;
    c.account[i] = index.see(account);
    c.changeNo[i] = cursor.integer(seq);
    c.effectiveDay[i] = cursor.integer(0);
    c.item[i] = items.code(account, cursor.text(texts));
    c.kind[i] = cursor.integer(0);
    c.status[i] = cursor.integer(0);
    c.amountMinor[i] = cursor.integer(0);
    c.interval[i] = intervals.code(cursor.integer(0), cursor.integer(1));
    c.currency[i] = cursor.text(currencies);
    const recordedAt = cursor.integer(ABSENT);
    const moment = moments[cursor.integer(0)] ?? Number.NaN;
    c.recordedAt[i] = recordedAt === ABSENT ? moment : recordedAt;
    c.product[i] = cursor.text(products);
    c.plan[i] = cursor.textOrNone(plans);
    c.quantityMicro[i] = cursor.integer(Number.NaN);
    c.statesUnit[i] = cursor.integer(0);
    c.source[i] = cursor.textOrNone(words);
    c.cause[i] = cursor.textOrNone(words);
    c.motion[i] = cursor.textOrNone(words);
    c.renewsDay[i] = cursor.integer(NO_DAY);
    c.autoRenew[i] = cursor.integer(2);
  });
  return {
    ...columns.cut(),
    intervals: intervals.pairs().map(([unit, count]) => ({ unit: intervalUnits[unit] ?? 'month', count })),
    currencies: currencies.texts(),
  };
}

async function loadInvoices(
  client: PoolClient,
  visibility: Visibility,
  index: AccountIndex,
  { products: productNames, plans }: Names,
): Promise<InvoiceColumns> {
  const types = {
    seq: Float64Array,
    account: Int32Array,
    lineNo: Float64Array,
    product: Int32Array,
    kind: Uint8Array,
    startDay: Int32Array,
    endDay: Int32Array,
    amountMinor: Float64Array,
    currency: Uint16Array,
    recordedAt: Float64Array,
    productName: Int32Array,
    plan: Int32Array,
    quantityMicro: Float64Array,
  };
  const columns = new Columns(types, rowsOf(visibility, 'invoices'));
  const products = new PairDictionary();
  const currencies = new TextDictionary();
  const cursor = new RowCursor();
  const { moments } = visibility;
  await readPartition(client, STATEMENT_TABLES.invoice_line, visibility, INVOICE_SELECT, (bytes, start, end) => {
    cursor.reset(bytes, start, end);
    const seq = cursor.integer(0);
    const account = cursor.integer(0);
    if (index.leavesOut(account)) return;
    const i = columns.next();
    const c = columns.arrays;
    c.seq[i] = seq;
    c.account[i] = index.see(account);
    c.lineNo[i] = cursor.integer(seq);
    c.startDay[i] = cursor.integer(0);
    c.endDay[i] = cursor.integer(0);
    c.productName[i] = cursor.text(productNames);
    c.product[i] = products.code(account, c.productName[i] ?? 0);
    c.kind[i] = cursor.integer(0);
    c.amountMinor[i] = cursor.integer(0);
    c.currency[i] = cursor.text(currencies);
    const recordedAt = cursor.integer(ABSENT);
    const moment = moments[cursor.integer(0)] ?? Number.NaN;
    c.recordedAt[i] = recordedAt === ABSENT ? moment : recordedAt;
    c.plan[i] = cursor.textOrNone(plans);
    c.quantityMicro[i] = cursor.integer(Number.NaN);
  });
  return { ...columns.cut(), currencies: currencies.texts() };
}

const rowsOf = ({ rows }: Visibility, ...kinds: string[]): number =>
  kinds.reduce((sum, kind) => sum + (rows.get(kind) ?? 0), 0);

/** A workspace that never had such statements has no partition. */
async function readPartition(
  client: PoolClient,
  table: StatementTable,
  visibility: Visibility,
  columns: readonly string[],
  take: (bytes: Buffer, start: number, end: number) => void,
): Promise<void> {
  const name = tableOf(table, visibility.workspaceId);
  if (await tableExists(client, name)) await readRows(client, visibleRows(table, visibility, columns), take);
}
