/**
 * Segments by the value at each window's start (metrics.md section 9: whose book was it?). The accounts of a row are
 * those whose value was the segment's when its window began; what moved in and out tells how the end of one window
 * meets the start of the next.
 */
import { balancesOn } from './balances';
import type { DayNumber } from './day';
import type { Facts } from './facts';
import type { Moved, Moves } from './report';
import type { Segment } from './segments';

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
 * Rows of each segment, a window at a time.
 * `cohortOnly`: rows speak of the accounts active at the start alone, as those of retention do. Then only they move, and
 * those that became active in the window are told apart, as `started`, by their segment at its end.
 */
export function rowsAtStart<Row extends object>(
  facts: Facts,
  segmentsOn: (day: DayNumber) => Segment[],
  spans: readonly Span[],
  cohortOnly: boolean,
  rowOf: (span: Span, list: Int32Array) => Row,
): StartSegment<Row>[] {
  const stateOn = rememberLast((day) => new State(facts, day, segmentsOn(day)));
  const found: StartSegment<Row>[] = [];
  for (const span of spans) {
    const start = stateOn(span.start);
    const end = stateOn(span.end);
    const moves = movesBetween(start, end, cohortOnly);
    start.segments.forEach(({ key, list }, index) => {
      found[index] ??= { key, rows: [], hasMembers: false };
      found[index].rows.push({ ...rowOf(span, list), ...moves[index]! });
      if (list.length > 0 || end.segments[index]!.list.length > 0) found[index].hasMembers = true;
    });
  }
  return found;
}

const NOWHERE = -1;

/** Who is where at the end of a day, and with how much. */
class State {
  /** Segment of each account; `NOWHERE` for those that no segment has. */
  readonly place: Int32Array;
  readonly balances: Float64Array;

  constructor(
    facts: Facts,
    day: DayNumber,
    readonly segments: Segment[],
  ) {
    this.place = new Int32Array(facts.accounts).fill(NOWHERE);
    this.balances = balancesOn(facts, day);
    segments.forEach(({ list }, segment) => {
      for (let index = 0; index < list.length; index += 1) this.place[list[index]!] = segment;
    });
  }
}

const nobody = (): Moved => ({ accounts: 0, arr: 0 });

function add(moved: Moved | undefined, arrMinor: number): void {
  if (!moved) return;
  moved.accounts += 1;
  moved.arr += arrMinor;
}

/** By segment: which accounts, active at the end, are in another one than at the start, with their ARR at the end. */
function movesBetween(start: State, end: State, cohortOnly: boolean): Moves[] {
  const moves = start.segments.map(
    (): Moves => ({ moved_in: nobody(), moved_out: nobody(), ...(cohortOnly && { started: nobody() }) }),
  );
  for (let account = 0; account < end.place.length; account += 1) {
    const arrMinor = end.balances[account]!;
    if (arrMinor === 0) continue;
    const from = start.place[account]!;
    const to = end.place[account]!;
    if (cohortOnly && start.balances[account] === 0) add(moves[to]?.started, arrMinor);
    else if (from !== to) {
      add(moves[from]?.moved_out, arrMinor);
      add(moves[to]?.moved_in, arrMinor);
    }
  }
  return moves;
}

/** A window ends where another starts: as many answers are kept as a window of a year has month ends. */
function rememberLast<Answer>(ask: (day: DayNumber) => Answer): (day: DayNumber) => Answer {
  const kept = new Map<DayNumber, Answer>();
  return (day) => {
    const answer = kept.get(day) ?? ask(day);
    kept.set(day, answer);
    if (kept.size > KEPT_DAYS) kept.delete(kept.keys().next().value!);
    return answer;
  };
}

const KEPT_DAYS = 14;
