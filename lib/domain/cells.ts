/**
 * Movement cells: one for each account and period in which the account's balance ended other than it started. They are
 * sparse, a handful an account, and sum to every waterfall.
 */
import type { DayNumber } from './day';
import type { Period } from './grid';
import type { Ledger } from './ledger';
import { classify, movementTypes } from './movement-type';

export interface Cells {
  /** Successive periods, from the first of the ledger to the one that contains data-through. */
  periods: Period[];
  /** Cells of account `a` are those from `offset[a]` up to, not including, `offset[a + 1]`, by period. */
  offset: Int32Array;
  /** Index into `periods`. */
  period: Uint16Array;
  /** Index into `movementTypes`. */
  type: Uint8Array;
  /** End less start of the period, ARR; below 0 for contraction and churn. */
  changeMinor: Float64Array;
}

/** Cells of all accounts over successive periods, the last of which contains `dataThrough`. */
export function buildCells(ledger: Ledger, periods: Period[], dataThrough: DayNumber): Cells {
  const { accounts, day, arrMinor, firstActiveDay } = ledger;
  const offset = new Int32Array(accounts + 1);
  const period = new Uint16Array(day.length);
  const type = new Uint8Array(day.length);
  const changeMinor = new Float64Array(day.length);
  const periodOf = periodsByDay(periods);
  const firstDay = periods[0]?.start ?? 0;
  let cells = 0;
  for (let account = 0; account < accounts; account += 1) {
    const end = ledger.offset[account + 1]!;
    let step = ledger.offset[account]!;
    let start = 0;
    for (; step < end && isOpening(ledger, day[step]!); step += 1) start = arrMinor[step]!;
    while (step < end && day[step]! <= dataThrough) {
      const index = periodOf[day[step]! - firstDay]!;
      const within = periods[index]!;
      const until = Math.min(within.end, dataThrough);
      while (step + 1 < end && day[step + 1]! <= until) step += 1;
      const balance = arrMinor[step]!;
      const movement = classify(start, balance, firstActiveDay[account]! < within.start);
      if (movement !== null) {
        period[cells] = index;
        type[cells] = movementTypes.indexOf(movement);
        changeMinor[cells] = balance - start;
        cells += 1;
      }
      start = balance;
      step += 1;
    }
    offset[account + 1] = cells;
  }
  return {
    periods,
    offset,
    period: period.slice(0, cells),
    type: type.slice(0, cells),
    changeMinor: changeMinor.slice(0, cells),
  };
}

/** The opening balance is what the first period starts with, wherever that period begins. */
const isOpening = ({ openingDay }: Ledger, day: DayNumber): boolean => openingDay !== null && day <= openingDay;

/** Index of the period of every day, counted from the first period's first day. */
function periodsByDay(periods: Period[]): Uint16Array {
  const first = periods[0]?.start ?? 0;
  const indexes = new Uint16Array((periods.at(-1)?.end ?? first) - first + 1);
  for (const [index, { start, end }] of periods.entries()) indexes.fill(index, start - first, end - first + 1);
  return indexes;
}
