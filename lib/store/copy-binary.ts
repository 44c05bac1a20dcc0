/**
 * Rows of PostgreSQL's COPY binary format: neither side makes decimal digits of numbers and days, or reads them back,
 * which is a third of what a COPY costs the database.
 */
import type { DayNumber } from '@/lib/domain/day';
import { type CopyRows, FIRST_BYTES } from './copy-rows';

/** What a COPY in this format says after its columns. */
export const BINARY = 'format binary';

/** The signature, no flags, and no extension. */
const HEAD = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const TAIL = Buffer.from([0xff, 0xff]);
/** There is always room for this much: all the numbers and nulls of a row, so that only texts need to ask. */
const ROOM_BYTES = 1024;
const BYTES_A_UNIT = 3;
const TWO_TO_32 = 2 ** 32;
/** PostgreSQL counts days and microseconds from 2000-01-01 on. */
const EPOCH_DAY = 10_957;
const EPOCH_MS = EPOCH_DAY * 86_400_000;
const REPLACEMENT = '\ufffd';

/** Collects rows, cell by cell, each by the type of its column. A row has at most forty cells that are no texts. */
export class CopyBinary implements CopyRows {
  readonly head = HEAD;
  readonly tail = TAIL;
  length = 0;
  private bytes = new Uint8Array(FIRST_BYTES);
  private view = new DataView(this.bytes.buffer);

  take(): Buffer {
    const taken = Buffer.from(this.bytes.subarray(0, this.length));
    this.length = 0;
    return taken;
  }

  beginRow(cells: number): void {
    if (this.length + ROOM_BYTES > this.bytes.length) this.grow(ROOM_BYTES);
    this.view.setInt16(this.length, cells);
    this.length += 2;
  }

  null(): void {
    this.view.setInt32(this.length, -1);
    this.length += 4;
  }

  smallint(value: number): void {
    const { view, length } = this;
    view.setInt32(length, 2);
    view.setInt16(length + 4, value);
    this.length = length + 6;
  }

  int(value: number): void {
    const { view, length } = this;
    view.setInt32(length, 4);
    view.setInt32(length + 4, value);
    this.length = length + 8;
  }

  /** A whole number that a double holds exactly. */
  bigint(value: number): void {
    this.halves(Math.floor(value / TWO_TO_32), value | 0);
  }

  /** The signed 64-bit number of two halves of 32 bits. */
  halves(high: number, low: number): void {
    const { view, length } = this;
    view.setInt32(length, 8);
    view.setInt32(length + 4, high);
    view.setInt32(length + 8, low);
    this.length = length + 12;
  }

  bigintOrNull(value: number | null): void {
    if (value === null) this.null();
    else this.bigint(value);
  }

  day(day: DayNumber): void {
    this.int(day - EPOCH_DAY);
  }

  dayOrNull(day: DayNumber | null): void {
    if (day === null) this.null();
    else this.day(day);
  }

  /** A moment in milliseconds since 1970. */
  instantOrNull(milliseconds: number | null): void {
    if (milliseconds === null) this.null();
    else {
      this.view.setInt32(this.length, 8);
      this.view.setBigInt64(this.length + 4, BigInt(milliseconds - EPOCH_MS) * 1000n);
      this.length += 12;
    }
  }

  booleanOrNull(value: boolean | null): void {
    if (value === null) this.null();
    else {
      this.view.setInt32(this.length, 1);
      this.bytes[this.length + 4] = value ? 1 : 0;
      this.length += 5;
    }
  }

  text(value: string): void {
    const end = value.length;
    const most = end * BYTES_A_UNIT + ROOM_BYTES;
    if (this.length + most > this.bytes.length) this.grow(most);
    const { bytes, view, length } = this;
    let at = length + 4;
    for (let i = 0; i < end; i++) {
      const unit = value.charCodeAt(i);
      if (unit > 0x7f || unit === 0) {
        this.rareText(value);
        return;
      }
      bytes[at++] = unit;
    }
    view.setInt32(length, end);
    this.length = at;
  }

  textOrNull(value: string | null): void {
    if (value === null) this.null();
    else this.text(value);
  }

  /** PostgreSQL's text holds no NUL, whatever a file holds. There is room. */
  private rareText(value: string): void {
    const written = Buffer.from(value.replaceAll('\u0000', REPLACEMENT));
    this.view.setInt32(this.length, written.length);
    this.bytes.set(written, this.length + 4);
    this.length += 4 + written.length;
  }

  private grow(more: number): void {
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}
