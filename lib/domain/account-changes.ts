/**
 * What changed an account (metrics.md sections 2 and 4): the steps of its lines on each day, with the record that stated
 * each and the source it counts as. Over any window they sum to what the account's ARR changed by, and over each day on
 * which it stays, source by source, to that day's components.
 */
import type { Components } from './components';
import type { DayNumber } from './day';
import type { Facts } from './facts';
import type { LineBook } from './line-book';
import { standingDay } from './line-book';
import { NONE } from './line-states';
import type { MovementType } from './movement-type';
import { type Source, sources } from './source';

/** A source where the account stays; where it starts from nothing or falls to it, what that is. */
export type ChangeSource = Source | Extract<MovementType, 'new' | 'reactivation' | 'churn'>;

export interface AccountChange {
  day: DayNumber;
  source: ChangeSource;
  /** Signed, never 0. */
  arrMinor: number;
  /** Row of the changes (with `isInvoice`: of the invoices), or `LAPSE` of line-states.ts. */
  row: number;
  isInvoice: boolean;
}

/** A line's step: what its state of a day changes of its ARR, possibly nothing. */
interface LineStep {
  day: DayNumber;
  arrMinor: number;
  product: number;
  /** As stated; `NONE` where none is. */
  source: number;
  row: number;
  isInvoice: boolean;
}

interface Part {
  source: number;
  product: number;
  arrMinor: number;
}

/** The changes of an account from the end of `start`, on which its ARR was `startMinor`, to the end of `end`; by day. */
export function accountChanges(
  facts: Facts,
  book: LineBook,
  account: number,
  { start, end, startMinor }: { start: DayNumber; end: DayNumber; startMinor: number },
): AccountChange[] {
  const states = statesBetween(book, account, start, end);
  const changes: AccountChange[] = [];
  const { components } = facts;
  let component = components.offset[account]!;
  let before = startMinor;
  for (let from = 0, to = 0; from < states.length; from = to) {
    const day = book.day[states[from]!]!;
    let after = before;
    for (; to < states.length && book.day[states[to]!] === day; to += 1) after += changeAt(book, account, states[to]!);
    while (component < components.offset[account + 1]! && components.day[component]! < day) component += 1;
    if (before > 0 && after > 0 && to === from + 1)
      addPartsOf(changes, components, component, account, book, states[from]!);
    else {
      const steps = states.slice(from, to).map((state) => stepAt(book, account, state));
      const ofDay =
        before > 0 && after > 0
          ? changesOfEvent(steps, partsOn(components, component, account, day))
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

const changeOf = (
  { day, row, isInvoice, arrMinor }: LineStep,
  source: ChangeSource,
  part: number = arrMinor,
): AccountChange => ({ day, source, arrMinor: part, row, isInvoice });

/** Places in the book of the states of all of the account's lines, by day, then by line. */
function statesBetween(book: LineBook, account: number, start: DayNumber, end: DayNumber): number[] {
  const { offset, day } = book;
  const first = standingDay(book, start) ?? Number.NEGATIVE_INFINITY;
  const last = standingDay(book, end) ?? Number.NEGATIVE_INFINITY;
  const states: number[] = [];
  const until = offset[account + 1]!;
  let latest = first;
  let isAscending = true;
  for (let state = offset[account]!; state < until; state += 1) {
    const on = day[state]!;
    if (on <= first || on > last) continue;
    isAscending &&= on >= latest;
    latest = on;
    states.push(state);
  }
  return isAscending ? states : states.sort((a, b) => day[a]! - day[b]!);
}

/** By how much a state changes its line's ARR. */
function changeAt({ offset, line, arrMinor }: LineBook, account: number, state: number): number {
  const isFirst = state === offset[account] || line[state - 1] !== line[state];
  return arrMinor[state]! - (isFirst ? 0 : arrMinor[state - 1]!);
}

const stepAt = (book: LineBook, account: number, state: number): LineStep => ({
  day: book.day[state]!,
  arrMinor: changeAt(book, account, state),
  product: book.product[state]!,
  source: book.source[state]!,
  row: book.row[state]!,
  isInvoice: book.isInvoice[state] === 1,
});

/** The account's components of a day, the first of which is at `first`. */
function partsOn(
  { offset, day, source, product, arrMinor }: Components,
  first: number,
  account: number,
  on: DayNumber,
): Part[] {
  const parts: Part[] = [];
  for (let index = first; index < offset[account + 1]! && day[index] === on; index += 1)
    parts.push({ source: source[index]!, product: product[index]!, arrMinor: arrMinor[index]! });
  return parts;
}

/**
 * Components know products, steps know records. Where the steps of a product sum to its components they are told
 * together; what is left, such as a product swapped for another, is told as one.
 */
function changesOfEvent(steps: readonly LineStep[], parts: readonly Part[]): AccountChange[] {
  const products = [...new Set([...steps, ...parts].map(({ product }) => product))];
  const changes: AccountChange[] = [];
  const isWhole = products.map((product) => {
    const [ownSteps, ownParts] = [steps, parts].map((all) => all.filter((one) => one.product === product));
    return ownSteps!.length > 0 && sumOf(ownSteps!) === sumOf(ownParts!);
  });
  products.forEach((product, index) => {
    if (isWhole[index]) changes.push(...shareOut(steps.filter(is(product)), parts.filter(is(product))));
  });
  const left = new Set(products.filter((_, index) => !isWhole[index]));
  const rest = shareOut(
    steps.filter(({ product }) => left.has(product)),
    parts.filter(({ product }) => left.has(product)),
  );
  return [...changes, ...rest];
}

const is =
  (wanted: number) =>
  ({ product }: { product: number }) =>
    product === wanted;

const sumOf = (all: readonly { arrMinor: number }[]): number => all.reduce((sum, { arrMinor }) => sum + arrMinor, 0);

/**
 * Gives steps the sources of parts that have the same sum. A step that states its source takes the part it made. Of the
 * others every step has the source of the largest part, and the remaining parts are taken out of the largest step.
 */
function shareOut(steps: readonly LineStep[], parts: readonly Part[]): AccountChange[] {
  const changes: AccountChange[] = [];
  const openParts = [...parts];
  const openSteps = steps.filter((step) => {
    const made = openParts.findIndex(({ source, arrMinor }) => source === step.source && arrMinor === step.arrMinor);
    if (step.source === NONE || made < 0) return true;
    openParts.splice(made, 1);
    changes.push(changeOf(step, sources[step.source]!));
    return false;
  });
  const carrier = largest(openSteps);
  const main = largest(openParts);
  if (!carrier || !main) return changes;
  const others = openParts.filter(({ source }) => source !== main.source);
  for (const step of openSteps) {
    const taken = step === carrier ? sumOf(others) : 0;
    changes.push(changeOf(step, sources[main.source]!, step.arrMinor - taken));
  }
  for (const { source, arrMinor } of others) changes.push(changeOf(carrier, sources[source]!, arrMinor));
  return changes;
}

const largest = <One extends { arrMinor: number }>(all: readonly One[]): One | undefined =>
  all.reduce<One | undefined>(
    (most, one) => (most === undefined || Math.abs(one.arrMinor) > Math.abs(most.arrMinor) ? one : most),
    undefined,
  );
