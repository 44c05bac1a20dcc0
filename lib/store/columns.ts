/** Typed arrays that grow together. */
import { cutToLength } from '@/lib/domain/cut-to-length';

type ArrayType = Float64ArrayConstructor | Int32ArrayConstructor | Uint16ArrayConstructor | Uint8ArrayConstructor;

type Arrays<Types extends Record<string, ArrayType>> = { [Name in keyof Types]: InstanceType<Types[Name]> };

const FIRST_LENGTH = 4096;

export class Columns<Types extends Record<string, ArrayType>> {
  /** Read it again after every `next`: growing replaces the arrays. */
  arrays: Arrays<Types>;
  private capacity: number;
  private length = 0;

  /** `expected`: for so many rows there is room from the beginning; what no row is written to costs no memory. */
  constructor(
    private readonly types: Types,
    expected = 0,
  ) {
    this.capacity = Math.max(FIRST_LENGTH, expected);
    this.arrays = this.made(() => this.capacity);
  }

  /** Index of one more row. */
  next(): number {
    if (this.length === this.capacity) {
      const old = this.arrays;
      this.capacity *= 2;
      this.arrays = this.made(() => this.capacity);
      for (const name of Object.keys(old)) this.arrays[name]?.set(old[name] ?? []);
    }
    return this.length++;
  }

  /** The rows so far, in arrays of just their length. Nothing can be added after it. */
  cut(): Arrays<Types> & { length: number } {
    const cut = {} as Record<string, Arrays<Types>[string]>;
    // One after the other: all of them twice would be the most memory that a load ever takes.
    for (const [name, array] of Object.entries(this.arrays)) {
      cut[name] = cutToLength(array, this.length) as Arrays<Types>[string];
      delete (this.arrays as Record<string, unknown>)[name];
    }
    return { ...(cut as Arrays<Types>), length: this.length };
  }

  private made(length: () => number): Arrays<Types> {
    return Object.fromEntries(
      Object.entries(this.types).map(([name, type]) => [name, new type(length())]),
    ) as Arrays<Types>;
  }
}
