/** Lines of PostgreSQL's COPY text format, collected as bytes. */
import { type CopyRows, FIRST_BYTES } from './copy-rows';

const BYTES_A_UNIT = 3;

// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL's text holds no NUL, whatever a file holds
const SPECIAL = /[\\\t\n\r\u0000]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const EACH_SPECIAL = /[\\\t\n\r\u0000]/g;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\u0000': '\ufffd' };

/** A text as a cell of COPY's text format. */
export function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (special) => ESCAPES[special] ?? '') : text;
}

/** Collects whole lines. */
export class CopyText implements CopyRows {
  readonly head = null;
  readonly tail = null;
  length = 0;
  private bytes = new Uint8Array(FIRST_BYTES);

  /** What was collected, as bytes of its own; begins anew. */
  take(): Buffer {
    const taken = Buffer.from(this.bytes.subarray(0, this.length));
    this.length = 0;
    return taken;
  }

  /** Whole lines that are written already. */
  lines(text: string): void {
    this.reserve(text.length * BYTES_A_UNIT);
    this.length += this.buffer.write(text, this.length);
  }

  private get buffer(): Buffer {
    const { buffer, byteOffset, byteLength } = this.bytes;
    return Buffer.from(buffer, byteOffset, byteLength);
  }

  private reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, needed));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}
