/**
 * Lines that need no parser: UTF-8 without quotation marks, where a line break always ends a row and a delimiter a
 * cell. Such lines are cut into cells as bytes, and most cells never become a string.
 */
import { isAscii, isUtf8 } from 'node:buffer';

export const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const REPLACEMENT = Buffer.from('\uFFFD');

/** Whether lines end and cells part where their bytes say so, and hold nothing but text. */
export const isPlain = (lines: Buffer): boolean =>
  !lines.includes('"') && !lines.includes(0) && (isAscii(lines) || (isUtf8(lines) && !lines.includes(REPLACEMENT)));

/** One line after the other, each with the places of its cells. */
export class PlainLine {
  bytes: Buffer = Buffer.alloc(0);
  /** Of the line, in the file. */
  row: number;
  /** How many cells the line has; places are kept of the first `width`. */
  count = 0;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  private from = 0;
  private next = 0;
  private readonly delimiter: number;

  /** `row`: the one before the first line. */
  constructor(
    private readonly width: number,
    delimiter: string,
    row: number,
  ) {
    this.row = row;
    this.starts = new Int32Array(width);
    this.ends = new Int32Array(width);
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** Stands before the first of these whole lines. */
  enter(lines: Buffer): void {
    this.bytes = lines;
    this.next = 0;
  }

  /** Cuts the next line into cells; false where there is none. */
  advance(): boolean {
    const { bytes, starts, ends, delimiter, width } = this;
    const from = this.next;
    if (from >= bytes.length) return false;
    let count = 0;
    let start = from;
    let at = from;
    for (; ; at++) {
      const byte = bytes[at];
      if (byte === delimiter) {
        if (count < width) {
          starts[count] = start;
          ends[count] = at;
        }
        count++;
        start = at + 1;
      } else if (byte === NEWLINE) break;
    }
    if (count < width) {
      starts[count] = start;
      ends[count] = at > start && bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
    }
    this.count = count + 1;
    this.from = from;
    this.next = at + 1;
    this.row++;
    return true;
  }

  cell(index: number): string {
    return this.bytes.toString('utf8', this.starts[index], this.ends[index]);
  }

  /** The line with its line break. */
  text(): string {
    return this.bytes.toString('utf8', this.from, this.next);
  }
}
