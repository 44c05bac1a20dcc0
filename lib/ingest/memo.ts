/**
 * Cells repeat: the same dates, products and account ids in millions of rows. A memo reads each distinct cell once.
 * It is bounded, and its keys are copies: a cell is a slice that would keep its whole chunk of the file alive.
 */

/** V8 copies shorter substrings anyway. */
const SLICE_MIN_CHARACTERS = 13;

/** The same text, in memory of its own. */
export function detached(text: string): string {
  return text.length < SLICE_MIN_CHARACTERS ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

export class Memo<T> {
  private readonly known = new Map<string, T>();

  constructor(
    private readonly limit: number,
    private readonly read: (cell: string) => T,
  ) {}

  get(cell: string): T {
    const known = this.known.get(cell);
    if (known !== undefined) return known;
    const copy = detached(cell);
    const value = this.read(copy);
    if (this.known.size >= this.limit) this.known.clear();
    this.known.set(copy, value);
    return value;
  }

  clear(): void {
    this.known.clear();
  }
}
