/**
 * What each account was in one month, as a closed month keeps it: everything that its movements, its ARR at the end and
 * its retention over 12 months are summed from.
 */
import { balancesOn } from './balances';
import { firstDayOf, lastDayOf, type MonthNumber } from './day';
import type { Facts } from './facts';
import { classify, type MovementType, movementTypes } from './movement-type';
import { dayBefore, windowStart } from './window';

const YEAR_MONTHS = 12;

/** ARR in smallest units. */
export interface PeriodAccount {
  /** External id. */
  account: string;
  /** At the month's start and end. */
  start: number;
  end: number;
  /** At the end of the same month a year before; 0 too where the ledger does not reach back so far. */
  yearStart: number;
  /** What the month was for it; null: it ended as it started. */
  movement: MovementType | null;
}

/** Accounts with ARR at any of the three days, by id. */
export function periodAccounts(facts: Facts, month: MonthNumber): PeriodAccount[] {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const starts = balancesOn(facts, dayBefore(facts, first));
  const ends = balancesOn(facts, last);
  const reaches = month - facts.firstMonth + 1 >= YEAR_MONTHS;
  const years = reaches ? balancesOn(facts, dayBefore(facts, windowStart(last, YEAR_MONTHS) + 1)) : null;
  const found: PeriodAccount[] = [];
  for (const [index, account] of facts.accountIds.entries()) {
    const [start, end, yearStart] = [starts[index] ?? 0, ends[index] ?? 0, years?.[index] ?? 0];
    if (start === 0 && end === 0 && yearStart === 0) continue;
    const movement = classify(start, end, (facts.firstActiveDay[index] ?? 0) < first);
    found.push({ account, start, end, yearStart, movement });
  }
  return found.sort((a, b) => (a.account < b.account ? -1 : a.account > b.account ? 1 : 0));
}

/** The sums that a month's figures are made of, of any accounts: whole smallest units of ARR, movements positive. */
export interface PeriodAmounts extends Record<MovementType, number> {
  end_arr: number;
  /** ΣS, ΣE and Σ min(S, E) of the 12 months, of accounts active at their start. */
  base: number;
  kept: number;
  least: number;
}

export const noAmounts = (): PeriodAmounts => ({
  ...{ end_arr: 0, new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0 },
  ...{ base: 0, kept: 0, least: 0 },
});

export const amountNames = ['end_arr', ...movementTypes, 'base', 'kept', 'least'] as const;

/** Of an account; null: it is not there. */
export function amountsOf(account: PeriodAccount | null): PeriodAmounts {
  const amounts = noAmounts();
  if (account === null) return amounts;
  const { start, end, yearStart, movement } = account;
  amounts.end_arr = end;
  if (movement !== null) amounts[movement] = Math.abs(end - start);
  if (yearStart === 0) return amounts;
  return { ...amounts, base: yearStart, kept: end, least: Math.min(yearStart, end) };
}

/** `a` + `factor` × `b` */
export function combined(a: PeriodAmounts, b: PeriodAmounts, factor: 1 | -1): PeriodAmounts {
  const sum = { ...a };
  for (const name of amountNames) sum[name] += factor * b[name];
  return sum;
}

/** The sum over accounts. */
export function amountsOfAll(accounts: Iterable<PeriodAccount>): PeriodAmounts {
  const sum = noAmounts();
  for (const { start, end, yearStart, movement } of accounts) {
    sum.end_arr += end;
    if (movement !== null) sum[movement] += Math.abs(end - start);
    if (yearStart === 0) continue;
    sum.base += yearStart;
    sum.kept += end;
    sum.least += Math.min(yearStart, end);
  }
  return sum;
}

export const isNothing = (amounts: PeriodAmounts): boolean => amountNames.every((name) => amounts[name] === 0);

/** What became otherwise with an account from one state to the next. */
export const movedAmounts = (before: PeriodAccount | undefined, after: PeriodAccount | undefined): PeriodAmounts =>
  combined(amountsOf(after ?? null), amountsOf(before ?? null), -1);

/** Whether the month's figures would be other ones: told without working out what of them. */
export const hasMoved = (before: PeriodAccount | undefined, after: PeriodAccount | undefined): boolean => {
  const isSame =
    before?.start === after?.start &&
    before?.end === after?.end &&
    before?.yearStart === after?.yearStart &&
    before?.movement === after?.movement;
  return !isSame && !isNothing(movedAmounts(before, after));
};
