/**
 * QBR effect (metrics.md section 6): of the accounts active at the start of a quarter, how those that had a business
 * review in it expanded, against those without one. Closed quarters that the ledger covers whole. It compares and
 * explains nothing: good accounts may simply be reviewed more.
 */
import { type DayNumber, firstDayOf } from './day';
import type { Facts } from './facts';
import { type Period, periodsTouching } from './grid';
import { movementTypes } from './movement-type';
import type { Touchpoint } from './planning';

export interface ReviewedAccounts {
  accounts: number;
  /** ARR at the start of the quarter. */
  start_arr: number;
  /** ARR; the expansion movements of the quarter's months. */
  expansion: number;
  /** Expansion ÷ start; null where there is no start. */
  rate: number | null;
  /** Share of the accounts that expanded; null where there is none. */
  expanding_accounts: number | null;
}

export interface QbrEffectRow {
  period: string;
  with_qbr: ReviewedAccounts;
  without_qbr: ReviewedAccounts;
  /** Rate with less rate without; null where either is. */
  difference: number | null;
}

export interface QbrEffectQuery {
  from: DayNumber | null;
  to: DayNumber | null;
  /** Ascending account list; null: all. */
  accounts: Int32Array | null;
}

const EXPANSION = movementTypes.indexOf('expansion');

export function qbrEffect(facts: Facts, touchpoints: readonly Touchpoint[], query: QbrEffectQuery): QbrEffectRow[] {
  const quarters = quartersOf(facts, query);
  const withQbr = quarters.map(emptySums);
  const withoutQbr = quarters.map(emptySums);
  eachReviewed(facts, touchpoints, quarters, query.accounts ?? facts.everyAccount, (found) => {
    const sums = (found.reviewed ? withQbr : withoutQbr)[found.index]!;
    sums.accounts += 1;
    sums.start_arr += found.startMinor;
    sums.expansion += found.expansionMinor;
    if (found.expansionMinor > 0) sums.expanding += 1;
  });
  return quarters.map(({ label }, index) => rowOf(label, ratesOf(withQbr[index]!), ratesOf(withoutQbr[index]!)));
}

/** An account that was active at the start of a quarter. */
export interface AccountQuarter {
  account: number;
  /** Of the quarters asked for. */
  index: number;
  /** Whether it had a business review in the quarter. */
  reviewed: boolean;
  startMinor: number;
  expansionMinor: number;
}

/** Calls back with the accounts of the list and the quarters that they start active in. */
export function eachReviewed(
  facts: Facts,
  touchpoints: readonly Touchpoint[],
  quarters: Period[],
  list: Int32Array,
  found: (quarter: AccountQuarter) => void,
): void {
  const reviewed = reviewedIn(facts, touchpoints, quarters);
  for (const account of list)
    eachStart(facts, account, quarters, (index, startMinor, expansionMinor) => {
      const isReviewed = reviewed[account * quarters.length + index] === 1;
      found({ account, index, reviewed: isReviewed, startMinor, expansionMinor });
    });
}

/** Closed quarters asked for that begin within the ledger. */
function quartersOf({ months, firstMonth, dataThrough, yearStart }: Facts, { from, to }: QbrEffectQuery): Period[] {
  if (months === 0) return [];
  const begin = firstDayOf(firstMonth);
  const last = Math.min(to ?? Number.POSITIVE_INFINITY, dataThrough);
  return periodsTouching(Math.max(from ?? begin, begin), last, 'quarter', yearStart).filter(
    ({ start, end }) => start >= begin && end <= dataThrough,
  );
}

/** 1 at account × quarters + quarter where the account had a review in it. */
function reviewedIn(
  { accounts, accountIds }: Facts,
  touchpoints: readonly Touchpoint[],
  quarters: Period[],
): Uint8Array {
  const numberOf = new Map(accountIds.map((id, account) => [id, account]));
  const reviewed = new Uint8Array(accounts * quarters.length);
  for (const { accountId, onDay, kind } of touchpoints) {
    const account = numberOf.get(accountId);
    if (kind !== 'qbr' || account === undefined) continue;
    const index = quarters.findIndex(({ start, end }) => onDay >= start && onDay <= end);
    if (index >= 0) reviewed[account * quarters.length + index] = 1;
  }
  return reviewed;
}

/** Calls back with each quarter that the account starts active in: its ARR then, and what its months expand by. */
function eachStart(
  { monthCells, openingMinor }: Facts,
  account: number,
  quarters: readonly Period[],
  found: (index: number, startMinor: number, expansionMinor: number) => void,
): void {
  const { offset, period, periods, type, changeMinor } = monthCells;
  const end = offset[account + 1]!;
  let cell = offset[account]!;
  let balance = openingMinor[account]!;
  for (let index = 0; index < quarters.length; index += 1) {
    const quarter = quarters[index]!;
    for (; cell < end && periods[period[cell]!]!.start < quarter.start; cell += 1) balance += changeMinor[cell]!;
    const start = balance;
    let expansion = 0;
    for (; cell < end && periods[period[cell]!]!.start <= quarter.end; cell += 1) {
      balance += changeMinor[cell]!;
      if (type[cell] === EXPANSION) expansion += changeMinor[cell]!;
    }
    if (start > 0) found(index, start, expansion);
  }
}

const emptySums = () => ({ accounts: 0, start_arr: 0, expansion: 0, expanding: 0 });

const ratesOf = ({ accounts, start_arr, expansion, expanding }: ReturnType<typeof emptySums>): ReviewedAccounts => ({
  accounts,
  start_arr,
  expansion,
  rate: start_arr === 0 ? null : expansion / start_arr,
  expanding_accounts: accounts === 0 ? null : expanding / accounts,
});

const rowOf = (period: string, withQbr: ReviewedAccounts, withoutQbr: ReviewedAccounts): QbrEffectRow => ({
  period,
  with_qbr: withQbr,
  without_qbr: withoutQbr,
  difference: withQbr.rate === null || withoutQbr.rate === null ? null : withQbr.rate - withoutQbr.rate,
});
