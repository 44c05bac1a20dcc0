/**
 * Segments by the value at each window's start (metrics.md section 9: whose book was it?). The accounts of a row are
 * those whose value was the segment's when its window began; what moved in and out tells how the end of one window
 * meets the start of the next.
 */
import { balancesOn } from './balances';
import type { DayNumber } from './day';
import type { Facts } from './facts';
import type { Moved, Moves } from './report';
import type { SegmentsOverTime } from './segments';

/** From the end of day `start` to the end of day `end`. */
export interface Span {
  start: DayNumber;
  end: DayNumber;
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
  rowsOf: (placesIn: Int32Array[], segments: number) => Row[][],
): StartSegment<Row>[] {
  const days = Int32Array.from(new Set(spans.flatMap(({ start, end }) => [start, end]))).sort();
  const places = new Map(Array.from(days, (day) => [day, placesOn(day)]));
  const rows = rowsOf(
    spans.map(({ start }) => places.get(start)!),
    keys.length,
  );
  const moves = spans.map((span) =>
    movesBetween(facts, span, places.get(span.start)!, places.get(span.end)!, keys.length, cohortOnly),
  );
  const hasMembers = membersOf([...places.values()], keys.length);
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
  facts: Facts,
  { start, end }: Span,
  from: Int32Array,
  to: Int32Array,
  segments: number,
  cohortOnly: boolean,
): Moves[] {
  const [movedIn, movedOut, started] = [new Tally(segments), new Tally(segments), new Tally(segments)];
  const endMinor = balancesOn(facts, end);
  const startMinor = cohortOnly ? balancesOn(facts, start) : endMinor;
  for (let account = 0; account < to.length; account += 1) {
    if (from[account] === to[account] || endMinor[account] === 0 || startMinor[account] === 0) continue;
    movedIn.add(to[account]!, endMinor[account]!);
    movedOut.add(from[account]!, endMinor[account]!);
  }
  for (let account = 0; account < to.length; account += 1)
    if (startMinor[account] === 0 && endMinor[account] !== 0) started.add(to[account]!, endMinor[account]!);
  return Array.from({ length: segments }, (_, segment) => ({
    moved_in: movedIn.of(segment),
    moved_out: movedOut.of(segment),
    ...(cohortOnly && { started: started.of(segment) }),
  }));
}
