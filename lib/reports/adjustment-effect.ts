/**
 * What an adjustment does to ARR and NRR over 12 months. All other accounts are what they were, so only those that it
 * touches are derived, once as the ledger stands and once as it would: their S, E and ARR take the place of the others
 * in the sums of the whole.
 */
import { balancesOn } from '@/lib/domain/balances';
import { parseDay } from '@/lib/domain/day';
import { buildFacts, type Facts } from '@/lib/domain/facts';
import { deriveLedger } from '@/lib/domain/ledger';
import { retentionOn } from '@/lib/domain/retention';
import type { LedgerSettings } from '@/lib/domain/settings';
import { motions, sources } from '@/lib/domain/source';
import type { Database } from '@/lib/store/database';
import { loadRecords } from '@/lib/store/load';
import type { Principal } from '@/lib/store/principal';
import type { LedgerView } from './ledger-view';

/** Months of the window whose NRR is told. */
const WINDOW = 12;

/** Sums over accounts in smallest units: ARR at data-through, S and E of the 12 months to it, and the cohort's accounts. */
export interface TouchedSums {
  arr: number;
  start: number;
  end: number;
}

/** Some accounts as they stand, derived apart from all others. */
export interface Touched {
  sums: TouchedSums;
  /** ARR at data-through by account id, with its name. */
  accounts: Map<string, { name: string; arr: number }>;
  /** Null where nothing is stated of them that recurs. */
  facts: Facts | null;
}

/** JSON of where the ledger stands. */
export interface AdjustmentFigures {
  arr: number;
  /** Over the 12 months to data-through; null where it does not exist. */
  nrr: number | null;
}

/** JSON of one part of a change, by its source and motion. */
export interface AdjustmentPart {
  product: string;
  source: string;
  motion: string;
  /** Signed ARR. */
  arr: number;
}

/** JSON of what an adjustment does: the figures with it less those without. */
export interface AdjustmentEffect {
  before: AdjustmentFigures;
  after: AdjustmentFigures;
  /** After less before. */
  arr: number;
  /** After less before, as a ratio; null where either does not exist. */
  nrr: number | null;
}

const NOTHING: TouchedSums = { arr: 0, start: 0, end: 0 };

const sumsOf = (facts: Facts): TouchedSums => {
  const { start_arr, end_arr } = retentionOn(facts, facts.dataThrough, WINDOW, null);
  return {
    arr: balancesOn(facts, facts.dataThrough).reduce((sum, arr) => sum + arr, 0),
    start: start_arr,
    end: end_arr,
  };
};

/** Derives accounts by their numbers in the store. Throws as `deriveLedger` does. */
export async function touchedAccounts(
  db: Database,
  principal: Principal,
  workspaceId: number,
  settings: LedgerSettings,
  only: readonly number[],
): Promise<Touched> {
  const records = await loadRecords(db, principal, workspaceId, { only });
  const facts = buildFacts(deriveLedger(records, settings), records.accounts, settings);
  const balances = balancesOn(facts, facts.dataThrough);
  const accounts = new Map(
    facts.accountIds.map((id, at) => [id, { name: facts.accountNames[at] ?? id, arr: balances[at] ?? 0 }]),
  );
  return { sums: sumsOf(facts), accounts, facts };
}

const wholes = new WeakMap<Facts, TouchedSums>();

/** The sums of all accounts; worked out once for a view. */
export function wholeOf({ facts }: LedgerView): TouchedSums {
  if (facts === null) return NOTHING;
  const known = wholes.get(facts) ?? sumsOf(facts);
  wholes.set(facts, known);
  return known;
}

const figuresOf = ({ arr, start, end }: TouchedSums): AdjustmentFigures => ({
  arr,
  nrr: start === 0 ? null : end / start,
});

const replaced = (whole: TouchedSums, was: TouchedSums, is: TouchedSums): TouchedSums => ({
  arr: whole.arr - was.arr + is.arr,
  start: whole.start - was.start + is.start,
  end: whole.end - was.end + is.end,
});

const difference = (before: AdjustmentFigures, after: AdjustmentFigures): AdjustmentEffect => ({
  before,
  after,
  arr: after.arr - before.arr,
  nrr: before.nrr === null || after.nrr === null ? null : after.nrr - before.nrr,
});

/** `whole` counts the touched accounts as they were: what it becomes once they are otherwise. */
export const effectAhead = (whole: TouchedSums, was: TouchedSums, is: TouchedSums): AdjustmentEffect =>
  difference(figuresOf(whole), figuresOf(replaced(whole, was, is)));

/** `whole` counts the touched accounts as they are: what it was to become what it is. */
export const effectSoFar = (whole: TouchedSums, without: TouchedSums, is: TouchedSums): AdjustmentEffect =>
  difference(figuresOf(replaced(whole, is, without)), figuresOf(whole));

/** Nothing changes. */
export const noEffect = (whole: TouchedSums): AdjustmentEffect => effectAhead(whole, NOTHING, NOTHING);

/** The parts of what an account did on a day, in the order in which the ledger has them. */
export function partsOn({ facts }: Touched, account: string, on: string): AdjustmentPart[] {
  const place = facts?.accountIds.indexOf(account) ?? -1;
  if (facts === null || place < 0) return [];
  const { components, products } = facts;
  const day = parseDay(on);
  const parts: AdjustmentPart[] = [];
  for (let at = components.offset[place]!; at < components.offset[place + 1]!; at += 1)
    if (components.day[at] === day)
      parts.push({
        product: products[components.product[at]!]!,
        source: sources[components.source[at]!]!,
        motion: motions[components.motion[at]!]!,
        arr: components.arrMinor[at]!,
      });
  return parts;
}
