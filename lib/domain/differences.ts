/**
 * Where another tool's MRR differs from ours, account by account and month by month, and why. A cause is named where
 * their figure is, to the smallest unit, what ours would be under another reading of the same records; what no reading
 * makes is left unexplained. Differences are theirs less ours; every month's causes sum to them.
 */

import { divideHalfAway } from './money';

export const differenceCauses = [
  'only_theirs',
  'only_ours',
  'date',
  'discount',
  'currency',
  'one_time',
  'usage',
  'average',
  'awaiting_renewal',
  'trial',
  'paused',
  'past_due',
  'not_annualised',
  'rounding',
  'unexplained',
] as const;
export type DifferenceCause = (typeof differenceCauses)[number];

/** Our records read in another way: what the account's MRR would be then, by month of the export. */
export interface Reading {
  cause: DifferenceCause;
  mrr: readonly number[];
  /** Of exchange rates: the one that makes it so, by month. */
  sizes?: readonly (number | null)[];
  /** It counts where it makes every month of the export, or none. */
  isWhole?: boolean;
}

/** How far beyond the export's months our own are looked at, for changes that are dated otherwise. */
export const MARGIN_MONTHS = 12;

/** MRR in smallest units of the reporting currency. */
export interface ComparedAccount {
  /** Null: they do not list it. */
  theirs: readonly number[] | null;
  /** By month, from `MARGIN_MONTHS` before the export's first to as many after its last; null: not known. */
  ours: readonly (number | null)[] | null;
  readings: readonly Reading[];
  /** By month: why our records say that it does not pay, where they do. */
  states: readonly (DifferenceCause | null)[];
}

export interface MonthDifference {
  /** Place of the month among the export's. */
  at: number;
  /** Theirs less ours. */
  minor: number;
  cause: DifferenceCause;
  /** Of `date`: how many months later they have it (negative: earlier); of `discount`: its share; of `currency`: their rate. */
  size: number | null;
}

/** Off by so little, figures are the same and were rounded otherwise. */
const ROUNDED = 1;
/** A change that the export's last months lack may yet come; longer than this it is missing. */
const MOST_OPEN_MONTHS = 2;
/** A discount is told by its share alone only where it holds for so long. */
const LEAST_DISCOUNT_MONTHS = 3;
const DISCOUNT_STEPS = 20;

const isSame = (one: number | null | undefined, other: number): boolean =>
  one !== null && one !== undefined && Math.abs(one - other) <= ROUNDED;

/** Ours of the month at `at` of the export. */
export const oursAt = ({ ours }: Pick<ComparedAccount, 'ours'>, at: number): number | null =>
  ours === null ? 0 : (ours[at + MARGIN_MONTHS] ?? null);

/** The differences of one account, by month. `months`: how many the export has. */
export function differencesOfAccount(account: ComparedAccount, months: number): MonthDifference[] {
  const holds = ({ mrr }: Reading): boolean => mrr.every((minor, at) => isSame(minor, account.theirs?.[at] ?? 0));
  const readings = account.readings.filter((reading) => !reading.isWhole || holds(reading));
  const found: (MonthDifference | null)[] = [];
  for (let at = 0; at < months; at += 1) found.push(readingOf({ ...account, readings }, at));
  const open = found.flatMap((difference, at) => (difference?.cause === 'unexplained' ? [at] : []));
  for (const [from, to] of runsOf(open)) {
    const size = dateOf(account, months, from, to);
    if (size !== null) name(found, from, to, 'date', size);
  }
  const rest = found.filter((difference) => difference?.cause === 'unexplained') as MonthDifference[];
  const size = discountOf(account, rest);
  const never = neverOn(account, months);
  for (const difference of rest) {
    if (size !== null) Object.assign(difference, { cause: 'discount', size });
    else if (never !== null) difference.cause = never;
  }
  return found.filter((difference) => difference !== null);
}

/** The month's difference under the first reading that makes their figure. */
function readingOf(account: ComparedAccount, at: number): MonthDifference | null {
  const [theirs, ours] = [account.theirs?.[at] ?? 0, oursAt(account, at) ?? 0];
  const minor = theirs - ours;
  if (minor === 0) return null;
  if (account.ours === null) return { at, minor, cause: 'only_theirs', size: null };
  if (account.theirs === null) return { at, minor, cause: 'only_ours', size: null };
  if (Math.abs(minor) <= ROUNDED) return { at, minor, cause: 'rounding', size: null };
  for (const { cause, mrr, sizes } of account.readings)
    if (isSame(mrr[at], theirs) && !isSame(mrr[at], ours)) return { at, minor, cause, size: sizes?.[at] ?? null };
  const state = account.states[at] ?? null;
  const isOneAtNothing = theirs === 0 || ours === 0;
  return { at, minor, cause: state !== null && isOneAtNothing ? state : 'unexplained', size: null };
}

/** Numbers that follow one another, as first and last of each run. */
function runsOf(places: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === place - 1) last[1] = place;
    else runs.push([place, place]);
  }
  return runs;
}

function name(found: (MonthDifference | null)[], from: number, to: number, cause: DifferenceCause, size: number): void {
  for (let at = from; at <= to; at += 1) Object.assign(found[at]!, { cause, size });
}

/** How many months later than we they have what makes a run differ; null: no shift makes it. */
function dateOf(account: ComparedAccount, months: number, from: number, to: number): number | null {
  const isShifted = (by: number): boolean => {
    for (let at = from; at <= to; at += 1)
      if (!isSame(oursAt(account, at - by), account.theirs?.[at] ?? 0)) return false;
    return true;
  };
  const isOver = to + 1 < months;
  for (let by = 1; by <= MARGIN_MONTHS; by += 1) {
    // Both agree again afterwards: what came late has come. At the end of the export it may still be to come.
    if ((isOver || to - from < MOST_OPEN_MONTHS) && isShifted(by)) return by;
    if (isShifted(-by)) return -by;
  }
  return null;
}

/** The share by which one side is below the other in all of these months, in steps of 5 %; null: by none, or in too few. */
function discountOf(account: ComparedAccount, rest: readonly MonthDifference[]): number | null {
  if (rest.length < LEAST_DISCOUNT_MONTHS) return null;
  const sides = rest.map(({ at }) => [account.theirs?.[at] ?? 0, oursAt(account, at) ?? 0] as const);
  const [theirs, ours] = sides[0]!;
  const isTheirsList = theirs > ours;
  const list = Math.max(theirs, ours);
  const steps = divideHalfAway((list - Math.min(theirs, ours)) * DISCOUNT_STEPS, list);
  if (steps <= 0 || steps >= DISCOUNT_STEPS) return null;
  const left = 1 - steps / DISCOUNT_STEPS;
  const holds = sides.every(([one, other]) => {
    const [full, net] = isTheirsList ? [one, other] : [other, one];
    return Math.abs(full * left - net) <= ROUNDED;
  });
  return holds ? steps / DISCOUNT_STEPS : null;
}

/** One side lists the account and never has anything of it. */
function neverOn(account: ComparedAccount, months: number): 'only_theirs' | 'only_ours' | null {
  let [theirs, ours] = [0, 0];
  for (let at = 0; at < months; at += 1) {
    theirs += account.theirs?.[at] ?? 0;
    ours += oursAt(account, at) ?? 0;
  }
  return theirs === 0 ? 'only_ours' : ours === 0 ? 'only_theirs' : null;
}
