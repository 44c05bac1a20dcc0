/** The sample company while its history is played: its accounts, its chance, its journal and the month being played. */
import { type DayNumber, firstDayOf, lastDayOf, type MonthNumber } from '@/lib/domain/day';
import { type Account, arrCents } from './account';
import type { Journal } from './journal';
import type { NameSource } from './names';
import type { Random } from './random';

/** Cents still to be moved in each direction; what a month overshoots, the next ones make good. */
export interface Budgets {
  churn: number;
  contraction: number;
  expansion: number;
}

export interface Company {
  random: Random;
  names: NameSource;
  journal: Journal;
  accounts: Account[];
  budgets: Budgets;
  openingDay: DayNumber;
  riseDay: DayNumber;
  /** The last day played; nothing happens after it. */
  lastDay: DayNumber;
}

export interface PlayedMonth {
  /** 0 for the opening's. */
  index: number;
  number: MonthNumber;
  first: DayNumber;
  last: DayNumber;
}

export const playedMonth = (index: number, number: MonthNumber): PlayedMonth => ({
  index,
  number,
  first: firstDayOf(number),
  last: lastDayOf(number),
});

/** ARR in cents of all accounts. */
export const companyArrCents = (company: Company): number =>
  company.accounts.reduce((sum, account) => sum + arrCents(account), 0);

/** The active accounts that chance may move, in an order of chance where heavier ones tend to come first. */
export function drawnAccounts(
  company: Company,
  eligible: (account: Account) => boolean,
  weight: (account: Account) => number,
): Account[] {
  return company.accounts
    .filter((account) => account.active && !account.scripted && eligible(account))
    .map((account) => ({ account, rank: Math.log(1 - company.random.unit()) / weight(account) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ account }) => account);
}

/** A day of the month on which something may happen to the account; null where none is left or it lies ahead. */
export function freeDay(company: Company, month: PlayedMonth, account: Account): DayNumber | null {
  const first = Math.max(month.first, account.touchedDay + 1);
  if (first > month.last) return null;
  const day = company.random.whole(first, month.last);
  return day > company.lastDay ? null : day;
}
