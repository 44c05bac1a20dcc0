/**
 * Numbers of cells by their bytes: the memo (`memo.ts`) for cells that never became a string. It remembers the first
 * of them until it is full, so that each has a number for good. A million rows look up their account here in no order,
 * so a cell stands in one line of the processor's cache with all that tells it apart.
 */

/** Bytes and 32-bit words of one place: the cell's hash, its number from 1 on (0: free), its length, its bytes. */
const PLACE_BYTES = 64;
const PLACE_WORDS = PLACE_BYTES / 4;
const LENGTH_AT = 8;
const CELL_AT = 9;
/** Longer cells are not remembered. */
export const LONGEST_KNOWN_BYTES = PLACE_BYTES - CELL_AT;

export class KnownCells {
  /** The number of the next cell that is new. */
  next: number;
  private readonly mask: number;
  private readonly words: Int32Array;
  private readonly bytes: Uint8Array;

  /** `size`, a power of two, is the number of places; three in four are used. `first`: the first number to give. */
  constructor(
    private readonly size: number,
    private readonly first = 0,
  ) {
    this.next = first;
    this.mask = size - 1;
    this.words = new Int32Array(size * PLACE_WORDS);
    this.bytes = new Uint8Array(this.words.buffer);
  }

  /** The number of a cell of at least one byte, a new one where it was not met; −1: no more room. `hash`: of its bytes. */
  numberOf(cells: Uint8Array, start: number, end: number, hash: number): number {
    const { words, mask } = this;
    for (let place = (hash ^ (hash >>> 15)) & mask; ; place = (place + 1) & mask) {
      const at = place * PLACE_WORDS;
      const number = words[at + 1] as number;
      if (number === 0) return this.put(place, cells, start, end, hash);
      if (words[at] === hash && this.isAt(place, cells, start, end)) return number - 1;
    }
  }

  private put(place: number, cells: Uint8Array, start: number, end: number, hash: number): number {
    const { words, bytes, size, first } = this;
    if ((this.next - first + 1) * 4 > size * 3) return -1;
    words[place * PLACE_WORDS] = hash;
    words[place * PLACE_WORDS + 1] = this.next + 1;
    const at = place * PLACE_BYTES;
    bytes[at + LENGTH_AT] = end - start;
    for (let i = start, to = at + CELL_AT; i < end; i++, to++) bytes[to] = cells[i] as number;
    return this.next++;
  }

  private isAt(place: number, cells: Uint8Array, start: number, end: number): boolean {
    const { bytes } = this;
    const at = place * PLACE_BYTES;
    if (bytes[at + LENGTH_AT] !== end - start) return false;
    for (let known = at + CELL_AT, i = start; i < end; i++, known++) if (bytes[known] !== cells[i]) return false;
    return true;
  }
}
