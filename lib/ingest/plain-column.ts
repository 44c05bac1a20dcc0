/**
 * Columns of plain lines. Each distinct cell is read once, by the column that reads every other file, and then known
 * by its bytes. What is not beyond doubt is left to the full reading of the row: a cell with a problem, a notice, an
 * open convention.
 */
import type { Settling } from './columns';
import { NO_KEY } from './format';
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
  /** The number of the cell read last, which no other cell has; −1: it has none. */
  key = NO_KEY;
  readonly index: number;
  /** For how many distinct cells there are numbers. */
  readonly size: number;
  /** By number; undefined: not read so far, or not beyond doubt. */
  private values: (T | null | undefined)[] = [];
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
    this.size = known;
    this.convention = convention ?? null;
    this.readUnder = convention?.value;
  }

  /** Null where the cell is empty. */
  get(line: PlainLine): T | null | Unsure {
    const { index } = this;
    if (index < 0) return null;
    const key = line.key(index);
    this.key = key;
    if (key < 0) return line.start(index) === line.stop(index) ? null : this.read(line);
    if (this.convention !== null && this.convention.value !== this.readUnder) {
      this.values = [];
      this.readUnder = this.convention.value;
    }
    const { values } = this;
    const known = key < values.length ? values[key] : undefined;
    if (known !== undefined) return known;
    const value = this.read(line);
    // No holes: they would make every look at the array slower.
    while (values.length <= key) values.push(undefined);
    if (value !== UNSURE) values[key] = value;
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
