/**
 * Reads what `COPY … TO STDOUT` sends as bytes straight from the connection: no row objects, no slice per row.
 * (pg-copy-streams keeps a list of buffers and slices every row from it, which costs more than parsing the row.)
 */
import type { Socket } from 'node:net';
import type { Connection, PoolClient, Submittable } from 'pg';

const COPY_DATA = 0x64;
const COPY_DONE = 0x63;
const ERROR = 0x45;
const HEADER_BYTES = 5;

/** Called for every row with where its text starts and ends, without the newline. The bytes are reused: copy to keep. */
export type TakeRow = (bytes: Buffer, start: number, end: number) => void;

type DataListener = (chunk: Buffer) => void;

/** A query that takes the connection's bytes while rows come, and gives them back for whatever follows. */
class CopyOut implements Submittable {
  readonly done: Promise<void>;
  private resolve: () => void = () => {};
  private reject: (error: Error) => void = () => {};
  private socket: Socket | null = null;
  private parser: DataListener | null = null;
  private rest: Buffer = Buffer.alloc(0);
  private thrown: Error | null = null;

  constructor(
    private readonly command: string,
    private readonly take: TakeRow,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  submit(connection: Connection): void {
    const { stream } = connection as Connection & { stream: Socket };
    const [parser] = stream.listeners('data');
    this.socket = stream;
    this.parser = parser as DataListener;
    stream.off('data', this.parser);
    stream.on('data', this.onData);
    connection.query(this.command);
  }

  private readonly onData = (chunk: Buffer): void => {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let at = 0;
    while (at + HEADER_BYTES <= bytes.length) {
      const code = bytes[at];
      const end = at + 1 + bytes.readInt32BE(at + 1);
      if (code === ERROR || code === COPY_DONE) {
        this.giveBack(bytes.subarray(at));
        return;
      }
      if (end > bytes.length) break;
      if (code === COPY_DATA) this.takeRow(bytes, at + HEADER_BYTES, end - 1);
      at = end;
    }
    this.rest = bytes.subarray(at);
  };

  /** A throw must not leave the connection in the middle of a message: the rows are read to their end first. */
  private takeRow(bytes: Buffer, start: number, end: number): void {
    if (this.thrown) return;
    try {
      this.take(bytes, start, end);
    } catch (error) {
      this.thrown = error instanceof Error ? error : new Error(String(error));
    }
  }

  private giveBack(bytes: Buffer): void {
    const { socket, parser } = this;
    if (!socket || !parser) return;
    this.socket = null;
    socket.off('data', this.onData);
    socket.on('data', parser);
    parser(bytes);
  }

  // The names by which the driver calls a query.
  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}

  handleReadyForQuery(): void {
    if (this.thrown) this.reject(this.thrown);
    else this.resolve();
  }

  handleError(error: Error): void {
    this.giveBack(Buffer.alloc(0));
    this.reject(error);
  }
}

/** Streams the rows of a query in COPY's text format. */
export function readRows(client: PoolClient, select: string, take: TakeRow): Promise<void> {
  const query = new CopyOut(`copy (${select}) to stdout`, take);
  client.query(query);
  return query.done;
}

/** For small results: calls `take` with the cells of every row; null is `\N`, escapes are undone. */
export function readLines(client: PoolClient, select: string, take: (cells: (string | null)[]) => void): Promise<void> {
  return readRows(client, select, (bytes, start, end) => take(cellsOf(bytes.toString('utf8', start, end))));
}

const cellsOf = (line: string): (string | null)[] =>
  line.split('\t').map((cell) => (cell === '\\N' ? null : unescapeText(cell)));

const UNESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Undoes COPY's backslashes. */
export const unescapeText = (text: string): string =>
  text.includes('\\') ? text.replace(/\\(.)/gs, (_, letter: string) => UNESCAPES[letter] ?? letter) : text;
