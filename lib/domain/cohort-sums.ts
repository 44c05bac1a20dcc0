/**
 * What cohorts sum to: the accounts of a list by the period of their first active day, and their balances at the end of
 * that period and of every later one. One pass over the months in which accounts change serves all metrics.
 */
import { type DayNumber, firstDayOf, lastDayOf, monthOf } from './day';
import type { Facts } from './facts';
import { GRID_MONTHS, type Grid, periodOf } from './grid';
import { NEVER } from './ledger';

/** Weeks are no cohorts. */
export type CohortGrid = Exclude<Grid, 'week'>;

export interface CohortSpan {
  grid: CohortGrid;
  /** Cohorts whose period is touched by `from` … `to`; no age reaches past `to`. Null: from the first, to the last. */
  from: DayNumber | null;
  to: DayNumber | null;
}

/** Sums of one cohort; by age where they are arrays. Amounts are ARR. */
export interface CohortSums {
  /** The period's label, or "before". */
  cohort: string;
  opening: boolean;
  /** All that started in the period, also those gone by its end; never 0. */
  accounts: number;
  /** Accounts with revenue. */
  active: Int32Array;
  revenueMinor: Float64Array;
  /** Σ min(age-0 revenue, revenue), account by account. */
  keptMinor: Float64Array;
  /** Ages below this one ended before the ledger began: nobody saw them. */
  firstSeenAge: number;
  /** The age whose period is not over by data-through. */
  partialAge: number | null;
}

/** Successive periods, counted from the one that year 0 begins with: fiscal ones begin `shift` months later. */
interface Periods {
  months: number;
  shift: number;
  first: number;
  count: number;
}

const BEFORE = 0;
const NO_COHORT = -1;

/** Sums of every cohort that has accounts, "before" first, then by period. */
export function cohortSums(facts: Facts, list: Int32Array, { grid, from, to }: CohortSpan): CohortSums[] {
  const periods = periodsOf(facts, list, GRID_MONTHS[grid], from, to);
  const { months, shift, first, count } = periods;
  const cohorts = cohortsOf(facts, list, periods);
  const accounts = new Int32Array(count + 1);
  for (const cohort of cohorts) if (cohort !== NO_COHORT) accounts[cohort]! += 1;
  const opened = list.find((_, index) => cohorts[index] === BEFORE);
  const openedIn =
    opened === undefined ? 0 : Math.floor((monthOf(facts.firstActiveDay[opened]!) - shift) / months) - first;
  const startOf = (cohort: number): number => (cohort === BEFORE ? openedIn : cohort - 1);
  const sums = sumsAtEnds(facts, list, cohorts, startOf, periods);
  const lastIsPartial = lastDayOf((first + count) * months + shift - 1) > facts.dataThrough;
  const seenFrom = Math.floor((facts.firstMonth - shift) / months) - first;
  const found: CohortSums[] = [];
  for (let cohort = 0; cohort <= count; cohort += 1) {
    if (accounts[cohort] === 0) continue;
    const start = startOf(cohort);
    const cells = [cohort * count + start, (cohort + 1) * count] as const;
    found.push({
      cohort:
        cohort === BEFORE
          ? 'before'
          : periodOf(firstDayOf((first + start) * months + shift), grid, facts.yearStart).label,
      opening: cohort === BEFORE,
      accounts: accounts[cohort]!,
      active: sums.active.subarray(...cells),
      revenueMinor: sums.revenueMinor.subarray(...cells),
      keptMinor: sums.keptMinor.subarray(...cells),
      firstSeenAge: Math.max(seenFrom - start, 0),
      partialAge: lastIsPartial ? count - 1 - start : null,
    });
  }
  return found;
}

/** Periods from the first cohort asked for to the last that has begun. */
function periodsOf(
  { dataThrough, firstActiveDay, yearStart }: Facts,
  list: Int32Array,
  months: number,
  from: DayNumber | null,
  to: DayNumber | null,
): Periods {
  const shift = (yearStart - 1) % months;
  let earliest = NEVER;
  for (const account of list) if (firstActiveDay[account]! < earliest) earliest = firstActiveDay[account]!;
  if (earliest === NEVER) return { months, shift, first: 0, count: 0 };
  const first = Math.floor((monthOf(Math.max(earliest, from ?? earliest)) - shift) / months);
  const last = Math.floor((monthOf(Math.min(dataThrough, to ?? dataThrough)) - shift) / months);
  return { months, shift, first, count: Math.max(last - first + 1, 0) };
}

/** The cohort of each listed account: 0 "before", then one for each period; −1 where its cohort is not asked for. */
function cohortsOf(facts: Facts, list: Int32Array, { months, shift, first, count }: Periods): Int32Array {
  const { firstActiveDay, ledger } = facts;
  const origin = firstDayOf(first * months + shift);
  const monthsByDay = monthTable(origin, count * months);
  const cohorts = new Int32Array(list.length).fill(NO_COHORT);
  for (let index = 0; index < list.length; index += 1) {
    const account = list[index]!;
    const month = monthsByDay[firstActiveDay[account]! - origin];
    if (month === undefined) continue;
    cohorts[index] = ledger.opening[account] === 1 ? BEFORE : Math.floor(month / months) + 1;
  }
  return cohorts;
}

/** For each day from a month's first on, the months since then. */
function monthTable(origin: DayNumber, months: number): Uint16Array {
  const first = monthOf(origin);
  const table = new Uint16Array(firstDayOf(first + months) - origin);
  for (let month = 0; month < months; month += 1)
    table.fill(month, firstDayOf(first + month) - origin, firstDayOf(first + month + 1) - origin);
  return table;
}

/**
 * Sums by cohort and period, cohort-major. Each account adds what it has at age 0 and how it changes after, month by
 * month that it does; running sums over the periods make balances of that.
 */
function sumsAtEnds(
  { monthCells, openingMinor, firstMonth }: Facts,
  list: Int32Array,
  cohorts: Int32Array,
  startOf: (cohort: number) => number,
  { months, shift, first, count }: Periods,
): Pick<CohortSums, 'active' | 'revenueMinor' | 'keptMinor'> {
  const { offset, period: monthOfCell, changeMinor } = monthCells;
  const active = new Int32Array((count + 1) * count);
  const revenueMinor = new Float64Array(active.length);
  const keptMinor = new Float64Array(active.length);
  const starts = Int32Array.from({ length: count + 1 }, (_, cohort) => startOf(cohort));
  const periodOfMonth = Int32Array.from(
    monthCells.periods,
    (_, month) => Math.floor((firstMonth + month - shift) / months) - first,
  );
  for (let index = 0; index < list.length; index += 1) {
    const cohort = cohorts[index]!;
    if (cohort === NO_COHORT) continue;
    const account = list[index]!;
    const last = offset[account + 1]!;
    const start = starts[cohort]!;
    let at = offset[account]!;
    let balance = openingMinor[account]!;
    for (; at < last && periodOfMonth[monthOfCell[at]!]! <= start; at += 1) balance += changeMinor[at]!;
    const startMinor = balance;
    const origin = cohort * count;
    if (startMinor !== 0) {
      active[origin + start]! += 1;
      revenueMinor[origin + start]! += startMinor;
      keptMinor[origin + start]! += startMinor;
    }
    for (; at < last; at += 1) {
      const period = periodOfMonth[monthOfCell[at]!]!;
      if (period >= count) break;
      const cell = origin + period;
      const before = balance;
      balance += changeMinor[at]!;
      if (before === 0) active[cell]! += 1;
      else if (balance === 0) active[cell]! -= 1;
      revenueMinor[cell]! += balance - before;
      keptMinor[cell]! += (balance < startMinor ? balance : startMinor) - (before < startMinor ? before : startMinor);
    }
  }
  for (let cohort = 0; cohort <= count; cohort += 1) {
    const origin = cohort * count;
    for (let cell = origin + Math.max(starts[cohort]!, 0) + 1; cell < origin + count; cell += 1) {
      active[cell]! += active[cell - 1]!;
      revenueMinor[cell]! += revenueMinor[cell - 1]!;
      keptMinor[cell]! += keptMinor[cell - 1]!;
    }
  }
  return { active, revenueMinor, keptMinor };
}
