/**
 * Movements (metrics.md section 3): how recurring revenue came from the start of each period to its end. The atom is
 * one account × one calendar month; a quarter or a year is the sum of its months. The week grid stands alone. What
 * each atom is, `classify` says; what its expansion and contraction are made of, the facts' shares.
 */
import { balancesOn } from './balances';
import type { Cells } from './cells';
import { type DayNumber, firstDayOf } from './day';
import type { Facts } from './facts';
import { type Grid, type Period, periodsTouching } from './grid';
import { type MovementSums, type PeriodRange, SOURCES, sumCells, TYPES } from './movement-sums';
import { movementTypes } from './movement-type';
import type { MovementCounts, MovementRow } from './report';
import type { Shares } from './shares';
import { type BySource, sources } from './source';

export interface MovementsQuery {
  grid: Grid;
  /** Every period touched by `from` … `to` is given, as far as the ledger reaches. Null: from its first, to its last. */
  from: DayNumber | null;
  to: DayNumber | null;
  /** Ascending account list; null: all. */
  accounts: Int32Array | null;
}

/** Which periods, whosoever. */
export type PeriodsQuery = Omit<MovementsQuery, 'accounts'>;

/** One row a period, in order. Amounts are ARR, all positive. */
export const movements = (facts: Facts, { accounts, ...query }: MovementsQuery): MovementRow[] =>
  movementsOfEach(facts, query, [accounts ?? facts.everyAccount])[0]!;

/** Movements of each of several lists, which have no account in common: over a few periods, one pass for all of them. */
export function movementsOfEach(facts: Facts, query: PeriodsQuery, lists: readonly Int32Array[]): MovementRow[][] {
  const isWeek = query.grid === 'week';
  const cells = isWeek ? facts.weekCells() : facts.monthCells;
  return movementsOfCells(facts, cells, isWeek ? facts.weekShares() : facts.monthShares, query, lists);
}

/** The same of other cells, which start from the accounts' balances. */
export function movementsOfCells(
  facts: Facts,
  cells: Cells,
  shares: Shares,
  query: PeriodsQuery,
  lists: readonly Int32Array[],
): MovementRow[][] {
  const asked = periodsAsked(facts, query);
  if (asked.length === 0) return lists.map(() => []);
  const range = rangeOf(cells.periods, asked[0]!.start, asked.at(-1)!.end);
  const periods = cells.periods.slice(range.first, range.last + 1);
  const startMinor = range.first === 0 ? facts.openingMinor : balancesBefore(facts, periods[0]!.start);
  const sums = sumCells(cells, shares, startMinor, lists, range);
  return lists.map((_, list) => rowsOfPeriods(facts, atomRows(sums, list, periods), periods, query));
}

/**
 * ARR by account at the end of the day before. Segments ask for one period one after the other, of a month and of the
 * three that end with it: the balances at both starts are looked up once.
 */
export function balancesBefore(facts: Facts, day: DayNumber): Float64Array {
  const kept = lastAsked.get(facts) ?? [];
  const known = kept.find((asked) => asked.day === day);
  if (known) return known.minor;
  const minor = balancesOn(facts, day - 1);
  lastAsked.set(facts, [{ day, minor }, ...kept.slice(0, 1)]);
  return minor;
}

const lastAsked = new WeakMap<Facts, { day: DayNumber; minor: Float64Array }[]>();

/** The periods of the grid that a question touches, as far as the ledger reaches. */
function periodsAsked(facts: Facts, { grid, from, to }: PeriodsQuery): Period[] {
  const first = Math.max(from ?? Number.NEGATIVE_INFINITY, firstDayOf(facts.firstMonth));
  const last = Math.min(to ?? Number.POSITIVE_INFINITY, facts.dataThrough);
  return periodsTouching(first, last, grid, facts.yearStart);
}

/** A few periods are summed from their own start on; else all are, from the ledger's. */
function rangeOf(periods: Period[], from: DayNumber, to: DayNumber): PeriodRange {
  const first = periods.findIndex(({ start }) => start >= from);
  const last = periods.findLastIndex(({ end }) => end <= to);
  return (last - first + 1) * 2 < periods.length ? { first, last } : { first: 0, last: periods.length - 1 };
}

/** The atoms, one for each of `periods`, summed into the periods of the grid that the question touches. */
export function rowsOfPeriods(
  facts: Facts,
  atoms: MovementRow[],
  periods: Period[],
  query: PeriodsQuery,
): MovementRow[] {
  return periodsAsked(facts, query).map((period) => {
    const row = sumOf(atomsWithin(atoms, periods, period));
    return { ...row, period: period.label, partial: period.end > facts.dataThrough };
  });
}

/** The sums of a list as one row for each of `periods`. */
function atomRows(
  { amounts, counts, up, down, openings }: MovementSums,
  list: number,
  periods: Period[],
): MovementRow[] {
  let before = openings[list]!;
  return periods.map(({ label }, place) => {
    const index = list * periods.length + place;
    const row = {
      ...emptyRow(label),
      start_arr: before.arr,
      accounts: { ...noCounts, start: before.accounts },
      expansion_by_source: bySourceAt(up, index),
      contraction_by_source: bySourceAt(down, index),
    };
    movementTypes.forEach((name, type) => {
      row[name] = amounts[index * TYPES + type]!;
      row.accounts[name] = counts[index * TYPES + type]!;
    });
    row.end_arr = row.start_arr + row.new + row.reactivation + row.expansion - row.contraction - row.churn;
    row.accounts.end = row.accounts.start + row.accounts.new + row.accounts.reactivation - row.accounts.churn;
    before = { arr: row.end_arr, accounts: row.accounts.end };
    return row;
  });
}

const bySourceAt = (sums: Float64Array, row: number): BySource =>
  Object.fromEntries(sources.map((name, source) => [name, sums[row * SOURCES + source]])) as BySource;

const noCounts: MovementCounts = { start: 0, new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0, end: 0 };
const noSources = bySourceAt(new Float64Array(SOURCES), 0);

/** A period in which nothing was and nothing moved. */
export const emptyRow = (period: string): MovementRow => ({
  period,
  partial: false,
  start_arr: 0,
  new: 0,
  reactivation: 0,
  expansion: 0,
  contraction: 0,
  churn: 0,
  fx: 0,
  end_arr: 0,
  accounts: noCounts,
  expansion_by_source: noSources,
  contraction_by_source: noSources,
});

/** The atoms that lie in a period; those before the ledger began are not there. */
const atomsWithin = (atoms: MovementRow[], periods: Period[], { start, end }: Period): MovementRow[] =>
  atoms.filter((_, index) => periods[index]!.start >= start && periods[index]!.end <= end);

/** Successive rows as one: it starts where the first starts, ends where the last ends, and sums what lies between. */
function sumOf(rows: MovementRow[]): MovementRow {
  const first = rows[0]!;
  const sum = {
    ...first,
    accounts: { ...first.accounts },
    expansion_by_source: { ...first.expansion_by_source },
    contraction_by_source: { ...first.contraction_by_source },
  };
  for (const row of rows.slice(1)) {
    for (const name of movementTypes) {
      sum[name] += row[name];
      sum.accounts[name] += row.accounts[name];
    }
    for (const source of sources) {
      sum.expansion_by_source[source] += row.expansion_by_source[source];
      sum.contraction_by_source[source] += row.contraction_by_source[source];
    }
    sum.fx += row.fx;
    sum.end_arr = row.end_arr;
    sum.accounts.end = row.accounts.end;
  }
  return sum;
}
