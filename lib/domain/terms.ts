/**
 * Terms (metrics.md section 6): every line whose term ended, with its ARR on the day before and what had become of it
 * when its grace was over; and those whose term ends next. A line that ends while one of its kind begins is renewed by
 * that one: a change of plan is no loss.
 */
import { AccountLines } from './account-lines';
import { type DayNumber, monthOf, parseDay } from './day';
import type { Facts } from './facts';
import { eachAccount } from './line-book';
import type { AccountStates, LedgerBasis } from './lines';
import { movementTypes } from './movement-type';
import { NO_DAY, type SourceRecords } from './records';
import { type TermSpan, termSpans } from './term-spans';

const EXPANSION = movementTypes.indexOf('expansion');

/** Stands for "no term end lies ahead" in `Terms.daysToTerm`. */
export const NO_TERM = -1;

export interface Terms {
  /** Lines whose term ends, by account ascending; each line as often as a term of it ends. */
  length: number;
  account: Int32Array;
  /** The first day that the term does not cover. */
  endDay: Int32Array;
  /** The month of that day. */
  endMonth: Int32Array;
  /** ARR on the day before; of a term that ends after data-through, ARR on data-through. */
  dueMinor: Float64Array;
  /** ARR on the last day of grace; NaN where that lies after data-through. */
  outcomeMinor: Float64Array;
  /**
   * By expansion cell of `Facts.monthCells`, days from the end of the day before the month to the account's next term
   * end; `NO_TERM` where it has none, and in other cells.
   */
  daysToTerm: Int32Array;
  graceDays: number;
  /** Terms that ended on or before this day are before the ledger began; null: it began with its first record. */
  historyFrom: DayNumber | null;
}

/** Finds every term end of what the facts were derived from. Throws where `deriveLedger` does. */
export function findTerms(facts: Facts, basis: LedgerBasis): Terms {
  const { records, settings, query } = basis;
  const { graceDays } = settings;
  const { dataThrough } = facts;
  const historyFrom = settings.historyFrom === null ? null : parseDay(settings.historyFrom);
  const spansOf = termSpans(records, query.recordedBy);
  const lines = new AccountLines();
  const found: { account: number[]; endDay: number[]; dueMinor: number[]; outcomeMinor: number[] } = {
    account: [],
    endDay: [],
    dueMinor: [],
    outcomeMinor: [],
  };
  const daysToTerm = new Int32Array(facts.monthCells.type.length).fill(NO_TERM);
  const add = (account: number, { line, from, until, term }: TermSpan): void => {
    const isPast = term <= dataThrough;
    const before = isPast ? term - 1 : dataThrough;
    if (from > before || until <= before || (isPast && historyFrom !== null && term <= historyFrom)) return;
    const dueMinor = lines.arrOn(line, before);
    if (dueMinor === 0) return;
    found.account.push(account);
    found.endDay.push(term);
    found.dueMinor.push(dueMinor);
    const decidedOn = term + graceDays;
    const kept = decidedOn > dataThrough ? Number.NaN : lines.arrOn(line, decidedOn);
    found.outcomeMinor.push(kept === 0 ? lines.successorOn(line, before, decidedOn) : kept);
  };
  const take = (account: number, states: AccountStates): void => {
    if (states.from === states.to) return;
    lines.read(states);
    const spans = spansOf(account, states, lines);
    if (spans.length === 0) return;
    for (const span of spans) add(account, span);
    measure(facts, account, spans, lines, historyFrom ?? Number.NEGATIVE_INFINITY, daysToTerm);
  };
  if (statesTerms(records)) eachAccount(basis, take);
  return {
    length: found.account.length,
    account: Int32Array.from(found.account),
    endDay: Int32Array.from(found.endDay),
    endMonth: Int32Array.from(found.endDay, monthOf),
    dueMinor: Float64Array.from(found.dueMinor),
    outcomeMinor: Float64Array.from(found.outcomeMinor),
    daysToTerm,
    graceDays,
    historyFrom,
  };
}

/** An MRR spreadsheet states no term at all, and need not be walked for any. */
const statesTerms = ({ changes, invoices }: SourceRecords): boolean =>
  invoices.length > 0 || !onlyHolds(changes.renewsDay, NO_DAY);

function onlyHolds(column: Int32Array, value: number): boolean {
  for (let row = 0; row < column.length; row += 1) if (column[row] !== value) return false;
  return true;
}

/**
 * Writes how far ahead the next term end lay at the start of each month in which the account expanded. What stands at
 * the start of history is what stood on `historyFrom`, its terms too.
 */
function measure(
  { monthCells }: Facts,
  account: number,
  spans: readonly TermSpan[],
  lines: AccountLines,
  historyFrom: DayNumber,
  daysToTerm: Int32Array,
): void {
  const { offset, period, periods, type } = monthCells;
  for (let cell = offset[account]!; cell < offset[account + 1]!; cell += 1) {
    if (type[cell] !== EXPANSION) continue;
    const begin = periods[period[cell]!]!.start - 1;
    const day = Math.max(begin, historyFrom);
    let next = Number.POSITIVE_INFINITY;
    for (const { line, from, until, term } of spans)
      if (from <= day && day < until && term > day && term < next && lines.arrOn(line, day) > 0) next = term;
    if (next !== Number.POSITIVE_INFINITY) daysToTerm[cell] = next - begin;
  }
}
