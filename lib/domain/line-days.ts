/** An account's line states by day, whichever line they are of. */
import type { AccountStates } from './lines';
import { type RowOrder, sortRows } from './row-order';

const FIRST_CAPACITY = 64;

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
    for (let index = 0; index < length; index += 1) this.order[index] = from + index;
    if (states.lines > 1) sortRows(this.order, 0, length, this.byDay);
  }
}

/** What a state changes of its account's ARR: its own less that of the line's state before. */
export function changeOf({ from, line, arrMinor }: AccountStates, at: number): number {
  const before = at > from && line[at - 1] === line[at] ? arrMinor[at - 1]! : 0;
  return arrMinor[at]! - before;
}
