/**
 * How much of a container is unpacked. Every limit is checked while the bytes come, before anything is held in memory,
 * so that a container made to burst is refused after its first parts. The numbers leave room for the largest honest
 * exports: a workbook filled to its last row, an archive of a year's daily files.
 */
import { ContainerRefused } from './part';

export interface Limits {
  /** Files in one archive. A workbook has some 20; what has more is no export. */
  entries: number;
  /** Bytes of everything unpacked, together: as the archive states them, and as they come. */
  totalBytes: number;
  /** How many times its packed size an archive may grow to, once that is over `ratioFromBytes`. */
  ratio: number;
  ratioFromBytes: number;
  /** Archives inside an archive: so many levels. A workbook counts as none. */
  nesting: number;
  /** Tables that come out of one container. */
  parts: number;
  /** Elements inside each other; a sheet has 6. */
  xmlDepth: number;
  /** Characters without an element beginning or ending: longer than any cell. */
  xmlQuietCharacters: number;
  /** Excel's own are 32,767 characters a cell, 16,384 columns, 1,048,576 rows. */
  cellCharacters: number;
  rowCharacters: number;
  columns: number;
  rows: number;
  /** Texts of a workbook, and the bytes of them. */
  texts: number;
  textBytes: number;
  /** Styles of a workbook, and merged ranges of a sheet. */
  styles: number;
  /** Cells that hold nothing but a style, in a sheet that has fewer than 1 filled cell for each `emptyToFilled`. */
  emptyCells: number;
  emptyToFilled: number;
  /** How many times its XML a sheet's text may be, once over `ratioFromBytes`: a long text can be named many times. */
  repeatedText: number;
  /** Objects inside each other, characters of one object, and columns of a JSON document. */
  jsonDepth: number;
  jsonCharacters: number;
  jsonColumns: number;
  /** Seconds for the whole of it. */
  seconds: number;
}

const MEBIBYTE = 1024 * 1024;

export const LIMITS: Limits = {
  entries: 2_000,
  totalBytes: 2_048 * MEBIBYTE,
  ratio: 200,
  ratioFromBytes: 32 * MEBIBYTE,
  nesting: 1,
  parts: 200,
  xmlDepth: 64,
  xmlQuietCharacters: MEBIBYTE,
  cellCharacters: 100_000,
  rowCharacters: MEBIBYTE,
  columns: 16_384,
  rows: 1_048_576,
  texts: 8_000_000,
  textBytes: 128 * MEBIBYTE,
  styles: 200_000,
  emptyCells: 400_000,
  emptyToFilled: 100,
  repeatedText: 20,
  jsonDepth: 32,
  jsonCharacters: MEBIBYTE,
  jsonColumns: 2_000,
  seconds: 300,
};

const CLOCK_EVERY_BYTES = MEBIBYTE;

/** What is left of the limits that hold for a container as a whole, whatever lies inside it. */
export class Budget {
  private readonly began = performance.now();
  private bytes = 0;
  private looked = 0;
  parts = 0;

  constructor(
    readonly limits: Limits,
    /** The container, as people know it. */
    readonly file: string,
  ) {}

  /** Bytes as they come out. */
  spend(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.limits.totalBytes) throw this.tooLarge(`more than ${inMegabytes(this.limits.totalBytes)}`);
    if (this.bytes - this.looked < CLOCK_EVERY_BYTES) return;
    this.looked = this.bytes;
    if (performance.now() - this.began > this.limits.seconds * 1000)
      throw this.tooLarge(`not done after ${this.limits.seconds} seconds`);
  }

  part(): void {
    this.parts++;
    if (this.parts > this.limits.parts) throw this.tooLarge(`more than ${this.limits.parts} tables`);
  }

  refusal(code: ContainerRefused['code'], details: { found?: string; other?: string } = {}): ContainerRefused {
    return new ContainerRefused(this.file, code, details);
  }

  tooLarge(other: string): ContainerRefused {
    return this.refusal('container_too_large', { other });
  }
}

export const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / MEBIBYTE).toLocaleString('en-US')} MB`;
