/** A growing run of steps: on `day[i]` something comes to (or changes by) `arrMinor[i]`. Never one object a step. */
import { type RowOrder, sortRows } from './row-order';

const FIRST_CAPACITY = 64;

export class Steps {
  length = 0;
  day = new Int32Array(FIRST_CAPACITY);
  arrMinor = new Float64Array(FIRST_CAPACITY);
  private order = new Int32Array(FIRST_CAPACITY);
  private readonly byDay: RowOrder = { key: (step) => this.day[step]!, tie: (a, b) => a - b };

  push(day: number, arrMinor: number): void {
    if (this.length === this.day.length) this.grow();
    this.day[this.length] = day;
    this.arrMinor[this.length] = arrMinor;
    this.length += 1;
  }

  clear(): void {
    this.length = 0;
  }

  /** Reads the steps as changes and calls back with the sum after each day on which it is another one, in order. */
  eachBalance(found: (day: number, balanceMinor: number) => void): void {
    const { length, day, arrMinor } = this;
    if (this.order.length < length) this.order = new Int32Array(day.length);
    const order = this.order;
    for (let index = 0; index < length; index += 1) order[index] = index;
    sortRows(order, 0, length, this.byDay);
    let balance = 0;
    let told = 0;
    for (let index = 0; index < length; index += 1) {
      const step = order[index]!;
      balance += arrMinor[step]!;
      const lastOfDay = index + 1 === length || day[order[index + 1]!] !== day[step];
      if (lastOfDay && balance !== told) {
        told = balance;
        found(day[step]!, balance);
      }
    }
  }

  private grow(): void {
    const day = new Int32Array(this.day.length * 2);
    const arrMinor = new Float64Array(this.day.length * 2);
    day.set(this.day);
    arrMinor.set(this.arrMinor);
    this.day = day;
    this.arrMinor = arrMinor;
  }
}
