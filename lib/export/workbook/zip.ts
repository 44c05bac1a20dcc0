/** A zip archive, one file after the other: what each compresses to is all that is held of it. */
import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END = 0x0605_4b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, the first day a zip knows: the same content makes the same bytes. */
const FIRST_DAY = 0x0021;
/** Text is handed to the compressor in pieces of about this many characters. */
const PIECE = 1 << 17;

interface Entry {
  name: Buffer;
  crc: number;
  compressed: number;
  size: number;
  offset: number;
}

/** Text of a file in the archive, as it grows. */
export interface TextSink {
  write(text: string): void;
  /** To be awaited now and then: lets the compressor catch up. */
  flush(): Promise<void>;
}

export class ZipWriter {
  private readonly pieces: Buffer[] = [];
  private readonly entries: Entry[] = [];
  private offset = 0;

  /** Adds a file; `fill` writes its text. */
  async add(name: string, fill: (sink: TextSink) => void | Promise<void>): Promise<void> {
    const deflate = createDeflateRaw({ level: 4 });
    const packed: Buffer[] = [];
    deflate.on('data', (piece: Buffer) => void packed.push(piece));
    const ended = once(deflate, 'end');
    let waiting = '';
    let crc = 0;
    let size = 0;
    const push = async (): Promise<void> => {
      const bytes = Buffer.from(waiting, 'utf8');
      waiting = '';
      crc = crc32(bytes, crc);
      size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    };
    await fill({
      write: (text) => {
        waiting += text;
      },
      flush: async () => {
        if (waiting.length >= PIECE) await push();
      },
    });
    await push();
    deflate.end();
    await ended;
    this.close(Buffer.from(name, 'utf8'), { crc, size, packed });
  }

  private close(name: Buffer, { crc, size, packed }: { crc: number; size: number; packed: Buffer[] }): void {
    const compressed = packed.reduce((sum, piece) => sum + piece.length, 0);
    const entry: Entry = { name, crc, compressed, size, offset: this.offset };
    this.entries.push(entry);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(LOCAL, 0);
    this.describe(header, 4, entry);
    this.push(header, name, ...packed);
  }

  /** What local and central headers say alike, from the version needed to the length of the name. */
  private describe(header: Buffer, at: number, { crc, compressed, size, name }: Entry): void {
    header.writeUInt16LE(VERSION, at);
    header.writeUInt16LE(UTF8_NAMES, at + 2);
    header.writeUInt16LE(DEFLATED, at + 4);
    header.writeUInt16LE(0, at + 6);
    header.writeUInt16LE(FIRST_DAY, at + 8);
    header.writeUInt32LE(crc, at + 10);
    header.writeUInt32LE(compressed, at + 14);
    header.writeUInt32LE(size, at + 18);
    header.writeUInt16LE(name.length, at + 22);
  }

  private push(...pieces: Buffer[]): void {
    for (const piece of pieces) {
      this.pieces.push(piece);
      this.offset += piece.length;
    }
  }

  /** Ends the archive. */
  finish(): Uint8Array {
    const start = this.offset;
    for (const entry of this.entries) {
      const header = Buffer.alloc(46);
      header.writeUInt32LE(CENTRAL, 0);
      header.writeUInt16LE(VERSION, 4);
      this.describe(header, 6, entry);
      header.writeUInt32LE(entry.offset, 42);
      this.push(header, entry.name);
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(END, 0);
    end.writeUInt16LE(this.entries.length, 8);
    end.writeUInt16LE(this.entries.length, 10);
    end.writeUInt32LE(this.offset - start, 12);
    end.writeUInt32LE(start, 16);
    this.push(end);
    return Buffer.concat(this.pieces);
  }
}
