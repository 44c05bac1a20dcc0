/** Steps over the cells of a COPY text row, and codes texts without making strings of them. */

const TAB = 9;
const MINUS = 45;
const ZERO = 48;
const BACKSLASH = 92;
const CAPITAL_N = 78;

export class RowCursor {
  bytes: Buffer = Buffer.alloc(0);
  at = 0;
  end = 0;

  reset(bytes: Buffer, start: number, end: number): void {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /** The next cell as a whole number below 2^53, `otherwise` where it is null. */
  integer(otherwise: number): number {
    const { bytes, end } = this;
    let at = this.at;
    if (bytes[at] === BACKSLASH) {
      this.at = at + 3;
      return otherwise;
    }
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at += 1;
    let value = 0;
    while (at < end) {
      const byte = bytes[at] ?? TAB;
      at += 1;
      if (byte === TAB) break;
      value = value * 10 + (byte - ZERO);
    }
    this.at = at;
    return isNegative ? -value : value;
  }

  /** Code of the next cell's text. */
  text(dictionary: TextDictionary): number {
    const { bytes, end } = this;
    const start = this.at;
    let hash = 0x811c9dc5;
    let at = start;
    while (at < end) {
      const byte = bytes[at] ?? TAB;
      if (byte === TAB) break;
      hash = Math.imul(hash ^ byte, 0x01000193);
      at += 1;
    }
    this.at = at + 1;
    return dictionary.code(bytes, start, at, hash);
  }

  /** Code of the next cell's text; −1 where it is null. */
  textOrNone(dictionary: TextDictionary): number {
    const { bytes, at } = this;
    if (bytes[at] === BACKSLASH && bytes[at + 1] === CAPITAL_N) {
      this.at = at + 3;
      return -1;
    }
    return this.text(dictionary);
  }
}

/** Texts to codes from 0, by their bytes: a Map would need a string for each of millions of cells. */
export class TextDictionary {
  private slots = new Int32Array(256).fill(-1);
  private hashes = new Int32Array(128);
  private offsets = new Int32Array(129);
  private arena = Buffer.alloc(4096);
  size = 0;

  code(bytes: Buffer, start: number, end: number, hash: number): number {
    let slot = mixed(hash) & (this.slots.length - 1);
    for (;;) {
      const code = this.slots[slot] ?? -1;
      if (code < 0) return this.add(bytes, start, end, hash, slot);
      if (this.hashes[code] === hash && this.equals(code, bytes, start, end)) return code;
      slot = (slot + 1) & (this.slots.length - 1);
    }
  }

  /** The texts by code, as COPY writes them. */
  texts(): string[] {
    return Array.from({ length: this.size }, (_, code) =>
      this.arena.toString('utf8', this.offsets[code] ?? 0, this.offsets[code + 1] ?? 0),
    );
  }

  private equals(code: number, bytes: Buffer, start: number, end: number): boolean {
    const from = this.offsets[code] ?? 0;
    if ((this.offsets[code + 1] ?? 0) - from !== end - start) return false;
    const { arena } = this;
    for (let i = 0; i < end - start; i++) if (arena[from + i] !== bytes[start + i]) return false;
    return true;
  }

  private add(bytes: Buffer, start: number, end: number, hash: number, slot: number): number {
    const code = this.size;
    const from = this.offsets[code] ?? 0;
    const to = from + end - start;
    if (to > this.arena.length) this.arena = Buffer.concat([this.arena], Math.max(to, this.arena.length * 2));
    bytes.copy(this.arena, from, start, end);
    if (code === this.hashes.length) {
      this.hashes = grown(this.hashes, code * 2);
      this.offsets = grown(this.offsets, code * 2 + 1);
    }
    this.hashes[code] = hash;
    this.offsets[code + 1] = to;
    this.slots[slot] = code;
    this.size = code + 1;
    if (this.size * 2 > this.slots.length) this.rehash();
    return code;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      let slot = mixed(this.hashes[code] ?? 0) & mask;
      while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = code;
    }
  }
}

/** Pairs of whole numbers (each below 2^31) to codes from 0. */
export class PairDictionary {
  private slots = new Int32Array(256).fill(-1);
  private firsts = new Int32Array(128);
  private seconds = new Int32Array(128);
  size = 0;

  code(first: number, second: number): number {
    const mask = this.slots.length - 1;
    let slot = pairHash(first, second) & mask;
    for (;;) {
      const code = this.slots[slot] ?? -1;
      if (code < 0) return this.add(first, second, slot);
      if (this.firsts[code] === first && this.seconds[code] === second) return code;
      slot = (slot + 1) & mask;
    }
  }

  /** The pairs by code. */
  pairs(): [number, number][] {
    return Array.from({ length: this.size }, (_, code) => [this.firsts[code] ?? 0, this.seconds[code] ?? 0]);
  }

  private add(first: number, second: number, slot: number): number {
    const code = this.size;
    if (code === this.firsts.length) {
      this.firsts = grown(this.firsts, code * 2);
      this.seconds = grown(this.seconds, code * 2);
    }
    this.firsts[code] = first;
    this.seconds[code] = second;
    this.slots[slot] = code;
    this.size = code + 1;
    if (this.size * 2 > this.slots.length) this.rehash();
    return code;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      let slot = pairHash(this.firsts[code] ?? 0, this.seconds[code] ?? 0) & mask;
      while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = code;
    }
  }
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return once ^ (once >>> 15);
}

const pairHash = (first: number, second: number): number =>
  mixed(Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b));

function grown(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}
