/** A zip archive read and written whole: parts of a presentation are looked at and changed before it is given away. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** Path in the archive → its bytes, in the order of the archive. */
export type Parts = Map<string, Buffer>;

const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END = 0x0605_4b50;
const END_SIZE = 22;
const STORED = 0;
const DEFLATED = 8;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** 1 January 1980, the first day a zip knows: the same content makes the same bytes. */
const FIRST_DAY = 0x0021;

/** Archives without a comment, as the presentation's package writes them. */
export function readParts(bytes: Uint8Array): Parts {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = archive.length - END_SIZE;
  if (archive.readUInt32LE(end) !== END) throw new Error('this is no zip archive');
  const count = archive.readUInt16LE(end + 10);
  const parts: Parts = new Map();
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new Error('the zip archive is damaged');
    const method = archive.readUInt16LE(at + 10);
    const packed = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const rest = archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(start, start + packed);
    if (!name.endsWith('/')) parts.set(name, method === DEFLATED ? inflateRawSync(content) : Buffer.from(content));
    at += 46 + nameLength + rest;
  }
  return parts;
}

interface Written {
  name: Buffer;
  described: Buffer;
  offset: number;
}

/** What local and central headers say alike, from the version needed to the length of the name. */
function described(name: Buffer, content: Buffer, packed: Buffer, method: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(UTF8_NAMES, 2);
  header.writeUInt16LE(method, 4);
  header.writeUInt16LE(FIRST_DAY, 8);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

export function writeParts(parts: Parts): Uint8Array {
  const pieces: Buffer[] = [];
  const entries: Written[] = [];
  let offset = 0;
  for (const [path, content] of parts) {
    const name = Buffer.from(path, 'utf8');
    const smaller = deflateRawSync(content, { level: 6 });
    const isSmaller = smaller.length < content.length;
    const packed = isSmaller ? smaller : content;
    const header = described(name, content, packed, isSmaller ? DEFLATED : STORED);
    entries.push({ name, described: header, offset });
    const written = [signature(LOCAL), header, name, packed];
    pieces.push(...written);
    offset += written.reduce((sum, piece) => sum + piece.length, 0);
  }
  const start = offset;
  for (const entry of entries) {
    const version = Buffer.alloc(2);
    version.writeUInt16LE(VERSION);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(entry.offset, 10);
    const written = [signature(CENTRAL), version, entry.described, tail, entry.name];
    pieces.push(...written);
    offset += written.reduce((sum, piece) => sum + piece.length, 0);
  }
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(offset - start, 12);
  end.writeUInt32LE(start, 16);
  return new Uint8Array(Buffer.concat([...pieces, end]));
}
