/** One account's lines while they are walked: what each was on a day, and which one took another's place. */
import type { DayNumber } from './day';
import type { AccountStates } from './lines';

export class AccountLines {
  private states!: AccountStates;
  /** States of line `l` are those from `from[l]` up to, not including, `from[l + 1]`. */
  private from = new Int32Array(16);

  /** The account's states; they are read where they stand, so only until the next account is walked. */
  read(states: AccountStates): void {
    this.states = states;
    if (this.from.length < states.lines + 1) this.from = new Int32Array(states.lines * 2 + 1);
    for (let state = states.from, line = -1; state < states.to; state += 1)
      while (line < states.line[state]!) {
        line += 1;
        this.from[line] = state;
      }
    this.from[states.lines] = states.to;
  }

  get count(): number {
    return this.states.lines;
  }

  firstOf(line: number): number {
    return this.from[line]!;
  }

  /** After the line's last state. */
  endOf(line: number): number {
    return this.from[line + 1]!;
  }

  /** ARR of a line at the end of a day. */
  arrOn(line: number, day: DayNumber): number {
    const at = this.stateOn(line, day);
    return at < 0 ? 0 : this.states.arrMinor[at]!;
  }

  /**
   * ARR at the end of `after` of the line that took another's place since `before`: exactly one line of its kind is
   * gone and exactly one has come. 0 where that is not so.
   */
  successorOn(gone: number, before: DayNumber, after: DayNumber): number {
    const kind = this.kindOn(gone, before);
    let arrMinor = 0;
    let left = 0;
    let came = 0;
    for (let line = 0; line < this.count; line += 1) {
      const [then, now] = [this.arrOn(line, before), this.arrOn(line, after)];
      if (then > 0 && now === 0 && this.kindOn(line, before) === kind) left += 1;
      if (then === 0 && now > 0 && this.kindOn(line, after) === kind) {
        came += 1;
        arrMinor = now;
      }
    }
    return left === 1 && came === 1 ? arrMinor : 0;
  }

  /** A line can become another kind's; it has one on any day on which it runs. */
  private kindOn(line: number, day: DayNumber): number {
    return this.states.kind[this.stateOn(line, day)]!;
  }

  /** The state of a line at the end of a day; −1 before its first. */
  private stateOn(line: number, day: DayNumber): number {
    let low = this.from[line]!;
    let high = this.from[line + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.states.day[middle]! <= day) low = middle + 1;
      else high = middle;
    }
    return low - 1 >= this.from[line]! ? low - 1 : -1;
  }
}
