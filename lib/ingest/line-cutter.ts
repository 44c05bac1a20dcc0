/**
 * Cuts plain lines into cells, as bytes, into rows of a table of whole numbers, which one thread can fill and another
 * read. Cells that repeat are given numbers, so that whoever reads them need not look at their bytes.
 */
import { NO_KEY } from './format';
import { KnownCells, LONGEST_KNOWN_BYTES } from './known-cells';

export const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Odd, so that no two bytes are the same after it. */
const HASH_FACTOR = 0x9e3779b1;

/** A row of the table: how many cells the line has, where it begins and where the next one does; then its cells. */
export const COUNT = 0;
export const FROM = 1;
export const NEXT = 2;
const FIRST_CELL = 3;
/** A cell: where it begins and ends, and its number (`NO_KEY`: it has none). */
const CELL_WORDS = 3;

/** How many whole numbers a row has; cells beyond `width` are counted, not kept. */
export const rowWords = (width: number): number => FIRST_CELL + width * CELL_WORDS;
export const startAt = (index: number): number => FIRST_CELL + index * CELL_WORDS;
export const endAt = (index: number): number => FIRST_CELL + index * CELL_WORDS + 1;
export const keyAt = (index: number): number => FIRST_CELL + index * CELL_WORDS + 2;

/** What the cells of a file are cut by, the same in every thread. */
export interface LineShape {
  width: number;
  /** One byte. */
  delimiter: string;
  /** By column: for how many distinct cells there is room (`KnownCells`); 0 or nothing: its cells get no numbers. */
  known: readonly number[];
  /** By column: the first number that no cell has yet. */
  firstKeys?: readonly number[];
}

export class LineCutter {
  private readonly width: number;
  private readonly delimiter: number;
  private readonly known: (KnownCells | null)[];

  constructor({ width, delimiter, known, firstKeys = [] }: LineShape) {
    this.width = width;
    this.delimiter = delimiter.charCodeAt(0);
    this.known = Array.from({ length: width }, (_, index) => {
      const size = known[index] ?? 0;
      return size > 0 ? new KnownCells(size, firstKeys[index] ?? 0) : null;
    });
  }

  /** By column: the first number that no cell has yet. */
  nextKeys(): number[] {
    return this.known.map((cells) => cells?.next ?? 0);
  }

  /** Cuts the line that begins at `from` into the row at `row`; answers where the next line begins. */
  cut(bytes: Uint8Array, from: number, table: Int32Array, row: number): number {
    const { delimiter, width } = this;
    const length = bytes.length;
    let count = 0;
    let start = from;
    let at = from;
    // The hash of the cell so far, and what it was a byte before: a carriage return at the end is none of the cell's.
    let hash = 0;
    let before = 0;
    for (; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte === delimiter) {
        if (count < width) this.keep(bytes, count, start, at, hash, table, row);
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
      this.keep(bytes, count, start, isReturned ? at - 1 : at, isReturned ? before : hash, table, row);
    }
    table[row + COUNT] = count + 1;
    table[row + FROM] = from;
    table[row + NEXT] = at + 1;
    return at + 1;
  }

  private keep(
    bytes: Uint8Array,
    index: number,
    start: number,
    end: number,
    hash: number,
    table: Int32Array,
    row: number,
  ): void {
    const cell = row + FIRST_CELL + index * CELL_WORDS;
    table[cell] = start;
    table[cell + 1] = end;
    const known = this.known[index] as KnownCells | null;
    const isKnown = known !== null && end > start && end - start <= LONGEST_KNOWN_BYTES;
    table[cell + 2] = isKnown ? known.numberOf(bytes, start, end, hash) : NO_KEY;
  }
}
