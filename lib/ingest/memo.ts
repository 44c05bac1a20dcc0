/**
 * Cells repeat: the same dates, products and account ids in millions of rows. A memo reads each distinct cell once.
 * It is a cache of fixed size, and its keys are copies: a cell is a slice that would keep its whole chunk of the file
 * alive.
 */

/** V8 copies shorter substrings anyway. */
const SLICE_MIN_CHARACTERS = 13;

/** The same text, in memory of its own. */
export function detached(text: string): string {
  return text.length < SLICE_MIN_CHARACTERS ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

/** Longer cells differ mostly at their ends. */
const HASHED_CHARACTERS = 24;

function hashOf(text: string): number {
  let hash = text.length;
  const start = Math.max(0, text.length - HASHED_CHARACTERS);
  for (let i = start; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

/** Two places for each hash; the older of two cells that share one gives way. */
export class Memo<T> {
  private readonly cells: (string | undefined)[];
  private readonly values: (T | undefined)[];

  /** `size` is a power of two. */
  constructor(
    private readonly size: number,
    private readonly read: (cell: string) => T,
  ) {
    this.cells = new Array(size);
    this.values = new Array(size);
  }

  get(cell: string): T {
    const first = hashOf(cell) & (this.size - 1);
    if (this.cells[first] === cell) return this.values[first] as T;
    const second = first ^ 1;
    if (this.cells[second] === cell) return this.values[second] as T;
    const copy = detached(cell);
    const value = this.read(copy);
    this.cells[second] = this.cells[first];
    this.values[second] = this.values[first];
    this.cells[first] = copy;
    this.values[first] = value;
    return value;
  }

  clear(): void {
    this.cells.fill(undefined);
    this.values.fill(undefined);
  }
}
