/**
 * Definitions side by side (metrics.md section 11): one ledger under what other tools publish as the same figure. Every
 * definition is a base and what each account adds to it: a retention is (base + Σ added) ÷ base, a rate Σ added ÷ base.
 * So what an account adds here less what it adds under ours makes the difference, to the unit.
 */
import { balancesOn } from './balances';
import { type DayNumber, firstDayOf, lastDayOf, type MonthNumber } from './day';
import { type DefinitionDifference, Differences } from './definition-differences';
import { type DefinitionKey, definitionWords } from './definition-words';
import type { Facts } from './facts';
import type { LineBook } from './line-book';
import { accountsDue, linesKept } from './line-cohort';
import { pricesOver } from './price-ends';
import type { Terms } from './terms';
import { windowStart } from './window';

export interface DefinitionRow {
  key: DefinitionKey;
  name: string;
  /** Who publishes it. */
  who: string;
  formula: string;
  /** Null where there is nothing to divide by. */
  value: number | null;
  /** What is divided by, ARR. */
  base_arr: number;
  /** The definition of ours that it is held against; null: it is ours. */
  against: DefinitionKey | null;
  /** Both divide by the same ARR: the difference of the two values is then `difference_arr` ÷ `base_arr`. */
  same_base: boolean;
  /** The sum of `differs_by`. */
  difference_arr: number;
  /** Accounts that make the difference, by its size, largest first, ties by account id. */
  differs_by: DefinitionDifference[];
}

/** What definitions are worked out from. */
export interface DefinitionBasis {
  facts: Facts;
  terms: Terms;
  book: LineBook;
}

/** The accounts that a window from the end of a day on is asked of, ascending. */
export type AccountsAt = (start: DayNumber) => Int32Array;

interface Definition {
  key: DefinitionKey;
  against: DefinitionKey | null;
  accounts: Int32Array;
  /** By account number: S, 0 where it is not of the base. */
  baseMinor: Float64Array;
  /** By account number: what it adds, 0 where it does not count. */
  addedMinor: Float64Array;
  /** A retention counts its base as kept; a rate does not. */
  keepsBase: boolean;
}

const ROLLING_DAYS = 30;

/** The days that the windows of a month's definitions start from. */
export const definitionStarts = (month: MonthNumber): DayNumber[] => {
  const end = lastDayOf(month);
  return [...[12, 3, 1].map((months) => windowStart(end, months)), end - ROLLING_DAYS];
};

/** All definitions at the end of a closed month, ours first: read once, told for whatever accounts are asked of. */
export function definitions(basis: DefinitionBasis, month: MonthNumber): (accountsAt: AccountsAt) => DefinitionRow[] {
  const sides = [
    ...ownDefinitions(basis.facts, month),
    ...rollingAndMonthly(basis.facts, month),
    ...yearly(basis, month),
  ];
  const differences = new Differences(basis.facts);
  return (accountsAt) => {
    const all = sides.map((side) => side(accountsAt));
    const byKey = new Map(all.map((definition) => [definition.key, definition]));
    return all.map((definition) => rowOf(differences, definition, byKey.get(definition.against ?? definition.key)!));
  };
}

type Side = (accountsAt: AccountsAt) => Definition;

/** A window from the end of `start` to the end of `end`: E and S by account number. */
interface Window {
  start: DayNumber;
  startMinor: Float64Array;
  endMinor: Float64Array;
}

const windowOf = (facts: Facts, start: DayNumber, end: DayNumber): Window => ({
  start,
  startMinor: balancesOn(facts, start),
  endMinor: balancesOn(facts, end),
});

const windowOver = (facts: Facts, month: MonthNumber, months: number): Window =>
  windowOf(facts, windowStart(lastDayOf(month), months), lastDayOf(month));

/** E − S of the accounts active at the window's start, 0 for others. */
const changeIn =
  ({ startMinor, endMinor }: Window) =>
  (account: number): number =>
    startMinor[account] === 0 ? 0 : endMinor[account]! - startMinor[account]!;

function retention(
  key: DefinitionKey,
  against: DefinitionKey | null,
  { start, startMinor }: Window,
  addedMinor: (account: number) => number,
): Side {
  const stated = { key, against, baseMinor: startMinor, addedMinor: columnOf(startMinor.length, addedMinor) };
  return (accountsAt) => ({ ...stated, accounts: accountsAt(start), keepsBase: true });
}

/** Worked out once for whatever accounts are asked of. */
function columnOf(accounts: number, minorOf: (account: number) => number): Float64Array {
  const column = new Float64Array(accounts);
  for (let account = 0; account < accounts; account += 1) column[account] = minorOf(account);
  return column;
}

function rate(...stated: Parameters<typeof retention>): Side {
  const side = retention(...stated);
  return (accountsAt) => ({ ...side(accountsAt), keepsBase: false });
}

function ownDefinitions(facts: Facts, month: MonthNumber): Side[] {
  const [year, quarter, one] = [12, 3, 1].map((months) => windowOver(facts, month, months)) as [Window, Window, Window];
  const [overYear, overMonth] = [changeIn(year), changeIn(one)];
  return [
    retention('account-cohort-12m', null, year, overYear),
    retention('account-cohort-3m', null, quarter, changeIn(quarter)),
    retention('account-cohort-1m', null, one, overMonth),
    retention('account-gross-12m', null, year, (account) => Math.min(overYear(account), 0)),
    rate('account-expansion-1m', null, one, (account) => Math.max(overMonth(account), 0)),
  ];
}

/** The last 30 days; and the month with accounts that came back: with nothing at its start, but active before. */
function rollingAndMonthly(facts: Facts, month: MonthNumber): Side[] {
  const rolling = windowOf(facts, lastDayOf(month) - ROLLING_DAYS, lastDayOf(month));
  const one = windowOver(facts, month, 1);
  const change = changeIn(one);
  const firstDay = firstDayOf(month);
  const cameBack = (account: number): number =>
    one.startMinor[account] === 0 && facts.firstActiveDay[account]! < firstDay ? one.endMinor[account]! : 0;
  return [
    retention('rolling-30-days', 'account-cohort-1m', rolling, changeIn(rolling)),
    retention('reactivation-1m', 'account-cohort-1m', one, (account) => change(account) + cameBack(account)),
    rate(
      'expansion-with-reactivation-1m',
      'account-expansion-1m',
      one,
      (account) => Math.max(change(account), 0) + cameBack(account),
    ),
  ];
}

/** Definitions over the same twelve months as ours. */
function yearly({ facts, terms, book }: DefinitionBasis, month: MonthNumber): Side[] {
  const year = windowOver(facts, month, 12);
  const { startMinor, endMinor } = year;
  const end = lastDayOf(month);
  const change = changeIn(year);
  const kept = linesKept(book, facts.accounts, year.start, end);
  const due = accountsDue(terms, facts.accounts, year.start, end);
  const prices = pricesOver(facts.components, year.start, end);
  const against = 'account-cohort-12m';
  const ofDue = retention('renewals-due-12m', against, year, (account) => change(account) * due[account]!);
  const dueMinor = columnOf(facts.accounts, (account) => startMinor[account]! * due[account]!);
  const onTotals = retention('gross-on-totals-12m', 'account-gross-12m', year, change);
  const nothing = new Float64Array(facts.accounts);
  return [
    retention('subscription-level-12m', against, year, (account) => kept[account]! - startMinor[account]!),
    (accountsAt) => ({ ...ofDue(accountsAt), baseMinor: dueMinor }),
    (accountsAt) => {
      const net = onTotals(accountsAt);
      return sumOver(net, net.addedMinor) < 0 ? net : { ...net, addedMinor: nothing };
    },
    retention('without-price-12m', against, year, (account) =>
      startMinor[account] === 0 || endMinor[account] === 0 ? change(account) : change(account) - prices[account]!,
    ),
  ];
}

function sumOver({ accounts }: Definition, minor: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < accounts.length; index += 1) sum += minor[accounts[index]!]!;
  return sum;
}

function rowOf(differences: Differences, definition: Definition, ours: Definition): DefinitionRow {
  const { key, against, keepsBase } = definition;
  const base = sumOver(definition, definition.baseMinor);
  const added = sumOver(definition, definition.addedMinor);
  const differsBy = against === null ? [] : differences.between(definition, ours);
  return {
    key,
    ...definitionWords[key],
    value: base === 0 ? null : (keepsBase ? base + added : added) / base,
    base_arr: base,
    against,
    same_base: base === sumOver(ours, ours.baseMinor),
    difference_arr: differsBy.reduce((sum, { arr }) => sum + arr, 0),
    differs_by: differsBy,
  };
}
