/**
 * How the steps of an account's lines on one day are given the sources of its components (metrics.md section 4), where it
 * stays. Of all products both sum to the same; of some, what is over went between these and the others.
 */
import type { DayNumber } from './day';
import { NONE } from './line-states';
import type { MovementType } from './movement-type';
import { type Source, sources } from './source';

/** A source where the account stays; where it starts from nothing or falls to it, what that is; of products, the rest. */
export type ChangeSource = Source | Extract<MovementType, 'new' | 'reactivation' | 'churn'> | 'between_products';

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
export interface LineStep {
  day: DayNumber;
  arrMinor: number;
  product: number;
  /** As stated; `NONE` where none is. */
  source: number;
  row: number;
  isInvoice: boolean;
}

/** A component of the day. */
export interface ChangePart {
  source: number;
  product: number;
  arrMinor: number;
}

/** Stands in for a source where what is left of a day went over from, or to, other products. */
const BETWEEN_PRODUCTS = sources.length;

const nameOf = (source: number): ChangeSource => sources[source] ?? 'between_products';

export const changeOf = (
  { day, row, isInvoice, arrMinor }: LineStep,
  source: ChangeSource,
  part: number = arrMinor,
): AccountChange => ({ day, source, arrMinor: part, row, isInvoice });

/**
 * Components know products, steps know records. Where the steps of a product sum to its components they are told
 * together; what is left, such as a product swapped for another, is told as one. Of all products it sums to the same.
 */
export function changesOfEvent(steps: readonly LineStep[], parts: readonly ChangePart[]): AccountChange[] {
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
  const leftSteps = steps.filter(({ product }) => left.has(product));
  const leftParts = parts.filter(({ product }) => left.has(product));
  const between = sumOf(leftSteps) - sumOf(leftParts);
  if (between !== 0) leftParts.push({ source: BETWEEN_PRODUCTS, product: NONE, arrMinor: between });
  return [...changes, ...shareOut(leftSteps, leftParts)];
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
function shareOut(steps: readonly LineStep[], parts: readonly ChangePart[]): AccountChange[] {
  const changes: AccountChange[] = [];
  const openParts = [...parts];
  const openSteps = steps.filter((step) => {
    const made = openParts.findIndex(({ source, arrMinor }) => source === step.source && arrMinor === step.arrMinor);
    if (step.source === NONE || made < 0) return true;
    openParts.splice(made, 1);
    changes.push(changeOf(step, nameOf(step.source)));
    return false;
  });
  const carrier = largest(openSteps);
  const main = largest(openParts);
  if (!carrier || !main) return changes;
  const others = openParts.filter(({ source }) => source !== main.source);
  for (const step of openSteps) {
    const taken = step === carrier ? sumOf(others) : 0;
    changes.push(changeOf(step, nameOf(main.source), step.arrMinor - taken));
  }
  for (const { source, arrMinor } of others) changes.push(changeOf(carrier, nameOf(source), arrMinor));
  return changes;
}

const largest = <One extends { arrMinor: number }>(all: readonly One[]): One | undefined =>
  all.reduce<One | undefined>(
    (most, one) => (most === undefined || Math.abs(one.arrMinor) > Math.abs(most.arrMinor) ? one : most),
    undefined,
  );
