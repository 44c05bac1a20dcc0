/**
 * A file in pieces of about 256 KiB: lines that are cut as bytes where that can be done (`plain-line.ts`), else records
 * from the parser. Either way the same rows.
 */
import { open } from 'node:fs/promises';
import {
  batchOf,
  LONGEST_RECORD_CHARACTERS,
  lastBatch,
  parseText,
  type RecordBatch,
  recordBatches,
  type TableFormat,
} from './csv';
import { cutAhead } from './cut-ahead';
import { NEWLINE } from './line-cutter';
import { type CutLines, isPlain, type PlainLine } from './plain-line';
import { CHUNK_BYTES, fill, wholeSequences } from './text';

/** The byte order mark of UTF-8. */
const MARK = Buffer.from('\uFEFF');

/** Whole lines. Their bytes hold until the next piece is asked for. */
export interface PlainPiece {
  lines: Buffer;
  /** Null: they are still to be cut. */
  cut: CutLines | null;
  /** Bytes of the file read so far. */
  bytes: number;
}

/**
 * `wantsLines`: asked before every piece; `line` stands at the last row of a piece when the next one is asked for.
 * `thread`: the script of a thread that reads ahead.
 */
export async function* pieces(
  table: TableFormat,
  line: PlainLine,
  wantsLines: () => boolean,
  thread: string | null,
): AsyncGenerator<PlainPiece | RecordBatch> {
  if (table.encoding !== 'utf-8' || table.newline !== '\n') {
    yield* recordBatches(table);
    return;
  }
  const offset = thread !== null && wantsLines() ? yield* piecesAhead(thread, table, line, wantsLines) : 0;
  const file = await open(table.path, 'r');
  try {
    let buffer = Buffer.allocUnsafe(CHUNK_BYTES * 2);
    /** Length of the record that the pieces so far left unfinished, at the start of the buffer. */
    let rest = 0;
    let bytes = offset;
    const keep = (unfinished: Buffer): void => {
      if (unfinished.length + CHUNK_BYTES > buffer.length) {
        const grown = Buffer.allocUnsafe((unfinished.length + CHUNK_BYTES) * 2);
        unfinished.copy(grown);
        buffer = grown;
      } else unfinished.copy(buffer);
      rest = unfinished.length;
    };
    while (!isEndless(buffer.subarray(0, rest))) {
      const length = await fill(file, buffer.subarray(rest, rest + CHUNK_BYTES), bytes);
      if (length === 0) break;
      const mark = bytes === 0 && buffer.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
      bytes += length;
      const block = buffer.subarray(mark, rest + length);
      const lines = block.subarray(0, block.lastIndexOf(NEWLINE) + 1);
      if (wantsLines() && isPlain(lines)) {
        yield { lines, cut: null, bytes };
        keep(block.subarray(lines.length));
      } else {
        const end = wholeSequences(block);
        const text = block.toString('utf8', 0, end);
        const parsed = parseText(text, table.delimiter, '\n', false);
        yield batchOf(parsed, text, line.row + 1, bytes);
        line.row += parsed.records.length;
        keep(Buffer.concat([Buffer.from(text.slice(parsed.length)), block.subarray(end)]));
      }
    }
    if (rest > 0) yield lastBatch(buffer.toString('utf8', 0, rest), table, line.row + 1, bytes);
  } finally {
    await file.close();
  }
}

/** The pieces that a thread cuts ahead; answers where the rest of the file begins. */
async function* piecesAhead(
  thread: string,
  table: TableFormat,
  line: PlainLine,
  wantsLines: () => boolean,
): AsyncGenerator<PlainPiece, number> {
  const ahead = cutAhead(thread, table.path, line.shape);
  let read = 0;
  try {
    for (let next = await ahead.next(); ; next = await ahead.next()) {
      if (next.done) {
        line.numberFrom(next.value.nextKeys);
        return next.value.offset;
      }
      yield next.value;
      read = next.value.bytes;
      // Whoever wants no lines will want none later.
      if (!wantsLines()) return read;
    }
  } finally {
    await ahead.return({ offset: read, nextKeys: [] });
  }
}

/** No record is as long as this; a quotation mark was left open. */
const isEndless = (unfinished: Buffer): boolean =>
  unfinished.length > LONGEST_RECORD_CHARACTERS &&
  unfinished.toString('utf8', 0, wholeSequences(unfinished)).length > LONGEST_RECORD_CHARACTERS;
