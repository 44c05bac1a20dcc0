/**
 * Segments by the value at each window's start (metrics.md section 9: whose book was it?). The accounts of a row are
 * those whose value was the segment's when its window began; what moved in and out tells how the end of one window
 * meets the start of the next.
 */
import { listPlaces } from './account-mask';
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
 * Rows of each segment, a window at a time; `rowsOf` answers with one for each of the lists, which share no account.
 * `cohortOnly`: rows speak of the accounts active at the start alone, as those of retention do. Then only they move, and
 * those that became active in the window are told apart, as `started`, by their segment at its end.
 */
export function rowsAtStart<Row extends object>(
  facts: Facts,
  segmentsOn: (day: DayNumber) => Segment[],
  spans: readonly Span[],
  cohortOnly: boolean,
  rowsOf: (span: Span, lists: Int32Array[]) => Row[],
): StartSegment<Row>[] {
  const stateOn = rememberLast((day) => new State(facts, day, segmentsOn(day)));
  const found: StartSegment<Row>[] = [];
  spans.forEach((span, index) => {
    // Days are fastest in their order: the starts of the windows that begin inside this one come before its end.
    const start = stateOn(span.start);
    for (const next of spans.slice(index + 1, index + KEPT_DAYS - 1)) if (next.start < span.end) stateOn(next.start);
    const end = stateOn(span.end);
    const moves = movesBetween(start, end, cohortOnly);
    const rows = rowsOf(span, start.lists);
    start.segments.forEach(({ key, list }, segment) => {
      found[segment] ??= { key, rows: [], hasMembers: false };
      found[segment].rows.push({ ...rows[segment]!, ...moves[segment]! });
      if (list.length > 0 || end.segments[segment]!.list.length > 0) found[segment].hasMembers = true;
    });
  });
  return found;
}

/** Who is where at the end of a day, and with how much. */
class State {
  /** Segment of each account; `NO_LIST` for those that no segment has. */
  readonly place: Int32Array;
  readonly lists: Int32Array[];
  readonly balances: Float64Array;

  constructor(
    facts: Facts,
    day: DayNumber,
    readonly segments: Segment[],
  ) {
    this.lists = segments.map(({ list }) => list);
    this.place = listPlaces(facts.accounts, this.lists);
    this.balances = balancesOn(facts, day);
  }
}

/** Accounts and their ARR by segment; the first place is for those that no segment has. */
class Tally {
  private readonly accounts: Int32Array;
  private readonly arrMinor: Float64Array;

  constructor(segments: number) {
    this.accounts = new Int32Array(segments + 1);
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
function movesBetween(start: State, end: State, cohortOnly: boolean): Moves[] {
  const { segments, place } = end;
  const [movedIn, movedOut, started] = [
    new Tally(segments.length),
    new Tally(segments.length),
    new Tally(segments.length),
  ];
  for (let account = 0; account < place.length; account += 1) {
    const isNew = cohortOnly && start.balances[account] === 0;
    const to = place[account]!;
    const from = start.place[account]!;
    if (from === to && !isNew) continue;
    const arrMinor = end.balances[account]!;
    if (arrMinor === 0) continue;
    if (isNew) started.add(to, arrMinor);
    else {
      movedIn.add(to, arrMinor);
      movedOut.add(from, arrMinor);
    }
  }
  return segments.map((_, segment) => ({
    moved_in: movedIn.of(segment),
    moved_out: movedOut.of(segment),
    ...(cohortOnly && { started: started.of(segment) }),
  }));
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
