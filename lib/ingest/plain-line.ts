/**
 * Lines that need no parser: UTF-8 without quotation marks, where a line break always ends a row and a delimiter a
 * cell. Such lines are cut into cells as bytes, and most cells never become a string.
 */
import { isAscii, isUtf8 } from 'node:buffer';

export const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Odd, so that no two bytes are the same after it. */
const HASH_FACTOR = 0x9e3779b1;
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
  /** Of each cell's bytes, of 32 bits. */
  readonly hashes: Int32Array;
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
    this.hashes = new Int32Array(width);
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** Stands before the first of these whole lines. */
  enter(lines: Buffer): void {
    this.bytes = lines;
    this.next = 0;
  }

  /** Cuts the next line into cells; false where there is none. */
  advance(): boolean {
    const { bytes, starts, ends, hashes, delimiter, width } = this;
    const from = this.next;
    const length = bytes.length;
    if (from >= length) return false;
    let count = 0;
    let start = from;
    let at = from;
    // The hash of the cell so far, and what it was a byte before: a carriage return at the end is none of the cell's.
    let hash = 0;
    let before = 0;
    for (; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte === delimiter) {
        if (count < width) {
          starts[count] = start;
          ends[count] = at;
          hashes[count] = hash;
        }
        count++;
        start = at + 1;
        hash = 0;
      } else if (byte === NEWLINE) break;
      else {
        before = hash;
        hash = Math.imul(hash ^ byte, HASH_FACTOR);
      }
    }
    if (count < width) {
      const isReturned = at > start && bytes[at - 1] === CARRIAGE_RETURN;
      starts[count] = start;
      ends[count] = isReturned ? at - 1 : at;
      hashes[count] = isReturned ? before : hash;
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
