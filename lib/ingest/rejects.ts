/**
 * The rejects file: each rejected row as it was, behind what is wrong with it and what to do. It is meant to be mended
 * and imported again, so cells are kept as they stood, in the file's own delimiter; whoever shows it in a spreadsheet
 * sees what the source had.
 */

import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { rejectColumns } from './fields';
import { type Draft, reasonOf, remedyOf } from './problem';

const quote = (cell: string, delimiter: string): string =>
  cell.includes('"') || cell.includes('\n') || cell.includes('\r') || cell.includes(delimiter) || /^\s|\s$/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;

/** One CSV record with its line end. */
export const csvLine = (cells: readonly string[], delimiter: string): string =>
  `${cells.map((cell) => quote(cell, delimiter)).join(delimiter)}\n`;

export class RejectsFile {
  private stream: WriteStream | null = null;
  private failure: Error | null = null;

  /** Nothing is created before the first rejected row; a full disk or a missing folder throws. `skip`: leading columns of an earlier rejects file. */
  constructor(
    private readonly path: string,
    private readonly headers: readonly string[],
    private readonly delimiter: string,
    private readonly skip: number,
  ) {}

  async add(row: number, draft: Draft, cells: readonly string[]): Promise<void> {
    if (this.stream === null) {
      this.stream = createWriteStream(this.path, { encoding: 'utf8' });
      this.stream.on('error', (failure) => {
        this.failure = failure;
      });
      await this.write([...rejectColumns, ...this.headers.slice(this.skip)]);
    }
    const about = [String(row), draft.column ?? '', draft.code, reasonOf(draft), remedyOf(draft)];
    await this.write([...about, ...cells.slice(this.skip)]);
  }

  async close(): Promise<void> {
    if (this.stream === null) return;
    if (this.failure !== null) throw this.failure;
    this.stream.end();
    await finished(this.stream);
  }

  private async write(cells: readonly string[]): Promise<void> {
    const stream = this.stream;
    if (this.failure !== null) throw this.failure;
    if (stream && !stream.write(csvLine(cells, this.delimiter))) await once(stream, 'drain');
  }
}
