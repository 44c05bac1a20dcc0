/** A growing run of steps: on `day[i]` something comes to `arrMinor[i]`. Never one object a step. */

const FIRST_CAPACITY = 64;

export class Steps {
  length = 0;
  day: Int32Array;
  arrMinor: Float64Array;

  /** `capacity`: how many are expected, at least one. */
  constructor(capacity = FIRST_CAPACITY) {
    this.day = new Int32Array(capacity);
    this.arrMinor = new Float64Array(capacity);
  }

  push(day: number, arrMinor: number): void {
    if (this.length === this.day.length) this.grow();
    this.day[this.length] = day;
    this.arrMinor[this.length] = arrMinor;
    this.length += 1;
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
