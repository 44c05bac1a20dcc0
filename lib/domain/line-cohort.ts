/**
 * A window's cohort line by line (metrics.md section 11): what is kept of the lines that were active at its start, and
 * which accounts have a term that ends inside it. Both are what other definitions of retention are made of.
 */
import type { DayNumber } from './day';
import type { LineBook } from './line-book';
import { standingDay } from './line-book';
import type { Terms } from './terms';

/** By account number: ARR at the end of day `end` of the lines active at the end of day `start`, and of no others. */
export function linesKept(book: LineBook, accounts: number, start: DayNumber, end: DayNumber): Float64Array {
  const kept = new Float64Array(accounts);
  const first = standingDay(book, start);
  const last = standingDay(book, end);
  if (first === null || last === null) return kept;
  const { offset, line, day, arrMinor } = book;
  for (let account = 0; account < accounts; account += 1) {
    const until = offset[account + 1]!;
    for (let state = offset[account]!; state < until; ) {
      const number = line[state]!;
      let startMinor = 0;
      let endMinor = 0;
      for (; state < until && line[state] === number; state += 1) {
        if (day[state]! <= first) startMinor = arrMinor[state]!;
        if (day[state]! <= last) endMinor = arrMinor[state]!;
      }
      if (startMinor > 0) kept[account]! += endMinor;
    }
  }
  return kept;
}

/** By account number: 1 where a term of one of its lines ended after `start` and by `end`, no later than data-through. */
export function accountsDue(
  { length, account, endDay }: Terms,
  accounts: number,
  start: DayNumber,
  end: DayNumber,
): Uint8Array {
  const due = new Uint8Array(accounts);
  for (let term = 0; term < length; term += 1)
    if (endDay[term]! > start && endDay[term]! <= end) due[account[term]!] = 1;
  return due;
}
