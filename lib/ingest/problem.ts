/**
 * Problems: what is wrong with a file, where, and what to do. Bad data never throws; it becomes problems
 * (design.md, conventions 8). The words are in `messages.ts`.
 */
import { catalogue, type ProblemCode, type Severity } from './messages';

export type { ProblemCode, Severity } from './messages';

export interface Problem {
  file: string;
  /** As a spreadsheet counts: the first row of the file is row 1. Null: the file or a whole column. */
  row: number | null;
  /** The column's name as the file has it. */
  column: string | null;
  code: ProblemCode;
  /** Where and what, in plain words: 'Row 42, Start date: expected YYYY-MM-DD, found 03/04/25'. */
  message: string;
  remedy: string;
  severity: Severity;
  /** What a problem of the whole file is about where an answer is asked for: the currency without a rate. */
  about?: string;
}

export interface Details {
  found?: string;
  other?: string;
  names?: string;
  count?: string;
}

/** Something wrong with one row, before it is known which file and row it is. */
export interface Draft {
  code: ProblemCode;
  column: string | null;
  details: Details;
  /** Columns that are told of together, such as the months of a sheet: one notice for all of them. */
  group?: string;
}

const SHOWN_CHARACTERS = 60;

const shown = (text: string): string => {
  const line = text.replace(/[\r\n\t]+/g, ' ').replaceAll('\0', '␀');
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line;
};

function fill(template: string, details: Details): string {
  return template.replace(/\{(found|other|names|count)\}/g, (_, key: keyof Details) => {
    const value = details[key] ?? '';
    return key === 'names' ? value : shown(value);
  });
}

/** What is wrong, without saying where. */
export const reasonOf = (draft: Draft): string => fill(catalogue[draft.code].message, draft.details);

export const remedyOf = (draft: Draft): string => fill(catalogue[draft.code].remedy, draft.details);

export const severityOf = (code: ProblemCode): Severity => catalogue[code].severity;

function place(file: string, row: number | null, column: string | null): string {
  if (row === null) return column === null ? file : `Column ${column}`;
  return column === null ? `Row ${row}` : `Row ${row}, ${column}`;
}

export function problem(file: string, row: number | null, draft: Draft): Problem {
  return {
    file,
    row,
    column: draft.column,
    code: draft.code,
    message: `${place(file, row, draft.column)}: ${reasonOf(draft)}`,
    remedy: remedyOf(draft),
    severity: severityOf(draft.code),
  };
}

/** A problem of the file as a whole. */
export const fileProblem = (file: string, code: ProblemCode, details: Details = {}): Problem =>
  problem(file, null, { code, column: null, details });

/** One line for a terminal: 'Row 42, Start date: expected …, found …; write …'. */
export const sentence = (item: Problem): string => `${item.message}; ${item.remedy}`;

const KEPT_ERRORS = 1000;
const KEPT_WARNINGS = 100;

/** Keeps the first 1,000 errors and 100 warnings, and counts all of them exactly. */
export class ProblemList {
  readonly counts: Partial<Record<ProblemCode, number>> = {};
  /** In the order of the file. */
  readonly kept: Problem[] = [];
  /** At most one for each code and column. */
  readonly notices: Problem[] = [];
  private readonly noticed = new Set<string>();
  private errors = 0;
  private warnings = 0;

  constructor(private readonly file: string) {}

  isError(code: ProblemCode): boolean {
    return severityOf(code) === 'error';
  }

  add(row: number | null, draft: Draft): void {
    this.counts[draft.code] = (this.counts[draft.code] ?? 0) + 1;
    const keep = severityOf(draft.code) === 'error' ? this.errors++ < KEPT_ERRORS : this.warnings++ < KEPT_WARNINGS;
    if (keep) this.kept.push(problem(this.file, row, draft));
  }

  /** Says it once for each column, about the first row that it concerns. */
  notice(row: number | null, draft: Draft): void {
    const key = `${draft.code} ${draft.group ?? draft.column ?? ''}`;
    if (this.noticed.has(key)) return;
    this.noticed.add(key);
    this.notices.push(problem(this.file, row, draft));
  }
}
