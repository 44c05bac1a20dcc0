/** Settled accounts (metrics.md section 10, readiness): active on a day, and first active three months before or earlier. */
import { balancesOn } from './balances';
import { addMonths, type DayNumber } from './day';
import type { Facts } from './facts';

export const SETTLED_MONTHS = 3;

/** ARR on a day of each account that is settled by then, in smallest units; 0 for all others. */
export function settledBalances(facts: Facts, day: DayNumber): Float64Array {
  const since = addMonths(day, -SETTLED_MONTHS);
  return balancesOn(facts, day).map((balance, account) => (facts.firstActiveDay[account]! <= since ? balance : 0));
}
