/**
 * Lines of PostgreSQL's COPY text format, written straight into bytes: a million lines pass here, and as strings they
 * would cost more than all the rest of an import (2.8 s of it building them, 1.5 s sweeping them up, a million).
 */
const FIRST_BYTES = 320 * 1024;
/** There is always room for this much: all the numbers and nulls of a line, so that only texts need to ask. */
const ROOM_BYTES = 1024;
const BYTES_A_UNIT = 3;

const TAB = 0x09;
const NEWLINE = 0x0a;
const ZERO = 0x30;
const MINUS = 0x2d;
const BACKSLASH = 0x5c;
const CAPITAL_N = 0x4e;
const BILLION = 1_000_000_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL's text holds no NUL, whatever a file holds
const SPECIAL = /[\\\t\n\r\u0000]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const EACH_SPECIAL = /[\\\t\n\r\u0000]/g;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\u0000': '\ufffd' };

/** A text as a cell of COPY's text format. */
export function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (special) => ESCAPES[special] ?? '') : text;
}

/**
 * Collects lines, cell by cell: every cell ends with a tab, which the end of the line replaces. A line has at most
 * forty cells that are no texts.
 */
export class CopyText {
  length = 0;
  private bytes = new Uint8Array(FIRST_BYTES);

  /** What was collected, as bytes of its own; begins anew. */
  take(): Buffer {
    const taken = Buffer.from(this.bytes.subarray(0, this.length));
    this.length = 0;
    return taken;
  }

  null(): void {
    const { bytes, length } = this;
    bytes[length] = BACKSLASH;
    bytes[length + 1] = CAPITAL_N;
    bytes[length + 2] = TAB;
    this.length = length + 3;
  }

  /** A whole number that a double holds exactly. */
  integer(value: number): void {
    if (value >= 0 && value < 10) {
      const { bytes, length } = this;
      bytes[length] = ZERO + value;
      bytes[length + 1] = TAB;
      this.length = length + 2;
      return;
    }
    if (value < 0) this.bytes[this.length++] = MINUS;
    const size = Math.abs(value);
    if (size < BILLION) this.digits(size, 1);
    else this.twoParts(Math.floor(size / BILLION), size % BILLION);
    this.bytes[this.length++] = TAB;
  }

  integerOrNull(value: number | null): void {
    if (value === null) this.null();
    else this.integer(value);
  }

  /** The signed 64-bit number of two halves of 32 bits. */
  bigint(high: number, low: number): void {
    let upper = high >>> 0;
    let lower = low >>> 0;
    if (high < 0) {
      this.bytes[this.length++] = MINUS;
      lower = -lower >>> 0;
      upper = (~upper + (lower === 0 ? 1 : 0)) >>> 0;
    }
    // Long division by a billion in steps that a double holds: 32 bits, then 16 and 16.
    const first = (upper % BILLION) * 0x10000 + (lower >>> 16);
    const second = (first % BILLION) * 0x10000 + (lower & 0xffff);
    const billions =
      Math.floor(upper / BILLION) * 0x1_0000_0000 +
      Math.floor(first / BILLION) * 0x10000 +
      Math.floor(second / BILLION);
    this.twoParts(billions, second % BILLION);
    this.bytes[this.length++] = TAB;
  }

  text(value: string): void {
    const end = value.length;
    this.reserve(end * BYTES_A_UNIT + 1);
    const { bytes } = this;
    let at = this.length;
    for (let i = 0; i < end; i++) {
      const unit = value.charCodeAt(i);
      if (unit > 0x7f || unit === BACKSLASH || unit < 0x20) {
        this.rareText(value);
        return;
      }
      bytes[at++] = unit;
    }
    bytes[at++] = TAB;
    this.length = at;
  }

  textOrNull(value: string | null): void {
    if (value === null) this.null();
    else this.text(value);
  }

  endLine(): void {
    this.bytes[this.length - 1] = NEWLINE;
    this.reserve(0);
  }

  /** Whole lines that are written already. */
  lines(text: string): void {
    this.reserve(text.length * BYTES_A_UNIT);
    this.length += this.buffer.write(text, this.length);
  }

  private rareText(value: string): void {
    const escaped = escapeText(value);
    this.reserve(escaped.length * BYTES_A_UNIT + 1);
    this.length += this.buffer.write(escaped, this.length);
    this.bytes[this.length++] = TAB;
  }

  /** `billions` × 10⁹ + `rest`. */
  private twoParts(billions: number, rest: number): void {
    if (billions >= BILLION) {
      this.digits(Math.floor(billions / BILLION), 1);
      this.digits(billions % BILLION, 9);
    } else if (billions > 0) this.digits(billions, 1);
    this.digits(rest, billions > 0 ? 9 : 1);
  }

  /** A number below a billion in at least `least` digits. */
  private digits(value: number, least: number): void {
    const { bytes, length } = this;
    let left = value | 0;
    const count = Math.max(least, digitsOf(left));
    for (let at = length + count - 1; at >= length; at--) {
      const tenth = (left / 10) | 0;
      bytes[at] = ZERO + left - tenth * 10;
      left = tenth;
    }
    this.length = length + count;
  }

  private get buffer(): Buffer {
    const { buffer, byteOffset, byteLength } = this.bytes;
    return Buffer.from(buffer, byteOffset, byteLength);
  }

  private reserve(more: number): void {
    const needed = this.length + more + ROOM_BYTES;
    if (needed <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, needed));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}

/** How many digits a number below a billion has. */
function digitsOf(value: number): number {
  if (value < 1e5) return value < 1e3 ? (value < 10 ? 1 : value < 100 ? 2 : 3) : value < 1e4 ? 4 : 5;
  return value < 1e7 ? (value < 1e6 ? 6 : 7) : value < 1e8 ? 8 : 9;
}
