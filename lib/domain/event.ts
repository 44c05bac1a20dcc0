/**
 * One event (metrics.md section 4), all changes of an account on one date, split into components. Its changed lines
 * are taken together by product and kind. A product that appears or leaves is `cross_sell` (core) or `add_on`; one
 * core product out and one in is a swap: one product that stays, the rest `plan`. Where a product stays, a further
 * item of it or the end of one is `seats`; else the quantity at the old price is `seats` and the rest `plan` where the
 * plan changed, else `price`; all `unclassified` where nothing but amounts is stated. A metered line is `usage`. A
 * stated source takes its line's whole change, a stated `price` only what is not seats.
 */
import {
  addLine,
  arrAt,
  combinedMotion,
  isChanged,
  type LineSum,
  nothing,
  sameGroup,
  seatsMinor,
} from './changed-lines';
import type { ComponentColumns } from './component-columns';
import type { DayNumber } from './day';
import { type Group, type Groups, groupsOf, swapOf } from './event-groups';
import { NONE } from './line-states';
import type { LineStates } from './lines';
import { changeKinds } from './records';
import { motions, sources } from './source';

const SEATS = sources.indexOf('seats');
const PLAN = sources.indexOf('plan');
const PRICE = sources.indexOf('price');
const ADD_ON = sources.indexOf('add_on');
const CROSS_SELL = sources.indexOf('cross_sell');
const USAGE = sources.indexOf('usage');
const UNCLASSIFIED = sources.indexOf('unclassified');
const ADD_ON_KIND = changeKinds.indexOf('add_on');
const USAGE_KIND = changeKinds.indexOf('usage');
const ORGANIC = motions.indexOf('organic');
const UNKNOWN = motions.indexOf('unknown');

export interface AccountEvent {
  states: LineStates;
  day: DayNumber;
  /** By line: its state at the last day on which the account was active, and on this one; −1 where it had none yet. */
  before: Int32Array;
  after: Int32Array;
  /** The lines with a new state, the first `touchedLines` of the column. */
  touched: Int32Array;
  touchedLines: number;
}

/** Splits events into `columns`. */
export class EventSplitter {
  constructor(private readonly columns: ComponentColumns) {}

  split(event: AccountEvent): void {
    const { states, before, after, touched, touchedLines } = event;
    if (touchedLines === 1) {
      // The usual event: one line changed, and was there before.
      const [was, is] = [before[touched[0]!]!, after[touched[0]!]!];
      if (!isChanged(states, was, is)) return;
      if (arrAt(states, was) > 0 && arrAt(states, is) > 0 && sameGroup(states, was, is)) {
        this.splitOneThatStays(states, was, is, event.day);
        return;
      }
    }
    const changed = Array.from(touched.subarray(0, touchedLines)).filter((line) =>
      isChanged(states, before[line]!, after[line]!),
    );
    if (changed.length > 0) this.splitSeveral(event, changed);
  }

  private splitOneThatStays(states: LineStates, was: number, is: number, day: DayNumber): void {
    const stated = states.source[is]!;
    const product = states.product[is]!;
    const line = nothing();
    addLine(line, states, [was, is]);
    if (stated === PRICE) this.addPrice(day, product, line, states.kind[is] === USAGE_KIND ? 0 : seatsOf(line));
    else if (stated !== NONE) this.add(day, stated, line.motion, product, changeMinor(line));
    else if (states.kind[is] === USAGE_KIND) this.add(day, USAGE, line.motion, product, changeMinor(line));
    else this.addStaying(day, product, line, line.changesPlan ? PLAN : PRICE);
  }

  private splitSeveral(event: AccountEvent, changed: readonly number[]): void {
    const { states, day } = event;
    const groups = groupsOf(event, changed);
    const swap = swapOf(groups);
    for (const line of changed) {
      const [was, is] = [event.before[line]!, event.after[line]!];
      const stated = states.source[is]!;
      const alone: Part[] = [];
      for (const part of partsOf(groups, was, is)) {
        const { group, sides } = part;
        const swaps = group === swap?.leaving || group === swap?.entering;
        if (swaps || stated === NONE) addLine(group.sum, states, [was, is], sides);
        else alone.push(part);
        if (swaps) group.stated = Math.min(group.stated, stated);
      }
      if (alone.length > 0) this.addStated(event, [was, is], stated, alone);
    }
    for (const group of groups.all) if (group !== swap?.leaving && group !== swap?.entering) this.addGroup(day, group);
    if (swap) this.addSwap(day, swap.leaving, swap.entering);
  }

  /** A line that states its source, taken out of its groups. */
  private addStated(
    { states, day }: AccountEvent,
    sides: readonly [was: number, is: number],
    stated: number,
    parts: readonly Part[],
  ): void {
    if (stated !== PRICE) {
      const line = nothing();
      for (const part of parts) addLine(line, states, sides, part.sides);
      this.add(day, stated, line.motion, parts.at(-1)!.group.product, changeMinor(line));
      return;
    }
    for (const { group, sides: taken } of parts) {
      const line = nothing();
      addLine(line, states, sides, taken);
      const stays = group.isBefore && group.isAfter && group.kind !== USAGE_KIND;
      this.addPrice(day, group.product, line, stays ? seatsOf(line) : 0);
    }
  }

  private addGroup(day: DayNumber, { kind, product, isBefore, isAfter, sum }: Group): void {
    if (kind === USAGE_KIND) this.add(day, USAGE, sum.motion, product, changeMinor(sum));
    else if (isBefore && isAfter) this.addStaying(day, product, sum, sum.changesPlan ? PLAN : PRICE);
    else this.add(day, kind === ADD_ON_KIND ? ADD_ON : CROSS_SELL, sum.motion, product, changeMinor(sum));
  }

  /** The pair is one line, of the product that enters; a statement of that one's line counts before the other's. */
  private addSwap(day: DayNumber, leaving: Group, entering: Group): void {
    const pair: LineSum = { ...entering.sum };
    pair.beforeMinor = leaving.sum.beforeMinor;
    pair.beforeMicro = leaving.sum.beforeMicro;
    pair.motion = combinedMotion(leaving.sum.motion, entering.sum.motion);
    const stated = entering.stated !== NONE ? entering.stated : leaving.stated;
    const { product } = entering;
    if (stated !== NONE && stated !== PRICE) this.add(day, stated, pair.motion, product, changeMinor(pair));
    else {
      const seats = seatsMinor(pair);
      this.add(day, SEATS, pair.motion, product, seats);
      this.add(day, stated === PRICE ? PRICE : PLAN, pair.motion, product, changeMinor(pair) - seats);
    }
  }

  private addStaying(day: DayNumber, product: number, sum: LineSum, rest: number): void {
    if (!sum.statesSomething) {
      this.add(day, UNCLASSIFIED, sum.motion, product, changeMinor(sum));
      return;
    }
    const seats = seatsOf(sum);
    this.add(day, SEATS, sum.motion, product, seats);
    this.add(day, rest, sum.motion, product, changeMinor(sum) - seats);
  }

  private addPrice(day: DayNumber, product: number, line: LineSum, seats: number): void {
    this.add(day, SEATS, line.motion, product, seats);
    this.add(day, PRICE, line.motion, product, changeMinor(line) - seats);
  }

  /** What is metered comes about by itself, unless a record says otherwise. */
  private add(day: DayNumber, source: number, motion: number, product: number, arrMinor: number): void {
    const comesFrom = motion === UNKNOWN && source === USAGE ? ORGANIC : motion;
    this.columns.add(day, source, comesFrom, product, arrMinor);
  }
}

/** What of a line lies in a group: all of it, or what it leaves there (`before`), or what it brings (`after`). */
interface Part {
  group: Group;
  sides: 'both' | 'before' | 'after';
}

/** A line that changes its product or kind leaves one group and enters another. */
function partsOf(groups: Groups, was: number, is: number): Part[] {
  const from = groups.of(was) ?? groups.of(is)!;
  const to = groups.of(is) ?? from;
  if (from === to) return [{ group: to, sides: 'both' }];
  return [
    { group: from, sides: 'before' },
    { group: to, sides: 'after' },
  ];
}

const changeMinor = ({ beforeMinor, afterMinor }: LineSum): number => afterMinor - beforeMinor;

/** The part that is seats where the product stays. */
function seatsOf(sum: LineSum): number {
  if (!sum.statesSomething) return 0;
  const comesOrGoes = sum.beforeMinor === 0 || sum.afterMinor === 0;
  return comesOrGoes ? changeMinor(sum) : seatsMinor(sum);
}
