/** Names that memory is not to hold, in a file whose name is gone at once: nothing is left whatever becomes of the process. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class NameSpill {
  private readonly folder = mkdtempSync(join(tmpdir(), 'ratchet-names-'));
  private readonly file = openSync(join(this.folder, 'names'), 'wx+', 0o600);
  private readonly sizes: number[] = [];
  private end = 0;

  constructor() {
    this.forgetName();
  }

  add(block: Int32Array): void {
    const bytes = new Uint8Array(block.buffer, block.byteOffset, block.byteLength);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at, bytes.length - at, this.end + at);
    this.end += bytes.length;
    this.sizes.push(block.length);
  }

  /** What was added, block by block, in memory that is used again. */
  *blocks(): Generator<Int32Array> {
    const room = new Int32Array(Math.max(0, ...this.sizes));
    const bytes = new Uint8Array(room.buffer);
    let from = 0;
    for (const size of this.sizes) {
      const length = size * Int32Array.BYTES_PER_ELEMENT;
      for (let at = 0; at < length; ) {
        const read = readSync(this.file, bytes, at, length - at, from + at);
        if (read === 0) throw new Error('a temporary file of names ended early');
        at += read;
      }
      from += length;
      yield room.subarray(0, size);
    }
  }

  close(): void {
    closeSync(this.file);
    this.forgetName();
  }

  /** Where a file that is open keeps its name, it goes when it is closed. */
  private forgetName(): void {
    try {
      rmSync(this.folder, { recursive: true, force: true });
    } catch {
      // The second call takes it.
    }
  }
}
