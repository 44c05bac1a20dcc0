/** Lines of an event by product and kind (metrics.md section 4): which products an account had before, and has after. */
import { arrAt, type LineSum, nothing } from './changed-lines';
import { NONE } from './line-states';
import type { LineStates } from './lines';
import { changeKinds } from './records';

const CORE_KIND = changeKinds.indexOf('core');

/** One product of one kind. */
export interface Group {
  product: number;
  kind: number;
  /** Some line of the account, changed or not, has ARR in it. */
  isBefore: boolean;
  isAfter: boolean;
  /** Its changed lines, but those that are split by themselves. */
  sum: LineSum;
  /** Index into `sources` of what its lines state, where that counts for all of it; `NONE` for nothing. */
  stated: number;
}

/** The lines of an account on both sides of an event, as far as groups need them. */
export interface LinesOfEvent {
  states: LineStates;
  before: Int32Array;
  after: Int32Array;
}

export class Groups {
  readonly all: Group[] = [];

  constructor(private readonly states: LineStates) {}

  /** The group a state lies in; null for a state at 0, none yet (−1) or one of a product that has not changed. */
  of(at: number): Group | null {
    if (arrAt(this.states, at) === 0) return null;
    const product = this.states.product[at]!;
    const kind = this.states.kind[at]!;
    return this.all.find((group) => group.product === product && group.kind === kind) ?? null;
  }

  enter(at: number): void {
    if (arrAt(this.states, at) === 0 || this.of(at) !== null) return;
    const [product, kind] = [this.states.product[at]!, this.states.kind[at]!];
    this.all.push({ product, kind, isBefore: false, isAfter: false, sum: nothing(), stated: NONE });
  }
}

/** The groups that the changed lines leave, enter or stay in. */
export function groupsOf({ states, before, after }: LinesOfEvent, changed: readonly number[]): Groups {
  const groups = new Groups(states);
  for (const line of changed) {
    groups.enter(before[line]!);
    groups.enter(after[line]!);
  }
  for (let line = 0; line < states.lines; line += 1) {
    const from = groups.of(before[line]!);
    const to = groups.of(after[line]!);
    if (from) from.isBefore = true;
    if (to) to.isAfter = true;
  }
  return groups;
}

/** The one core product that leaves and the one that enters; null where they are not exactly one each. */
export function swapOf({ all }: Groups): { leaving: Group; entering: Group } | null {
  const core = all.filter(({ kind }) => kind === CORE_KIND);
  const [leaving, ...furtherLeaving] = core.filter(({ isBefore, isAfter }) => isBefore && !isAfter);
  const [entering, ...furtherEntering] = core.filter(({ isBefore, isAfter }) => !isBefore && isAfter);
  if (!leaving || !entering || furtherLeaving.length > 0 || furtherEntering.length > 0) return null;
  return { leaving, entering };
}
