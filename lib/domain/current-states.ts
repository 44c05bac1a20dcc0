/**
 * Current states: an account's lines as they stand at the end of a day, walked from day to day or looked at on the last
 * day on which one of them is active; and which of them is the largest.
 */
import type { DayNumber } from './day';
import type { History } from './history';
import type { AccountStates } from './lines';

/** Used again for account after account. */
export class CurrentStates {
  states!: AccountStates;
  /** By line: the place of its next state, and where its states end. */
  private readonly ahead: number[] = [];
  private readonly end: number[] = [];
  /** By line: the place of the state in force; −1 before its first. */
  private readonly place: number[] = [];
  private readonly seen = new Set<number>();

  constructor(private readonly history: History | null) {}

  begin(states: AccountStates): void {
    this.states = states;
    for (let at = states.from; at < states.to; at += 1) {
      const line = states.line[at]!;
      if (at === states.from || states.line[at - 1] !== line) {
        this.ahead[line] = at;
        this.place[line] = -1;
      }
      this.end[line] = at + 1;
    }
  }

  /** Moves on to the next day on which a line changes; null after the last. History begins with what it stood at then. */
  next(): DayNumber | null {
    const { states, ahead, end, place, history } = this;
    let day = Number.POSITIVE_INFINITY;
    for (let line = 0; line < states.lines; line += 1)
      if (ahead[line]! < end[line]!) day = Math.min(day, states.day[ahead[line]!]!);
    if (day === Number.POSITIVE_INFINITY) return null;
    const isOpening = history !== null && day <= history.historyFrom;
    const until = isOpening ? history.historyFrom : day;
    for (let line = 0; line < states.lines; line += 1)
      while (ahead[line]! < end[line]! && states.day[ahead[line]!]! <= until) {
        place[line] = ahead[line]!;
        ahead[line]! += 1;
      }
    return isOpening ? history.openingDay : day;
  }

  /**
   * Stands at the end of the last day, up to `through`, on which a line of the account is active, and answers the place
   * of the largest one's state; −1 where there is no such day. Nothing is active before history begins.
   */
  standLast(states: AccountStates, through: DayNumber): number {
    this.standOn(states, through);
    const largest = this.largest();
    if (largest >= 0) return largest;
    const before = (this.history?.historyFrom ?? Number.NEGATIVE_INFINITY) - 1;
    let last = before;
    for (let at = states.from; at + 1 < states.to; at += 1) {
      const until = states.day[at + 1]! - 1;
      const isOver = states.line[at + 1] === states.line[at] && until >= states.day[at]! && until < through;
      if (isOver && states.nativeMinor[at]! > 0 && until > last) last = until;
    }
    if (last === before) return -1;
    this.standOn(states, last);
    return this.largest();
  }

  private standOn(states: AccountStates, day: DayNumber): void {
    this.states = states;
    for (let at = states.from; at < states.to; at += 1) {
      const line = states.line[at]!;
      if (states.day[at]! <= day) this.place[line] = at;
      else if (at === states.from || states.line[at - 1] !== line) this.place[line] = -1;
    }
  }

  /** The place of the largest active line's state; −1 where none is active. */
  largest(): number {
    const { states, place } = this;
    let largest = -1;
    for (let line = 0; line < states.lines; line += 1) {
      const at = place[line]!;
      if (at < 0 || states.nativeMinor[at]! <= 0) continue;
      if (largest < 0 || states.arrMinor[at]! > states.arrMinor[largest]!) largest = at;
    }
    return largest;
  }

  /** How many different products are active. */
  products(): number {
    const { states, place, seen } = this;
    seen.clear();
    for (let line = 0; line < states.lines; line += 1) {
      const at = place[line]!;
      if (at >= 0 && states.nativeMinor[at]! > 0) seen.add(states.product[at]!);
    }
    return seen.size;
  }
}
