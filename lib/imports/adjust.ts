/**
 * Adjustments by hand. Each is a small import without a file: one transaction that holds the workspace's lock, stamped
 * with the next ledger version, withdrawn like any import. A dry run does all of it and rolls back, so that what it says
 * is what would happen.
 */
import { MissingRateError } from '@/lib/domain/fx-rates';
import type { LedgerSettings } from '@/lib/domain/settings';
import {
  type AdjustmentEffect,
  type AdjustmentPart,
  effectAhead,
  partsOn,
  type Touched,
  touchedAccounts,
  wholeOf,
} from '@/lib/reports/adjustment-effect';
import {
  AdjustmentRefusal,
  type AdjustmentRequest,
  accountsOf,
  isMarkRequest,
  isPlanningRequest,
  type MarkRequest,
  type PlanningRequest,
  reasonOf,
} from '@/lib/reports/adjustment-request';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { insertAdjustment } from '@/lib/store/adjustments';
import { type Database, inTransaction, inUndone } from '@/lib/store/database';
import type { ImportSession } from '@/lib/store/import-session';
import { type MarkChange, MarkError, markAccounts } from '@/lib/store/mark-account';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { LOCK_NOT_AVAILABLE, waitAtMost } from '@/lib/store/versions';
import { ledgerVersionOf } from '@/lib/store/workspaces';
import { type AccountsAsked, accountsAsked } from './adjust-accounts';
import { planned } from './adjust-planning';
import { beginByHand, LOCK_TIMEOUT_MS } from './adjust-session';
import { stateByHand } from './adjust-statements';

/** Who adjusts which ledger, as it stands. */
export interface Adjuster {
  store: Store;
  principal: Principal;
  workspaceId: number;
  view: LedgerView;
}

/** JSON of an adjustment, made or tried out. */
export interface AdjustmentOutcome {
  /** Null for a dry run. */
  adjustment_id: string | null;
  dry_run: boolean;
  kind: AdjustmentRequest['kind'];
  description: string;
  /** The ledger version it made; null for a dry run. */
  version: number | null;
  currency: string;
  data_through: string;
  effect: AdjustmentEffect;
  /** ARR of each account whose ARR it changes, at data-through. */
  accounts: { account: string; name: string; before: number; after: number }[];
  /** Of an override, what the account did on that day, before and after; else null. */
  parts: { before: AdjustmentPart[]; after: AdjustmentPart[] } | null;
}

/** What is the same at every step of one adjustment. */
export interface Adjusting extends Adjuster, AccountsAsked {
  settings: LedgerSettings;
}

/**
 * Makes an adjustment or, as a dry run, tries it out.
 * @throws AdjustmentRefusal where it cannot be made as asked
 */
export async function adjust(
  adjuster: Adjuster,
  request: AdjustmentRequest,
  { dryRun }: { dryRun: boolean },
): Promise<AdjustmentOutcome> {
  const { view } = adjuster;
  if (view.basis === null)
    throw new AdjustmentRefusal('account', 'there is no ledger yet; import a file first', 'missing');
  if (isPlanningRequest(request)) return planned(adjuster, view.basis.settings, request, dryRun);
  const adjusting = {
    ...adjuster,
    settings: view.basis.settings,
    ...(await accountsAsked(adjuster, request)),
  };
  const { request: named } = adjusting;
  try {
    if (isMarkRequest(named)) return await marked(adjusting, named, dryRun);
    // Names of accounts alone were changed.
    return await stated(adjusting, named as Exclude<typeof named, PlanningRequest>, dryRun);
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof MissingRateError)
    return new AdjustmentRefusal('currency', `${error.message}; import a rates file or state a plan rate first`);
  if (error instanceof MarkError) return new AdjustmentRefusal('accounts', error.message, 'conflict');
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === LOCK_NOT_AVAILABLE)
    return new AdjustmentRefusal('account', 'an import is being written; try again once it is done', 'conflict');
  return error;
}

const touchedBy = (db: Database, { principal, workspaceId, settings, touched }: Adjusting): Promise<Touched> =>
  touchedAccounts(db, principal, workspaceId, settings, touched);

/** Everything but marks: statements in an import of their own. */
async function stated(
  adjusting: Adjusting,
  request: Exclude<AdjustmentRequest, MarkRequest | PlanningRequest>,
  dryRun: boolean,
): Promise<AdjustmentOutcome> {
  const { principal, workspaceId, source } = adjusting;
  const reason = reasonOf(request);
  const session = await beginByHand(adjusting, request, { source, dryRun });
  try {
    const before = await touchedBy(session.client, adjusting);
    const { description, rows } = await stateByHand(session, adjusting, request, before);
    await session.finish({ read: rows, rejected: 0, problems: [] });
    const kept = { kind: request.kind, reason, description, accounts: accountsOf(request), request };
    await insertAdjustment(session.client, principal, workspaceId, session.importNo, kept);
    const after = await touchedBy(session.client, adjusting);
    const version = await ledgerVersionOf(session.client, principal, workspaceId);
    const made = dryRun ? null : { id: session.importId, version };
    await ended(session, dryRun);
    return outcome(adjusting, { description, made, before, after });
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

const ended = (session: ImportSession, dryRun: boolean): Promise<void> =>
  dryRun ? session.rollback() : session.commit();

async function marked(adjusting: Adjusting, request: MarkRequest, dryRun: boolean): Promise<AdjustmentOutcome> {
  const { store, principal, workspaceId } = adjusting;
  const accounts = accountsOf(request);
  const run = dryRun ? inUndone : inTransaction;
  return run(store.pool, async (client) => {
    await waitAtMost(client, LOCK_TIMEOUT_MS);
    const before = await touchedBy(client, adjusting);
    const version = await markAccounts(client, principal, workspaceId, accounts, changeOf(request));
    const after = await touchedBy(client, adjusting);
    const description = markWords(request, accounts);
    const made = dryRun ? null : { id: `mark-${version}`, version };
    return outcome(adjusting, { description, made, before, after });
  });
}

function changeOf(request: MarkRequest): MarkChange {
  const reason = reasonOf(request);
  if (request.kind === 'merge') return { mergedInto: request.into, reason };
  if (request.kind === 'parent') return { parent: request.parent, reason };
  return { excluded: request.kind === 'exclude', reason };
}

function markWords(request: MarkRequest, accounts: readonly string[]): string {
  const which = accounts.length === 1 ? '1 account' : `${accounts.length} accounts`;
  const [account] = accounts;
  if (request.kind === 'merge')
    return request.into === null ? `Read ${account} as itself again` : `Merged ${account} into ${request.into}`;
  if (request.kind === 'parent')
    return request.parent === null ? `Took ${account} from its parent` : `Made ${account} a part of ${request.parent}`;
  return `${request.kind === 'exclude' ? 'Excluded' : 'Counted again'} ${which}`;
}

interface Done {
  description: string;
  made: { id: string; version: number } | null;
  before: Touched;
  after: Touched;
}

function outcome(
  { request, view, settings }: Adjusting,
  { description, made, before, after }: Done,
): AdjustmentOutcome {
  const ids = [...new Set([...before.accounts.keys(), ...after.accounts.keys()])].sort();
  return {
    adjustment_id: made?.id ?? null,
    dry_run: made === null,
    kind: request.kind,
    description,
    version: made?.version ?? null,
    currency: settings.currency,
    data_through: settings.dataThrough,
    effect: effectAhead(wholeOf(view), before.sums, after.sums),
    accounts: ids
      .map((account) => {
        const [was, is] = [before.accounts.get(account), after.accounts.get(account)];
        return { account, name: is?.name ?? was?.name ?? account, before: was?.arr ?? 0, after: is?.arr ?? 0 };
      })
      .filter((row) => row.before !== row.after),
    parts:
      request.kind === 'override'
        ? { before: partsOn(before, request.account, request.on), after: partsOn(after, request.account, request.on) }
        : null,
  };
}
