/**
 * A thread of its own reads a large file ahead and cuts its lines, from the beginning of the file to the first piece
 * that is not plain (`line-thread.ts`). Pieces lie in memory that both threads share.
 */
import { Worker } from 'node:worker_threads';
import type { LineShape } from './line-cutter';
import { rowWords } from './line-cutter';
import type { CutLines } from './plain-line';
import { CHUNK_BYTES } from './text';

/** Pieces that are read ahead at most. */
export const PIECES_AHEAD = 4;
/** A piece ends where its table is full. */
export const ROWS_MOST = 8192;
export const FREE = 0;
export const FULL = 1;

/** What the thread is given. */
export interface CutOrder {
  path: string;
  shape: LineShape;
  /** For each piece `FREE` or `FULL`. */
  states: Int32Array;
  pieces: { bytes: Uint8Array; table: Int32Array }[];
}

/** What the thread says: a piece is full; or no more follow, and who goes on begins at `offset` and with these numbers. */
export type CutNews =
  | { slot: number; start: number; end: number; rows: number; bytes: number }
  | { offset: number; nextKeys: number[] };

export interface CutPiece {
  lines: Buffer;
  cut: CutLines;
  /** Bytes of the file up to here. */
  bytes: number;
}

function orderOf(path: string, shape: LineShape): CutOrder {
  const words = rowWords(shape.width) * ROWS_MOST;
  return {
    path,
    shape,
    states: new Int32Array(new SharedArrayBuffer(PIECES_AHEAD * 4)),
    pieces: Array.from({ length: PIECES_AHEAD }, () => ({
      bytes: new Uint8Array(new SharedArrayBuffer(CHUNK_BYTES * 2)),
      table: new Int32Array(new SharedArrayBuffer(words * 4)),
    })),
  };
}

/**
 * The pieces, each good until the next is asked for. `thread`: the script that cuts. Answers in the end where the rest
 * of the file begins and from which numbers on its cells are numbered. Throws what the thread throws.
 */
export async function* cutAhead(
  thread: string,
  path: string,
  shape: LineShape,
): AsyncGenerator<CutPiece, { offset: number; nextKeys: number[] }> {
  const order = orderOf(path, shape);
  const worker = new Worker(thread, { workerData: order });
  const news: CutNews[] = [];
  let failure: Error | null = null;
  let wake = (): void => {};
  worker.on('message', (said: CutNews) => {
    news.push(said);
    wake();
  });
  worker.on('error', (error) => {
    failure = error;
    wake();
  });
  // After a failure, or the last news, this changes nothing.
  worker.on('exit', () => {
    failure ??= new Error('the thread that reads ended early');
    wake();
  });
  try {
    for (;;) {
      while (news.length === 0 && failure === null)
        await new Promise<void>((done) => {
          wake = done;
        });
      const said = news.shift();
      if (said === undefined) throw failure;
      if ('offset' in said) return said;
      const { bytes, table } = order.pieces[said.slot] as CutOrder['pieces'][number];
      const lines = Buffer.from(bytes.buffer, said.start, said.end - said.start);
      yield { lines, cut: { table, rows: said.rows }, bytes: said.bytes };
      Atomics.store(order.states, said.slot, FREE);
      Atomics.notify(order.states, said.slot);
    }
  } finally {
    await worker.terminate();
  }
}
