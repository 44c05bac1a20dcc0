/** What was read of Stripe as one import: written like any file's rows, undone like any file. */
import { randomUUID } from 'node:crypto';
import { formatDay, parseDay } from '@/lib/domain/day';
import type { ChangeRecord } from '@/lib/domain/records';
import { afterCommit, standBefore } from '@/lib/imports/effect';
import type { ImportJob } from '@/lib/imports/job';
import type { Runner } from '@/lib/imports/runner';
import { settleWorkspace } from '@/lib/imports/settle';
import { fileProblem, type Problem } from '@/lib/ingest/problem';
import { beginImport } from '@/lib/store/append';
import type { ImportSession } from '@/lib/store/import-session';
import {
  changedCustomers,
  markImported,
  objectsOfCustomers,
  type StripeRow,
  sharedObjects,
  statedChanges,
} from '@/lib/store/stripe-objects';
import { daysIn } from './instants';
import type {
  KeptCoupon,
  KeptCustomer,
  KeptInvoice,
  KeptInvoiceItem,
  KeptPrice,
  KeptProduct,
  KeptSubscription,
} from './objects';
import type { StripeOptions } from './options';
import { type Catalogue, type CustomerObjects, type Reading, type Translation, translateCustomer } from './translate';
import { StripeProblem } from './trouble';

export const STRIPE_KIND = 'stripe';

export interface Written {
  importId: string;
  dataThrough: string;
  customers: number;
}

interface Request {
  workspaceId: number;
  options: StripeOptions;
  timeZone: string | null;
  /** Seconds since 1970 UTC. */
  now: number;
  /** How far the last import of the connection reached. */
  dataThrough: string | null;
}

/** So many customers are in memory at once. */
const CUSTOMERS_AT_ONCE = 500;

const kept = <Kept>(rows: readonly StripeRow[], object: string): Kept[] =>
  rows.filter((row) => row.object === object).map(({ data }) => data as Kept);

const byId = <Kept extends { id: string }>(list: readonly Kept[]): Map<string, Kept> =>
  new Map(list.map((each) => [each.id, each]));

const catalogueOf = (rows: readonly StripeRow[]): Catalogue => ({
  products: byId(kept<KeptProduct>(rows, 'product')),
  prices: byId(kept<KeptPrice>(rows, 'price')),
  coupons: byId(kept<KeptCoupon>(rows, 'coupon')),
});

/** A customer whose own object is gone is known by its id alone. */
function objectsOf(id: string, rows: readonly StripeRow[]): CustomerObjects {
  const [customer] = kept<KeptCustomer>(rows, 'customer');
  const subscriptions = kept<KeptSubscription>(rows, 'subscription');
  const created = Math.min(...subscriptions.map(({ startedAt }) => startedAt));
  const bare = { id, name: null, domain: null, country: null, metadata: {} };
  return {
    customer: customer ?? { ...bare, created: Number.isFinite(created) ? created : 0 },
    subscriptions,
    invoices: kept<KeptInvoice>(rows, 'invoice'),
    invoiceItems: kept<KeptInvoiceItem>(rows, 'invoice_item'),
  };
}

/** Enough of a change to take it back. */
type Stated = Pick<ChangeRecord, 'changeId' | 'effectiveDay' | 'itemId' | 'product' | 'currency'>;

const statedOf = ({ changeId, effectiveDay, itemId, product, currency }: ChangeRecord): Stated => ({
  ...{ changeId, effectiveDay, itemId, product, currency },
});

/** What an earlier import stated and the objects state no longer: an invoice that was voided, a cancellation taken back. */
function voided(accountId: string, before: readonly Stated[], now: readonly ChangeRecord[]): ChangeRecord[] {
  const still = new Set(now.map(({ changeId }) => changeId));
  return before
    .filter(({ changeId }) => !still.has(changeId))
    .map((stated) => ({
      ...stated,
      accountId,
      ...{ kind: 'core', plan: null, quantityMicro: null, amountMinor: 0, unitAmount: null },
      ...{ intervalUnit: 'month', intervalCount: 1, status: 'void', source: null, cause: null, motion: null },
      ...{ renewsDay: null, autoRenew: null, recordedAt: null, row: 0 },
    }));
}

class Writer {
  row = 0;
  readonly currencies = new Map<string, number>();
  readonly unknownPrices = new Set<string>();

  constructor(private readonly session: ImportSession) {}

  async write(translation: Translation, takenBack: readonly ChangeRecord[]): Promise<void> {
    const { account, changes, oneTime, unknownPrices } = translation;
    for (const each of unknownPrices) this.unknownPrices.add(each);
    await this.session.addAccount({ ...account, row: this.next() });
    for (const change of [...changes, ...takenBack]) {
      if (change.status !== 'void') this.meet(change.currency);
      await this.session.addChange({ ...change, row: this.next() });
    }
    for (const line of oneTime) await this.session.addInvoiceLine({ ...line, row: this.next() });
  }

  private next(): number {
    this.row += 1;
    return this.row;
  }

  private meet(currency: string): void {
    this.currencies.set(currency, (this.currencies.get(currency) ?? 0) + 1);
  }

  /** The currency of most changes: a new company reports in it. */
  mainCurrency(): string | undefined {
    return [...this.currencies].sort(([, a], [, b]) => b - a)[0]?.[0];
  }
}

function byCustomer(rows: readonly StripeRow[]): Map<string, StripeRow[]> {
  const found = new Map<string, StripeRow[]>();
  for (const row of rows) {
    const own = found.get(row.customer ?? '');
    if (own) own.push(row);
    else found.set(row.customer ?? '', [row]);
  }
  return found;
}

async function writeCustomers(
  { store, principal }: Runner,
  request: Request,
  session: ImportSession,
  customers: readonly string[],
): Promise<Writer> {
  const { workspaceId, options, timeZone, now } = request;
  const catalogue = catalogueOf(await sharedObjects(store.pool, principal, workspaceId));
  const reading: Reading = { catalogue, options, timeZone, now };
  const writer = new Writer(session);
  for (let from = 0; from < customers.length; from += CUSTOMERS_AT_ONCE) {
    const some = customers.slice(from, from + CUSTOMERS_AT_ONCE);
    const rows = byCustomer(await objectsOfCustomers(store.pool, principal, workspaceId, some));
    const before = await statedChanges(store.pool, principal, workspaceId, some);
    const stated: { customer: string; changes: Stated[] }[] = [];
    for (const customer of some) {
      const translation = translateCustomer(objectsOf(customer, rows.get(customer) ?? []), reading);
      const earlier = (before.get(customer) ?? []) as Stated[];
      await writer.write(translation, voided(customer, earlier, translation.changes));
      stated.push({ customer, changes: translation.changes.map(statedOf) });
    }
    await markImported(session.client, principal, workspaceId, stated);
  }
  return writer;
}

/** So many prices are told of one by one. */
const TOLD = 20;

/** The column is the price, by which a notice is known to be of the past once the price is listed. */
const noticesOf = ({ unknownPrices }: Writer): Problem[] =>
  [...unknownPrices]
    .sort()
    .slice(0, TOLD)
    .map((price) => ({ ...fileProblem('Stripe', 'unknown_price', { found: price }), column: price }));

/** As `settleWorkspace` asks: no file, but all the rest of what one settles. */
const jobOf = ({ workspaceId }: Request, currency: string | undefined, dataThrough: string): ImportJob => ({
  ...{ workspaceId, path: '', fileName: 'Stripe', rejectsPath: '', importId: null },
  ...{ dryRun: false, keepGood: true, currency, dataThrough },
});

async function settle(
  runner: Runner,
  request: Request,
  session: ImportSession,
  writer: Writer,
  dataThrough: string,
): Promise<void> {
  const currencies = [...writer.currencies.keys()];
  const read = {
    ...{ read: writer.row, accepted: writer.row, rejected: 0, problems: [], counts: {}, notices: [] },
    ...{ dataThroughHint: dataThrough, historyFromHint: null, currencies },
  };
  const [problem] = await settleWorkspace(runner, jobOf(request, writer.mainCurrency(), dataThrough), session, read);
  if (problem === undefined) return;
  throw new StripeProblem(
    'missing_rate',
    `Stripe has ${problem.message}.`,
    'Import a rates file (month, currency, rate) or state a plan rate in the settings, then read again: everything read is kept.',
  );
}

/**
 * Imports what is new of the objects that were read; null where nothing is and data-through stands.
 * @throws StripeProblem where a currency has no rate
 */
export async function importRead(runner: Runner, request: Request): Promise<Written | null> {
  const { store, principal } = runner;
  const { workspaceId } = request;
  const customers = await changedCustomers(store.pool, principal, workspaceId);
  const today = daysIn(request.timeZone)(request.now);
  const dataThrough = formatDay(today - 1);
  const isFurther = request.dataThrough === null || (parseDay(request.dataThrough) ?? 0) < today - 1;
  if (customers.length === 0 && !isFurther) return null;
  const before = await standBefore({ db: store.pool, principal, workspaceId });
  const session = await beginImport(store, principal, workspaceId, {
    kind: STRIPE_KIND,
    source: STRIPE_KIND,
    fileName: 'Stripe',
    fileBytes: 0,
    fileSha256: randomUUID(),
    dataThrough,
    mapping: {},
    dryRun: false,
    // What stands in its way is told with the connection, not as a failed import at every look.
    leavesNoTrace: true,
  });
  const { importId } = session;
  try {
    const writer = await writeCustomers(runner, request, session, customers);
    await session.finish({ read: writer.row, rejected: 0, problems: [], notices: noticesOf(writer), dataThrough });
    await settle(runner, request, session, writer, dataThrough);
    await session.commit();
  } catch (error) {
    await session.rollback().catch(() => undefined);
    throw error;
  }
  await afterCommit(runner, jobOf(request, undefined, dataThrough), importId, before);
  return { importId, dataThrough, customers: customers.length };
}
