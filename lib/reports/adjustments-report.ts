/** Every adjustment by hand, with what it does to ARR and NRR: made statements and marks of accounts in one list. */
import type { Day } from '@/lib/domain/day';

import { familyOf, findAccounts, listAdjustments, type StoredAdjustment } from '@/lib/store/adjustments';
import { inUndone } from '@/lib/store/database';
import { listMarkChanges, type MarkChange, tryMarksBack } from '@/lib/store/mark-changes';
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
import type { AdjustmentRequest } from './adjustment-request';
import type { LedgerView } from './ledger-view';

export const adjustmentKinds = [
  ...(['add', 'correct', 'end', 'attributes', 'override', 'churn', 'note'] as const),
  ...(['exclude', 'include', 'merge', 'parent'] as const),
] as const;
export type ListedKind = (typeof adjustmentKinds)[number];

/** JSON of an adjustment in the list. */
export interface AdjustmentRow {
  adjustment_id: string;
  kind: ListedKind;
  description: string;
  reason: string | null;
  who: string;
  /** Instants, UTC. */
  made_at: string;
  undone_at: string | null;
  version: number;
  accounts: { account: string; name: string }[];
  can_undo: boolean;
  /** Undone: what was asked, to be made again; else null, and for marks. */
  request: AdjustmentRequest | null;
  /** The figures with it less those without it; null where it counts no more, or something later stands on it. */
  effect: AdjustmentEffect | null;
}

/** JSON of the list. */
export interface AdjustmentsReport {
  currency: string;
  data_through: Day | null;
  ledger_version: number;
  /** With all of them, as every page shows it; null while there is no ledger. */
  current: AdjustmentFigures | null;
  adjustments: AdjustmentRow[];
}

export interface AdjustmentsPlace {
  store: Store;
  principal: Principal;
  workspaceId: number;
  view: LedgerView;
}

/** Kinds that say why and who, never how much. */
const WITHOUT_AMOUNTS: ReadonlySet<string> = new Set(['attributes', 'override', 'churn', 'note', 'parent']);

/** Newest first. */
export async function adjustmentsReport(place: AdjustmentsPlace): Promise<AdjustmentsReport> {
  const { store, principal, workspaceId, view } = place;
  const stated = await listAdjustments(store.pool, principal, workspaceId);
  const marks = await listMarkChanges(store.pool, principal, workspaceId);
  const adjustments: AdjustmentRow[] = [];
  for (const adjustment of stated) adjustments.push(await statedRow(place, adjustment));
  for (const change of marks) adjustments.push(await markRow(place, change));
  adjustments.sort((a, b) => b.version - a.version);
  return {
    currency: view.currency,
    data_through: view.dataThrough,
    ledger_version: view.version,
    current: view.facts === null ? null : noEffect(wholeOf(view)).after,
    adjustments,
  };
}

async function statedRow(place: AdjustmentsPlace, adjustment: StoredAdjustment): Promise<AdjustmentRow> {
  const { adjustmentId, description, reason, who, madeAt, withdrawnAt, version, request, importNo } = adjustment;
  const accounts = adjustment.accounts.map(({ account, name }) => ({ account, name: name ?? account }));
  const kind = kindOf(adjustment.kind);
  const effect =
    withdrawnAt === null ? await effectOf(place, { kind, accounts, version, without: { importNo } }) : null;
  return {
    adjustment_id: adjustmentId,
    kind,
    description,
    reason,
    who: who.name,
    made_at: madeAt.toISOString(),
    undone_at: withdrawnAt?.toISOString() ?? null,
    version,
    accounts,
    can_undo: withdrawnAt === null,
    request: withdrawnAt === null ? null : (request as AdjustmentRequest),
    effect,
  };
}

const kindOf = (kind: string): ListedKind => adjustmentKinds.find((each) => each === kind) ?? 'note';

async function markRow(place: AdjustmentsPlace, change: MarkChange): Promise<AdjustmentRow> {
  const { version, madeAt, undoneAt, marks, reason, who } = change;
  const accounts = marks.map(({ account, name }) => ({ account, name: name ?? account }));
  const { kind, description } = markWords(change);
  const isLatest = marks.every((mark) => mark.isLatest);
  return {
    adjustment_id: `mark-${version}`,
    kind,
    description,
    reason,
    who: who.name,
    made_at: new Date(madeAt).toISOString(),
    undone_at: undoneAt === null ? null : new Date(undoneAt).toISOString(),
    version,
    accounts,
    can_undo: isLatest && undoneAt === null,
    request: null,
    effect:
      isLatest && undoneAt === null
        ? await effectOf(place, { kind, accounts, version, without: { markVersion: version } })
        : null,
  };
}

function markWords({ marks }: MarkChange): { kind: ListedKind; description: string } {
  const [first] = marks;
  const which = marks.length === 1 ? (first?.name ?? first?.account ?? '') : `${marks.length} accounts`;
  if (first === undefined) return { kind: 'exclude', description: '' };
  const { before, after } = first;
  if (before.excluded !== after.excluded)
    return after.excluded
      ? { kind: 'exclude', description: `Excluded ${which}` }
      : { kind: 'include', description: `Counted ${which} again` };
  if (before.mergedInto !== after.mergedInto)
    return {
      kind: 'merge',
      description:
        after.mergedInto === null ? `Read ${which} as itself again` : `Merged ${which} into ${after.mergedInto}`,
    };
  return {
    kind: 'parent',
    description: after.parent === null ? `Took ${which} from its parent` : `Made ${which} a part of ${after.parent}`,
  };
}

interface Asked {
  kind: ListedKind;
  accounts: readonly { account: string }[];
  version: number;
  without: { importNo: number } | { markVersion: number };
}

/** The figures without an adjustment, by workspace, ledger version and adjustment: worked out once. */
const known = new WeakMap<Store, Map<string, TouchedEffect>>();
const MOST_KNOWN = 2000;

interface TouchedEffect {
  without: TouchedSums;
  is: TouchedSums;
}

async function effectOf(place: AdjustmentsPlace, asked: Asked): Promise<AdjustmentEffect | null> {
  const { view, workspaceId } = place;
  if (view.basis === null) return null;
  const whole = wholeOf(view);
  if (WITHOUT_AMOUNTS.has(asked.kind)) return noEffect(whole);
  const key = `${workspaceId}/${view.version}/${asked.version}`;
  const kept = known.get(place.store) ?? new Map<string, TouchedEffect>();
  known.set(place.store, kept);
  const found = kept.get(key) ?? (await workedOut(place, asked));
  if (kept.size >= MOST_KNOWN) kept.clear();
  kept.set(key, found);
  return effectSoFar(whole, found.without, found.is);
}

async function workedOut(
  { store, principal, workspaceId, view }: AdjustmentsPlace,
  { accounts, without }: Asked,
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
