/** Adjustments by hand with what each does to ARR and NRR; effects are worked out of the rows that are given alone. */
import { type ListedKind, listedKinds, planningKinds } from '@/lib/domain/adjustment-kinds';
import type { Day } from '@/lib/domain/day';
import { familyOf, findAccounts } from '@/lib/store/adjustments';
import { inUndone } from '@/lib/store/database';
import { tryMarksBack } from '@/lib/store/mark-changes';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { tryWithdrawal } from '@/lib/store/withdraw';
import {
  type AdjustmentEffect,
  type AdjustmentFigures,
  effectSoFar,
  noEffect,
  type TouchedSums,
  touchedAccounts,
  wholeOf,
} from './adjustment-effect';
import {
  type AdjustmentsAsked,
  adjustmentEntries,
  everyAdjustment,
  foundAdjustments,
  type ListedAdjustment,
  type ToldAdjustment,
  type Without,
} from './adjustment-list';
import type { LedgerView } from './ledger-view';

/** JSON of an adjustment in the list. */
export interface AdjustmentRow extends ToldAdjustment {
  /** The figures with it less those without it; null where it counts no more, something later stands on it, or effects are not told. */
  effect: AdjustmentEffect | null;
}

/** JSON of the list. */
export interface AdjustmentsReport {
  currency: string;
  data_through: Day | null;
  ledger_version: number;
  /** With all of them, as every page shows it; null while there is no ledger. */
  current: AdjustmentFigures | null;
  /** However many were ever made. */
  all: number;
  /** Those that match, and those of them that were not undone. */
  total: number;
  standing: number;
  /** Those of the words and the account, by kind. */
  kinds: { kind: ListedKind; adjustments: number }[];
  /** The account asked for, by its name. */
  account: { account: string; name: string } | null;
  /** How many come before the rows given. */
  offset: number;
  /** False: more rows were asked for than effects are worked out of. */
  has_effects: boolean;
  /** Newest first. */
  adjustments: AdjustmentRow[];
}

export interface AdjustmentsPlace {
  store: Pick<Store, 'pool'>;
  principal: Principal;
  workspaceId: number;
  view: LedgerView;
}

/** The list while there is no ledger. */
export const noAdjustments: AdjustmentsReport = {
  ...{ currency: 'USD', data_through: null, ledger_version: 0, current: null, account: null },
  ...{ all: 0, total: 0, standing: 0, kinds: [], offset: 0, has_effects: true, adjustments: [] },
};

/** Kinds that say why and who, never how much. */
const WITHOUT_AMOUNTS: ReadonlySet<string> = new Set([
  ...['attributes', 'override', 'churn', 'note', 'parent'],
  ...planningKinds,
]);

/** The adjustments asked for, newest first. */
export async function adjustmentsReport(
  place: AdjustmentsPlace,
  asked: AdjustmentsAsked = everyAdjustment,
): Promise<AdjustmentsReport> {
  const { store, principal, workspaceId, view } = place;
  const entries = await adjustmentEntries(store.pool, principal, workspaceId);
  const found = foundAdjustments(entries, asked);
  const listed = found.filter(({ told }) => asked.kind === null || told.kind === asked.kind);
  const { offset, limit } = asked;
  const given = listed.slice(offset, limit === null ? undefined : offset + limit);
  const hasEffects = given.length <= MOST_EFFECTS;
  const adjustments: AdjustmentRow[] = [];
  for (const entry of given)
    adjustments.push({ ...entry.told, effect: hasEffects ? await effectOf(place, entry) : null });
  return {
    currency: view.currency,
    data_through: view.dataThrough,
    ledger_version: view.version,
    current: view.facts === null ? null : noEffect(wholeOf(view)).after,
    all: entries.length,
    total: listed.length,
    standing: listed.filter(({ told }) => told.undone_at === null).length,
    kinds: kindsOf(found),
    account: asked.account === null ? null : namedAccount(view, entries, asked.account),
    offset,
    has_effects: hasEffects,
    adjustments,
  };
}

/** Each effect is two derivations of the accounts it touches: a longer list tells what was done alone, and pages of it the effects. */
export const MOST_EFFECTS = 100;

const kindsOf = (found: readonly ListedAdjustment[]): AdjustmentsReport['kinds'] =>
  listedKinds
    .map((kind) => ({ kind, adjustments: found.filter(({ told }) => told.kind === kind).length }))
    .filter(({ adjustments }) => adjustments > 0);

function namedAccount({ facts }: LedgerView, entries: readonly ListedAdjustment[], account: string) {
  const place = facts?.accountIds.indexOf(account) ?? -1;
  const named = entries.flatMap(({ told }) => told.accounts).find((each) => each.account === account);
  return { account, name: (place < 0 ? undefined : facts?.accountNames[place]) || (named?.name ?? account) };
}

/** The figures without an adjustment, by workspace, ledger version and adjustment: worked out once. */
const known = new WeakMap<Store['pool'], Map<string, TouchedEffect>>();
const MOST_KNOWN = 2000;

interface TouchedEffect {
  without: TouchedSums;
  is: TouchedSums;
}

async function effectOf(
  place: AdjustmentsPlace,
  { told: { kind, version, accounts }, without }: ListedAdjustment,
): Promise<AdjustmentEffect | null> {
  const { view, workspaceId } = place;
  if (view.basis === null || without === null) return null;
  const whole = wholeOf(view);
  if (WITHOUT_AMOUNTS.has(kind)) return noEffect(whole);
  const key = `${workspaceId}/${view.version}/${version}`;
  const kept = known.get(place.store.pool) ?? new Map<string, TouchedEffect>();
  known.set(place.store.pool, kept);
  const found = kept.get(key) ?? (await workedOut(place, accounts, without));
  if (kept.size >= MOST_KNOWN) kept.clear();
  kept.set(key, found);
  return effectSoFar(whole, found.without, found.is);
}

async function workedOut(
  { store, principal, workspaceId, view }: AdjustmentsPlace,
  accounts: readonly { account: string }[],
  without: Without,
): Promise<TouchedEffect> {
  const settings = view.basis?.settings;
  if (settings === undefined) throw new Error('there is no ledger');
  const ids = accounts.map(({ account }) => account);
  const numbers = (await findAccounts(store.pool, principal, workspaceId, ids)).map(({ accountNo }) => accountNo);
  const family = await familyOf(store.pool, principal, workspaceId, numbers);
  const sums = async (db: Parameters<typeof touchedAccounts>[0]): Promise<TouchedSums> =>
    (await touchedAccounts(db, principal, workspaceId, settings, family)).sums;
  return inUndone(store.pool, async (client) => {
    const is = await sums(client);
    if ('importNo' in without) await tryWithdrawal(client, workspaceId, without.importNo);
    else await tryMarksBack(client, workspaceId, without.markVersion);
    return { without: await sums(client), is };
  });
}
