/** Balances on a day: each account's ARR at its end. */
import type { DayNumber } from './day';
import type { Facts } from './facts';

/** ARR of every account at the end of the day, by account number; no day after data-through is spoken of. */
export function balancesOn({ ledger, accounts, dataThrough }: Facts, day: DayNumber): Float64Array {
  const balances = new Float64Array(accounts);
  const until = Math.min(day, dataThrough);
  for (let account = 0; account < accounts; account += 1) {
    const first = ledger.offset[account]!;
    let step = ledger.offset[account + 1]! - 1;
    while (step >= first && ledger.day[step]! > until) step -= 1;
    if (step >= first) balances[account] = ledger.arrMinor[step]!;
  }
  return balances;
}
