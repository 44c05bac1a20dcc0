/**
 * What a figure is made of, account by account. What accounts add sums to it, or, of a share, to what is divided; their
 * bases then sum to what that is divided by. Columns go by account number, so that only what is told is made into rows.
 */
import { balancesInLedger, balancesOn } from './balances';
import type { AccountChange } from './change-sources';
import type { DayNumber } from './day';
import type { ExplainBasis } from './explain-basis';
import type { Facts } from './facts';
import { largestFirst } from './largest-first';

/** From the end of day `start` to the end of day `end`: ARR of every account at both. */
export interface ExplainedSpan {
  start: DayNumber;
  end: DayNumber;
  startMinor: Float64Array;
  endMinor: Float64Array;
}

/** What the figure's accounts had on both days: of products, what they had of these, whose month ends nobody may need. */
export function spanOf({ facts, products }: ExplainBasis, start: DayNumber, end: DayNumber): ExplainedSpan {
  const on = (day: DayNumber) => (products ? balancesInLedger(products.of.own, day) : balancesOn(facts, day));
  return { start, end, startMinor: on(start), endMinor: on(end) };
}

export interface Explained extends ExplainedSpan {
  /** A ratio, ARR, a number of accounts or (ARPA) MRR an account; null for a rate that does not exist. */
  value: number | null;
  /** What the accounts add, together. */
  sum: number;
  /** What the sum is divided by: the sum of the bases. Null where it is not. */
  dividedBy: number | null;
  /** Of shares and cohorts all whose base or ARR they are of, else those that add; largest effect first, ties by account id. */
  accounts: Int32Array;
  /** ARR, or 1 for an account that counts. */
  adds: Float64Array;
  base: Float64Array | null;
  /** What changes an account, where that is not what changed it between the two days: what is known to come. */
  changes?: (account: number) => AccountChange[];
}

/** What accounts add to a figure, by account number. */
export interface Amounts {
  adds: Float64Array;
  base: Float64Array | null;
  /** By what accounts are put in order, of either sign. */
  effect: Float64Array;
}

/** The figure that the accounts of the list make together. */
export function explained(
  facts: Facts,
  { start, end, startMinor, endMinor }: ExplainedSpan,
  { adds, base, effect }: Amounts,
  list: Int32Array,
): Explained {
  const sum = sumOf(adds, list);
  const dividedBy = base === null ? null : sumOf(base, list);
  let value: number | null = sum;
  if (dividedBy !== null) value = dividedBy === 0 ? null : sum / dividedBy;
  const accounts = largestFirst(facts, effect, list);
  return { value, sum, dividedBy, accounts, adds, base, start, end, startMinor, endMinor };
}

/** What the accounts of a list have of a column, together. */
export function sumOf(minor: Float64Array, list: Int32Array): number {
  let sum = 0;
  for (let index = 0; index < list.length; index += 1) sum += minor[list[index]!]!;
  return sum;
}
