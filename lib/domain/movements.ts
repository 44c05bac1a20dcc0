/**
 * Movements (metrics.md section 3): how recurring revenue came from the start of each period to its end. The atom is
 * one account × one calendar month; a quarter or a year is the sum of its months. The week grid stands alone. What
 * each atom is, `classify` says.
 */
import type { Cells } from './cells';
import { type DayNumber, firstDayOf } from './day';
import type { Facts } from './facts';
import { type Grid, type Period, periodsTouching } from './grid';
import { type MovementType, movementTypes } from './movement-type';
import type { MovementCounts, MovementRow } from './report';

export interface MovementsQuery {
  grid: Grid;
  /** Every period touched by `from` … `to` is given, as far as the ledger reaches. Null: from its first, to its last. */
  from: DayNumber | null;
  to: DayNumber | null;
  /** Ascending account list; null: all. */
  accounts: Int32Array | null;
}

/** One row a period, in order. Amounts are ARR, all positive. */
export function movements(facts: Facts, { grid, from, to, accounts }: MovementsQuery): MovementRow[] {
  if (facts.months === 0) return [];
  const cells = grid === 'week' ? facts.weekCells() : facts.monthCells;
  const atoms = atomRows(cells, facts.openingMinor, accounts ?? facts.everyAccount);
  const first = Math.max(from ?? Number.NEGATIVE_INFINITY, firstDayOf(facts.firstMonth));
  const last = Math.min(to ?? Number.POSITIVE_INFINITY, facts.dataThrough);
  return periodsTouching(first, last, grid).map((period) => {
    const row = sumOf(atomsWithin(atoms, cells.periods, period));
    return { ...row, period: period.label, partial: period.end > facts.dataThrough };
  });
}

const TYPES = movementTypes.length;

/** Sums the cells of the accounts into one row for each of the cells' periods. */
function atomRows(cells: Cells, openingMinor: Float64Array, accounts: Int32Array): MovementRow[] {
  const { offset, period, type, changeMinor } = cells;
  const amounts = new Float64Array(cells.periods.length * TYPES);
  const counts = new Int32Array(cells.periods.length * TYPES);
  let opening = 0;
  let openingAccounts = 0;
  for (let index = 0; index < accounts.length; index += 1) {
    const account = accounts[index]!;
    const minor = openingMinor[account]!;
    if (minor > 0) {
      opening += minor;
      openingAccounts += 1;
    }
    const end = offset[account + 1]!;
    for (let cell = offset[account]!; cell < end; cell += 1) {
      const slot = period[cell]! * TYPES + type[cell]!;
      amounts[slot]! += Math.abs(changeMinor[cell]!);
      counts[slot]! += 1;
    }
  }
  let before = { arr: opening, accounts: openingAccounts };
  return cells.periods.map(({ label }, index) => {
    const of = <Values extends Float64Array | Int32Array>(values: Values, name: MovementType): number =>
      values[index * TYPES + movementTypes.indexOf(name)]!;
    const row = {
      ...emptyRow(label),
      start_arr: before.arr,
      accounts: { ...noCounts, start: before.accounts },
    };
    for (const name of movementTypes) {
      row[name] = of(amounts, name);
      row.accounts[name] = of(counts, name);
    }
    row.end_arr = row.start_arr + row.new + row.reactivation + row.expansion - row.contraction - row.churn + row.fx;
    row.accounts.end = row.accounts.start + row.accounts.new + row.accounts.reactivation - row.accounts.churn;
    before = { arr: row.end_arr, accounts: row.accounts.end };
    return row;
  });
}

const noCounts: MovementCounts = { start: 0, new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0, end: 0 };

const emptyRow = (period: string): MovementRow => ({
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
});

/** The atoms that lie in a period; those before the ledger began are not there. */
const atomsWithin = (atoms: MovementRow[], periods: Period[], { start, end }: Period): MovementRow[] =>
  atoms.filter((_, index) => periods[index]!.start >= start && periods[index]!.end <= end);

/** Successive rows as one: it starts where the first starts, ends where the last ends, and sums what lies between. */
function sumOf(rows: MovementRow[]): MovementRow {
  const [first, ...rest] = rows;
  if (!first) throw new Error('a period of the ledger without any of its months');
  const sum = { ...first, accounts: { ...first.accounts } };
  for (const row of rest) {
    for (const name of movementTypes) {
      sum[name] += row[name];
      sum.accounts[name] += row.accounts[name];
    }
    sum.end_arr = row.end_arr;
    sum.accounts.end = row.accounts.end;
  }
  return sum;
}
