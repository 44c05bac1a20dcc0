/**
 * A window's cohort account by account (metrics.md section 5): the accounts active at its start, with S, their ARR
 * there, and E, their ARR at its end. What a sum hides is told from these.
 */
import { balancesOn } from './balances';
import type { DayNumber } from './day';
import type { Facts } from './facts';

export interface CohortWindow {
  /** S by account number, ARR; 0 for accounts that are not of the cohort. */
  startMinor: Float64Array;
  /** E by account number, ARR; 0 for accounts that are not of the cohort. */
  endMinor: Float64Array;
  accounts: number;
  /** ΣS and ΣE. */
  startSumMinor: number;
  endSumMinor: number;
}

/** The cohort of the accounts (an ascending list; null: all) active at the end of day `start`, and what they pay at the end of day `end`. */
export function cohortWindow(
  facts: Facts,
  start: DayNumber,
  end: DayNumber,
  accounts: Int32Array | null,
): CohortWindow {
  const startBalances = balancesOn(facts, start);
  const endBalances = balancesOn(facts, end);
  const startMinor = new Float64Array(facts.accounts);
  const endMinor = new Float64Array(facts.accounts);
  const window = { startMinor, endMinor, accounts: 0, startSumMinor: 0, endSumMinor: 0 };
  for (const account of accounts ?? facts.everyAccount) {
    const balance = startBalances[account]!;
    if (balance === 0) continue;
    startMinor[account] = balance;
    endMinor[account] = endBalances[account]!;
    window.accounts += 1;
    window.startSumMinor += balance;
    window.endSumMinor += endBalances[account]!;
  }
  return window;
}

/** ΣE ÷ ΣS; null where there is nothing at the start. */
export const netRetention = ({ startSumMinor, endSumMinor }: CohortWindow): number | null =>
  startSumMinor === 0 ? null : endSumMinor / startSumMinor;
