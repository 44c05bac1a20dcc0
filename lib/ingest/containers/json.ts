/**
 * A JSON document as tables: each array of objects, or the lines of NDJSON. Read twice, because the columns are known
 * only after the last object. An object's row is its place in the array + 1, since the column names stand in row 1.
 */
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { fileProblem } from '../problem';
import { textChunks } from '../text';
import { CsvPart, newPath } from './csv-part';
import { JsonElements } from './json-elements';
import { jsonRow, NoJson } from './json-row';
import type { Budget } from './limits';
import { partName, type UnpackedPart } from './part';

interface Found {
  path: string;
  name: string;
  folder: string;
  budget: Budget;
}

interface Table {
  columns: Map<string, number>;
  rows: number;
  lists: Set<string>;
}

export async function unpackJson(parts: UnpackedPart[], found: Found): Promise<void> {
  let areLines = await standSideBySide(found.path, found.budget.limits.jsonCharacters);
  let tables = await tablesOf(found, areLines);
  if (tables.size === 0 && !areLines) {
    areLines = true;
    tables = await tablesOf(found, areLines);
  }
  const written = new Map<string, CsvPart>();
  try {
    for (const [path, { columns }] of tables) {
      found.budget.part();
      const part = new CsvPart(newPath(found.folder), found.budget);
      part.add(1, [...columns.keys()]);
      written.set(path, part);
    }
    await elements(
      found,
      areLines,
      (path, row) => {
        const part = written.get(path);
        const columns = tables.get(path)?.columns;
        if (part === undefined || columns === undefined) return;
        const cells = Array<string>(columns.size).fill('');
        for (const [name, text] of row.cells) cells[columns.get(name) ?? 0] = text;
        part.add(part.rows + 1, cells);
      },
      () => flushAll(written),
    );
    for (const [path, part] of written) parts.push(await partOf(found, path, part, tables.get(path)));
  } catch (error) {
    for (const part of written.values()) await part.drop();
    throw error;
  }
}

async function flushAll(written: ReadonlyMap<string, CsvPart>): Promise<void> {
  for (const part of written.values()) await part.flush();
}

async function partOf({ name }: Found, path: string, part: CsvPart, table?: Table): Promise<UnpackedPart> {
  const label = path === '' ? name : partName(name, path);
  const lists = [...(table?.lists ?? [])];
  const notices =
    lists.length === 0 ? [] : [fileProblem(label, 'json_lists_kept', { names: lists.slice(0, 10).join(', ') })];
  return { name: label, path: part.path, ...(await part.end()), rows: part.rows, notices };
}

async function tablesOf(found: Found, areLines: boolean): Promise<Map<string, Table>> {
  const tables = new Map<string, Table>();
  const { jsonColumns, parts } = found.budget.limits;
  await elements(found, areLines, (path, row) => {
    if (row.cells.size === 0) return;
    let table = tables.get(path);
    if (table === undefined) {
      if (tables.size >= parts) throw found.budget.tooLarge(`more than ${parts} tables`);
      table = { columns: new Map(), rows: 0, lists: new Set() };
      tables.set(path, table);
    }
    table.rows++;
    for (const name of row.lists) table.lists.add(name);
    for (const name of row.cells.keys()) {
      if (table.columns.has(name)) continue;
      if (table.columns.size >= jsonColumns) throw found.budget.tooLarge(`more than ${jsonColumns} columns`);
      table.columns.set(name, table.columns.size);
    }
  });
  return tables;
}

async function elements(
  { path, budget }: Found,
  areLines: boolean,
  onRow: (path: string, row: ReturnType<typeof jsonRow>) => void,
  pause?: () => Promise<void>,
): Promise<void> {
  let count = 0;
  const scanner = new JsonElements(areLines, budget, (where, text) => {
    count++;
    try {
      onRow(where, jsonRow(text));
    } catch (error) {
      if (error instanceof NoJson) throw budget.refusal('container_damaged', { found: `object ${count} is no JSON` });
      throw error;
    }
  });
  let read = 0;
  for await (const { text, bytes } of textChunks(path, 'utf-8')) {
    scanner.write(text);
    budget.spend((bytes - read) / 2);
    read = bytes;
    await pause?.();
  }
  scanner.end();
}

/** Whether a second object follows the first one, so that each is a row. */
async function standSideBySide(path: string, within: number): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(within), 0, within, 0);
    const text = new StringDecoder('utf8').write(buffer.subarray(0, bytesRead)).replace(/^\uFEFF/, '');
    let depth = 0;
    let isString = false;
    for (let at = 0; at < text.length; at++) {
      const char = text[at];
      if (isString) {
        if (char === '\\') at++;
        else if (char === '"') isString = false;
      } else if (char === '"') isString = true;
      else if (char === '{' || char === '[') depth++;
      else if (char === '}' || char === ']') {
        depth--;
        if (depth === 0) return /^\s*,?\s*\{/.test(text.slice(at + 1, at + 100));
      }
    }
    return false;
  } finally {
    await file.close();
  }
}
