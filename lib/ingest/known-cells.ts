/**
 * Cells of a file by their bytes, each with what it was read as: the memo (`memo.ts`) for cells that never became a
 * string. A cache of fixed size.
 */

/** Longer cells are not remembered. */
export const LONGEST_KNOWN_BYTES = 32;

/** Two places for each hash; the older of two cells that share one gives way. */
export class KnownCells<T> {
  private readonly mask: number;
  private readonly hashes: Int32Array;
  /** 0: a free place. */
  private readonly lengths: Uint8Array;
  private readonly cells: Uint8Array;
  private readonly values: (T | undefined)[];
  /** Of the cell that was looked for last. */
  private hash = 0;

  /** `size` is a power of two. */
  constructor(size: number) {
    this.mask = size - 1;
    this.hashes = new Int32Array(size);
    this.lengths = new Uint8Array(size);
    this.cells = new Uint8Array(size * LONGEST_KNOWN_BYTES);
    this.values = new Array(size);
  }

  /** The place of a cell of at least one byte; −1 where it is not known. */
  find(bytes: Uint8Array, start: number, end: number): number {
    let hash = end - start;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
    this.hash = hash;
    const first = hash & this.mask;
    if (this.isAt(first, bytes, start, end)) return first;
    return this.isAt(first ^ 1, bytes, start, end) ? first ^ 1 : -1;
  }

  valueAt(place: number): T {
    return this.values[place] as T;
  }

  /** Remembers the cell that `find` has just looked for in vain. */
  put(bytes: Uint8Array, start: number, end: number, value: T): void {
    const { hashes, lengths, cells, values, hash } = this;
    const first = hash & this.mask;
    const second = first ^ 1;
    const at = first * LONGEST_KNOWN_BYTES;
    hashes[second] = hashes[first] ?? 0;
    lengths[second] = lengths[first] ?? 0;
    cells.copyWithin(second * LONGEST_KNOWN_BYTES, at, at + LONGEST_KNOWN_BYTES);
    values[second] = values[first];
    hashes[first] = hash;
    lengths[first] = end - start;
    for (let i = start; i < end; i++) cells[at + i - start] = bytes[i] ?? 0;
    values[first] = value;
  }

  clear(): void {
    this.lengths.fill(0);
    this.values.fill(undefined);
  }

  private isAt(place: number, bytes: Uint8Array, start: number, end: number): boolean {
    if (this.hashes[place] !== this.hash || this.lengths[place] !== end - start) return false;
    const { cells } = this;
    for (let known = place * LONGEST_KNOWN_BYTES, i = start; i < end; i++, known++)
      if (cells[known] !== bytes[i]) return false;
    return true;
  }
}
