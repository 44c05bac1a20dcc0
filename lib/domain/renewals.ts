/**
 * Renewals (metrics.md section 6). A line is due on the day its term ends, with its ARR of the day before. It is
 * compared with its ARR on the last day of grace: what of the due ARR is still there is renewed, what came on top
 * expanded, what is missing contracted, or, where the line is gone, lost. So renewed + contracted + lost = due, and the
 * rate is renewed ÷ due. A month is told once the grace of its last day is over; until then its lines await.
 */
import { accountMask } from './account-mask';
import { type DayNumber, firstDayOf, formatMonth, lastDayOf, type MonthNumber, monthOf } from './day';
import { DUE_WITHIN_DAYS } from './due-within';
import type { Facts } from './facts';
import { movementTypes } from './movement-type';
import { NO_TERM, type Terms } from './terms';

/** What was due, and what became of it. */
export interface RenewalAmounts {
  /** Lines whose term ended. */
  lines: number;
  due_arr: number;
  renewed: number;
  expanded: number;
  contracted: number;
  lost: number;
}

export interface RenewalRow extends RenewalAmounts {
  period: string;
  /** Null where nothing was due. */
  rate: number | null;
}

export interface DueArr {
  accounts: number;
  arr: number;
}

export interface DueWithin extends DueArr {
  /** Days after data-through; within 60 includes within 30. */
  within: number;
}

export interface ExpansionByDistance {
  /** Days from the start of the month of expansion to the account's next term end; null: it had none. */
  from_days: number | null;
  /** Null: no end. */
  to_days: number | null;
  expansion: number;
  /** Accounts × months that expanded. */
  events: number;
  /** Of all expansion; null where there is none. */
  share: number | null;
}

export interface Renewals {
  due: DueWithin[];
  /** Terms that ended by data-through in months that have no row yet. */
  awaiting: DueArr;
  rows: RenewalRow[];
  by_distance: ExpansionByDistance[];
}

export interface RenewalsQuery {
  /** Months touched by `from` … `to`. Null: from the ledger's first, to the last that is decided. */
  from: DayNumber | null;
  to: DayNumber | null;
  /** Ascending account list; null: all. */
  accounts: Int32Array | null;
}

/** Upper ends of the distances, in days; beyond them there is one more. */
const DISTANCES_DAYS = [30, 90, 180, 365];
const EXPANSION = movementTypes.indexOf('expansion');

/** All amounts ARR. */
export function renewals(facts: Facts, terms: Terms, { from, to, accounts }: RenewalsQuery): Renewals {
  const counts = accountMask(facts, accounts);
  const decided = lastDecided(facts.dataThrough, terms.graceDays);
  const first = Math.max(from === null ? facts.firstMonth : monthOf(from), facts.firstMonth);
  const last = to === null ? Number.POSITIVE_INFINITY : monthOf(to);
  const closed = monthOf(facts.dataThrough + 1) - 1;
  return {
    due: dueNext(facts.dataThrough, terms, counts),
    awaiting: dueBetween(terms, counts, firstDayOf(decided + 1), facts.dataThrough),
    rows: facts.months === 0 ? [] : monthRows(terms, counts, first, Math.min(last, decided)),
    by_distance: byDistance(facts, terms, counts, first, Math.min(last, closed)),
  };
}

/** The last month whose last day's grace ended by data-through. */
export function lastDecided(dataThrough: DayNumber, graceDays: number): MonthNumber {
  const month = monthOf(dataThrough - graceDays);
  return lastDayOf(month) + graceDays <= dataThrough ? month : month - 1;
}

const dueNext = (dataThrough: DayNumber, terms: Terms, counts: Uint8Array): DueWithin[] =>
  DUE_WITHIN_DAYS.map((within) => ({
    within,
    ...dueBetween(terms, counts, dataThrough + 1, dataThrough + within),
  }));

/** What falls due from a day to another; an account counts once. */
function dueBetween(terms: Terms, counts: Uint8Array, from: DayNumber, to: DayNumber): DueArr {
  const due = { accounts: 0, arr: 0 };
  let before = -1;
  for (let index = 0; index < terms.length; index += 1) {
    const account = terms.account[index]!;
    const day = terms.endDay[index]!;
    if (counts[account] !== 1 || day < from || day > to) continue;
    due.arr += terms.dueMinor[index]!;
    if (account !== before) due.accounts += 1;
    before = account;
  }
  return due;
}

function monthRows(terms: Terms, counts: Uint8Array, first: MonthNumber, last: MonthNumber): RenewalRow[] {
  const rows = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => emptyRow(first + index));
  if (rows.length === 0) return [];
  for (let index = 0; index < terms.length; index += 1) {
    const row = rows[terms.endMonth[index]! - first];
    if (row !== undefined && counts[terms.account[index]!] === 1)
      addRenewal(row, terms.dueMinor[index]!, terms.outcomeMinor[index]!);
  }
  for (const row of rows) row.rate = row.due_arr === 0 ? null : row.renewed / row.due_arr;
  return rows;
}

/** Adds a line whose term ended. */
export function addRenewal(to: RenewalAmounts, dueMinor: number, outcomeMinor: number): void {
  to.lines += 1;
  to.due_arr += dueMinor;
  to.renewed += Math.min(dueMinor, outcomeMinor);
  to.expanded += Math.max(outcomeMinor - dueMinor, 0);
  if (outcomeMinor === 0) to.lost += dueMinor;
  else to.contracted += Math.max(dueMinor - outcomeMinor, 0);
}

export const noRenewals = (): RenewalAmounts => ({
  lines: 0,
  due_arr: 0,
  renewed: 0,
  expanded: 0,
  contracted: 0,
  lost: 0,
});

const emptyRow = (month: MonthNumber): RenewalRow => ({ period: formatMonth(month), ...noRenewals(), rate: null });

/** Expansion of closed months by how far ahead the account's next term end lay when the month began. */
function byDistance(
  { monthCells, everyAccount, firstMonth }: Facts,
  { daysToTerm }: Terms,
  counts: Uint8Array,
  first: MonthNumber,
  last: MonthNumber,
): ExpansionByDistance[] {
  const { offset, period, type, changeMinor } = monthCells;
  const none = DISTANCES_DAYS.length + 1;
  const expansion = new Float64Array(none + 1);
  const events = new Int32Array(none + 1);
  for (const account of everyAccount) {
    if (counts[account] !== 1) continue;
    for (let cell = offset[account]!; cell < offset[account + 1]!; cell += 1) {
      const month = firstMonth + period[cell]!;
      if (type[cell] !== EXPANSION || month < first || month > last) continue;
      const days = daysToTerm[cell]!;
      const ahead = DISTANCES_DAYS.findIndex((end) => days <= end);
      const bucket = days === NO_TERM ? none : ahead < 0 ? DISTANCES_DAYS.length : ahead;
      expansion[bucket]! += changeMinor[cell]!;
      events[bucket]! += 1;
    }
  }
  const total = expansion.reduce((sum, amount) => sum + amount, 0);
  return Array.from(expansion, (amount, bucket) => ({
    from_days: bucket === none ? null : (DISTANCES_DAYS[bucket - 1] ?? 0) + 1,
    to_days: DISTANCES_DAYS[bucket] ?? null,
    expansion: amount,
    events: events[bucket]!,
    share: total === 0 ? null : amount / total,
  }));
}
