/**
 * Looks at a file before it is imported: what it is, which column holds what, how its numbers and dates are written,
 * what must be asked and what stands against it. Reads all bytes once (for the encoding), but parses only the first
 * rows, unless these leave a convention open.
 */
import { basename } from 'node:path';
import { formatMonth } from '../domain/day';
import type { AnalyseOptions, Analysis, ColumnAnalysis, PlanDraft, Question, Sample } from './analysis';
import { recordBatches } from './csv';
import { draftPlan } from './draft';
import { type Kind, kinds } from './fields';
import { remedyOfType } from './file-type';
import { findHeader } from './header-rows';
import { mapHeaders, missingNeeds, quoted } from './mapping';
import { fileProblem, type Problem } from './problem';
import { type RankedKind, RECOGNISED_FROM, rankKinds } from './recognise';
import { sampleRowsOf, samplesOf } from './sample-rows';
import { isBlank } from './structure';
import { type OpenedTable, openTable } from './table';

export type { AnalyseOptions, Analysis, Question } from './analysis';

const SAMPLE_RECORDS = 2000;
/** Rows are counted at each look where that takes no longer than a moment. */
const COUNTED_BYTES = 4_000_000;

function unreadable(path: string, fileName: string, bytes: number, stopped: Problem): Analysis {
  return {
    path,
    fileName,
    bytes,
    kind: null,
    confidence: 0,
    kinds: [],
    encoding: 'utf-8',
    delimiter: ',',
    headerRow: 0,
    columns: [],
    sampleRows: [],
    rowCount: null,
    months: [],
    problems: [stopped],
    questions: [],
    endDay: null,
    notices: [],
    draft: null,
  };
}

/** Never throws: what stands against the file is in `problems`. */
export async function analyseFile(path: string, options: AnalyseOptions = {}): Promise<Analysis> {
  const fileName = options.fileName ?? basename(path);
  try {
    const opened = await openTable(path);
    if ('code' in opened) {
      const details = { found: opened.found, names: remedyOfType(opened.found) };
      return unreadable(path, fileName, opened.bytes, fileProblem(fileName, opened.code, details));
    }
    const sample = await sampleOf(fileName, opened, options);
    if (sample === null) return unreadable(path, fileName, opened.bytes, fileProblem(fileName, 'empty_file'));
    return await analysisOf(path, sample, options);
  } catch (failure) {
    const found = failure instanceof Error ? failure.message : String(failure);
    return unreadable(path, fileName, 0, fileProblem(fileName, 'file_unreadable', { found }));
  }
}

/** Null where no row holds anything. */
async function sampleOf(
  fileName: string,
  { table, bytes, damaged }: OpenedTable,
  options: AnalyseOptions,
): Promise<Sample | null> {
  const records: string[][] = [];
  const isCounted = bytes <= COUNTED_BYTES;
  let beyond = 0;
  let isWhole = true;
  for await (const batch of recordBatches(table)) {
    const taken = SAMPLE_RECORDS - records.length;
    records.push(...batch.records.slice(0, taken));
    isWhole = records.length < SAMPLE_RECORDS;
    if (isCounted) beyond += filledRows(batch.records.slice(taken));
    else if (!isWhole) break;
  }
  const header = findHeader(records, options.mapping);
  if (header === null) return null;
  const { first, last, headers } = header;
  const rows = records.slice(last + 1);
  const found = { found: String(first + 1), other: String(last + 1) };
  const notices = first === last ? [] : [fileProblem(fileName, 'header_rows', found)];
  const rowCount = isCounted ? filledRows(rows) + beyond : null;
  return { fileName, bytes, damaged, table, headerRow: last + 1, headers, rows, isWhole, rowCount, notices };
}

const filledRows = (records: readonly string[][]): number =>
  records.reduce((filled, record) => (isBlank(record) ? filled : filled + 1), 0);

async function analysisOf(path: string, sample: Sample, options: AnalyseOptions): Promise<Analysis> {
  const { kind, confidence, ranked, problems } = chooseKind(sample, options);
  if (!sample.rows.some((row) => row.some((cell) => cell.trim() !== ''))) {
    problems.push(fileProblem(sample.fileName, 'no_rows'));
  }
  const drafted = kind === null ? null : await draftPlan(kind, sample, options);
  const draft = drafted?.draft ?? null;
  const questions = drafted?.questions ?? [];
  return {
    path,
    fileName: sample.fileName,
    bytes: sample.bytes,
    kind,
    confidence,
    kinds: ranked,
    encoding: sample.table.encoding,
    delimiter: sample.table.delimiter,
    headerRow: sample.headerRow,
    columns: columnsOf(sample, draft, questions, options),
    rowCount: sample.rowCount,
    sampleRows: sampleRowsOf(sample.rows, sample.headerRow + 1, sample.headers.length, draft),
    months: draft?.months.map(({ month }) => formatMonth(month)) ?? [],
    problems: [...problems, ...(drafted?.problems ?? [])],
    questions,
    endDay: drafted?.endDay ?? null,
    notices: drafted?.notices ?? [],
    draft,
  };
}

interface ChosenKind {
  kind: Kind | null;
  confidence: number;
  ranked: RankedKind[];
  problems: Problem[];
}

function chooseKind(sample: Sample, options: AnalyseOptions): ChosenKind {
  const { fileName, headers } = sample;
  const ranked = rankKinds(headers, options.mapping);
  const best = ranked[0];
  const stated = options.kind?.trim().toLowerCase() || null;
  if (stated === null && (best === undefined || best.confidence < RECOGNISED_FROM)) {
    return { kind: null, confidence: best?.confidence ?? 0, ranked, problems: [unknownKind(sample, options, ranked)] };
  }
  const name = stated ?? best?.kind ?? '';
  const kind = kinds.find((known) => known === name) ?? null;
  if (kind === null) {
    return { kind, confidence: 0, ranked, problems: [fileProblem(fileName, 'kind_not_supported', { found: name })] };
  }
  return { kind, confidence: stated === null ? (best?.confidence ?? 0) : 1, ranked, problems: [] };
}

function unknownKind({ fileName, headers }: Sample, options: AnalyseOptions, ranked: RankedKind[]): Problem {
  const nearest = ranked.map(({ kind }) => kinds.find((known) => known === kind)).find((kind) => kind !== undefined);
  const columns = nearest ? mapHeaders(nearest, headers, options.mapping).columns : {};
  const missing = nearest ? missingNeeds(nearest, columns).map((names) => names.join(' or ')) : [];
  const other = missing.join(', ') || 'surer names';
  return fileProblem(fileName, 'unknown_kind', { found: nearest, other, names: quoted(headers) });
}

function undecidedOf(questions: readonly Question[], field: string | null): ColumnAnalysis['undecided'] {
  for (const question of questions) if (question.field === field && question.about !== 'end_day') return question.about;
  return null;
}

function columnsOf(
  sample: Sample,
  draft: PlanDraft | null,
  questions: readonly Question[],
  options: AnalyseOptions,
): ColumnAnalysis[] {
  const mapped = draft === null ? {} : mapHeaders(draft.kind, sample.headers, options.mapping).columns;
  const fieldAt = new Map(Object.entries(draft?.mapping ?? {}).map(([field, index]) => [index, field]));
  const monthAt = new Map(draft?.months.map(({ index, month }) => [index, month]));
  const attributeAt = new Map(draft?.attributes.map(({ index, slug }) => [index, slug]));
  return sample.headers.map((header, index) => {
    const month = monthAt.get(index);
    const field = month === undefined ? (fieldAt.get(index) ?? null) : 'mrr';
    const decimal = field === null ? null : draft?.decimal[field];
    const dates = field === null ? null : draft?.dates[field];
    return {
      header,
      index,
      field,
      confidence: field === null ? 0 : month === undefined ? (mapped[field]?.confidence ?? 1) : 1,
      attribute: field === null ? (attributeAt.get(index) ?? null) : null,
      month: month === undefined ? null : formatMonth(month),
      samples: samplesOf(sample.rows, index),
      convention: { ...(decimal ? { decimal } : {}), ...(dates ? { dates } : {}) },
      undecided: undecidedOf(questions, field),
    };
  });
}
