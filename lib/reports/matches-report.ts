/**
 * Offers of matches: accounts that are probably one customer, each with its reasons, what either has, and which of the
 * two stays; and what was refused. What was looked for is kept with the view, for it changes with the ledger alone.
 */

import type { MatchReason } from '@/lib/domain/account-match-reasons';
import {
  type AccountMatch,
  accountMatches,
  HIGH_CONFIDENCE,
  type MatchBasis,
  matchPieces,
} from '@/lib/domain/account-matches';
import { balancesOn } from '@/lib/domain/balances';
import { type Day, formatDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import type { NamedAccount, ReportHead } from '@/lib/domain/report';
import { listMatchRefusals, type MatchRefusal } from '@/lib/store/match-refusals';
import { loadMatchableAccounts, type MatchableAccounts, type StoredMatchable } from '@/lib/store/matchable-accounts';
import type { LedgerReader, LedgerView } from './ledger-view';
import { withPauses } from './pauses';
import { head } from './selection';

/** JSON of one of the two. */
export interface MatchedAccount extends NamedAccount {
  /** Where it and what is read as it come from, by their names. */
  sources: string[];
  /** ARR at data-through. */
  arr: number;
  /** The first day on which it had revenue; null: none yet. */
  since: Day | null;
}

export interface MatchOffer {
  /** The numbers of the two in the store. */
  id: string;
  /** 0 to 1, in hundredths. */
  confidence: number;
  /** From `sure_from` on: its reasons leave little else. */
  is_sure: boolean;
  reasons: MatchReason[];
  /** The account that stays: the one that had revenue first. The other is read as it once the offer is accepted. */
  into: MatchedAccount;
  account: MatchedAccount;
  /** Both run, at the same ARR: their sources may state the same revenue twice. */
  has_same_arr: boolean;
}

export interface MatchSources {
  /** By name; one alone: accounts listed twice in it. */
  sources: string[];
  offers: number;
}

export interface RefusedMatch {
  id: string;
  accounts: NamedAccount[];
  refused_by: string;
  refused_at: string;
}

export interface MatchesReport extends ReportHead {
  accounts: number;
  /** All offers, and those of them that are as good as certain. */
  total: number;
  sure: number;
  /** Offers are as good as certain from this confidence on. */
  sure_from: number;
  /** Offers by the sources of their accounts, the most first. */
  by_sources: MatchSources[];
  offset: number;
  /** The likeliest first. */
  offers: MatchOffer[];
  /** The latest first. */
  refused: RefusedMatch[];
}

export interface MatchesAsked {
  offset: number;
  /** Offers at most; null: all. */
  limit: number | null;
}

export const everyMatch: MatchesAsked = { offset: 0, limit: null };

interface Looked extends MatchBasis {
  stored: ReadonlyMap<string, StoredMatchable>;
  parts: MatchableAccounts['parts'];
  /** Places in the facts by what accounts are called. */
  inFacts: ReadonlyMap<string, number>;
  balances: Float64Array;
}

const looked = new WeakMap<Facts, Promise<Looked>>();

async function look({ db, principal, workspaceId }: LedgerReader, facts: Facts): Promise<Looked> {
  const { accounts, parts } = await loadMatchableAccounts(db, principal, workspaceId);
  const inFacts = new Map(facts.accountIds.map((id, place) => [id, place]));
  const live = accounts.filter(({ readAs }) => inFacts.has(readAs));
  const basis = await withPauses(matchPieces(live));
  const stored = new Map(accounts.map((account) => [account.account, account]));
  return { ...basis, stored, parts, inFacts, balances: balancesOn(facts, facts.dataThrough) };
}

function lookedIn(reader: LedgerReader, facts: Facts): Promise<Looked> {
  const known = looked.get(facts);
  if (known !== undefined) return known;
  const found = look(reader, facts);
  looked.set(facts, found);
  found.catch(() => looked.delete(facts));
  return found;
}

/** An offer, with the numbers in the store that accepting and refusing it go by. */
export interface StandingOffer {
  offer: MatchOffer;
  numbers: readonly [number, number];
}

/** Every offer as the ledger and the refusals stand. */
export async function standingOffers(reader: LedgerReader, { facts }: LedgerView): Promise<StandingOffer[]> {
  if (facts === null) return [];
  const ledger = await lookedIn(reader, facts);
  const refusals = await listMatchRefusals(reader.db, reader.principal, reader.workspaceId);
  const apart = [...refusals.map(({ accounts }) => accounts), ...ledger.parts];
  return accountMatches(ledger, apart).map((match) => offerOf(match, facts, ledger));
}

function offerOf(match: AccountMatch, facts: Facts, ledger: Looked): StandingOffer {
  const [one, other] = match.accounts;
  const [a, b] = [matchedOf(one, facts, ledger), matchedOf(other, facts, ledger)];
  const stays = comesBefore(a, b) <= 0;
  const [first, second] = match.accounts.map((id) => ledger.stored.get(id)!.accountNo).sort((x, y) => x - y);
  const { confidence } = match;
  return {
    numbers: [first!, second!],
    offer: {
      id: `${first}-${second}`,
      confidence,
      is_sure: confidence >= HIGH_CONFIDENCE,
      reasons: [...match.reasons],
      into: stays ? a : b,
      account: stays ? b : a,
      has_same_arr: a.arr > 0 && a.arr === b.arr,
    },
  };
}

function matchedOf(account: string, facts: Facts, { inFacts, places, groups, balances }: Looked): MatchedAccount {
  const place = inFacts.get(account)!;
  return {
    account,
    name: facts.accountNames[place] ?? account,
    sources: [...groups[places.get(account)!]!.sources].sort(),
    arr: balances[place] ?? 0,
    since: facts.hasBeenActive(place) ? formatDay(facts.firstActiveDay[place]!) : null,
  };
}

/** Which of two accounts stays: with revenue first, then with more, then by its id. */
export function comesBefore(a: MatchedAccount, b: MatchedAccount): number {
  const [sinceA, sinceB] = [a.since ?? '9999', b.since ?? '9999'];
  if (sinceA !== sinceB) return sinceA < sinceB ? -1 : 1;
  return b.arr - a.arr || (a.account < b.account ? -1 : 1);
}

export async function matchesReport(
  reader: LedgerReader,
  view: LedgerView,
  { offset, limit }: MatchesAsked = everyMatch,
): Promise<MatchesReport> {
  const offers = (await standingOffers(reader, view)).map(({ offer }) => offer);
  const refusals = await listMatchRefusals(reader.db, reader.principal, reader.workspaceId);
  return {
    ...head(view),
    accounts: view.facts?.accounts ?? 0,
    total: offers.length,
    sure: offers.filter(({ is_sure }) => is_sure).length,
    sure_from: HIGH_CONFIDENCE,
    by_sources: bySources(offers),
    offset,
    offers: offers.slice(offset, limit === null ? undefined : offset + limit),
    refused: await refusedOf(reader, view, refusals),
  };
}

function bySources(offers: readonly MatchOffer[]): MatchSources[] {
  const counts = new Map<string, MatchSources>();
  for (const { into, account } of offers) {
    const sources = [...new Set([...into.sources, ...account.sources])].sort();
    const known = counts.get(sources.join()) ?? { sources, offers: 0 };
    counts.set(sources.join(), { sources, offers: known.offers + 1 });
  }
  return [...counts.values()].sort((a, b) => b.offers - a.offers || (a.sources.join() < b.sources.join() ? -1 : 1));
}

async function refusedOf(
  reader: LedgerReader,
  { facts }: LedgerView,
  refusals: readonly MatchRefusal[],
): Promise<RefusedMatch[]> {
  if (refusals.length === 0) return [];
  const stored = facts === null ? null : (await lookedIn(reader, facts)).stored;
  return refusals.map(({ pair, accounts, madeBy, madeAt }) => ({
    id: pair.join('-'),
    accounts: accounts.map((account) => ({ account, name: stored?.get(account)?.name ?? account })),
    refused_by: madeBy,
    refused_at: madeAt.toISOString(),
  }));
}
