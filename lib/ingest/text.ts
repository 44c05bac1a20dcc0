/**
 * Bytes to text: which encoding a file has, and its text in chunks. UTF-8 with or without a byte order mark,
 * UTF-16 with one, else Windows-1252. A file that is partly valid UTF-8 and partly not is read as UTF-8 and called
 * damaged, so that its rows can be named; to read it as Windows-1252 would garble in silence what was right.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { binaryType } from './file-type';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface ByteReport {
  bytes: number;
  encoding: Encoding;
  /** Some bytes are no text in this encoding; they decode to U+FFFD. */
  damaged: boolean;
  /** What the file is where it is no text: 'an Excel workbook'. */
  binary: string | null;
}

/** Even, so that UTF-16 is never cut inside a unit; small, so that memory stays flat. */
export const CHUNK_BYTES = 256 * 1024;

/** Fills the buffer as far as the file reaches, from a place in the file or from where it stands. */
export async function fill(file: FileHandle, buffer: Buffer, position: number | null = null): Promise<number> {
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(
      buffer,
      length,
      buffer.length - length,
      position === null ? null : position + length,
    );
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}

/** Length of the part that ends with a whole UTF-8 sequence. */
export function wholeSequences(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0;
    if (needed > 0) return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Whether any character beyond ASCII is encoded as UTF-8 would. */
function hasValidSequence(bytes: Buffer): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    if (length > 1 && isUtf8(bytes.subarray(i, i + length))) return true;
  }
  return false;
}

class Utf8Survey {
  private carry: Buffer = Buffer.alloc(0);
  valid = false;
  invalid = false;

  add(chunk: Buffer): void {
    if (this.carry.length === 0 && isAscii(chunk)) return;
    const bytes = Buffer.concat([this.carry, chunk]);
    const end = wholeSequences(bytes);
    this.carry = Buffer.from(bytes.subarray(end));
    this.judge(bytes.subarray(0, end));
  }

  end(): void {
    this.judge(this.carry);
  }

  private judge(bytes: Buffer): void {
    if (isAscii(bytes)) return;
    if (isUtf8(bytes)) this.valid = true;
    else {
      this.invalid = true;
      this.valid ||= hasValidSequence(bytes);
    }
  }
}

function markedEncoding(start: Buffer): Encoding | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return null;
}

/** Looks at every byte once. Throws what the file system throws. */
export async function inspectBytes(path: string): Promise<ByteReport> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    let length = await fill(file, buffer);
    const start = buffer.subarray(0, length);
    const marked = markedEncoding(start);
    const binary = binaryType(path, start, marked !== null && marked !== 'utf-8');
    if (binary !== null || (marked !== null && marked !== 'utf-8')) {
      return { bytes: (await file.stat()).size, encoding: marked ?? 'utf-8', damaged: false, binary };
    }
    const survey = new Utf8Survey();
    let bytes = 0;
    while (length > 0) {
      bytes += length;
      survey.add(buffer.subarray(0, length));
      length = await fill(file, buffer);
    }
    survey.end();
    const encoding = survey.invalid && !survey.valid && marked === null ? 'windows-1252' : 'utf-8';
    return { bytes, encoding, damaged: encoding === 'utf-8' && survey.invalid, binary: null };
  } finally {
    await file.close();
  }
}

interface Decoder {
  write(bytes: Buffer): string;
  end(): string;
}

function decoderFor(encoding: Encoding): Decoder {
  if (encoding === 'utf-8') return new StringDecoder('utf8');
  if (encoding === 'utf-16le') return new StringDecoder('utf16le');
  if (encoding === 'utf-16be') {
    const decoder = new StringDecoder('utf16le');
    return { write: (bytes) => decoder.write(bytes.subarray(0, bytes.length & ~1).swap16()), end: () => decoder.end() };
  }
  const decoder = new TextDecoder('windows-1252');
  return { write: (bytes) => decoder.decode(bytes), end: () => '' };
}

export interface TextChunk {
  text: string;
  /** Bytes of the file read so far. */
  bytes: number;
}

/** The text of the file in order, without its byte order mark. Throws what the file system throws. */
export async function* textChunks(path: string, encoding: Encoding): AsyncGenerator<TextChunk> {
  const file = await open(path, 'r');
  try {
    const decoder = decoderFor(encoding);
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    let bytes = 0;
    for (let length = await fill(file, buffer); length > 0; length = await fill(file, buffer)) {
      const text = decoder.write(buffer.subarray(0, length));
      yield { text: bytes === 0 && text.startsWith('\uFEFF') ? text.slice(1) : text, bytes: bytes + length };
      bytes += length;
    }
    const rest = decoder.end();
    if (rest !== '') yield { text: rest, bytes };
  } finally {
    await file.close();
  }
}
