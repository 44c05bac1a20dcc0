/** The file that a backup is written to. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGzip } from 'node:zlib';

const CHUNK_BYTES = 256 * 1024;

/** Lines through a checksum and gzip into a file that is synced before it counts. */
export class BackupWriter {
  private readonly hash = createHash('sha256');
  private readonly gzip = createGzip({ level: 3 });
  private readonly target: WriteStream;
  private chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  private used = 0;
  private failure: Error | null = null;

  constructor(private readonly path: string) {
    this.target = createWriteStream(path, { mode: 0o600 });
    this.gzip.pipe(this.target);
    for (const stream of [this.gzip, this.target]) {
      stream.on('error', (error: Error) => {
        this.failure ??= error;
      });
    }
  }

  line(text: string): void {
    const bytes = Buffer.from(text);
    this.bytes(bytes, 0, bytes.length);
  }

  bytes(bytes: Buffer, start: number, end: number): void {
    const length = end - start;
    if (this.used + length + 1 > this.chunk.length) this.flush(length + 1);
    bytes.copy(this.chunk, this.used, start, end);
    this.used += length;
    this.chunk[this.used++] = 10;
  }

  /** Waits until what was written is on its way; throws what went wrong. */
  async settled(): Promise<void> {
    this.flush(0);
    while (!this.failure && this.gzip.writableNeedDrain) {
      const wait = new AbortController();
      const { signal } = wait;
      // Neither is listened to any longer than this wait.
      const events = [once(this.gzip, 'drain', { signal }), once(this.target, 'close', { signal })];
      await Promise.race(events).finally(() => wait.abort());
      await Promise.allSettled(events);
    }
    if (this.failure) throw this.failure;
  }

  async end(rows: number): Promise<void> {
    await this.settled();
    this.gzip.end(`${JSON.stringify({ end: true, rows, sha256: this.hash.digest('hex') })}\n`);
    if (!this.failure) await once(this.target, 'close');
    if (this.failure) throw this.failure;
    const handle = await open(this.path, 'r+');
    await handle.sync();
    await handle.close();
  }

  abandon(): void {
    this.gzip.destroy();
    this.target.destroy();
  }

  private flush(next: number): void {
    const full = this.chunk.subarray(0, this.used);
    this.hash.update(full);
    this.gzip.write(full);
    this.chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, next));
    this.used = 0;
  }
}
