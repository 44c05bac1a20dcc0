/**
 * Segments by the value at each window's start (metrics.md section 9: whose book was it?). The accounts of a row are
 * those whose value was the segment's when its window began; what moved in and out tells how the end of one window
 * meets the start of the next.
 */
import { narrowBalancesOn } from './balances';
import type { DayNumber } from './day';
import type { Facts } from './facts';
import type { Balances } from './month-ends';
import type { Moved, Moves } from './report';
import type { SegmentsOverTime } from './segments';

/** From the end of day `start` to the end of day `end`. */
export interface Span {
  start: DayNumber;
  end: DayNumber;
}

/** Accounts at the end of a day: the segment of each, and its ARR. */
export interface DayEnd {
  places: Int32Array;
  balances: Balances;
}

export interface StartSegment<Row> {
  key: string;
  /** One for each window. */
  rows: (Row & Moves)[];
  /** Whether any account is in it at the start or the end of some window. */
  hasMembers: boolean;
}

/**
 * Rows of each segment, one for each window; `rowsOf` answers with those of each segment, told the segment of each
 * account at the windows' starts. `cohortOnly`: rows speak of the accounts active at the start alone, as those of retention do. Then only
 * they move, and those that became active in the window are told apart, as `started`, by their segment at its end.
 */
export function rowsAtStart<Row extends object>(
  facts: Facts,
  { keys, placesOn }: SegmentsOverTime,
  spans: readonly Span[],
  cohortOnly: boolean,
  rowsOf: (starts: DayEnd[], segments: number) => Row[][],
): StartSegment<Row>[] {
  const days = Int32Array.from(new Set(spans.flatMap(({ start, end }) => [start, end]))).sort();
  const ends = new Map(
    Array.from(days, (day) => [day, { places: placesOn(day), balances: narrowBalancesOn(facts, day) }]),
  );
  const rows = rowsOf(
    spans.map(({ start }) => ends.get(start)!),
    keys.length,
  );
  const moves = spans.map(({ start, end }) => movesBetween(ends.get(start)!, ends.get(end)!, keys.length, cohortOnly));
  const hasMembers = membersOf(
    Array.from(ends.values(), ({ places }) => places),
    keys.length,
  );
  return keys.map((key, segment) => ({
    key,
    rows: rows[segment]!.map((row, window) => ({ ...row, ...moves[window]![segment]! })),
    hasMembers: hasMembers[segment] === 1,
  }));
}

/** 1 for each segment that has an account on any day. */
function membersOf(placesByDay: readonly Int32Array[], segments: number): Uint8Array {
  const found = new Uint8Array(segments + 1);
  for (const places of placesByDay)
    for (let account = 0; account < places.length; account += 1)
      if (found[places[account]! + 1] === 0) found[places[account]! + 1] = 1;
  return found.subarray(1);
}

/** Active accounts and their ARR by segment; the first place is for those that no segment has. */
class Tally {
  private readonly accounts: Float64Array;
  private readonly arrMinor: Float64Array;

  constructor(segments: number) {
    this.accounts = new Float64Array(segments + 1);
    this.arrMinor = new Float64Array(segments + 1);
  }

  add(segment: number, arrMinor: number): void {
    this.accounts[segment + 1]! += 1;
    this.arrMinor[segment + 1]! += arrMinor;
  }

  of(segment: number): Moved {
    return { accounts: this.accounts[segment + 1]!, arr: this.arrMinor[segment + 1]! };
  }
}

/** By segment: which accounts, active at the end, are in another one than at the start, with their ARR at the end. */
function movesBetween(
  { places: from, balances: before }: DayEnd,
  { places: to, balances: endMinor }: DayEnd,
  segments: number,
  cohortOnly: boolean,
): Moves[] {
  const [movedIn, movedOut, started] = [new Tally(segments), new Tally(segments), new Tally(segments)];
  const startMinor = cohortOnly ? before : endMinor;
  const accounts = changed(from, to, startMinor, endMinor);
  for (let index = 0; index < accounts.length; index += 1) {
    const account = accounts[index]!;
    const arrMinor = endMinor[account]!;
    if (startMinor[account] === 0) {
      started.add(to[account]!, arrMinor);
      continue;
    }
    movedIn.add(to[account]!, arrMinor);
    movedOut.add(from[account]!, arrMinor);
  }
  return Array.from({ length: segments }, (_, segment) => ({
    moved_in: movedIn.of(segment),
    moved_out: movedOut.of(segment),
    ...(cohortOnly && { started: started.of(segment) }),
  }));
}

/**
 * Accounts in another segment, and those that became active. Without a branch: who was active is as good as random, and a
 * processor that guesses wrong loses more time than the rest of the loop takes.
 */
function changed(from: Int32Array, to: Int32Array, startMinor: Balances, endMinor: Balances): Int32Array {
  const found = new Int32Array(to.length + 1);
  let length = 0;
  for (let account = 0; account < to.length; account += 1) {
    found[length] = account;
    const differs = Number(from[account] !== to[account]) | Number(startMinor[account] === 0);
    length += differs & Number(endMinor[account] !== 0);
  }
  return found.subarray(0, length);
}
