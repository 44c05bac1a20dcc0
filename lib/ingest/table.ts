/** Opens a file as a table: its encoding, delimiter and line ends, or why it is none. */
import { type Delimiter, detectDelimiter, type Newline, newlineOf, type TableFormat } from './csv';
import { type Encoding, inspectBytes, textChunks } from './text';

export interface OpenedTable {
  bytes: number;
  encoding: Encoding;
  damaged: boolean;
  table: TableFormat;
}

export interface NoTable {
  bytes: number;
  code: 'empty_file' | 'wrong_file_type';
  found: string;
}

/** Throws what the file system throws. */
export async function openTable(path: string): Promise<OpenedTable | NoTable> {
  const { bytes, encoding, damaged, binary } = await inspectBytes(path);
  if (binary !== null) return { bytes, code: 'wrong_file_type', found: binary };
  const start = await firstText(path, encoding);
  if (start.trim() === '') return { bytes, code: 'empty_file', found: '' };
  // NUL in decoded text near the start: UTF-32, or UTF-16 without its mark.
  if (start.slice(0, 4096).includes('\0')) return { bytes, code: 'wrong_file_type', found: 'a binary file' };
  const newline: Newline = newlineOf(start);
  const delimiter: Delimiter = detectDelimiter(start, newline);
  return { bytes, encoding, damaged, table: { path, encoding, delimiter, newline } };
}

async function firstText(path: string, encoding: Encoding): Promise<string> {
  for await (const { text } of textChunks(path, encoding)) return text;
  return '';
}
