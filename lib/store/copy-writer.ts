/** COPY into several tables over one connection, which can hold one open COPY at a time. */
import type { PoolClient } from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import type { CopyRows } from './copy-rows';
import { CopyText } from './copy-text';

/** Large enough that the calls do not count, small enough that the database starts while the next one is built. */
export const CHUNK_BYTES = 256 * 1024;

interface OpenCopy<Target> {
  target: Target;
  stream: CopyStreamQuery;
  failure: Error | null;
  /** Rejects the step under way. */
  fail: ((error: Error) => void) | null;
}

/** Collects lines per target and sends them in chunks. */
export class CopyWriter<Target extends string> {
  private readonly chunks = new Map<Target, CopyRows>();
  private readonly commands = new Map<Target, string>();
  private open: OpenCopy<Target> | null = null;
  /** The chunk on its way: one is sent while the next is built. */
  private sending: Promise<void> = Promise.resolve();

  /** `prepare` makes a target ready, once, and answers what follows the word COPY for it. */
  constructor(
    private readonly client: PoolClient,
    private readonly prepare: (target: Target) => Promise<string>,
  ) {}

  /** Adds whole lines. A promise means: wait before adding more. */
  add(target: Target, lines: string): void | Promise<void> {
    const chunk = this.rowsOf(target, () => new CopyText());
    chunk.lines(lines);
    if (chunk.length >= CHUNK_BYTES) return this.send(target, chunk.take());
  }

  /** Where rows of a target are written, from first to last; whoever fills it up to a chunk sends that. */
  rowsOf<Rows extends CopyRows>(target: Target, make: () => Rows): Rows {
    // A target's rows are of one format from first to last.
    const known = this.chunks.get(target) as Rows | undefined;
    if (known) return known;
    const made = make();
    this.chunks.set(target, made);
    return made;
  }

  /** Sends what is left and ends the COPY; throws what the database had against any line. */
  async finish(): Promise<void> {
    for (const [target, chunk] of this.chunks) if (chunk.length > 0) await this.send(target, chunk.take());
    await this.sending;
    await this.end();
  }

  /** Gives up an open COPY so that the connection can roll back. */
  async abandon(): Promise<void> {
    const { open } = this;
    this.open = null;
    await this.sending.catch(() => {});
    if (!open || open.failure) return;
    await new Promise<void>((done) => {
      open.stream.once('close', done);
      open.stream.destroy(new Error('the import was given up'));
    });
  }

  /** Sends whole rows. Wait before adding more. */
  async send(target: Target, chunk: Buffer): Promise<void> {
    await this.sending;
    const open = this.open?.target === target ? this.open : await this.turnTo(target);
    this.sending = settle(open, (done) => open.stream.write(chunk, done));
    // Awaited before the next chunk; until then a failure must not count as unhandled.
    this.sending.catch(() => {});
  }

  private async turnTo(target: Target): Promise<OpenCopy<Target>> {
    await this.end();
    const command = this.commands.get(target) ?? (await this.prepare(target));
    this.commands.set(target, command);
    const stream = this.client.query(copyFrom(`copy ${command}`));
    const open: OpenCopy<Target> = { target, stream, failure: null, fail: null };
    open.stream.on('error', (error) => {
      open.failure = error;
      open.fail?.(error);
    });
    this.open = open;
    const head = this.chunks.get(target)?.head;
    if (head) open.stream.write(head);
    return open;
  }

  private async end(): Promise<void> {
    const { open } = this;
    if (!open) return;
    const tail = this.chunks.get(open.target)?.tail;
    await settle(open, (done) => (tail ? open.stream.end(tail, done) : open.stream.end(done)));
    this.open = null;
  }
}

/** Runs one step of a stream; a COPY that the database refused answers no step any more, so its error decides. */
function settle(open: OpenCopy<unknown>, step: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (open.failure) return reject(open.failure);
    open.fail = reject;
    step((error) => {
      open.fail = null;
      if (error) reject(error);
      else resolve();
    });
  });
}
