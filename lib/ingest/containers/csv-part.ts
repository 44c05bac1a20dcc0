/** Writes a part as CSV: rows at the numbers they had, blank lines between them, and the first rows held back to the end. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { csvLine } from '../rejects';
import type { Budget } from './limits';

const FLUSHED_CHARACTERS = 256 * 1024;

/** Rows that may still change once the whole sheet is known: merged cells are listed after the rows. */
export const HEAD_ROWS = 30;

export const newPath = (folder: string): string => join(folder, randomBytes(16).toString('hex'));

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
}

/** A record's line, at least as wide as the header, so that blank cells at its end are no missing ones. */
function lineOf(cells: readonly string[], width: number): string {
  if (cells.length >= width) return csvLine(cells, ',');
  return csvLine([...cells, ...Array<string>(width - cells.length).fill('')], ',');
}

export class CsvPart {
  /** Row 1 is at 0; blank where it holds nothing. */
  readonly head: string[][] = [];
  /** Rows that hold anything. */
  rows = 0;
  characters = 0;
  private last = 0;
  private width = 0;
  private pending = '';
  private body: FileHandle | null = null;
  private readonly bodyPath: string;

  constructor(
    readonly path: string,
    private readonly budget: Budget,
  ) {
    this.bodyPath = `${path}.body`;
  }

  /** Rows come in ascending order; their cells end with one that holds something. */
  add(number: number, cells: string[]): void {
    this.rows++;
    if (number <= HEAD_ROWS) {
      while (this.head.length < number - 1) this.head.push([]);
      this.head.push(cells);
      this.width = Math.max(this.width, cells.length);
    } else {
      const gap = number - Math.max(this.last, HEAD_ROWS) - 1;
      const line = `${'\n'.repeat(gap)}${lineOf(cells, this.width)}`;
      this.pending += line;
      this.characters += line.length;
    }
    this.last = number;
  }

  async flush(atLeast = FLUSHED_CHARACTERS): Promise<void> {
    if (this.pending.length < atLeast || this.pending === '') return;
    this.body ??= await open(this.bodyPath, 'wx', 0o600);
    const bytes = Buffer.from(this.pending, 'utf8');
    this.pending = '';
    this.budget.spend(bytes.length);
    await this.body.appendFile(bytes);
  }

  /** The finished file. */
  async end(): Promise<{ bytes: number; sha256: string }> {
    await this.flush(0);
    const { head, body } = this;
    const hasBody = body !== null;
    await body?.close();
    this.body = null;
    while (hasBody && head.length < HEAD_ROWS) head.push([]);
    const text = head.map((cells) => (cells.length === 0 ? '\n' : lineOf(cells, this.width))).join('');
    const file = await open(this.path, 'wx', 0o600);
    await file.appendFile(text);
    await file.close();
    if (hasBody)
      await pipeline(createReadStream(this.bodyPath), createWriteStream(this.path, { flags: 'a', mode: 0o600 }));
    await rm(this.bodyPath, { force: true });
    return { bytes: (await stat(this.path)).size, sha256: await sha256Of(this.path) };
  }

  /** Nothing of it is left. */
  async drop(): Promise<void> {
    await this.body?.close();
    this.body = null;
    await rm(this.bodyPath, { force: true });
    await rm(this.path, { force: true });
  }
}
