/**
 * Changed lines (metrics.md section 4): what of a line, or of several taken together, was before an event and is after
 * it, and the part of the change that is seats: (q₁ − q₀) × ARR₀ ÷ q₀, rounded half away from zero.
 */
import type { LineStates } from './lines';
import { scaleMinor } from './money';
import { QUANTITY_SCALE } from './records';
import { motions } from './source';

const UNKNOWN = motions.indexOf('unknown');
const SALES = motions.indexOf('sales');

/** Lines taken together. */
export interface LineSum {
  beforeMinor: number;
  afterMinor: number;
  beforeMicro: number;
  afterMicro: number;
  /** Some line states a quantity, a unit price or a plan on either side. */
  statesSomething: boolean;
  /** Some line has another plan than before; one that is not stated is unknown, and never another. */
  changesPlan: boolean;
  /** Index into `motions`: what the lines' records state; two that differ are `sales`. */
  motion: number;
}

export const nothing = (): LineSum => ({
  beforeMinor: 0,
  afterMinor: 0,
  beforeMicro: 0,
  afterMicro: 0,
  statesSomething: false,
  changesPlan: false,
  motion: UNKNOWN,
});

/** A state's ARR; 0 before a line's first state (−1). */
export const arrAt = ({ arrMinor }: LineStates, at: number): number => (at < 0 ? 0 : arrMinor[at]!);

/** A state's quantity in millionths: 1 where none is stated, 0 for a line at 0. */
export function quantityAt(states: LineStates, at: number): number {
  if (arrAt(states, at) === 0) return 0;
  const stated = states.quantityMicro[at]!;
  return Number.isNaN(stated) ? QUANTITY_SCALE : stated;
}

const statesAnything = ({ quantityMicro, statesUnit, plan }: LineStates, at: number): boolean =>
  at >= 0 && (!Number.isNaN(quantityMicro[at]!) || statesUnit[at] === 1 || plan[at]! >= 0);

/** Both are stated, and differ. */
const differInPlan = ({ plan }: LineStates, before: number, after: number): boolean =>
  before >= 0 && plan[before]! >= 0 && plan[after]! >= 0 && plan[before] !== plan[after];

/** The line's states have one product and kind. */
export const sameGroup = ({ product, kind }: LineStates, before: number, after: number): boolean =>
  product[before] === product[after] && kind[before] === kind[after];

/** ARR, quantity, plan, product or kind differ; a line at 0 on both sides has none of them. */
export function isChanged(states: LineStates, before: number, after: number): boolean {
  const beforeMinor = arrAt(states, before);
  if (beforeMinor !== arrAt(states, after)) return true;
  if (beforeMinor === 0) return false;
  return (
    quantityAt(states, before) !== quantityAt(states, after) ||
    differInPlan(states, before, after) ||
    !sameGroup(states, before, after)
  );
}

export function combinedMotion(a: number, b: number): number {
  if (a === UNKNOWN || a === b) return b;
  return b === UNKNOWN ? a : SALES;
}

/** Adds what a line was before (`before`) and is after (`after`) to the sum; `sides` leaves one of the two out. */
export function addLine(
  sum: LineSum,
  states: LineStates,
  [before, after]: readonly [before: number, after: number],
  sides: 'both' | 'before' | 'after' = 'both',
): void {
  if (sides !== 'after') {
    sum.beforeMinor += arrAt(states, before);
    sum.beforeMicro += quantityAt(states, before);
    sum.statesSomething ||= statesAnything(states, before);
  }
  if (sides !== 'before') {
    sum.afterMinor += arrAt(states, after);
    sum.afterMicro += quantityAt(states, after);
    sum.statesSomething ||= statesAnything(states, after);
  }
  if (sides === 'both') sum.changesPlan ||= differInPlan(states, before, after);
  sum.motion = combinedMotion(sum.motion, states.motion[after]!);
}

/** What more or fewer of the quantity at the price before make; 0 where there was no quantity to have a price. */
export function seatsMinor({ beforeMinor, beforeMicro, afterMicro }: LineSum): number {
  if (beforeMicro <= 0) return 0;
  const more = afterMicro - beforeMicro;
  const rough = (beforeMinor / beforeMicro) * more;
  return Math.abs(rough) < Number.MAX_SAFE_INTEGER / 2 ? scaleMinor(beforeMinor, more, beforeMicro) : 0;
}
