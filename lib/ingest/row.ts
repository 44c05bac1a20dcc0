/**
 * One row on its way to a record, and the columns it is read through. A column reads each distinct cell once; what is
 * wrong with a cell is noted on the row, and the row goes on, so that all its faults are told at once.
 */

import { isEmptyWord, isSpreadsheetError } from './empty-words';
import { detached, Memo } from './memo';
import { type Details, type Draft, type ProblemCode, type ProblemList, severityOf } from './problem';

export class Row {
  cells: readonly string[] = [];
  number = 0;
  readonly drafts: Draft[] = [];
  failed = false;
  /** A field whose convention must be known before the row can be read. */
  unsettled: string | null = null;
  /** The row is no record (it adds up the others). */
  leftOut = false;

  constructor(private readonly problems: ProblemList) {}

  start(cells: readonly string[], number: number): void {
    this.cells = cells;
    this.number = number;
    this.restart();
  }

  restart(): void {
    if (this.drafts.length > 0) this.drafts.length = 0;
    this.failed = false;
    this.unsettled = null;
    this.leftOut = false;
  }

  report(draft: Draft): void {
    const severity = severityOf(draft.code);
    if (severity === 'notice') {
      this.problems.notice(this.number, draft);
      return;
    }
    this.drafts.push(severity === 'error' ? asSpreadsheetError(draft) : draft);
    if (severity === 'error') this.failed = true;
  }

  /** A warning or notice. */
  say(code: ProblemCode, column: string | null, details: Details = {}, group?: string): void {
    this.report({ code, column, details, group });
  }

  fail(code: ProblemCode, column: string | null, details: Details = {}): void {
    this.report({ code, column, details });
  }
}

/** Whatever the cell should have been, it is a formula that failed. */
function asSpreadsheetError(draft: Draft): Draft {
  const { found } = draft.details;
  return found === undefined || !isSpreadsheetError(found) ? draft : { ...draft, code: 'spreadsheet_error' };
}

export interface Reading<T> {
  value: T | null;
  draft: Draft | null;
}

export const read = <T>(value: T): Reading<T> => ({ value, draft: null });

export const faulty = <T>(code: ProblemCode, column: string, details: Details): Reading<T> => ({
  value: null,
  draft: { code, column, details },
});

/** Where a field stands; index −1 where no column holds it. */
export interface Place {
  field: string;
  index: number;
  header: string;
}

export interface Column<T> {
  readonly place: Place;
  /** Null where the cell is empty or faulty. */
  get(row: Row): T | null;
}

/** Powers of two: how many distinct cells a column remembers. */
const KNOWN_CELLS = 1 << 13;
export const KNOWN_ACCOUNTS = 1 << 18;

export class MemoColumn<T> implements Column<T> {
  private readonly memo: Memo<Reading<T>>;

  /** `readText` sees trimmed text that is not empty. */
  constructor(
    readonly place: Place,
    readText: (text: string, header: string) => Reading<T>,
    options: { known?: number; isEmpty?: (text: string) => boolean } = {},
  ) {
    const isEmpty = options.isEmpty ?? isEmptyWord;
    this.memo = new Memo(options.known ?? KNOWN_CELLS, (cell) => {
      const text = cell.trim();
      if (text === '') return { value: null, draft: null };
      if (isEmpty(text)) return faulty('empty_words', place.header, { found: text });
      return readText(text, place.header);
    });
  }

  get(row: Row): T | null {
    if (this.place.index < 0) return null;
    const cell = row.cells[this.place.index];
    if (cell === undefined || cell === '') return null;
    const reading = this.memo.get(cell);
    if (reading.draft !== null) row.report(reading.draft);
    return reading.value;
  }

  forget(): void {
    this.memo.clear();
  }
}

/** Ids become keys of a database index, which bounds their bytes. */
const LONGEST_TEXT = 500;

export function readText(text: string, header: string): Reading<string> {
  if (isSpreadsheetError(text)) return faulty('spreadsheet_error', header, { found: text });
  if (text.length <= LONGEST_TEXT) return read(text);
  return faulty('text_too_long', header, { found: String(text.length), other: String(LONGEST_TEXT) });
}

export const textColumn = (place: Place, known?: number): Column<string> => new MemoColumn(place, readText, { known });

/** In a free attribute 'NA' is more likely North America, and a look-up that failed leaves it unknown. */
const isEmptyAttribute = (text: string): boolean => (text !== 'NA' && isEmptyWord(text)) || isSpreadsheetError(text);

export const attributeColumn = (place: Place): Column<string> =>
  new MemoColumn(place, readText, { isEmpty: isEmptyAttribute });

/** Texts that hardly repeat, such as change ids. */
export function distinctTextColumn(place: Place): Column<string> {
  return {
    place,
    get(row) {
      const text = place.index < 0 ? '' : (row.cells[place.index]?.trim() ?? '');
      if (text === '') return null;
      const reading = isEmptyWord(text)
        ? faulty<string>('empty_words', place.header, { found: text })
        : readText(text, place.header);
      if (reading.draft !== null) row.report(reading.draft);
      return reading.value === null ? null : detached(reading.value);
    },
  };
}

/** The value, and a problem where the cell is empty. */
export function required<T>(row: Row, column: Column<T>): T | null {
  const faults = row.drafts.length;
  const value = column.get(row);
  if (value === null && row.drafts.length === faults && row.unsettled === null) {
    const found = row.cells[column.place.index]?.trim() ?? '';
    row.fail(found === '' ? 'missing_value' : 'empty_word', column.place.header, { found });
  }
  return value;
}
