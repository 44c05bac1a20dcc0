/** The thread that reads a file ahead and cuts its lines: see `cut-ahead.ts`. A script of its own. */
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type CutNews, type CutOrder, FULL, ROWS_MOST } from './cut-ahead';
import { LineCutter, NEWLINE, rowWords } from './line-cutter';
import { isPlain } from './plain-line';
import { CHUNK_BYTES } from './text';

const MARK = Buffer.from('\uFEFF');

function cutFile({ path, shape, states, pieces }: CutOrder, tell: (news: CutNews) => void): void {
  const file = openSync(path, 'r');
  const cutter = new LineCutter(shape);
  const words = rowWords(shape.width);
  /** Bytes read so far, and those after the last line that was cut. */
  let bytes = 0;
  let rest: Uint8Array = new Uint8Array(0);
  for (let n = 0; ; n++) {
    const slot = n % pieces.length;
    const piece = pieces[slot] as CutOrder['pieces'][number];
    Atomics.wait(states, slot, FULL);
    const buffer = Buffer.from(piece.bytes.buffer, piece.bytes.byteOffset, piece.bytes.length);
    buffer.set(rest);
    const most = Math.min(CHUNK_BYTES, buffer.length - rest.length);
    const length = readSync(file, buffer, rest.length, most, bytes);
    const start = bytes === 0 && buffer.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
    const block = buffer.subarray(start, rest.length + length);
    const lines = block.subarray(0, block.lastIndexOf(NEWLINE) + 1);
    if (lines.length === 0 || !isPlain(lines)) {
      tell({ offset: bytes - rest.length, nextKeys: cutter.nextKeys() });
      break;
    }
    bytes += length;
    let rows = 0;
    let next = 0;
    for (; next < lines.length && rows < ROWS_MOST; rows++) next = cutter.cut(lines, next, piece.table, rows * words);
    rest = block.subarray(next);
    Atomics.store(states, slot, FULL);
    tell({ slot, start, end: start + next, rows, bytes: bytes - rest.length });
  }
  closeSync(file);
}

cutFile(workerData as CutOrder, (news) => parentPort?.postMessage(news));
