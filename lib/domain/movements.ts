/**
 * Movements (metrics.md section 3): how recurring revenue came from the start of each period to its end. The atom is
 * one account × one calendar month; a quarter or a year is the sum of its months. The week grid stands alone. What
 * each atom is, `classify` says; what its expansion and contraction are made of, the facts' shares.
 */
import { type AccountGroups, addTotal, fixedGroups, type GroupRows, NO_GROUP, rowsOfGroups } from './account-groups';
import type { Cells } from './cells';
import { type DayNumber, firstDayOf } from './day';
import type { Facts } from './facts';
import { type Grid, type Period, periodsTouching } from './grid';
import { type MovementSums, SOURCES, sumCells, TYPES } from './movement-sums';
import { movementTypes } from './movement-type';
import type { MovementCounts, MovementRow } from './report';
import type { Shares } from './shares';
import { type BySource, sources } from './source';

export interface MovementsQuery {
  grid: Grid;
  /** Every period of the ledger touched by `from` … `to` is given. Null: from its first, to its last. */
  from: DayNumber | null;
  to: DayNumber | null;
  /** Ascending account list; null: all. */
  accounts: Int32Array | null;
}

/** Which periods, whosoever. */
export type PeriodsQuery = Omit<MovementsQuery, 'accounts'>;

/** One row a period, in order. Amounts are ARR, all positive. */
export const movements = (facts: Facts, { accounts, ...query }: MovementsQuery): MovementRow[] =>
  movementsOfGroups(facts, query, fixedGroups(facts, [accounts ?? facts.everyAccount])).total;

/** Movements of each group, and of all of them together. */
export function movementsOfGroups(facts: Facts, query: PeriodsQuery, groups: AccountGroups): GroupRows<MovementRow> {
  const isWeek = query.grid === 'week';
  const cells = isWeek ? facts.weekCells() : facts.monthCells;
  return movementsOfCells(facts, cells, isWeek ? facts.weekShares() : facts.monthShares, query, groups);
}

/** The same of other cells, which start from the accounts' balances. */
export function movementsOfCells(
  facts: Facts,
  cells: Cells,
  shares: Shares,
  query: PeriodsQuery,
  groups: AccountGroups,
): GroupRows<MovementRow> {
  const { periods } = cells;
  const asked = periodsAsked(facts, query);
  const periodOf = Int32Array.from(periods, ({ start, end }) =>
    asked.findIndex((period) => period.start <= start && end <= period.end),
  );
  const joining = joiningOf(cells, facts.openingMinor, groups, periodOf);
  const sums = sumCells(cells, shares, groups, periodOf);
  return rowsOfGroups(groups, (group) => {
    const atoms = atomRows(sums, joining, group, periods);
    return rowsOfPeriods(facts, atoms, periods, query);
  });
}

/** By group, then by atom: ARR and active accounts that it has at the atom's start and did not have at the end before. */
interface Joining {
  arrMinor: Float64Array;
  accounts: Int32Array;
}

/** All that an account has joins its group in the first atom asked for, and moves with it where it moves to another. */
function joiningOf(
  { offset, period, changeMinor }: Cells,
  openingMinor: Float64Array,
  { accounts, count, places, perAccount, perPeriod }: AccountGroups,
  periodOf: Int32Array,
): Joining {
  const each = periodOf.length;
  const arrMinor = new Float64Array((count + 1) * each);
  const active = new Int32Array((count + 1) * each);
  const asked = periodOf.map((_, atom) => atom).filter((atom) => periodOf[atom]! >= 0);
  const atoms = perPeriod === 0 ? asked.slice(0, 1) : asked;
  for (let index = 0; index < accounts.length; index += 1) {
    const account = accounts[index]!;
    const end = offset[account + 1]!;
    let cell = offset[account]!;
    let balance = openingMinor[account]!;
    let before = NO_GROUP;
    for (let at = 0; at < atoms.length; at += 1) {
      const atom = atoms[at]!;
      const place = places[account * perAccount + periodOf[atom]! * perPeriod]!;
      if (place === before) continue;
      for (; cell < end && period[cell]! < atom; cell += 1) balance += changeMinor[cell]!;
      const isActive = balance > 0 ? 1 : 0;
      if (before !== NO_GROUP) {
        arrMinor[before * each + atom]! -= balance;
        active[before * each + atom]! -= isActive;
      }
      if (place !== NO_GROUP) {
        arrMinor[place * each + atom]! += balance;
        active[place * each + atom]! += isActive;
      }
      before = place;
    }
  }
  addTotal(arrMinor, count);
  addTotal(active, count);
  return { arrMinor, accounts: active };
}

/** The ledger's periods of the grid that a question touches. */
function periodsAsked(facts: Facts, { grid, from, to }: PeriodsQuery): Period[] {
  const all = periodsTouching(firstDayOf(facts.firstMonth), facts.dataThrough, grid, facts.yearStart);
  return all.filter(({ start, end }) => (from === null || end >= from) && (to === null || start <= to));
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

/** The sums of a group as one row for each of `periods`: it starts with what the one before ended with, and who joins. */
function atomRows(
  { amounts, counts, up, down }: MovementSums,
  joining: Joining,
  group: number,
  periods: Period[],
): MovementRow[] {
  const before = { arr: 0, accounts: 0 };
  return periods.map(({ label }, place) => {
    const index = group * periods.length + place;
    before.arr += joining.arrMinor[index]!;
    before.accounts += joining.accounts[index]!;
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
    before.arr = row.end_arr;
    before.accounts = row.accounts.end;
    return row;
  });
}

function bySourceAt(sums: Float64Array, row: number): BySource {
  const found = {} as BySource;
  for (let source = 0; source < SOURCES; source += 1) found[sources[source]!] = sums[row * SOURCES + source]!;
  return found;
}

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
