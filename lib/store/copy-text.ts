/**
 * Lines of PostgreSQL's COPY text format, written straight into bytes: a million lines pass here, and as strings they
 * would cost more than all the rest of an import (2.8 s of it building them, 1.5 s sweeping them up, a million).
 */
const FIRST_BYTES = 320 * 1024;
/** More than any number takes. */
const NUMBER_BYTES = 24;
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

/** Collects lines, cell by cell: every cell ends with a tab, which the end of the line replaces. */
export class CopyText {
  length = 0;
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);

  /** What was collected, as bytes of its own; begins anew. */
  take(): Buffer {
    const taken = Buffer.from(this.bytes.subarray(0, this.length));
    this.length = 0;
    return taken;
  }

  null(): void {
    this.reserve(3);
    this.bytes[this.length++] = BACKSLASH;
    this.bytes[this.length++] = CAPITAL_N;
    this.bytes[this.length++] = TAB;
  }

  /** A whole number that a double holds exactly. */
  integer(value: number): void {
    this.reserve(NUMBER_BYTES);
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
    this.reserve(NUMBER_BYTES);
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
    this.reserve(value.length * BYTES_A_UNIT + 1);
    const { bytes, length: start } = this;
    let at = start;
    for (let i = 0; i < value.length; i++) {
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
  }

  /** Whole lines that are written already. */
  lines(text: string): void {
    this.reserve(text.length * BYTES_A_UNIT);
    this.length += this.bytes.write(text, this.length);
  }

  private rareText(value: string): void {
    const escaped = escapeText(value);
    this.reserve(escaped.length * BYTES_A_UNIT + 1);
    this.length += this.bytes.write(escaped, this.length);
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
    let count = least;
    for (let power = 10 ** least; power <= value; power *= 10) count += 1;
    let left = value | 0;
    for (let at = this.length + count - 1; at >= this.length; at--) {
      const tenth = (left / 10) | 0;
      this.bytes[at] = ZERO + left - tenth * 10;
      left = tenth;
    }
    this.length += count;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }
}
