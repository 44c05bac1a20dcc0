/**
 * What changed an account (metrics.md sections 2 and 4): the steps of its lines on each day, with the record that stated
 * each and the source it counts as. Over any window they sum to what the account's ARR changed by, and over each day on
 * which it stays, source by source, to that day's components. Of some products they sum to what its revenue of these
 * changed by: where their components say less or more than that, the rest went over between products.
 */
import {
  type AccountChange,
  type ChangePart,
  type ChangeSource,
  changeOf,
  changesOfEvent,
  type LineStep,
} from './change-sources';
import type { Components } from './components';
import type { DayNumber } from './day';
import type { ExplainBasis } from './explain-basis';
import type { Facts } from './facts';
import type { LineBook } from './line-book';
import { standingDay } from './line-book';
import { sources } from './source';

/** The changes of an account from the end of day `start` to the end of day `end`; by day. */
export function accountChanges(
  { facts, book, products }: Pick<ExplainBasis, 'facts' | 'book' | 'products'>,
  account: number,
  { start, end }: { start: DayNumber; end: DayNumber },
): AccountChange[] {
  const wanted = products?.wanted ?? null;
  const { states, beforeMinor } = statesBetween(book, account, start, end);
  const changes: AccountChange[] = [];
  const { components } = facts;
  let component = components.offset[account]!;
  let before = beforeMinor;
  for (let from = 0, to = 0; from < states.length; from = to) {
    const day = book.day[states[from]!]!;
    let after = before;
    for (; to < states.length && book.day[states[to]!] === day; to += 1) after += changeAt(book, account, states[to]!);
    while (component < components.offset[account + 1]! && components.day[component]! < day) component += 1;
    const stays = before > 0 && after > 0;
    if (stays && to === from + 1 && wanted === null)
      addPartsOf(changes, components, component, account, book, states[from]!);
    else {
      const steps = states.slice(from, to).map((state) => stepAt(book, account, state, wanted));
      const ofDay = stays
        ? changesOfEvent(steps, partsOn(components, component, account, day, wanted))
        : steps.map((step) => changeOf(step, before > 0 ? 'churn' : startOf(facts, account, day)));
      for (const change of ofDay) if (change.arrMinor !== 0) changes.push(change);
    }
    before = after;
  }
  return changes;
}

const startOf = ({ firstActiveDay }: Facts, account: number, day: DayNumber): ChangeSource =>
  firstActiveDay[account]! < day ? 'reactivation' : 'new';

/** The usual event: one line, and so all of the day's components are its own. */
function addPartsOf(
  changes: AccountChange[],
  { offset, day, source, arrMinor }: Components,
  first: number,
  account: number,
  book: LineBook,
  state: number,
): void {
  const on = book.day[state]!;
  for (let index = first; index < offset[account + 1]! && day[index] === on; index += 1)
    changes.push({
      day: on,
      source: sources[source[index]!]!,
      arrMinor: arrMinor[index]!,
      row: book.row[state]!,
      isInvoice: book.isInvoice[state] === 1,
    });
}

/** Places in the book of the states of all of the account's lines, by day, then by line; and its ARR before them. */
function statesBetween(
  book: LineBook,
  account: number,
  start: DayNumber,
  end: DayNumber,
): { states: number[]; beforeMinor: number } {
  const { offset, day } = book;
  const first = standingDay(book, start) ?? Number.NEGATIVE_INFINITY;
  const last = standingDay(book, end) ?? Number.NEGATIVE_INFINITY;
  const states: number[] = [];
  const until = offset[account + 1]!;
  let beforeMinor = 0;
  let latest = first;
  let isAscending = true;
  for (let state = offset[account]!; state < until; state += 1) {
    const on = day[state]!;
    if (on <= first) beforeMinor += changeAt(book, account, state);
    if (on <= first || on > last) continue;
    isAscending &&= on >= latest;
    latest = on;
    states.push(state);
  }
  return { states: isAscending ? states : states.sort((a, b) => day[a]! - day[b]!), beforeMinor };
}

/** Whether a state is its line's first, and so has none before it. */
const isFirst = ({ offset, line }: LineBook, account: number, state: number): boolean =>
  state === offset[account] || line[state - 1] !== line[state];

/** By how much a state changes its line's ARR. */
const changeAt = (book: LineBook, account: number, state: number): number =>
  book.arrMinor[state]! - (isFirst(book, account, state) ? 0 : book.arrMinor[state - 1]!);

/** A state as a step of all products (null), or of the wanted ones: a line that changes its product leaves one for another. */
function stepAt(book: LineBook, account: number, state: number, wanted: Uint8Array | null): LineStep {
  const { day, product, source, row, isInvoice, arrMinor } = book;
  const counts = (at: number): boolean => wanted === null || wanted[product[at]!] === 1;
  const was = !isFirst(book, account, state) && counts(state - 1) ? arrMinor[state - 1]! : 0;
  const is = counts(state) ? arrMinor[state]! : 0;
  return {
    day: day[state]!,
    arrMinor: is - was,
    product: product[counts(state) || was === 0 ? state : state - 1]!,
    source: source[state]!,
    row: row[state]!,
    isInvoice: isInvoice[state] === 1,
  };
}

/** The account's components of a day, the first of which is at `first`, as far as they are of wanted products (null: all). */
function partsOn(
  { offset, day, source, product, arrMinor }: Components,
  first: number,
  account: number,
  on: DayNumber,
  wanted: Uint8Array | null,
): ChangePart[] {
  const parts: ChangePart[] = [];
  for (let index = first; index < offset[account + 1]! && day[index] === on; index += 1)
    if (wanted === null || wanted[product[index]!] === 1)
      parts.push({ source: source[index]!, product: product[index]!, arrMinor: arrMinor[index]! });
  return parts;
}
