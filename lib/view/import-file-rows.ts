/** The files in hand, in the order in which they will be imported: what each holds, how sure that is, what it waits for. */
import type { FileChoices } from './import-choices';
import { type ColumnsInput, joined, openPoints, prepareColumns, type ReadinessInput } from './import-columns';
import {
  byteSize,
  type ConfidenceWord,
  confidenceWord,
  count,
  counted,
  type FileKind,
  kindWords,
} from './import-words';

export type FilePreview = ColumnsInput &
  ReadinessInput & {
    file: string;
    bytes: number;
    row_count: number | null;
    remembered: { key: string; chosen_at: string } | null;
  };

export interface FileInput {
  uploadId: string;
  choices: FileChoices;
  /** Null while it is being looked at. */
  preview: FilePreview | null;
  /** Why it could not be looked at. */
  error: string | null;
  /** Rows counted by a check; null: not yet. */
  rows: number | null;
  rejected: number;
}

export interface FileState {
  label: string;
  tone: 'good' | 'caution' | 'bad' | 'quiet';
}

export interface FileRow {
  uploadId: string;
  /** 1 for what is imported first; null: left out. */
  position: number | null;
  /** "Sheet1", or the file's own name. */
  name: string;
  /** The workbook or archive that it is a part of. */
  container: string | null;
  size: string;
  kind: FileKind | null;
  confidence: { word: ConfidenceWord | 'as chosen' | 'as last time'; unsure: boolean } | null;
  rows: string | null;
  state: FileState;
  /** What is still to be said before it can be checked; empty: nothing. */
  open: string[];
}

/** Between a container and its part in a part's name. */
const PART = ' › ';

/** 'book.xlsx › Sheet1' is the part Sheet1 of book.xlsx. */
export function nameParts(file: string): { container: string | null; name: string } {
  const at = file.lastIndexOf(PART);
  return at < 0
    ? { container: null, name: file }
    : { container: file.slice(0, at), name: file.slice(at + PART.length) };
}

/** Who is spoken of, and rates, before what they are needed for; what only describes revenue last. */
const ranks: Partial<Record<FileKind, number>> = { accounts: 0, rates: 1, invoices: 2, changes: 2, mrr: 2 };
const LAST = 3;

const kindOf = ({ choices, preview }: FileInput): FileKind | null => choices.kind ?? preview?.kind ?? null;

function rankOf(input: FileInput): number {
  const kind = kindOf(input);
  if (kind === null) return LAST;
  if (kind.endsWith('_customers')) return 0;
  return ranks[kind] ?? (kindWords[kind].statesRevenue ? 2 : LAST);
}

/** Sheets with notes and the like: part of a container, of no kind, beside others that have one. */
export function isLeftOut(input: FileInput, all: readonly FileInput[]): boolean {
  if (kindOf(input) !== null || input.preview === null || !input.preview.file.includes(PART)) return false;
  return all.some((other) => kindOf(other) !== null);
}

function stateOf(input: FileInput, open: readonly string[], leftOut: boolean): FileState {
  if (input.error !== null) return { label: 'Cannot be read', tone: 'bad' };
  if (input.preview === null) return { label: 'Looking at it', tone: 'quiet' };
  if (leftOut) return { label: 'Left out: holds nothing known', tone: 'quiet' };
  if (open[0] === 'settle what is named above') return { label: 'Cannot be read yet', tone: 'bad' };
  if (open.length > 0) return { label: counted(open.length, 'question'), tone: 'caution' };
  if (input.rejected > 0) return { label: `${count(input.rejected)} rejected`, tone: 'bad' };
  return { label: 'Ready', tone: 'good' };
}

function confidenceOf({ choices, preview }: FileInput): FileRow['confidence'] {
  if (preview === null || preview.kind === null) return null;
  if (choices.kind !== null) return { word: 'as chosen', unsure: false };
  if (preview.remembered !== null) return { word: 'as last time', unsure: false };
  const word = confidenceWord(preview.confidence);
  return { word, unsure: word === 'a guess' };
}

/** `dataThrough`: the day stated for all files together. */
export function prepareFiles(inputs: readonly FileInput[], dataThrough: string | null): FileRow[] {
  const ordered = inputs
    .map((input, at) => ({ input, at, leftOut: isLeftOut(input, inputs) }))
    .sort((a, b) => Number(a.leftOut) - Number(b.leftOut) || rankOf(a.input) - rankOf(b.input) || a.at - b.at);
  return ordered.map(({ input, leftOut }, at): FileRow => {
    const { preview, choices } = input;
    const missing = preview === null ? [] : prepareColumns(preview, choices).missing;
    const rows = input.rows ?? preview?.row_count ?? null;
    const open = preview === null || leftOut ? [] : openPoints(preview, { kind: choices.kind, dataThrough }, missing);
    return {
      uploadId: input.uploadId,
      position: leftOut ? null : at + 1,
      ...nameParts(preview?.file ?? 'A file'),
      size: preview === null ? '' : byteSize(preview.bytes),
      kind: kindOf(input),
      confidence: confidenceOf(input),
      rows: rows === null ? null : count(rows),
      state: stateOf(input, open, leftOut),
      open,
    };
  });
}

/** The file whose columns are shown: the one asked for, else the first that waits for an answer, else the first. */
export function shownFile(rows: readonly FileRow[], asked: string | null): FileRow | null {
  const kept = rows.filter((row) => row.position !== null);
  return (
    rows.find((row) => row.uploadId === asked) ??
    kept.find((row) => row.open.length > 0) ??
    kept.find((row) => row.kind !== null && kindWords[row.kind].statesRevenue) ??
    kept[0] ??
    rows[0] ??
    null
  );
}

/** What stands between the files and the check, in words; empty: nothing does. */
export function batchOpenPoints(rows: readonly FileRow[]): string[] {
  const kept = rows.filter((row) => row.position !== null);
  if (kept.length === 0) return ['say what at least one of the files holds'];
  if (kept.some((row) => row.state.label === 'Looking at it')) return ['wait until every file is looked at'];
  if (kept.some((row) => row.state.label === 'Cannot be read')) return ['remove what cannot be read'];
  if (kept.length === 1) return kept[0]?.open ?? [];
  return kept.filter((row) => row.open.length > 0).map((row) => `${row.name}: ${joined(row.open)}`);
}

/** "3 files, in the order in which they are imported: accounts and rates, then revenue, then the rest." */
export function filesTitle(rows: readonly FileRow[]): { title: string; description: string } {
  const kept = rows.filter((row) => row.position !== null);
  if (rows.length === 1) {
    const only = rows[0];
    return {
      title: only === undefined ? '' : only.container === null ? only.name : `${only.container}${PART}${only.name}`,
      description: '',
    };
  }
  const containers = new Set(rows.map((row) => row.container));
  const [container] = containers;
  const of =
    containers.size === 1 && container != null
      ? `${container}: ${counted(rows.length, 'part')}`
      : counted(rows.length, 'file');
  const left = rows.length - kept.length;
  return {
    title: left === 0 ? of : `${of}, ${left} left out`,
    description: 'Imported in this order, all or nothing a file, and undone together.',
  };
}
