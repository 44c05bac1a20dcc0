/**
 * Columns of plain lines. Each distinct cell is read once, by the column that reads every other file, and then known
 * by its bytes. What is not beyond doubt is left to the full reading of the row: a cell with a problem, a notice, an
 * open convention.
 */
import type { Settling } from './columns';
import { NO_KEY } from './format';
import { KnownCells, LONGEST_KNOWN_BYTES } from './known-cells';
import type { PlainLine } from './plain-line';
import { ProblemList } from './problem';
import { type Column, Row } from './row';

/** The row must be read in full. */
export const UNSURE = Symbol('unsure');
export type Unsure = typeof UNSURE;

/** A row to try things on: that anything is reported is all that is noted, and nobody is told. */
export class TrialRow extends Row {
  constructor() {
    super(new ProblemList(''));
  }

  override report(): void {
    this.failed = true;
  }
}

/** How many distinct cells a column remembers. */
const KNOWN_CELLS = 1 << 12;

interface PlainColumnOptions {
  /** A power of two; 0: cells hardly repeat, so that each is read. */
  known?: number;
  /** What the column reads by; once it changes, every cell is read anew. */
  convention?: Settling<unknown>;
}

export class PlainColumn<T> {
  /** The number of the cell read last, which no other cell has while the convention stands; −1: it has none. */
  key = NO_KEY;
  private readonly index: number;
  private readonly known: KnownCells<T | null> | null;
  private readonly convention: Settling<unknown> | null;
  /** The convention under which cells were read so far. */
  private readUnder: unknown;
  private readonly cells: string[] = [];

  constructor(
    private readonly column: Column<T>,
    private readonly trial: TrialRow,
    { known = KNOWN_CELLS, convention }: PlainColumnOptions = {},
  ) {
    this.index = column.place.index;
    this.known = known > 0 && this.index >= 0 ? new KnownCells(known) : null;
    this.convention = convention ?? null;
    this.readUnder = convention?.value;
  }

  /** Null where the cell is empty. */
  get(line: PlainLine): T | null | Unsure {
    const { index } = this;
    if (index < 0) return null;
    const start = line.starts[index] ?? 0;
    const end = line.ends[index] ?? 0;
    if (start === end) return null;
    const { known } = this;
    this.key = NO_KEY;
    if (known === null || end - start > LONGEST_KNOWN_BYTES) return this.read(line);
    if (this.convention !== null && this.convention.value !== this.readUnder) {
      known.clear();
      this.readUnder = this.convention.value;
    }
    const hash = line.hashes[index] ?? 0;
    const key = known.find(line.bytes, start, end, hash);
    this.key = key;
    if (key >= 0) return known.valueOf(key);
    const value = this.read(line);
    if (value !== UNSURE) this.key = known.put(line.bytes, start, end, hash, value);
    return value;
  }

  private read(line: PlainLine): T | null | Unsure {
    const { column, trial, cells, index } = this;
    cells[index] = line.cell(index);
    trial.start(cells, 0);
    const value = column.get(trial);
    return trial.failed || trial.unsettled !== null ? UNSURE : value;
  }
}
