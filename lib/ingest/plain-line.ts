/**
 * Lines that need no parser: UTF-8 without quotation marks, where a line break always ends a row and a delimiter a
 * cell. Such lines are cut into cells as bytes, and most cells never become a string.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { COUNT, endAt, FROM, keyAt, LineCutter, type LineShape, NEXT, rowWords, startAt } from './line-cutter';

const REPLACEMENT = Buffer.from('\uFFFD');

/** Whether lines end and cells part where their bytes say so, and hold nothing but text. */
export const isPlain = (lines: Buffer): boolean =>
  !lines.includes('"') && !lines.includes(0) && (isAscii(lines) || (isUtf8(lines) && !lines.includes(REPLACEMENT)));

/** Lines that were cut already: a row of the table each, from its beginning on. */
export interface CutLines {
  table: Int32Array;
  rows: number;
}

/** One line after the other, each with the places of its cells. */
export class PlainLine {
  bytes: Buffer = Buffer.alloc(0);
  /** Of the line, in the file. */
  row = 0;
  private table: Int32Array;
  /** Where the line's row of the table begins, and where rows end that were cut already. */
  private at = 0;
  private end = 0;
  private isCut = false;
  private next = 0;
  private readonly words: number;
  private readonly own: Int32Array;
  private cutter: LineCutter;

  constructor(readonly shape: LineShape) {
    this.words = rowWords(shape.width);
    this.own = new Int32Array(this.words);
    this.table = this.own;
    this.cutter = new LineCutter(shape);
  }

  /** From here on, cells that are numbered here are numbered from these on. */
  numberFrom(firstKeys: readonly number[]): void {
    this.cutter = new LineCutter({ ...this.shape, firstKeys });
  }

  /** Stands before the first of these whole lines. */
  enter(lines: Buffer, cut: CutLines | null): void {
    this.bytes = lines;
    this.isCut = cut !== null;
    this.table = cut?.table ?? this.own;
    this.at = cut ? -this.words : 0;
    this.end = (cut?.rows ?? 0) * this.words;
    this.next = 0;
  }

  /** Cuts the next line into cells; false where there is none. */
  advance(): boolean {
    if (this.isCut) {
      this.at += this.words;
      if (this.at >= this.end) return false;
    } else {
      if (this.next >= this.bytes.length) return false;
      this.next = this.cutter.cut(this.bytes, this.next, this.own, 0);
    }
    this.row++;
    return true;
  }

  /** How many cells the line has. */
  get count(): number {
    return this.table[this.at + COUNT] as number;
  }

  /** Where the bytes of a cell begin and end. */
  start(index: number): number {
    return this.table[this.at + startAt(index)] as number;
  }

  stop(index: number): number {
    return this.table[this.at + endAt(index)] as number;
  }

  /** The cell's number, which no other cell of its column has; −1: it has none. */
  key(index: number): number {
    return this.table[this.at + keyAt(index)] as number;
  }

  cell(index: number): string {
    return this.bytes.toString('utf8', this.start(index), this.stop(index));
  }

  /** The line with its line break. */
  text(): string {
    return this.bytes.toString('utf8', this.table[this.at + FROM], this.table[this.at + NEXT]);
  }
}
