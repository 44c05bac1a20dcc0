/** Dated values in the order of their days: from one day to a later one only what changed in between is looked at. */
import type { DayNumber } from './day';
import type { AttributeColumn } from './records';

type Dated = NonNullable<AttributeColumn['dated']>;

export class DatedCourse {
  private readonly rows: Int32Array;
  /** Codes before any dated value, and at the end of the day last asked for. */
  private readonly start: Int32Array;
  private readonly codes: Int32Array;
  private next = 0;
  private lastDay: DayNumber = Number.NEGATIVE_INFINITY;

  constructor(
    current: Int32Array,
    private readonly dated: Dated,
  ) {
    this.start = current.slice();
    for (let row = 0; row < dated.account.length; row += 1) this.start[dated.account[row]!] = -1;
    this.codes = this.start.slice();
    this.rows = rowsByDay(dated.day);
  }

  /** Codes at the end of a day, by account: an array of the caller's own. Days that ascend are fastest. */
  on(day: DayNumber): Int32Array {
    const { dated, rows, codes } = this;
    if (day < this.lastDay) {
      this.next = 0;
      codes.set(this.start);
    }
    this.lastDay = day;
    for (; this.next < rows.length; this.next += 1) {
      const row = rows[this.next]!;
      if (dated.day[row]! > day) break;
      codes[dated.account[row]!] = dated.code[row]!;
    }
    return codes.slice();
  }
}

/** Codes at the end of each account's own day, by account; `current` holds for accounts without a dated row. */
export function codesOnOwnDays(current: Int32Array, { account, day, code }: Dated, on: Int32Array): Int32Array {
  const codes = current.slice();
  for (let row = 0; row < account.length; row += 1) codes[account[row]!] = -1;
  for (let row = 0; row < account.length; row += 1)
    if (day[row]! <= on[account[row]!]!) codes[account[row]!] = code[row]!;
  return codes;
}

/** Rows ascending by day, those of one day in their order: one counting sort. */
function rowsByDay(day: Int32Array): Int32Array {
  const days = Int32Array.from(new Set(day)).sort();
  const rank = new Map(Array.from(days, (value, index) => [value, index]));
  const next = new Int32Array(days.length + 1);
  for (let row = 0; row < day.length; row += 1) next[rank.get(day[row]!)! + 1]! += 1;
  for (let index = 1; index <= days.length; index += 1) next[index]! += next[index - 1]!;
  const rows = new Int32Array(day.length);
  for (let row = 0; row < day.length; row += 1) {
    const at = rank.get(day[row]!)!;
    rows[next[at]!] = row;
    next[at]! += 1;
  }
  return rows;
}
