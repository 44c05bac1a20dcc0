/** An account's line states by day, whichever line they are of. */
import type { AccountStates } from './lines';
import { type RowOrder, sortRows } from './row-order';

const FIRST_CAPACITY = 64;
/** Most accounts have few lines; each further one is merged with all before it. */
const FEW_LINES = 4;

/** Places of states, ascending by day; used again for account after account. */
export class LineDays {
  length = 0;
  order = new Int32Array(FIRST_CAPACITY);
  private states: AccountStates | null = null;
  private readonly byDay: RowOrder = { key: (at) => this.states!.day[at]!, tie: (a, b) => a - b };

  sort(states: AccountStates): void {
    const { from } = states;
    const length = states.to - from;
    if (this.order.length < length) this.order = new Int32Array(length * 2);
    this.states = states;
    this.length = length;
    if (states.lines <= FEW_LINES) {
      for (let first = from, end = from; first < states.to; first = end) {
        while (end < states.to && states.line[end] === states.line[first]) end += 1;
        this.merge(states, first, end);
      }
      return;
    }
    for (let index = 0; index < length; index += 1) this.order[index] = from + index;
    sortRows(this.order, 0, length, this.byDay);
  }

  /** Merges the states of a line, which ascend by day, with those of the lines before it, from the last day back. */
  private merge({ from, day }: AccountStates, first: number, end: number): void {
    const { order } = this;
    let known = first - from - 1;
    for (let at = end - 1, place = end - from - 1; at >= first; place -= 1) {
      if (known >= 0 && day[order[known]!]! > day[at]!) {
        order[place] = order[known]!;
        known -= 1;
      } else {
        order[place] = at;
        at -= 1;
      }
    }
  }
}

/** What a state changes of its account's ARR: its own less that of the line's state before. */
export function changeOf({ from, line, arrMinor }: AccountStates, at: number): number {
  const before = at > from && line[at - 1] === line[at] ? arrMinor[at - 1]! : 0;
  return arrMinor[at]! - before;
}
