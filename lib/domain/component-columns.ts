/** Components being written: columns that grow. */
import { cutToLength } from './cut-to-length';

const FIRST_CAPACITY = 1024;

const allocate = (capacity: number) => ({
  day: new Int32Array(capacity),
  source: new Uint8Array(capacity),
  motion: new Uint8Array(capacity),
  product: new Int32Array(capacity),
  arrMinor: new Float64Array(capacity),
});

type Columns = ReturnType<typeof allocate>;

export class ComponentColumns {
  length = 0;
  private columns: Columns = allocate(FIRST_CAPACITY);

  /** Adds a component; one of 0 is none. */
  add(day: number, source: number, motion: number, product: number, arrMinor: number): void {
    if (arrMinor === 0) return;
    if (this.length === this.columns.day.length) this.grow();
    const { columns, length } = this;
    columns.day[length] = day;
    columns.source[length] = source;
    columns.motion[length] = motion;
    columns.product[length] = product;
    columns.arrMinor[length] = arrMinor;
    this.length = length + 1;
  }

  /** The columns, cut to length. */
  close(): Columns {
    const { day, source, motion, product, arrMinor } = this.columns;
    return {
      day: cutToLength(day, this.length),
      source: cutToLength(source, this.length),
      motion: cutToLength(motion, this.length),
      product: cutToLength(product, this.length),
      arrMinor: cutToLength(arrMinor, this.length),
    };
  }

  private grow(): void {
    const wider = allocate(this.columns.day.length * 2);
    for (const name of Object.keys(wider) as (keyof Columns)[]) wider[name].set(this.columns[name]);
    this.columns = wider;
  }
}
