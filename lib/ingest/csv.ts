/**
 * Text to records (RFC 4180, read leniently). Rows are counted as a spreadsheet shows them: every record is one row,
 * also a blank one; a line break inside quotes adds none. Papaparse's synchronous parser is fed decoded chunks, so that
 * whoever consumes the records sets the pace and memory stays flat.
 */
import Papa from 'papaparse';
import { type Encoding, textChunks } from './text';

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];
export type Newline = '\n' | '\r';

/** How a file's text falls into records. */
export interface TableFormat {
  path: string;
  encoding: Encoding;
  delimiter: Delimiter;
  newline: Newline;
}

export interface RecordBatch {
  records: string[][];
  /** Row of the first record. */
  firstRow: number;
  /** Bytes of the file read so far. */
  bytes: number;
  /** The batch's text holds U+FFFD or NUL somewhere. */
  suspicious: boolean;
  /** Indexes of records with text after a closing quotation mark. */
  badQuotes: number[];
  /** Index of a record whose quotation mark never closes; −1 where there is none. It is the last one read. */
  unclosedQuote: number;
  /** The file's last record, and no line break follows it: −1 or its index. */
  unfinished: number;
}

interface ParsedText {
  records: string[][];
  /** Length of the text that these records take. */
  length: number;
  badQuotes: number[];
  unclosed: boolean;
}

/** A cell may be long, but not this long: a quotation mark was left open. */
export const LONGEST_RECORD_CHARACTERS = 1024 * 1024;

interface PapaResult {
  data: string[][];
  errors: { code: string; row?: number }[];
  meta: { cursor: number };
}

export function parseText(text: string, delimiter: Delimiter, newline: Newline, isWhole: boolean): ParsedText {
  const parser = new Papa.Parser({ delimiter, newline, quoteChar: '"', escapeChar: '"' });
  const { data, errors, meta }: PapaResult = parser.parse(text, 0, !isWhole);
  if (newline === '\n' && text.includes('\r')) dropCarriageReturns(data);
  const badQuotes = new Set<number>();
  for (const { code, row } of errors) {
    if (code === 'InvalidQuotes' && row !== undefined && row < data.length) badQuotes.add(row);
  }
  return {
    records: data,
    length: meta.cursor,
    badQuotes: [...badQuotes],
    unclosed: errors.some(({ code }) => code === 'MissingQuotes'),
  };
}

/** Lines end in CR LF: the CR is no part of the last cell. */
function dropCarriageReturns(records: string[][]): void {
  for (const record of records) {
    const last = record[record.length - 1];
    if (last?.endsWith('\r')) record[record.length - 1] = last.slice(0, -1);
  }
}

/** Files of old Macs end lines with CR alone. */
export const newlineOf = (sample: string): Newline => (!sample.includes('\n') && sample.includes('\r') ? '\r' : '\n');

/** The delimiter that cuts the sample into the most regular table. A first line `sep=;` decides. */
export function detectDelimiter(sample: string, newline: Newline): Delimiter {
  const stated = /^sep=([,;\t])\r?\n/.exec(sample)?.[1];
  if (stated) return stated as Delimiter;
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const score = regularity(parseText(sample, delimiter, newline, false).records, sample, delimiter, newline);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

function regularity(read: string[][], sample: string, delimiter: Delimiter, newline: Newline): number {
  const records = (read.length > 0 ? read : parseText(sample, delimiter, newline, true).records).slice(0, 200);
  const header = records.findIndex((record) => record.filter((cell) => cell.trim() !== '').length > 1);
  const columns = records[header]?.length ?? 1;
  if (columns < 2) return 0;
  const rows = records.slice(header + 1).filter((record) => record.length > 1 || record[0]?.trim() !== '');
  const regular = rows.filter((record) => record.length === columns).length;
  return (rows.length === 0 ? 1 : 0.05 + regular / rows.length) * (1 + Math.log2(columns) / 10);
}

/** All records of the file in order, the header among them. Throws what the file system throws. */
export async function* recordBatches(table: TableFormat): AsyncGenerator<RecordBatch> {
  let rest = '';
  let firstRow = 1;
  let bytes = 0;
  for await (const chunk of textChunks(table.path, table.encoding)) {
    const text = rest + chunk.text;
    bytes = chunk.bytes;
    const parsed = parseText(text, table.delimiter, table.newline, false);
    rest = text.slice(parsed.length);
    yield batchOf(parsed, text, firstRow, bytes);
    firstRow += parsed.records.length;
    if (rest.length > LONGEST_RECORD_CHARACTERS) break;
  }
  if (rest !== '') yield lastBatch(rest, table, firstRow, bytes);
}

/** What is left at the end of the file, or where a record that never ends was given up. */
export function lastBatch(rest: string, table: TableFormat, firstRow: number, bytes: number): RecordBatch {
  const text = rest.slice(0, LONGEST_RECORD_CHARACTERS);
  const parsed = parseText(text, table.delimiter, table.newline, true);
  return batchOf(parsed, text, firstRow, bytes, true, rest.length > text.length);
}

export function batchOf(
  parsed: ParsedText,
  text: string,
  firstRow: number,
  bytes: number,
  isLast = false,
  isCut = false,
): RecordBatch {
  const last = parsed.records.length - 1;
  return {
    records: parsed.records,
    firstRow,
    bytes,
    suspicious: text.includes('\uFFFD') || text.includes('\0'),
    badQuotes: parsed.badQuotes,
    unclosedQuote: isLast && (parsed.unclosed || isCut) ? last : -1,
    unfinished: isLast ? last : -1,
  };
}
