/** The columns as read: one row per column of the file, with the field it fills and the first values. */
import { fieldOf } from './import-choices';
import { keepsForeignAttributes } from './import-foreign-words';
import { confidenceWord, type FileKind, kindWords, sentenceCase } from './import-words';

export interface PreviewColumn {
  header: string;
  index: number;
  field: string | null;
  confidence: number;
  samples: readonly string[];
  decimal: '.' | ',' | null;
  dates: string | null;
  undecided: 'decimal' | 'dates' | null;
}

export interface PreviewField {
  field: string;
  required: boolean;
  meaning: string;
}

export interface ColumnsInput {
  kind: FileKind | null;
  confidence: number;
  columns: readonly PreviewColumn[];
  fields: readonly PreviewField[];
  rows: readonly (readonly string[])[];
  /** Their rows in the file, as a spreadsheet counts. */
  row_numbers: readonly number[];
}

export interface FieldOption {
  value: string;
  label: string;
  required: boolean;
  meaning: string;
  /** The header of another column that is read as this field now. */
  takenBy: string | null;
}

export interface ColumnRow {
  index: number;
  header: string;
  field: string | null;
  required: boolean;
  /** Recognised, but not surely: worth a look. */
  unsure: boolean;
  /** A column that fills no field: kept as an attribute, or left out. */
  unread: 'attribute' | 'left out' | null;
  /** That it is required, and how its cells are understood where that is a convention: "required, 1.234,56". */
  note: string | null;
  /** The first rows as they stand in the file. */
  values: readonly string[];
}

export interface MonthSpan {
  columns: number;
  first: string;
  last: string;
}

export interface ColumnsModel {
  /** "Read as invoice lines: sure". */
  title: string;
  unsure: boolean;
  rows: ColumnRow[];
  /** The month columns of an MRR spreadsheet, told in one line. */
  months: MonthSpan | null;
  options: FieldOption[];
  /** Labels of required fields that no column fills. */
  missing: string[];
  /** Rows of the values shown, as a spreadsheet counts. */
  valueRows: number[];
}

/** Rows shown of the file; more would push the question below the fold. */
const SHOWN_ROWS = 4;
/** Below this the recognition is put as a question. */
const SURE = 0.8;
/** Fields of the long form, pointless where each month is a column. */
const longForm = new Set(['month', 'mrr']);

/** Kinds whose further columns are kept as attributes of the account. */
const keepsAttributes = new Set<string>(['accounts', 'mrr', ...keepsForeignAttributes]);

export const fieldLabel = (field: string): string => sentenceCase(field);

function noteOf(column: PreviewColumn, required: boolean): string | null {
  const notes: string[] = [];
  if (required) notes.push('required');
  if (column.decimal === ',') notes.push('1.234,56');
  if (column.dates === 'dmy') notes.push('day/month/year');
  if (column.dates === 'mdy') notes.push('month/day/year');
  return notes.length > 0 ? notes.join(', ') : null;
}

function titleOf(input: ColumnsInput, chosenKind: FileKind | null): string {
  if (chosenKind !== null) return `Read as ${kindWords[chosenKind].noun}, as you chose`;
  if (input.kind === null) return 'What is in this file?';
  return `Read as ${kindWords[input.kind].noun}: ${confidenceWord(input.confidence)}`;
}

/**
 * The month columns of an MRR spreadsheet, each read as `mrr`. In the long form one column holds the month and one the
 * MRR: these are columns like any other.
 */
function monthColumns(input: ColumnsInput): readonly PreviewColumn[] {
  if (input.kind !== 'mrr' || input.columns.some((column) => column.field === 'month')) return [];
  return input.columns.filter((column) => column.field === 'mrr');
}

export function prepareColumns(
  input: ColumnsInput,
  choices: { kind: FileKind | null; map: Readonly<Record<string, string>> },
): ColumnsModel {
  const required = new Set(input.fields.filter((field) => field.required).map((field) => field.field));
  const months = monthColumns(input);
  const unread = keepsAttributes.has(input.kind ?? '') ? 'attribute' : 'left out';
  const filledBy = new Map<string, string>();
  const rows = input.columns
    .filter((column) => !months.includes(column))
    .map((column): ColumnRow => {
      const field = fieldOf(column, choices.map);
      if (field !== null) filledBy.set(field, column.header);
      return {
        index: column.index,
        header: column.header,
        field,
        required: field !== null && required.has(field),
        unsure: field !== null && choices.map[field] === undefined && column.confidence < SURE,
        unread: field === null ? unread : null,
        note: field === null ? null : noteOf(column, required.has(field)),
        values: input.rows.slice(0, SHOWN_ROWS).map((cells) => (cells[column.index] ?? '').trim()),
      };
    });
  const [first, last] = [months[0], months.at(-1)];
  const offered = input.fields.filter((field) => months.length === 0 || !longForm.has(field.field));
  return {
    title: titleOf(input, choices.kind),
    unsure: choices.kind === null && confidenceWord(input.confidence) === 'a guess',
    rows,
    months: first && last ? { columns: months.length, first: first.header, last: last.header } : null,
    options: offered.map((field) => ({
      value: field.field,
      label: fieldLabel(field.field),
      required: field.required,
      meaning: field.meaning,
      takenBy: filledBy.get(field.field) ?? null,
    })),
    missing: offered
      .filter((field) => field.required && !filledBy.has(field.field))
      .map((field) => fieldLabel(field.field)),
    valueRows: input.row_numbers.slice(0, SHOWN_ROWS),
  };
}

/** Codes of problems that the table of columns shows in its own way. */
const ownWords = { missing: 'missing_column', kind: 'unknown_kind', ignored: 'ignored_columns' } as const;

/** The file's problems that the columns do not already tell. */
export function otherProblems<Problem extends { code: string }>(
  problems: readonly Problem[],
  model: { missing: readonly string[] },
): Problem[] {
  return problems.filter(
    ({ code }) =>
      code !== ownWords.ignored && code !== ownWords.kind && !(code === ownWords.missing && model.missing.length > 0),
  );
}

export interface ReadinessInput {
  kind: FileKind | null;
  confidence: number;
  problems: readonly { severity: 'error' | 'warning' | 'notice'; code: string }[];
  questions: readonly { column: string }[];
  needs_data_through: boolean;
  currency_choice: { suggested: string } | null;
}

/** What still stands between the columns and the check, in words; empty: nothing does. */
export function openPoints(
  preview: ReadinessInput,
  choices: { kind: FileKind | null; dataThrough: string | null },
  missing: readonly string[],
): string[] {
  // What no choice can mend comes alone: to answer the rest would be in vain.
  if (otherProblems(preview.problems, { missing }).some((problem) => problem.severity === 'error')) {
    return ['settle what is named above'];
  }
  const points: string[] = [];
  if (preview.kind === null) points.push('say what the file holds');
  if (missing.length > 0) points.push(`choose a column for ${joined(missing.map(inSentence))}`);
  const asked = [...new Set(preview.questions.map((question) => question.column))];
  if (asked.length > 0) points.push(`say how ${joined(asked)} ${asked.length > 1 ? 'are' : 'is'} to be read`);
  if (choices.kind === null && preview.kind !== null && confidenceWord(preview.confidence) === 'a guess') {
    points.push('say whether it holds what was guessed');
  }
  if (preview.needs_data_through && choices.dataThrough === null) {
    points.push('say up to which day the file is complete');
  }
  return points;
}

/** 'Account ID' → 'account ID'. */
const inSentence = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

/** ['a', 'b', 'c'] → 'a, b and c'. */
export function joined(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
