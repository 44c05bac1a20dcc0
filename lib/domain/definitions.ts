/**
 * Definitions side by side (metrics.md section 11): one ledger under what other tools publish as the same figure. Every
 * definition is a base and what each account adds to it: a retention is (base + Σ added) ÷ base, a rate Σ added ÷ base.
 * So what an account adds here less what it adds under ours makes the difference, to the unit.
 */
import { balancesOn } from './balances';
import { type CohortWindow, cohortWindow } from './cohort-window';
import { type DayNumber, firstDayOf, lastDayOf, type MonthNumber } from './day';
import { type DefinitionKey, definitionWords } from './definition-words';
import type { Facts } from './facts';
import type { LineBook } from './line-book';
import { accountsDue, linesKept } from './line-cohort';
import { pricesOver } from './price-ends';
import type { SourceRecords } from './records';
import { windowStart } from './window';

export interface DefinitionDifference {
  account: string;
  name: string;
  /** What the account adds under this definition less what it adds under ours; ARR, signed. */
  arr: number;
}

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
  records: SourceRecords;
  book: LineBook;
}

interface Definition {
  key: DefinitionKey;
  against: DefinitionKey | null;
  baseMinor: number;
  /** By account number. */
  addedMinor: Float64Array;
  /** A retention counts its base as kept; a rate does not. */
  keepsBase: boolean;
}

const ROLLING_DAYS = 30;

/** All definitions at the end of a closed month, ours first, of the accounts (an ascending list; null: all). */
export function definitions(basis: DefinitionBasis, month: MonthNumber, accounts: Int32Array | null): DefinitionRow[] {
  const { facts } = basis;
  const end = lastDayOf(month);
  const over = (start: DayNumber): CohortWindow => cohortWindow(facts, start, end, accounts);
  const [month1, months3, months12] = [1, 3, 12].map((months) => over(windowStart(end, months))) as [
    CohortWindow,
    CohortWindow,
    CohortWindow,
  ];
  const all = [
    retention('account-cohort-12m', null, months12, changesOf(months12)),
    retention('account-cohort-3m', null, months3, changesOf(months3)),
    retention('account-cohort-1m', null, month1, changesOf(month1)),
    retention('account-gross-12m', null, months12, changesOf(months12).map(lossOf)),
    rate('account-expansion-1m', null, month1, changesOf(month1).map(gainOf)),
    rolling(over(end - ROLLING_DAYS)),
    ...withReactivation(facts, month, month1, accounts),
    ...yearly(basis, months12, end),
  ];
  const byKey = new Map(all.map((definition) => [definition.key, definition]));
  return all.map((definition) => rowOf(facts, definition, byKey.get(definition.against ?? definition.key)!));
}

const lossOf = (change: number): number => Math.min(change, 0);
const gainOf = (change: number): number => Math.max(change, 0);

/** E − S by account. */
const changesOf = ({ startMinor, endMinor }: CohortWindow): Float64Array =>
  endMinor.map((minor, account) => minor - startMinor[account]!);

function retention(
  key: DefinitionKey,
  against: DefinitionKey | null,
  { startSumMinor }: CohortWindow,
  addedMinor: Float64Array,
): Definition {
  return { key, against, baseMinor: startSumMinor, addedMinor, keepsBase: true };
}

const rate = (...stated: Parameters<typeof retention>): Definition => ({ ...retention(...stated), keepsBase: false });

const rolling = (window: CohortWindow): Definition =>
  retention('rolling-30-days', 'account-cohort-1m', window, changesOf(window));

/** The month with the accounts that came back in it: they had nothing at its start, and were active before. */
function withReactivation(
  facts: Facts,
  month: MonthNumber,
  window: CohortWindow,
  accounts: Int32Array | null,
): Definition[] {
  const balances = balancesOn(facts, lastDayOf(month));
  const firstDay = firstDayOf(month);
  const net = changesOf(window);
  const grown = net.map(gainOf);
  for (const account of accounts ?? facts.everyAccount) {
    if (window.startMinor[account] !== 0 || facts.firstActiveDay[account]! >= firstDay) continue;
    net[account]! += balances[account]!;
    grown[account]! += balances[account]!;
  }
  return [
    retention('reactivation-1m', 'account-cohort-1m', window, net),
    rate('expansion-with-reactivation-1m', 'account-expansion-1m', window, grown),
  ];
}

/** Definitions over the same twelve months as ours. */
function yearly({ facts, records, book }: DefinitionBasis, window: CohortWindow, end: DayNumber): Definition[] {
  const start = windowStart(end, 12);
  const { startMinor, endMinor, startSumMinor, endSumMinor } = window;
  const changes = changesOf(window);
  const kept = linesKept(book, facts.accounts, start, end);
  const due = accountsDue(book, records, start, end);
  const prices = pricesOver(facts.components, start, end);
  const dueMinor = startMinor.reduce((sum, minor, account) => sum + minor * due[account]!, 0);
  const against = 'account-cohort-12m';
  return [
    retention(
      'subscription-level-12m',
      against,
      window,
      startMinor.map((minor, account) => (minor === 0 ? 0 : kept[account]! - minor)),
    ),
    {
      ...retention(
        'renewals-due-12m',
        against,
        window,
        changes.map((change, account) => change * due[account]!),
      ),
      baseMinor: dueMinor,
    },
    retention(
      'gross-on-totals-12m',
      'account-gross-12m',
      window,
      endSumMinor < startSumMinor ? changes : new Float64Array(facts.accounts),
    ),
    retention(
      'without-price-12m',
      against,
      window,
      changes.map((change, account) => (endMinor[account] === 0 ? change : change - prices[account]!)),
    ),
  ];
}

function rowOf(facts: Facts, definition: Definition, ours: Definition): DefinitionRow {
  const { key, against, baseMinor, addedMinor, keepsBase } = definition;
  const added = addedMinor.reduce((sum, minor) => sum + minor, 0);
  const differsBy: DefinitionDifference[] = [];
  let difference = 0;
  addedMinor.forEach((minor, account) => {
    const arr = minor - ours.addedMinor[account]!;
    if (arr === 0) return;
    difference += arr;
    differsBy.push({ account: facts.accountIds[account]!, name: facts.accountNames[account]!, arr });
  });
  return {
    key,
    ...definitionWords[key],
    value: baseMinor === 0 ? null : (keepsBase ? baseMinor + added : added) / baseMinor,
    base_arr: baseMinor,
    against,
    same_base: baseMinor === ours.baseMinor,
    difference_arr: difference,
    differs_by: differsBy.sort((a, b) => Math.abs(b.arr) - Math.abs(a.arr) || (a.account < b.account ? -1 : 1)),
  };
}
