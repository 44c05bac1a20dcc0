/**
 * What people decide about offers of matches: accepted, accounts are merged, several offers as one change that is undone
 * as one; refused, they are not offered again until that is taken back. Tried out, it tells what ARR and NRR become.
 */
import { familyOf } from '@/lib/store/adjustments';
import { inTransaction, inUndone } from '@/lib/store/database';
import { MarkError, markAccounts } from '@/lib/store/mark-account';
import { listMatchRefusals, refuseMatches } from '@/lib/store/match-refusals';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { LOCK_NOT_AVAILABLE, lockWorkspace, waitAtMost } from '@/lib/store/versions';
import { ledgerVersionOf } from '@/lib/store/workspaces';
import { type AdjustmentEffect, effectAhead, touchedAccounts, wholeOf } from './adjustment-effect';
import type { LedgerView } from './ledger-view';
import { comesBefore, type MatchedAccount, type StandingOffer, standingOffers } from './matches-report';

export interface MatchPlace {
  store: Store;
  principal: Principal;
  workspaceId: number;
  /** The ledger as it was shown. */
  view: LedgerView;
}

/** It cannot be done as asked; `conflict`: what was shown is no longer so. */
export class MatchRefused extends Error {
  constructor(
    message: string,
    readonly why: 'missing' | 'conflict',
  ) {
    super(message);
    this.name = 'MatchRefused';
  }
}

/** JSON of offers accepted, or tried out. */
export interface MatchOutcome {
  dry_run: boolean;
  /** By which it is undone, among the adjustments; null for a dry run. */
  adjustment_id: string | null;
  /** The ledger version it made; null for a dry run. */
  version: number | null;
  currency: string;
  /** Accounts that are read as another from now on. */
  merged: number;
  effect: AdjustmentEffect;
}

/** How long it waits while an import is being written. */
const LOCK_TIMEOUT_MS = 8000;

const readerOf = ({ store, principal, workspaceId }: MatchPlace) => ({ db: store.pool, principal, workspaceId });

/**
 * Accepts offers by their ids, or tries that out.
 * @throws MatchRefused where one is no longer offered
 */
export async function acceptMatches(
  place: MatchPlace,
  ids: readonly string[],
  { dryRun }: { dryRun: boolean },
): Promise<MatchOutcome> {
  const { store, principal, workspaceId, view } = place;
  if (view.basis === null) throw new MatchRefused('there is no ledger yet; import a file first', 'missing');
  const { settings } = view.basis;
  const chosen = await offersOf(place, ids);
  const into = mergesOf(chosen);
  const numbers = chosen.flatMap((each) => each.numbers);
  const touched = await familyOf(store.pool, principal, workspaceId, numbers);
  const run = dryRun ? inUndone : inTransaction;
  try {
    return await run(store.pool, async (client) => {
      await waitAtMost(client, LOCK_TIMEOUT_MS);
      await lockWorkspace(client, workspaceId);
      if ((await ledgerVersionOf(client, principal, workspaceId)) !== view.version) throw changed();
      const sums = async () => (await touchedAccounts(client, principal, workspaceId, settings, touched)).sums;
      const before = await sums();
      const version = await markAccounts(client, principal, workspaceId, [...into.keys()], (account) => ({
        mergedInto: into.get(account)!,
        reason: reasonOf(chosen),
      }));
      const effect = effectAhead(wholeOf(view), before, await sums());
      return {
        dry_run: dryRun,
        adjustment_id: dryRun ? null : `mark-${version}`,
        version: dryRun ? null : version,
        currency: view.currency,
        merged: into.size,
        effect,
      };
    });
  } catch (error) {
    if (error instanceof MarkError) throw new MatchRefused(error.message, 'conflict');
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === LOCK_NOT_AVAILABLE)
      throw new MatchRefused('an import is being written; try again once it is done', 'conflict');
    throw error;
  }
}

const changed = () => new MatchRefused('the ledger has changed since; look at the offers again', 'conflict');

async function offersOf(place: MatchPlace, ids: readonly string[]): Promise<StandingOffer[]> {
  const byId = new Map((await standingOffers(readerOf(place), place.view)).map((each) => [each.offer.id, each]));
  return [...new Set(ids)].map((id) => {
    const found = byId.get(id);
    if (found === undefined) throw new MatchRefused(`there is no offer ${id}, or no longer`, 'missing');
    return found;
  });
}

/** Account to the one it is read as: of accounts that several offers make one, the first of all stays. */
function mergesOf(chosen: readonly StandingOffer[]): Map<string, string> {
  const together = new Map<string, MatchedAccount[]>();
  for (const { offer } of chosen) {
    const both = [offer.into, offer.account].flatMap((each) => together.get(each.account) ?? [each]);
    for (const { account } of both) together.set(account, both);
  }
  const into = new Map<string, string>();
  for (const members of new Set(together.values())) {
    const [stays, ...others] = [...members].sort(comesBefore);
    for (const { account } of others) into.set(account, stays!.account);
  }
  return into;
}

const REASON_WORDS = {
  external_id: 'id',
  email: 'e-mail address',
  domain: 'domain',
  name: 'name',
  similar_name: 'similar name',
} as const;

/** Why, as it is kept with the marks. */
function reasonOf(chosen: readonly StandingOffer[]): string {
  const kinds = new Set(chosen.flatMap(({ offer }) => offer.reasons.map(({ kind }) => REASON_WORDS[kind])));
  return `Offered as one customer, by ${[...kinds].join(', ')}`;
}

/** @throws MatchRefused where one is no longer offered */
export async function refuseOffers(place: MatchPlace, ids: readonly string[]): Promise<void> {
  const { store, principal, workspaceId } = place;
  const pairs = (await offersOf(place, ids)).map(({ numbers }) => numbers);
  await refuseMatches(store.pool, principal, workspaceId, pairs);
}

/** Takes refusals back. @throws MatchRefused where one was not refused */
export async function offerAgain({ store, principal, workspaceId }: MatchPlace, ids: readonly string[]): Promise<void> {
  const refused = await listMatchRefusals(store.pool, principal, workspaceId);
  const byId = new Map(refused.map(({ pair }) => [pair.join('-'), pair]));
  const pairs = [...new Set(ids)].map((id) => {
    const pair = byId.get(id);
    if (pair === undefined) throw new MatchRefused(`${id} was not refused`, 'missing');
    return pair;
  });
  await refuseMatches(store.pool, principal, workspaceId, pairs, { isUndone: true });
}
