/** What is known of a file before it is imported. */
import type { Month } from '../domain/day';
import type { About } from './conventions';
import type { TableFormat } from './csv';
import type { DateOrder } from './dates';
import type { EndDay, EndDayFinding } from './end-day';
import type { Kind } from './fields';
import type { StatedMapping } from './mapping';
import type { DecimalSign } from './numbers';
import type { ReadPlan } from './plan';
import type { Problem } from './problem';
import type { RankedKind } from './recognise';
import type { SampleRow } from './sample-rows';

export interface AnalyseOptions {
  /** What problems call the file; default: the last part of its path. */
  fileName?: string;
  /** What the user says it is ('changes', …). */
  kind?: string | null;
  mapping?: StatedMapping;
  decimal?: DecimalSign | null;
  dates?: DateOrder | null;
  endDay?: EndDay | null;
}

export interface ColumnAnalysis {
  header: string;
  index: number;
  field: string | null;
  /** Of the field; 0 where there is none. */
  confidence: number;
  /** Slug of the account's attribute that it becomes, where it is no field. */
  attribute: string | null;
  /** Of an MRR sheet's column. */
  month: Month | null;
  /** Up to three different cells, as they stand. */
  samples: string[];
  convention: { decimal?: DecimalSign; dates?: DateOrder | 'iso' };
  undecided: About | null;
}

/** What only the user can say. */
export interface Question {
  about: About | 'end_day';
  field: string;
  column: number;
  header: string;
  /** A cell that can be read in two ways, and its row. */
  example: string;
  row: number;
  choices: readonly string[];
  /** The same as a problem, for the command line. */
  problem: Problem;
}

/** A plan that lacks only what the workspace decides. */
export type PlanDraft = Omit<ReadPlan, 'currency'>;

export interface Analysis {
  path: string;
  fileName: string;
  bytes: number;
  /** The kind said or recognised; null where none fits. */
  kind: Kind | null;
  confidence: number;
  /** All kinds, the surest first. */
  kinds: RankedKind[];
  encoding: TableFormat['encoding'];
  delimiter: TableFormat['delimiter'];
  /** Row of the column names; 0 where there is none. */
  headerRow: number;
  columns: ColumnAnalysis[];
  /** The first rows, at most 8. */
  sampleRows: SampleRow[];
  /** Rows below the column names that hold anything; null where the file is too long to be counted beforehand. */
  rowCount: number | null;
  /** Months of an MRR sheet, ascending. */
  months: Month[];
  problems: Problem[];
  questions: Question[];
  /** Null where it has no end date. */
  endDay: EndDayFinding | null;
  notices: Problem[];
  /** For `planFrom`; null where the file cannot be read. */
  draft: PlanDraft | null;
}

/** The start of a file as a table, below its header. */
export interface Sample {
  fileName: string;
  bytes: number;
  damaged: boolean;
  table: TableFormat;
  /** Row of the header. */
  headerRow: number;
  headers: string[];
  rows: string[][];
  /** The rows are all that the file has. */
  isWhole: boolean;
  /** Those that hold anything, also beyond the rows here; null: not counted. */
  rowCount: number | null;
  /** Of how the column names were found. */
  notices: Problem[];
}
