/**
 * Rows of a file that are to be worked on together by their key (a customer's, a subscription's), however long the file
 * is: what memory does not hold goes to a temporary file, in parts by key that are read back one at a time.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** So many rows are held in memory before any go to disk: most files have fewer. */
const HELD_ROWS = 100_000;
const PARTS = 128;
const BLOCK_CHARACTERS = 1 << 16;

interface Part {
  waiting: string[];
  characters: number;
  blocks: { at: number; bytes: number }[];
}

/** Its name is gone at once where the system allows that, so that nothing is left whatever becomes of the process. */
class Spill {
  private readonly folder = mkdtempSync(join(tmpdir(), 'ratchet-rows-'));
  private readonly file = openSync(join(this.folder, 'rows'), 'wx+', 0o600);
  private readonly parts: Part[] = Array.from({ length: PARTS }, () => ({ waiting: [], characters: 0, blocks: [] }));
  private end = 0;

  constructor() {
    this.forgetName();
  }

  add(key: string, line: string): void {
    const part = this.parts[partOf(key)] as Part;
    part.waiting.push(line);
    part.characters += line.length;
    if (part.characters >= BLOCK_CHARACTERS) this.write(part);
  }

  *read(): Generator<string[]> {
    for (const part of this.parts) {
      this.write(part);
      const lines = part.blocks.flatMap(({ at, bytes }) => {
        const block = Buffer.allocUnsafe(bytes);
        readSync(this.file, block, 0, bytes, at);
        return block.toString('utf8').split('\n');
      });
      if (lines.length > 0) yield lines;
    }
  }

  close(): void {
    closeSync(this.file);
    this.forgetName();
  }

  private write(part: Part): void {
    if (part.waiting.length === 0) return;
    const block = Buffer.from(part.waiting.join('\n'), 'utf8');
    for (let done = 0; done < block.length; )
      done += writeSync(this.file, block, done, block.length - done, this.end + done);
    part.blocks.push({ at: this.end, bytes: block.length });
    this.end += block.length;
    part.waiting = [];
    part.characters = 0;
  }

  private forgetName(): void {
    try {
      rmSync(this.folder, { recursive: true, force: true });
    } catch {
      // Some systems do not let a file go that is open: it goes when it is closed.
    }
  }
}

function partOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x9e3779b1);
  return (hash ^ (hash >>> 15)) & (PARTS - 1);
}

export class RowsByKey<T extends object> {
  private held: T[] = [];
  private spill: Spill | null = null;

  /** `fields`: all of a row's, each a text, number or null. */
  constructor(
    private readonly fields: readonly (keyof T)[],
    private readonly keyOf: (row: T) => string,
    private readonly heldRows = HELD_ROWS,
  ) {}

  add(row: T): void {
    if (this.spill !== null) {
      this.put(this.spill, row);
      return;
    }
    this.held.push(row);
    if (this.held.length < this.heldRows) return;
    this.spill = new Spill();
    for (const each of this.held) this.put(this.spill, each);
    this.held = [];
  }

  /** All rows, as often as asked: those of one key are in one part, in the order in which they came. */
  *parts(): Generator<T[]> {
    if (this.spill === null) {
      if (this.held.length > 0) yield [...this.held];
      return;
    }
    for (const lines of this.spill.read()) yield lines.map((line) => this.rowOf(line));
  }

  close(): void {
    this.spill?.close();
    this.spill = null;
    this.held = [];
  }

  private put(spill: Spill, row: T): void {
    spill.add(this.keyOf(row), JSON.stringify(this.fields.map((field) => row[field])));
  }

  private rowOf(line: string): T {
    const cells = JSON.parse(line) as T[keyof T][];
    const row = {} as T;
    for (const [at, field] of this.fields.entries()) row[field] = cells[at] as T[keyof T];
    return row;
  }
}

const FIRST_WORDS = 1 << 10;
const WORD_BITS = 32;

/** Numbers of rows, a bit each. */
export class RowSet {
  private words = new Uint32Array(FIRST_WORDS);

  add(row: number): void {
    const at = Math.floor(row / WORD_BITS);
    if (at >= this.words.length) {
      const words = new Uint32Array(Math.max(this.words.length * 2, at + 1));
      words.set(this.words);
      this.words = words;
    }
    this.words[at] = (this.words[at] ?? 0) | (1 << (row % WORD_BITS));
  }

  has(row: number): boolean {
    return ((this.words[Math.floor(row / WORD_BITS)] ?? 0) & (1 << (row % WORD_BITS))) !== 0;
  }
}
